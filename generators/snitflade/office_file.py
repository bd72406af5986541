"""A file of Word, PowerPoint or Excel: a zip of parts, most of them XML, that anybody may have made.

It is opened with care, as it may be broken or hostile, and written so that equal parts give equal bytes everywhere.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from enum import Enum

from snitflade.values import value

TYPES = "[Content_Types].xml"
_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an OLE file: what Office encrypts, and wrote before 2007
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows
_UNIX = 3
_MODE = 0o600 << 16


class FileFault(Enum):
    """Why a file is not opened."""

    LOCKED = "locked with a password, or in an old format"
    BROKEN = "not a valid Office file"
    TOO_LARGE = "too large when unpacked"
    MACROS = "contains macros"
    DOCTYPE = "contains a DOCTYPE, which no Office file may"


class UnsoundFile(Exception):
    """A file that is refused; ``part`` is the name of the part at fault, or ""."""

    def __init__(self, fault: FileFault, part: str = "") -> None:
        super().__init__(fault.value)
        self.fault, self.part = fault, part


@value
class FileLimits:
    """How much a file may hold: bytes in all, bytes of one part of XML, and parts."""

    unpacked: int
    xml: int
    parts: int


def read_parts(data: bytes, limits: FileLimits) -> dict[str, bytes]:
    """Read the parts of a file: their contents by name, in the order of the file.

    :raises UnsoundFile: when it is not an Office file, is locked, contains macros or a DOCTYPE, or is too large.
    """
    entries = check_size(data, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except _BROKEN:
        raise UnsoundFile(FileFault.BROKEN) from None
    if len(parts) != len(entries) or TYPES not in parts:
        raise UnsoundFile(FileFault.BROKEN)
    if _MACROS.search(parts[TYPES]) or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise UnsoundFile(FileFault.MACROS)
    for name, part in parts.items():
        if _is_xml(name) and _DOCTYPE.search(part.replace(b"\x00", b"")):
            raise UnsoundFile(FileFault.DOCTYPE, name)
    return parts


def check_size(data: bytes, limits: FileLimits) -> list[zipfile.ZipInfo]:
    """Check how much a file holds, and return the entries of its zip; no part is unpacked.

    A part cannot hold more than its entry says: zipfile stops reading there.

    :raises UnsoundFile: when it is not a zip, is locked, or holds too much.
    """
    if data.startswith(_LOCKED):
        raise UnsoundFile(FileFault.LOCKED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except _BROKEN:
        raise UnsoundFile(FileFault.BROKEN) from None
    large = any(entry.file_size > limits.xml for entry in entries if _is_xml(entry.filename))
    if large or len(entries) > limits.parts or sum(entry.file_size for entry in entries) > limits.unpacked:
        raise UnsoundFile(FileFault.TOO_LARGE)
    return entries


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Put parts, given by name, into a zip with no trace of when and where it was made.

    The list of types is first, the others are in the order of their names.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda part: (part != TYPES, part)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _MODE
            archive.writestr(entry, parts[name])
    return file.getvalue()


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))
