"""The files that a theme names: fonts and a logo. They lie beside the theme, or below its folder."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from snitflade import fonts
from snitflade.fonts.sfnt import tables_of
from snitflade.problems import Findings, ProblemsFound, SnitfladeError, quote
from snitflade.project import leads_out
from snitflade.spec.logos import logo_of
from snitflade.spec.nodes import Mapping, Scalar
from snitflade.spec.sources import WorkingTree
from snitflade.theme import Font, Logo, Owner

MAX_FONT_BYTES = 5_000_000
MAX_LOGO_BYTES = 500_000
# To CSS these are no families but commands, or families that every program chooses for itself.
_CSS_WORDS = frozenset("default inherit initial revert revert-layer unset".split())
_GENERIC = frozenset("serif sans-serif monospace cursive fantasy system-ui math emoji fangsong".split())


def read_font(theme: Mapping, folder: Path, findings: Findings) -> Font | None:
    """The theme's own font; None when it has none, or when the findings say what is wrong with it."""
    font = theme.mapping("font")
    family, regular, bold = font.text("family"), _font_file(font, "regular", folder, findings), None
    if font.entries:
        bold = _font_file(font, "bold", folder, findings)
    if family.lower() in _CSS_WORDS | _GENERIC:
        findings.error(
            font.place_of("family"), f"invalid family {quote(family)}", "the word means something else in CSS"
        )
    fallbacks = font.texts("fallbacks")
    for fallback in fallbacks:
        if fallback.text.lower() in _CSS_WORDS:
            findings.error(fallback.place, f"invalid family {quote(fallback.text)}", "wanted: the name of a family")
    if not (family and regular and bold):
        return None
    return Font(family, tuple(fallback.text for fallback in fallbacks) or fonts.FALLBACK_FAMILIES, regular, bold)


def _font_file(font: Mapping, key: str, folder: Path, findings: Findings) -> Path | None:
    path = _file_beside(font, key, folder, findings)
    data = None if path is None else _contents(font, key, folder, MAX_FONT_BYTES, findings)
    if data is None:
        return None
    try:
        tables_of(data)
    except SnitfladeError as error:
        findings.error(font.place_of(key), f"invalid font {quote(font.text(key))}", str(error))
        return None
    return path


def read_owner(theme: Mapping, folder: Path, findings: Findings) -> Owner | None:
    """Whose diagram it is; None when the theme does not say."""
    owner = theme.mapping("owner")
    if not owner.entries:
        return None
    return Owner(owner.text("name"), _logo(owner, folder, findings))


def _logo(owner: Mapping, folder: Path, findings: Findings) -> Logo | None:
    path = _file_beside(owner, "logo", folder, findings)
    data = None if path is None else _contents(owner, "logo", folder, MAX_LOGO_BYTES, findings)
    if data is None:
        return None
    try:
        return logo_of(data)
    except SnitfladeError as error:
        message = f"invalid logo {quote(owner.text('logo'))}: {error.message}"
        findings.error(owner.place_of("logo"), message, error.hint)
        return None


def _file_beside(part: Mapping, key: str, folder: Path, findings: Findings) -> Path | None:
    """The file under the key, with symbolic links followed; none that lies outside the folder."""
    node = part.entries.get(key)
    name = node.text if isinstance(node, Scalar) else ""
    if not name:
        return None
    absolute = PurePosixPath(name).is_absolute() or bool(PureWindowsPath(name).anchor)
    outside = absolute or leads_out(folder / name, folder)
    path = Path(os.path.realpath(folder / name)) if not outside and "\0" not in name else folder
    try:
        found = path.is_file()
    except OSError:  # a name that no file can have
        found = False
    if outside:
        findings.error(part.place_of(key), f"invalid file {quote(name)}", "it must lie beside the theme")
    elif not found:
        findings.error(part.place_of(key), f"missing file {quote(name)}", "it is looked for beside the theme")
    return path if found else None


def _contents(part: Mapping, key: str, folder: Path, most: int, findings: Findings) -> bytes | None:
    try:
        return WorkingTree(folder).read(folder / part.text(key), most)
    except ProblemsFound as found:
        problem = found.problems[0]
        what = problem.message.replace("of the file", "of file")
        findings.error(part.place_of(key), f"{what} {quote(part.text(key))}", problem.hint)
        return None
