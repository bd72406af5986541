"""Translates the words in the cells of a list, Danish or English, into keys of the spec language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from snitflade.catalogue.cells import category_words
from snitflade.catalogue.wording import WORDING
from snitflade.diagram import Category, Direction, Kind, plain
from snitflade.values import value

NOT_STATED = ""
"""What stands for a direction that is not stated."""
_DIRECTIONS = {
    "in": "in ind ← ind/in", "out": "out ud →", "both": "both begge ↔ ⇄ tovejs bidirectional ind/ud in/out",
}  # fmt: skip
_YES = frozenset("ja yes true x 1 sand".split())
_NO = frozenset(["", "nej", "no", "false", "0", "falsk", "-"])
MARKED_FIELDS = ("kind", "was", "category", "direction", "pairing", "replaces")


def _directions() -> dict[str, str]:
    words = {word: key for key, text in _DIRECTIONS.items() for word in text.split()}
    for wording in WORDING.values():
        words |= {text: direction.value if direction else NOT_STATED for direction, text in wording.directions.items()}
    return words | {"begge retninger": Direction.BOTH.value, "both directions": Direction.BOTH.value, "?": NOT_STATED}


DIRECTIONS = _directions()
FIELDS = {wording.field_name(key).casefold(): key for wording in WORDING.values() for key in MARKED_FIELDS} | {
    key: key for key in MARKED_FIELDS
}


def parse_yes_no(text: str) -> bool | None:
    """True for yes, False for no or nothing, None for any other word."""
    word = text.casefold()
    return True if word in _YES else False if word in _NO else None


def split_codes(text: str) -> tuple[str, ...]:
    """The codes in a cell, between commas, semicolons or line feeds.

    >>> split_codes("5a, 5b;9")
    ('5a', '5b', '9')
    """
    words = text.replace(";", ",").replace("\n", ",").split(",")
    return tuple(word.strip() for word in words if word.strip())


@value
class SpecWords:
    """The keys of the categories and kinds of one diagram by all their names, in lower case."""

    categories: dict[str, str]
    kinds: dict[str, str]

    def category(self, text: str) -> str | None:
        """The key of the category that a cell names; None when it is unknown."""
        return self.categories.get(_bare(text))

    def kind(self, text: str) -> str | None:
        """The key of the kind of system that a cell names; None when it is unknown."""
        return self.kinds.get(_bare(text))


def words_of(
    categories: Iterable[Category], kinds: Iterable[Kind], translations: Mapping[str, Mapping[str, str]]
) -> SpecWords:
    """The names that cells may use for categories and kinds.

    :param translations: for a column, words of the spec by words of the list, from a mapping file.
    """
    known_categories = tuple(categories)
    named = {_bare(words): key for key, words in category_words(known_categories).items()}
    named = {_bare(c.heading): c.key for c in reversed(known_categories) if _is_alone(c, known_categories)} | named
    named |= {_bare(category.key): category.key for category in known_categories}
    known = {_bare(kind.name): kind.key for kind in reversed(tuple(kinds))} | {kind.key: kind.key for kind in kinds}
    return SpecWords(
        named | {_bare(word): key for word, key in translations.get("category", {}).items()},
        known | {_bare(word): key for word, key in translations.get("kind", {}).items()},
    )


def _is_alone(category: Category, others: tuple[Category, ...]) -> bool:
    return bool(category.heading) and sum(_bare(other.heading) == _bare(category.heading) for other in others) == 1


def _bare(text: str) -> str:
    return " ".join(plain(text).split()).casefold().rstrip(":. ")
