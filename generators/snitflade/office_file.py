"""A file of Word, PowerPoint or Excel: a zip of parts, most of them XML, which anybody may have made.

It is opened with care, and written so that the same parts are the same bytes on every machine.
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
_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_NO_TIME = (1980, 1, 1, 0, 0, 0)
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
    """A file that is not opened; ``part`` is the part at fault, or ""."""

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
    """The parts by name, in the order of the file.

    :raises UnsoundFile: when it is no Office file, is locked, holds macros or a DOCTYPE, or unpacks to too much.
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
    """What the file says that it holds. A part never unpacks to more than it says: zipfile stops reading there.

    :raises UnsoundFile: when it is no zip, is locked, or holds too much.
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
    """A zip that says nothing of when and where it was made: the list of types first, then by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda part: (part != TYPES, part)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _MODE
            archive.writestr(entry, parts[name])
    return file.getvalue()


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))
