"""TrueType and OpenType files as tables, and under another name.

Programs look a font up by the names and the weight that it states itself. A user's files may state anything: a family
that typst shortens, a weight called Medium, a second family for the bold. A renamed copy is found for certain.
Numbers and offsets: OpenType specification 1.9, chapters "otff", "name", "OS/2" and "head".
"""

from __future__ import annotations

import struct

from snitflade.problems import SnitfladeError

SIGNATURES = (b"\x00\x01\x00\x00", b"OTTO", b"true")
NEEDED = (b"OS/2", b"cmap", b"head", b"hmtx", b"name")
# Without these a variable font is the plain font of its default settings, which is what was measured; a signature
# does not outlive a change.
_DROPPED = (b"DSIG", b"HVAR", b"MVAR", b"STAT", b"VVAR", b"avar", b"cvar", b"fvar", b"gvar")
_FAMILY, _STYLE, _FULL_NAME = 1, 2, 4
# Further names for family and style: typographic, WWS, compatible full name, variations prefix.
_REPLACED_NAMES = frozenset((_FAMILY, _STYLE, _FULL_NAME, 16, 17, 18, 21, 22, 25))
_WINDOWS_ENGLISH = (3, 1, 0x409)
_ADJUSTMENT = 8  # where head has the number that makes the checksum of the file the following one
_WHOLE_FILE = 0xB1B0AFBA


def tables_of(data: bytes) -> dict[bytes, bytes]:
    """The tables of a font file by their tags.

    :raises SnitfladeError: when it is no TrueType or OpenType font, is cut off, or lacks a table that is needed.
    """
    if data[:4] not in SIGNATURES:
        raise SnitfladeError("no TrueType or OpenType font", "a file .ttf or .otf is needed")
    try:
        (count,) = struct.unpack_from(">H", data, 4)
        records = [struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count)]
    except struct.error:
        raise SnitfladeError("the font is cut off") from None
    tables = {tag: data[start : start + length] for tag, _, start, length in records}
    if any(len(tables[tag]) != length for tag, _, _, length in records):
        raise SnitfladeError("the font is cut off")
    missing = [tag.decode() for tag in NEEDED if tag not in tables]
    if missing:
        raise SnitfladeError(f"the font has no table '{missing[0]}'", "save it as TTF or OTF for desktop use")
    return tables


def rename(data: bytes, family: str, bold: bool) -> bytes:
    """The file of a font (``data``) made the regular or bold weight of ``family``, upright and of normal width.

    :raises SnitfladeError: when it is no TrueType or OpenType font, is cut off or damaged, or lacks a table.
    """
    tables = {tag: table for tag, table in tables_of(data).items() if tag not in _DROPPED}
    try:
        tables[b"name"] = _name_table(tables[b"name"], family, "Bold" if bold else "Regular")
        tables[b"OS/2"] = _with_style(tables[b"OS/2"], bold)
        head = bytearray(tables[b"head"])
        struct.pack_into(">I", head, _ADJUSTMENT, 0)
        struct.pack_into(">H", head, 44, 1 if bold else 0)  # macStyle
    except struct.error:
        raise SnitfladeError("the font is damaged") from None
    tables[b"head"] = bytes(head)
    return _file(data[:4], tables)


def _with_style(table: bytes, bold: bool) -> bytes:
    changed = bytearray(table)
    struct.pack_into(">HH", changed, 4, 700 if bold else 400, 5)  # usWeightClass, usWidthClass: medium
    struct.pack_into(">H", changed, 62, 1 << 5 if bold else 1 << 6)  # fsSelection: BOLD or REGULAR
    return bytes(changed)


def _name_table(table: bytes, family: str, style: str) -> bytes:
    _, count, storage = struct.unpack_from(">HHH", table)
    names: list[tuple[int, int, int, int, bytes]] = []
    for number in range(count):
        *ids, name, length, start = struct.unpack_from(">HHHHHH", table, 6 + 12 * number)
        if name not in _REPLACED_NAMES:
            names.append((ids[0], ids[1], ids[2], name, table[storage + start : storage + start + length]))
    for name, words in ((_FAMILY, family), (_STYLE, style), (_FULL_NAME, f"{family} {style}")):
        names.append((*_WINDOWS_ENGLISH, name, words.encode("utf-16-be")))
    names.sort()
    records, strings = b"", b""
    for platform, encoding, language, name, text in names:
        records += struct.pack(">HHHHHH", platform, encoding, language, name, len(text), len(strings))
        strings += text
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + strings


def _file(signature: bytes, tables: dict[bytes, bytes]) -> bytes:
    count, steps = len(tables), len(tables).bit_length() - 1  # searchRange, entrySelector and rangeShift follow
    directory = struct.pack(">4sHHHH", signature, count, 16 << steps, steps, 16 * count - (16 << steps))
    start, body = 12 + 16 * count, b""
    for tag in sorted(tables):
        padded = tables[tag] + bytes(-len(tables[tag]) % 4)
        directory += struct.pack(">4sIII", tag, _checksum(padded), start + len(body), len(tables[tag]))
        body += padded
    file = bytearray(directory + body)
    head = start + sum(len(tables[tag]) + -len(tables[tag]) % 4 for tag in sorted(tables) if tag < b"head")
    struct.pack_into(">I", file, head + _ADJUSTMENT, (_WHOLE_FILE - _checksum(bytes(file))) & 0xFFFFFFFF)
    return bytes(file)


def _checksum(padded: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
