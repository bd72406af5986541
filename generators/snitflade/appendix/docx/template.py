"""Reads the organisation's own Word document or template; refuses one that is damaged or could do harm."""

from __future__ import annotations

import io
from pathlib import Path

from snitflade.office_file import TYPES, FileFault, FileLimits, UnsoundFile, pack, read_parts
from snitflade.problems import Place, Problem, ProblemsFound
from snitflade.values import value

MAX_FILE_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 200_000_000
"""All parts are in memory at once."""
MAX_PARTS = 4000
"""Parts in the zip; a template has some dozens. Each costs time to read, even an empty one."""
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_FAULTS = {
    FileFault.LOCKED: ("protected by a password, or of an old format", "save it unprotected as .docx or .dotx"),
    FileFault.BROKEN: ("not a Word document, or damaged", "open and save it in Word"),
    FileFault.TOO_LARGE: ("too large when unpacked", f"at most {MAX_UNPACKED_BYTES:,} bytes in {MAX_PARTS:,} parts"),
    FileFault.MACROS: ("a template with macros", "save it as .docx or .dotx"),
    FileFault.DOCTYPE: ("a document type in {part}", "open and save it in Word"),
}


@value
class Template:
    """A template without faults. ``data`` is a Word document, into which a .dotx was turned."""

    name: str
    data: bytes


def read_template(path: Path) -> Template:
    """Read a .docx or .dotx.

    :raises ProblemsFound: when it is missing, encrypted, too large or damaged, has macros, or is not a Word document.
    """
    place = Place(path.as_posix())
    if path.suffix.lower() in {".docm", ".dotm"}:
        raise _refusal(place, "a template with macros", "save it as .docx or .dotx")
    parts = _unpack(place, _read(path, place))
    data = pack({**parts, TYPES: parts[TYPES].replace(_TEMPLATE, _DOCUMENT)})
    _check_opens(place, data)
    return Template(path.name, data)


def _refusal(place: Place, what: str, hint: str) -> ProblemsFound:
    return ProblemsFound([Problem(place, f"invalid template: {what}", hint)])


def _read(path: Path, place: Place) -> bytes:
    try:
        if not path.is_file():
            hint = "it is a folder or a device" if path.exists() else "name a .docx or .dotx file"
            raise ProblemsFound([Problem(place, "missing template", hint)])
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refusal(place, f"cannot be read: {reason.lower()}", "choose another file") from None
    if len(data) > MAX_FILE_BYTES:
        raise _refusal(place, "too large", f"at most {MAX_FILE_BYTES:,} bytes")
    return data


def _unpack(place: Place, data: bytes) -> dict[str, bytes]:
    """The parts by name."""
    try:
        parts = read_parts(data, FileLimits(MAX_UNPACKED_BYTES, MAX_UNPACKED_BYTES, MAX_PARTS))
    except UnsoundFile as error:
        what, hint = _FAULTS[error.fault]
        raise _refusal(place, what.format(part=error.part), hint) from None
    if not (_TEMPLATE in parts[TYPES] or _DOCUMENT in parts[TYPES]):
        raise _refusal(place, "not a Word document", "open and save it in Word as .docx or .dotx")
    return parts


def _check_opens(place: Place, data: bytes) -> None:
    """Make sure that python-docx finds what the appendix needs: a body with a section, and styles.

    :raises ProblemsFound: when it does not.
    """
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        document = Document(io.BytesIO(data))
        sound = len(document.sections) > 0 and "Normal" in document.styles
    except (OpcError, SyntaxError, KeyError, ValueError, AttributeError, TypeError, IndexError):
        sound = False
    if not sound:
        raise _refusal(place, "damaged, or without sections or styles", "open and save it in Word")
