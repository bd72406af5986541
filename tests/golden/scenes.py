"""A scene as JSON that reads well in a diff: one part a line, numbers rounded to a hundredth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from snitflade.geometry import Point, Rectangle
from snitflade.scene import ArrowHead, Group, Line, Outline, Part, Picture, Scene, Stroke, Text


def scene_json(scene: Scene) -> str:
    """The scene without its font's files. ``at`` is a group's origin, a box is [left, top, right, bottom]."""
    head = {
        "id": scene.id,
        "page": [scene.width, scene.height],
        "title": scene.title,
        "language": scene.language,
        "background": scene.background,
        "font": [scene.font.family, *scene.font.fallbacks],
        "label size": scene.label_size,
    }
    lines = [f"{json.dumps(key)}: {_json(value)}," for key, value in head.items()]
    description = [[_json(line)] for line in scene.description.split("\n")]
    lines += ['"description": [', *_list(description), "],"]
    return "\n".join(["{", *lines, '"groups": [', *_list(list(map(_group, scene.groups))), "]", "}", ""])


def _list(items: list[list[str]]) -> Iterator[str]:
    """Items of one or more lines, a comma after each but the last."""
    for number, lines in enumerate(items, start=1):
        yield from lines[:-1]
        yield lines[-1] + ("," if number < len(items) else "")


def _group(group: Group) -> list[str]:
    head = {"id": group.id, "classes": " ".join(group.classes), "at": [group.x, group.y], "title": group.title}
    parts = [_group(part) if isinstance(part, Group) else [_json(_part(part))] for part in group.parts]
    return [f'{_json(head)[:-1]}, "parts": [', *(f" {line}" for line in _list(parts)), "]}"]


def _part(part: Part) -> list[Any]:
    if isinstance(part, Text):
        style = [*(["bold"] if part.bold else []), *(["centred"] if part.centred else [])]
        return [part.role, part.text, [part.x, part.baseline], part.size, part.width, part.colour, *style]
    if isinstance(part, Outline):
        return [part.role, part.shape.value, _box(part.box), part.rim, part.fill, *_stroke(part.stroke)]
    if isinstance(part, Line):
        return [part.role, *map(_point, part.points), *_stroke(part.stroke)]
    if isinstance(part, ArrowHead):
        return ["head", *map(_point, part.points), part.fill]
    if isinstance(part, Picture):
        return ["picture", part.title, _box(part.box), len(part.address)]
    raise TypeError(part)


def _box(box: Rectangle) -> list[float]:
    return [box.left, box.top, box.right, box.bottom]


def _point(point: Point) -> list[float]:
    return list(point)


def _stroke(stroke: Stroke | None) -> list[Any]:
    return [stroke.colour, stroke.width, *([stroke.dash] if stroke.dash else [])] if stroke else []


def _json(value: Any) -> str:
    return json.dumps(_rounded(value), ensure_ascii=False)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 2) + 0.0  # no "-0.0"
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return value
