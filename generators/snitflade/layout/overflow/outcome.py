"""The pages of a diagram, most often one. Apart from what is done when it does not fit, as that is rare."""

from __future__ import annotations

from snitflade.layout.two_wing import LaidOut
from snitflade.picture.pages import Page
from snitflade.problems import Problem
from snitflade.values import value


@value
class DiagramPages:
    """One or more pictures of a diagram, the page they are set on, and a warning of what was done, if anything.

    A picture to which more was done than to take a larger page has no anchor.
    """

    pictures: tuple[LaidOut, ...]
    page: Page
    problems: tuple[Problem, ...] = ()
