"""The words that the program itself puts into a picture, by language."""

from __future__ import annotations

from snitflade.diagram import Direction
from snitflade.spec.vocabulary import DANISH, ENGLISH, Vocabulary
from snitflade.values import value


@value
class Wording:
    """``directions`` are seen from the hub; None stands for one that is not stated.

    ``table_directions`` does the same for a table of texts, whose columns ``table_headings`` names.
    """

    assumed_heading: str
    assumed_text: str
    directions: dict[Direction | None, str]
    hub: str
    hubs_in_sync: str
    systems: str
    legend: str
    no_label: str
    footnotes: str
    table_title: str
    table_headings: tuple[str, str, str, str]
    table_directions: dict[Direction | None, str]


def _table_headings(words: Vocabulary) -> tuple[str, str, str, str]:
    return words.heading("codes"), words.system.heading, words.heading("direction"), words.heading("text")


WORDING: dict[str, Wording] = {
    "da": Wording(
        assumed_heading=DANISH.assumed,
        assumed_text="Linjens kategori, retning eller tilknytning fremgår ikke af kilden og skal bekræftes.",
        directions={**DANISH.directions, None: "retning ikke angivet"},
        hub="I midten",
        hubs_in_sync="holdes synkrone",
        systems="Systemer og snitflader",
        legend=DANISH.legend,
        no_label="uden kode og tekst",
        footnotes="Noter:",
        table_title="Snitfladernes tekster",
        table_headings=_table_headings(DANISH),
        table_directions=DANISH.directions,
    ),
    "en": Wording(
        assumed_heading=ENGLISH.assumed,
        assumed_text="The line's category, direction or pairing is not stated in the source and is to be confirmed.",
        directions={**ENGLISH.directions, None: "direction not stated"},
        hub="In the middle",
        hubs_in_sync="kept in sync",
        systems="Systems and interfaces",
        legend=ENGLISH.legend,
        no_label="no code or text",
        footnotes="Notes:",
        table_title="Texts of the interfaces",
        table_headings=_table_headings(ENGLISH),
        table_directions=ENGLISH.directions,
    ),
}
