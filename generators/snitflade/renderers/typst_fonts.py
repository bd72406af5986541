"""What typst needs beside a scene.

The fonts stand in a folder of their own, under a name that is sure to be found; the texts start at their left ends.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from snitflade import fonts
from snitflade.fonts.sfnt import rename
from snitflade.problems import SnitfladeError
from snitflade.scene import FontFace, Group, Part, Scene, Text
from snitflade.values import value

THEME_FAMILY = "Snitflade Theme"


@value
class FontFolder:
    """A folder that holds a regular and a bold file of ``family`` and no other font.

    ``built_in``: it is the shipped one, which stays; a user's own lasts as long as the ``with`` block.
    """

    family: str
    path: Path
    built_in: bool

    def file(self, bold: bool) -> Path:
        """The file of the regular or the bold font."""
        return fonts.ttf(bold) if self.built_in else self.path / f"{fonts.style(bold)}.ttf"


@contextmanager
def font_folder(font: FontFace) -> Iterator[FontFolder]:
    """The fonts of a scene.

    :raises SnitfladeError: when a font file cannot be read or is none.
    """
    if not (font.regular and font.bold):
        yield FontFolder(fonts.FAMILY, fonts.TTF_FOLDER, built_in=True)
        return
    with tempfile.TemporaryDirectory(prefix="snitflade-") as name:
        folder = FontFolder(THEME_FAMILY, Path(name), built_in=False)
        for bold, path in ((False, font.regular), (True, font.bold)):
            folder.file(bold).write_bytes(rename(_contents(path), THEME_FAMILY, bold))
        yield folder


def _contents(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SnitfladeError(f"cannot read font '{path.name}': {error.strerror}") from error


def set_in_family(scene: Scene, family: str, spell: Callable[[str], str]) -> Scene:
    """The scene in this family; every text starts at its left end (centred ones too) and says what ``spell`` makes."""

    def text(part: Text) -> Text:
        return Text(part.left, part.baseline, spell(part.text), part.size, part.colour, part.width, part.bold,
                    role=part.role)  # fmt: skip

    groups = tuple(_with_texts(group, text) for group in scene.groups)
    return replace(scene, font=FontFace(family, ()), groups=groups)


def _with_texts(group: Group, change: Callable[[Text], Text]) -> Group:
    parts: list[Part] = []
    for part in group.parts:
        if isinstance(part, Text):
            parts.append(change(part))
        else:
            parts.append(_with_texts(part, change) if isinstance(part, Group) else part)
    return Group(group.id, group.classes, group.x, group.y, tuple(parts), group.title, group.place)
