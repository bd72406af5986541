"""Makes the elements of a Word document (ECMA-376, part 1, chapter 17). A function has the name of what it makes.

Texts stay texts: nothing in them is read as XML. Names of bookmarks are made from anchors.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator
from typing import Any, TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from snitflade.appendix.document import Run

Element: TypeAlias = Any
"""An lxml element; python-docx gives it further attributes by its name."""

TWIPS_PER_POINT = 20
_LONGEST_BOOKMARK = 40
"""Characters: Word drops a bookmark with a longer name."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(name: str, /, *parts: Element, **attributes: str | int) -> Element:
    """An element of the main namespace with these attributes and parts."""
    made: Element = OxmlElement(f"w:{name}", {qn(f"w:{key}"): str(value) for key, value in attributes.items()})
    for part in parts:
        made.append(part)
    return made


def text(words: str) -> Element:
    """The text of a run, with its spaces."""
    made = element("t")
    made.text = words
    made.set(_SPACE, "preserve")
    return made


def run(words: str, *properties: Element) -> Element:
    """Words with character properties, such as ``element("b")``."""
    return element("r", *_properties("rPr", properties), text(words))


def paragraph(style: str, *parts: Element, keep: bool = False) -> Element:
    """A paragraph in the style with this id. ``keep``: on the same page as the next one."""
    properties = [element("pStyle", val=style), *([element("keepNext")] if keep else [])]
    return element("p", element("pPr", *properties), *parts)


def _properties(name: str, properties: tuple[Element, ...]) -> tuple[Element, ...]:
    return (element(name, *properties),) if properties else ()


def field(instruction: str, cached: str, *properties: Element) -> Iterator[Element]:
    """A field with its text for now; a program that opens the file may update it."""
    for kind in ("begin", "separate", "end"):
        yield element("r", *_copy(properties), element("fldChar", fldCharType=kind))
        if kind == "begin":
            code = element("instrText")
            code.text = f" {instruction} "
            code.set(_SPACE, "preserve")
            yield element("r", *_copy(properties), code)
        elif kind == "separate":
            yield element("r", *_copy(properties), text(cached))


def _copy(properties: tuple[Element, ...]) -> tuple[Element, ...]:
    return _properties("rPr", tuple(copy.deepcopy(one) for one in properties))


def bookmark_name(anchor: str) -> str:
    """A bookmark's name as Word accepts it: at most 40 letters, digits and "_".

    >>> bookmark_name("row-1-12")
    'row_1_12'
    """
    return anchor.replace("-", "_")[:_LONGEST_BOOKMARK]


def link(anchor: str, *runs: Element) -> Element:
    """Runs that are a link to the bookmark of an anchor."""
    return element("hyperlink", *runs, anchor=bookmark_name(anchor), history=1)


def insert_in_order(parent: Element, made: Element, followers: Collection[str]) -> None:
    """Put an element where the schema requires it: before the first of its followers; one of its kind is replaced."""
    for found in parent.findall(made.tag):
        parent.remove(found)
    after = next((part for part in parent if part.tag.rpartition("}")[2] in followers), None)
    if after is None:
        parent.append(made)
    else:
        after.addprevious(made)


class Writer:
    """Writes runs and bookmarks; it knows all anchors, and counts the bookmarks."""

    def __init__(self, known: frozenset[str], aliases: dict[str, str], faint: str, linked: str) -> None:
        """Start without bookmarks.

        :param known: all anchors.
        :param aliases: the anchor to link to, by an anchor that is not in the text.
        :param faint: the id of the character style of faint words.
        :param linked: the id of the character style of links.
        """
        self._known, self._aliases, self._faint, self._linked = known, aliases, faint, linked
        self._bookmarks = 0

    def runs(self, line: tuple[Run, ...]) -> Iterator[Element]:
        """The runs of a line; those with a known target are links."""
        for one in line:
            target = self._aliases.get(one.target, one.target)
            made = run(one.text, *self._look(one, linked=target in self._known))
            yield link(target, made) if target in self._known else made

    def _look(self, one: Run, linked: bool) -> tuple[Element, ...]:
        style = self._faint if one.faint else self._linked if linked else ""
        return (
            *((element("rStyle", val=style),) if style else ()),
            *((element("b"),) if one.bold else ()),
        )

    def bookmark(self, anchor: str, *parts: Element) -> Iterator[Element]:
        """Put a bookmark around parts of a paragraph."""
        self._bookmarks += 1
        yield element("bookmarkStart", id=self._bookmarks, name=bookmark_name(anchor))
        yield from parts
        yield element("bookmarkEnd", id=self._bookmarks)
