"""The icons of a diagram's systems: the author's own files, or those of the ``diagrams`` package.

A word that ends in ``.svg`` or ``.png`` is a file beside the spec or below its folder; any other is a name in the
package. Either is embedded as it is: a PNG that is made smaller would come out in other bytes with another zlib, and a
picture holds each icon once, however many systems have it.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from snitflade.diagram import Icon
from snitflade.problems import Findings, ProblemsFound, SnitfladeError, quote
from snitflade.project import leads_out
from snitflade.spec import package_icons
from snitflade.spec.nodes import Mapping
from snitflade.spec.sources import Source, WorkingTree

MAX_BYTES = 200_000
MAX_BYTES_OF_ALL = 4_000_000
MAX_PIXELS, MAX_PARTS = 1_100_000, 3_000
_OWN = (".svg", ".png")
_MOST_COMPARED = 20


def read_icons(root: Mapping, folder: Path, source: Source, findings: Findings) -> dict[str, Icon]:
    """The icons of a diagram by the words for them in its spec, without those that have a problem in the findings.

    :param folder: that of the spec.
    :param source: what the author's own files are read from.
    """
    systems = [system for system in root.mapping("systems").entries.values() if isinstance(system, Mapping)]
    if not any("icon" in system for system in systems):
        return {}
    reader = _Reader(folder, source, findings)
    for system in systems:
        reader.read(system)
    return reader.icons


class _Reader:
    def __init__(self, folder: Path, source: Source, findings: Findings) -> None:
        self.icons: dict[str, Icon] = {}
        self._folder, self._findings = folder, findings
        self._source = WorkingTree(folder) if isinstance(source, WorkingTree) else source
        self._bytes, self._unknown = 0, 0

    def read(self, system: Mapping) -> None:
        """Adds the icon of a system, when it has one."""
        name = system.text("icon")
        if not name or name in self.icons:
            return
        try:
            data = self._own(name) if name.lower().endswith(_OWN) else self._of_package(name)
            self.icons[name] = self._icon(name, data)
        except SnitfladeError as error:
            self._findings.error(system.place_of("icon"), error.message, error.hint)

    def _icon(self, name: str, data: bytes) -> Icon:
        self._bytes += len(data)
        if len(data) > MAX_BYTES:
            raise SnitfladeError(f"invalid size of icon {quote(name)}", f"at most {MAX_BYTES:,} bytes")
        if self._bytes > MAX_BYTES_OF_ALL:
            raise SnitfladeError(f"invalid icon {quote(name)}", f"all icons may have {MAX_BYTES_OF_ALL:,} bytes")
        from snitflade.spec.logos import Limits, logo_of  # late: few specs have icons, and it reads XML

        try:
            image = logo_of(data, Limits(MAX_PIXELS, MAX_PARTS))
        except SnitfladeError as error:
            raise SnitfladeError(f"invalid icon {quote(name)}: {error.message}", error.hint) from None
        return Icon(name, image.address, image.aspect)

    def _own(self, name: str) -> bytes:
        path = self._folder / name
        if not self._is_inside(name, path):
            raise SnitfladeError(f"invalid icon {quote(name)}", "a file must lie beside the spec, or below its folder")
        if not self._source.is_file(path):
            raise SnitfladeError(f"missing icon {quote(name)}", f"it is looked for beside the spec{_other(name)}")
        try:
            return self._source.read(path)
        except ProblemsFound as error:
            problem = error.problems[0]
            raise SnitfladeError(f"invalid icon {quote(name)}: {problem.message}", problem.hint) from None

    def _is_inside(self, name: str, path: Path) -> bool:
        """Whether a path leads to the spec's folder and no further, links and the ways of Windows included."""
        if PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor or ".." in PureWindowsPath(name).parts:
            return False
        return not isinstance(self._source, WorkingTree) or not leads_out(path, self._folder)  # a revision has no links

    def _of_package(self, name: str) -> bytes:
        path = package_icons.find_icon_file(name)
        if path is None:
            self._unknown += 1  # comparing names is slow; a person mends the first few and runs again
            raise SnitfladeError(f"unknown icon {quote(name)}", _hint(name if self._unknown <= _MOST_COMPARED else ""))
        return path.read_bytes()


def _hint(name: str) -> str:
    """The name nearest to an unknown one; a path that leads upwards means a file, and is near to no name."""
    near = package_icons.find_near_names(name, most=1) if name and ".." not in name else ()
    return f"did you mean '{near[0]}'?" if near else "search them with: snitflade icons WORD"


def _other(name: str) -> str:
    """What to say of a name of the package with the ending of its file."""
    try:
        known = package_icons.find_icon_file(name[:-4])
    except SnitfladeError:
        return ""
    return f"; the icon of the package is written '{name[:-4]}'" if known else ""
