"""The words that the program itself puts into a picture, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """``directions`` maps ``in``, ``out``, ``both`` and "" (not stated) to words, seen from the hub."""

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


WORDING: dict[str, Wording] = {
    "da": Wording(
        assumed_heading="Antaget",
        assumed_text="Linjens kategori, retning eller tilknytning fremgår ikke af kilden og skal bekræftes.",
        directions={"in": "ind i", "out": "ud fra", "both": "begge veje med", "": "retning ikke angivet,"},
        hub="I midten",
        hubs_in_sync="holdes synkrone",
        systems="Systemer og snitflader",
        legend="Signaturforklaring",
        codes="koder",
        code="kode",
        no_label="uden kode og tekst",
        category="kategori",
        footnotes="Noter:",
    ),
    "en": Wording(
        assumed_heading="Assumed",
        assumed_text="The line's category, direction or pairing is not stated in the source and is to be confirmed.",
        directions={"in": "into", "out": "out of", "both": "both ways with", "": "direction not stated,"},
        hub="In the middle",
        hubs_in_sync="kept in sync",
        systems="Systems and interfaces",
        legend="Legend",
        codes="codes",
        code="code",
        no_label="no code or text",
        category="category",
        footnotes="Notes:",
    ),
}
