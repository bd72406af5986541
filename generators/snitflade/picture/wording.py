"""The words that the program itself puts into a picture, by language."""

from __future__ import annotations

from snitflade.values import value


@value
class Wording:
    """``directions`` maps ``in``, ``out``, ``both`` and "" (not stated) to words, seen from the hub.

    ``table_directions`` does the same for a table of texts, whose columns ``table_headings`` names.
    """

    assumed_heading: str
    assumed_text: str
    directions: dict[str, str]
    hub: str
    hubs_in_sync: str
    systems: str
    legend: str
    codes: str
    code: str
    no_label: str
    category: str
    footnotes: str
    table_title: str
    table_headings: tuple[str, str, str, str]
    table_directions: dict[str, str]


WORDING: dict[str, Wording] = {
    "da": Wording(
        assumed_heading="Antaget",
        assumed_text="Linjens kategori, retning eller tilknytning fremgår ikke af kilden og skal bekræftes.",
        directions={"in": "ind", "out": "ud", "both": "begge veje", "": "retning ikke angivet"},
        hub="I midten",
        hubs_in_sync="holdes synkrone",
        systems="Systemer og snitflader",
        legend="Signaturforklaring",
        codes="koder",
        code="kode",
        no_label="uden kode og tekst",
        category="kategori",
        footnotes="Noter:",
        table_title="Snitfladernes tekster",
        table_headings=("Kode", "System", "Retning", "Tekst"),
        table_directions={"in": "ind", "out": "ud", "both": "begge veje", "": "ikke angivet"},
    ),
    "en": Wording(
        assumed_heading="Assumed",
        assumed_text="The line's category, direction or pairing is not stated in the source and is to be confirmed.",
        directions={"in": "in", "out": "out", "both": "both ways", "": "direction not stated"},
        hub="In the middle",
        hubs_in_sync="kept in sync",
        systems="Systems and interfaces",
        legend="Legend",
        codes="codes",
        code="code",
        no_label="no code or text",
        category="category",
        footnotes="Notes:",
        table_title="Texts of the interfaces",
        table_headings=("Code", "System", "Direction", "Text"),
        table_directions={"in": "in", "out": "out", "both": "both ways", "": "not stated"},
    ),
}
