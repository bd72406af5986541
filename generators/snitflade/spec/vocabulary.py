"""What the parts and keys of a spec are called in each language: the words that several rooms draw or write.

Each room has its own words in its ``wording``, which takes these where it speaks of the same thing, so that a picture,
its table, the catalogue and the appendix call that by one name.
"""

from __future__ import annotations

from snitflade.diagram import Direction
from snitflade.values import value


@value
class Noun:
    """A word for one and for several."""

    one: str
    several: str

    def count(self, number: int) -> str:
        """A number of them.

        >>> Noun("system", "systemer").count(2)
        '2 systemer'
        """
        return f"{number} {self.one if number == 1 else self.several}"

    @property
    def heading(self) -> str:
        """At the head of a column that names one in each row."""
        return capitalize(self.one)

    @property
    def headings(self) -> str:
        """Above several, or at the head of a column with a number of them."""
        return capitalize(self.several)


def capitalize(text: str) -> str:
    """A word or more as it begins a heading: only its first letter is changed.

    >>> capitalize("videreføres i STAR")
    'Videreføres i STAR'
    """
    return text[:1].upper() + text[1:]


@value
class Vocabulary:
    """The words of one language, in lower case where they stand in a sentence.

    ``fields``: what the keys of a spec are called, where that is not the key itself. ``directions``: seen from the
    hub, None for one that is not stated. ``outcomes``: what becomes of a code in a transition, by the name of the
    outcome. ``legend``, ``assumed`` and ``inferred`` are headings.
    """

    system: Noun
    link: Noun
    interface: Noun
    fields: dict[str, str]
    directions: dict[Direction | None, str]
    outcomes: dict[str, str]
    carried_as: str
    guess: str
    legend: str
    assumed: str
    inferred: str

    def heading(self, key: str) -> str:
        """What a key of the spec is called at the head of a column."""
        return capitalize(self.fields.get(key, key))


DANISH = Vocabulary(
    system=Noun("system", "systemer"),
    link=Noun("forbindelse", "forbindelser"),
    interface=Noun("snitflade", "snitflader"),
    fields={
        "systems": "navn",
        "categories": "nøgle",
        "kind": "type",
        "category": "kategori",
        "colour": "farve",
        "dash": "stregtype",
        "shape": "form",
        "name": "navn",
        "codes": "kode",
        "direction": "retning",
        "pairing": "tilknytning",
        "text": "tekst",
        "heading": "overskrift",
        "title": "titel",
        "subtitle": "undertitel",
        "diagram": "id",
        "language": "sprog",
        "variant": "variant",
        "transition_from": "udgangspunkt",
        "was": "tidligere navn",
        "aliases": "andre navne",
        "owner": "ejer",
        "replaces": "erstatter",
        "page": "side",
        "theme": "tema",
        "gone": "udgåede systemer",
        "direction_marks": "retningspile",
        "breaks": "linjeskift",
        "unused": "ubrugte kategorier",
        "side": "placering",
        "order": "rækkefølge",
        "group": "gruppe",
        "highlight": "fremhævning",
        "note": "fodnote",
        "icon": "ikon",
    },
    directions={Direction.IN: "ind", Direction.OUT: "ud", Direction.BOTH: "begge veje", None: "ikke angivet"},
    outcomes={"carried": "videreføres", "retired": "udgår", "unaccounted": "ikke redegjort for", "new": "ny"},
    carried_as="videreføres som",
    guess="gæt",
    legend="Signaturforklaring",
    assumed="Antaget",
    inferred="Udledt",
)

ENGLISH = Vocabulary(
    system=Noun("system", "systems"),
    link=Noun("link", "links"),
    interface=Noun("interface", "interfaces"),
    fields={
        "systems": "name",
        "categories": "key",
        "codes": "code",
        "diagram": "id",
        "transition_from": "baseline",
        "aliases": "other names",
        "direction_marks": "direction marks",
        "breaks": "line breaks",
        "unused": "unused categories",
    },
    directions={Direction.IN: "in", Direction.OUT: "out", Direction.BOTH: "both ways", None: "not stated"},
    outcomes={"carried": "carried over", "retired": "retired", "unaccounted": "not accounted for", "new": "new"},
    carried_as="carried over as",
    guess="a guess",
    legend="Legend",
    assumed="Assumed",
    inferred="Inferred",
)
