"""The colours of a slide: those of the scene or, on an organisation's own master, of its theme.

Of the theme are all that are neutral; the colours of the categories mean something and stay what they are.
"""

from __future__ import annotations

from typing import Protocol

from snitflade.renderers.slides.xml import Element, element
from snitflade.scene import ArrowHead, Group, Line, Outline, Text

_HUB_ROLES = frozenset({"hub-name", "hub-aside", "sync", "badge-sign"})
_CATEGORY_ROLES = frozenset({"code", "mark", "struck-code"})
_MUTED_ROLES = frozenset({"subtitle", "owner", "group-title", "struck", "struck-name"})
_Shade = tuple[str, int, int]
_INK, _PAGE, _DARK = ("tx1", 0, 0), ("bg1", 0, 0), ("tx2", 0, 0)
_MUTED, _FAINT, _RULE = ("tx1", 65_000, 35_000), ("bg1", 95_000, 0), ("bg1", 85_000, 0)
_FILLS: dict[str, _Shade] = {
    "hub": _DARK, "box": _PAGE, "key": _PAGE, "assumed": _PAGE, "badge": _INK, "band": _FAINT, "group-panel": _FAINT,
}  # fmt: skip
_STROKES: dict[str, _Shade] = {"box": _INK, "key": _INK, "band": _RULE, "group-panel": _RULE}


class SlideColours(Protocol):
    """Each gives the ``a:solidFill`` of a part."""

    def fill(self, outline: Outline) -> Element:
        """The fill of an outline."""

    def stroke(self, outline: Outline, group: Group) -> Element:
        """The colour of an outline's pen."""

    def line(self, line: Line | ArrowHead) -> Element:
        """The colour of a line or an arrowhead."""

    def text(self, text: Text, group: Group) -> Element:
        """The colour of a text."""


def solid(colour: str) -> Element:
    """A fill of ``#rrggbb``."""
    return element("a:solidFill", element("a:srgbClr", val=colour.removeprefix("#").upper()))


def theme_fill(shade: _Shade) -> Element:
    """A fill in a colour of the theme, its luminance multiplied and raised (in thousandths of a percent)."""
    name, times, plus = shade
    modified = [element("a:lumMod", val=times)] if times else []
    modified += [element("a:lumOff", val=plus)] if plus else []
    return element("a:solidFill", element("a:schemeClr", *modified, val=name))


class SceneColours:
    """Every part as the scene has it."""

    def fill(self, outline: Outline) -> Element:
        """The fill of an outline."""
        return solid(outline.fill)

    def stroke(self, outline: Outline, group: Group) -> Element:  # noqa: ARG002 - as the theme's do
        """The colour of an outline's pen."""
        return solid(outline.stroke.colour if outline.stroke else outline.fill)

    def line(self, line: Line | ArrowHead) -> Element:
        """The colour of a line or an arrowhead."""
        return solid(line.fill if isinstance(line, ArrowHead) else line.stroke.colour)

    def text(self, text: Text, group: Group) -> Element:  # noqa: ARG002
        """The colour of a text."""
        return solid(text.colour)


class ThemeColours(SceneColours):
    """What is neutral in the colours of the deck's theme."""

    def fill(self, outline: Outline) -> Element:
        """The fill of an outline."""
        return theme_fill(_FILLS[outline.role]) if outline.role in _FILLS else solid(outline.fill)

    def stroke(self, outline: Outline, group: Group) -> Element:
        """The colour of an outline's pen."""
        if "ghost" in group.classes:
            return theme_fill(_MUTED)
        return theme_fill(_STROKES[outline.role]) if outline.role in _STROKES else super().stroke(outline, group)

    def line(self, line: Line | ArrowHead) -> Element:
        """The colour of a line or an arrowhead."""
        return theme_fill(_RULE) if isinstance(line, Line) and line.role == "rule" else super().line(line)

    def text(self, text: Text, group: Group) -> Element:
        """The colour of a text."""
        of_category = any(name.startswith("category-") for name in group.classes)
        if text.role in _CATEGORY_ROLES or (text.role == "legend-heading" and of_category):
            return solid(text.colour)
        if text.role in _HUB_ROLES:
            return theme_fill(_PAGE)
        return theme_fill(_MUTED if text.role in _MUTED_ROLES or "ghost" in group.classes else _INK)
