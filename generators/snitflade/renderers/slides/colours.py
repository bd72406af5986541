"""The colours of a slide: those of the scene, or, on an organisation's own master, those of its theme for all that is
neutral. The colours of the categories mean something and stay what they are."""

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


class Colours(Protocol):
    """Each gives the ``a:solidFill`` of a part."""

    def fill(self, outline: Outline) -> Element: ...

    def stroke(self, outline: Outline, group: Group) -> Element: ...

    def line(self, line: Line | ArrowHead) -> Element: ...

    def text(self, text: Text, group: Group) -> Element: ...


def solid(colour: str) -> Element:
    """A fill of ``#rrggbb``."""
    return element("a:solidFill", element("a:srgbClr", val=colour.removeprefix("#").upper()))


def themed(shade: _Shade) -> Element:
    """A fill in a colour of the theme, its luminance multiplied and raised (in thousandths of a percent)."""
    name, times, plus = shade
    modified = [element("a:lumMod", val=times)] if times else []
    modified += [element("a:lumOff", val=plus)] if plus else []
    return element("a:solidFill", element("a:schemeClr", *modified, val=name))


class SceneColours:
    """Every part as the scene has it."""

    def fill(self, outline: Outline) -> Element:
        return solid(outline.fill)

    def stroke(self, outline: Outline, group: Group) -> Element:  # noqa: ARG002 - as the theme's do
        return solid(outline.stroke.colour if outline.stroke else outline.fill)

    def line(self, line: Line | ArrowHead) -> Element:
        return solid(line.fill if isinstance(line, ArrowHead) else line.stroke.colour)

    def text(self, text: Text, group: Group) -> Element:  # noqa: ARG002
        return solid(text.colour)


class ThemeColours(SceneColours):
    """What is neutral in the colours of the deck's theme."""

    def fill(self, outline: Outline) -> Element:
        return themed(_FILLS[outline.role]) if outline.role in _FILLS else solid(outline.fill)

    def stroke(self, outline: Outline, group: Group) -> Element:
        if "ghost" in group.classes:
            return themed(_MUTED)
        return themed(_STROKES[outline.role]) if outline.role in _STROKES else super().stroke(outline, group)

    def line(self, line: Line | ArrowHead) -> Element:
        return themed(_RULE) if isinstance(line, Line) and line.role == "rule" else super().line(line)

    def text(self, text: Text, group: Group) -> Element:
        of_category = any(name.startswith("category-") for name in group.classes)
        if text.role in _CATEGORY_ROLES or (text.role == "legend-heading" and of_category):
            return solid(text.colour)
        if text.role in _HUB_ROLES:
            return themed(_PAGE)
        return themed(_MUTED if text.role in _MUTED_ROLES or "ghost" in group.classes else _INK)
