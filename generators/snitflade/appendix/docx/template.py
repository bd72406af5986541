"""The organisation's own Word document or template: read, and refused when it is broken or could do harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from snitflade.problems import Place, Problem, ProblemsFound
from snitflade.values import value

MAX_FILE_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_PARTS = 4000
_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_CHUNK = 1 << 16


@value
class Template:
    """A sound template. ``data`` is a Word document; that of a .dotx is made one."""

    name: str
    data: bytes


def read_template(path: Path) -> Template:
    """Read a .docx or .dotx.

    :raises ProblemsFound: when it is missing, encrypted, has macros, is too large, or is no sound Word document.
    """
    place = Place(path.as_posix())
    if path.suffix.lower() in {".docm", ".dotm"}:
        raise _refused(place, "a template with macros", "save it as .docx or .dotx")
    parts = _unpacked(place, _contents(path, place))
    _check_parts(place, parts)
    types = parts[_TYPES].replace(_TEMPLATE, _DOCUMENT)
    data = _packed({**parts, _TYPES: types})
    _check_opens(place, data)
    return Template(path.name, data)


def _refused(place: Place, what: str, hint: str) -> ProblemsFound:
    return ProblemsFound([Problem(place, f"invalid template: {what}", hint)])


def _contents(path: Path, place: Place) -> bytes:
    try:
        if not path.is_file():
            hint = "it is a folder or a device" if path.exists() else "name a .docx or .dotx file"
            raise ProblemsFound([Problem(place, "missing template", hint)])
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused(place, f"cannot be read: {reason.lower()}", "choose another file") from None
    if len(data) > MAX_FILE_BYTES:
        raise _refused(place, "too large", f"at most {MAX_FILE_BYTES:,} bytes")
    if data.startswith(_ENCRYPTED):
        raise _refused(place, "protected by a password, or of an old format", "save it unprotected as .docx or .dotx")
    return data


def _unpacked(place: Place, data: bytes) -> dict[str, bytes]:
    """The parts by name. What a part says of its own size is not believed."""
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.infolist()
            if len(names) > MAX_PARTS:
                raise _refused(place, f"{len(names)} parts", f"at most {MAX_PARTS:,}")
            for info in names:
                parts[info.filename] = _part(archive, info, left)
                left -= len(parts[info.filename])
                if left < 0:
                    raise _refused(place, "too large when unpacked", f"at most {MAX_UNPACKED_BYTES:,} bytes")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        if isinstance(error, ProblemsFound):
            raise
        raise _refused(place, "no Word document, or damaged", "open and save it in Word") from None
    return parts


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """What a part holds, at most one chunk more than ``most`` bytes of it."""
    chunks: list[bytes] = []
    size = 0
    with archive.open(info) as file:
        while size <= most and (chunk := file.read(_CHUNK)):
            chunks.append(chunk)
            size += len(chunk)
    return b"".join(chunks)


def _check_parts(place: Place, parts: dict[str, bytes]) -> None:
    types = parts.get(_TYPES, b"")
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise _refused(place, "a template with macros", "save it as .docx or .dotx")
    if _TEMPLATE not in types and _DOCUMENT not in types:
        raise _refused(place, "no Word document", "open and save it in Word as .docx or .dotx")
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in data.replace(b"\x00", b""):
            raise _refused(place, f"a document type in {name}", "open and save it in Word")


def _packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def _check_opens(place: Place, data: bytes) -> None:
    """Whether python-docx finds in it what the appendix builds on: a body with a section, and styles."""
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        document = Document(io.BytesIO(data))
        sound = len(document.sections) > 0 and "Normal" in document.styles
    except (OpcError, SyntaxError, KeyError, ValueError, AttributeError, TypeError, IndexError):
        sound = False
    if not sound:
        raise _refused(place, "damaged, or without sections or styles", "open and save it in Word")
