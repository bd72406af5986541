"""The words of the catalogue that are not of a spec, by language; ``import`` reads the same ones."""

from __future__ import annotations

from snitflade.compare.tracing import Outcome
from snitflade.diagram import Direction
from snitflade.spec.vocabulary import DANISH, ENGLISH, Noun
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
    interface: Noun
    separator: str

    def field_name(self, key: str) -> str:
        """What a key of the spec is called; the key itself where it has no other name."""
        return self.fields.get(key, key)


WORDING: dict[str, Wording] = {
    "da": Wording(
        language="da",
        all_sheet="Alle",
        systems_sheet=DANISH.system.headings,
        diagrams_sheet="Diagrammer",
        heading="Snitfladekatalog",
        directions=DANISH.directions,
        yes="ja",
        fields=DANISH.fields,
        field="Felt",
        setting="Værdi",
        outcomes={outcome: DANISH.outcomes[outcome.value] for outcome in Outcome},
        guess=DANISH.guess,
        interface=DANISH.interface,
        separator=";",
    ),
    "en": Wording(
        language="en",
        all_sheet="All",
        systems_sheet=ENGLISH.system.headings,
        diagrams_sheet="Diagrams",
        heading="Interface catalogue",
        directions=ENGLISH.directions,
        yes="yes",
        fields=ENGLISH.fields,
        field="Field",
        setting="Value",
        outcomes={outcome: ENGLISH.outcomes[outcome.value] for outcome in Outcome},
        guess=ENGLISH.guess,
        interface=ENGLISH.interface,
        separator=",",
    ),
}
