"""Interface overviews of municipal IT systems: YAML specs in, SVG, PDF and PNG out.

    import snitflade

    diagram = snitflade.load("specs/kmd-aktiv-as-is.yaml")
    scene = snitflade.layout(diagram, page="a4")
    picture = snitflade.render(scene, "svg")

``load`` reads and checks a spec, ``layout`` places what it says on a page
(``lay_out_on_pages`` on as many as it takes), ``render`` writes the page in a format.
All that is wrong with an input is a :class:`SnitfladeError`; :class:`ProblemsFound` is one that lists every fault with
its file, line and column in ``problems``. Nothing is imported before it is needed.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING

from snitflade.version import __version__ as __version__

if TYPE_CHECKING:
    from snitflade.diagram import Diagram as Diagram
    from snitflade.pipeline import lay_out as layout
    from snitflade.pipeline import lay_out_on_pages as lay_out_on_pages
    from snitflade.pipeline import load as load
    from snitflade.pipeline import render as render
    from snitflade.problems import Problem as Problem
    from snitflade.problems import ProblemsFound as ProblemsFound
    from snitflade.problems import SnitfladeError as SnitfladeError
    from snitflade.scene import Scene as Scene
    from snitflade.theme import Theme as Theme

__all__ = [
    "Diagram",
    "Problem",
    "ProblemsFound",
    "Scene",
    "SnitfladeError",
    "Theme",
    "__version__",
    "lay_out_on_pages",
    "layout",
    "load",
    "render",
]

_HOMES = {
    "Diagram": "diagram",
    "Problem": "problems",
    "ProblemsFound": "problems",
    "Scene": "scene",
    "SnitfladeError": "problems",
    "Theme": "theme",
    "lay_out_on_pages": "pipeline",
    "load": "pipeline",
    "render": "pipeline",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'snitflade' has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"snitflade.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


if not TYPE_CHECKING:
    # ``layout`` is a subpackage and a step. Python makes an imported subpackage an attribute of its package, so a
    # function of that name would be gone after the first import: the subpackage itself is made to be called.
    class _LayoutStep(ModuleType):
        def __call__(self, *arguments: object, **options: object) -> Scene:
            return importlib.import_module("snitflade.pipeline").lay_out(*arguments, **options)

        @property
        def __signature__(self) -> object:
            import inspect

            return inspect.signature(importlib.import_module("snitflade.pipeline").lay_out)

    layout = importlib.import_module("snitflade.layout")
    sys.modules["snitflade.layout"].__class__ = _LayoutStep
