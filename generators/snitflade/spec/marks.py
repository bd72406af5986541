"""The ``assumed`` and ``inferred`` marks: which values of a part are a guess or a reading."""

from __future__ import annotations

from collections.abc import Collection

from snitflade.diagram import Marks
from snitflade.problems import Findings, Place, quote
from snitflade.spec.nodes import Mapping


def read_marks(part: Mapping) -> Marks:
    """The marks of a part, in the order they are written."""
    assumed = tuple(word.text for word in part.texts("assumed"))
    return Marks(assumed, tuple(word.text for word in part.texts("inferred")))


_FIELDS = {
    "system": ("kind", "was"),
    "link": ("category", "direction", "pairing"),
    "interface": ("category", "direction", "replaces"),
    "category": ("colour", "dash", "heading", "text"),
}


def check_marks(part: Mapping, present: Collection[str], what: str, findings: Findings) -> None:
    """Report marks that are given twice, and marks of values that the part does not have.

    ``present``: the fields that have a value. ``what``: "system", "link", "interface" or "category". A mark that
    is no field of such a part is reported by the schema.
    """
    first: dict[str, Place] = {}
    for basis in ("assumed", "inferred"):
        for word in part.texts(basis):
            if word.text in first:
                findings.error(word.place, f"duplicate mark {quote(word.text)}", f"first at {first[word.text]}")
            elif word.text in _FIELDS[what] and word.text not in present:
                hint = f"this {what} has no {word.text} to mark"
                findings.error(word.place, f"invalid mark {quote(word.text)}", hint)
            first.setdefault(word.text, word.place)
