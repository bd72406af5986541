"""The words of the catalogue that are not of a spec, by language; ``import`` reads the same ones."""

from __future__ import annotations

from snitflade.compare.tracing import Outcome
from snitflade.compare.wording import WORDING as COMPARED
from snitflade.diagram import Direction
from snitflade.values import value


@value
class Wording:
    """``fields``: what a spec's keys are called. ``field`` and ``setting``: the heads of the sheet of diagrams."""

    language: str
    all_sheet: str
    systems_sheet: str
    diagrams_sheet: str
    heading: str
    directions: dict[Direction | None, str]
    yes: str
    fields: dict[str, str]
    field: str
    setting: str
    outcomes: dict[Outcome, str]
    guess: str
    interfaces: tuple[str, str]
    separator: str

    def number(self, count: int) -> str:
        """Such as "1 snitflade", "2 snitflader"."""
        return f"{count} {self.interfaces[0] if count == 1 else self.interfaces[1]}"

    def field_name(self, key: str) -> str:
        """What a key of the spec is called; the key itself where it has no other name."""
        return self.fields.get(key, key)


_DIRECTIONS = {
    "da": {Direction.IN: "ind", Direction.OUT: "ud", Direction.BOTH: "begge veje", None: "ikke angivet"},
    "en": {Direction.IN: "in", Direction.OUT: "out", Direction.BOTH: "both ways", None: "not stated"},
}

WORDING: dict[str, Wording] = {
    "da": Wording(
        language="da",
        all_sheet="Alle",
        systems_sheet="Systemer",
        diagrams_sheet="Diagrammer",
        heading="Snitfladekatalog",
        directions=_DIRECTIONS["da"],
        yes="ja",
        fields=COMPARED["da"].fields,
        field="Felt",
        setting="Værdi",
        outcomes=COMPARED["da"].outcomes,
        guess=COMPARED["da"].guess,
        interfaces=("snitflade", "snitflader"),
        separator=";",
    ),
    "en": Wording(
        language="en",
        all_sheet="All",
        systems_sheet="Systems",
        diagrams_sheet="Diagrams",
        heading="Interface catalogue",
        directions=_DIRECTIONS["en"],
        yes="yes",
        fields=COMPARED["en"].fields,
        field="Field",
        setting="Value",
        outcomes=COMPARED["en"].outcomes,
        guess=COMPARED["en"].guess,
        interfaces=("interface", "interfaces"),
        separator=",",
    ),
}
