"""The words that the program puts into a landscape, by language."""

from __future__ import annotations

from snitflade.spec.vocabulary import DANISH, ENGLISH, Noun
from snitflade.values import value


@value
class Wording:
    """``title``: by what is shown: ``as-is``, ``transition``, or both ("")."""

    title: dict[str, str]
    around: str
    diagram: Noun
    system: Noun
    line: Noun
    codes_heading: str
    codes_text: str
    no_owner: str
    hub: str
    joined: str


WORDING: dict[str, Wording] = {
    "da": Wording(
        title={"as-is": "Systemlandskab – AS-IS", "transition": "Systemlandskab – transition", "": "Systemlandskab"},
        around="Systemlandskab omkring {name}",
        diagram=Noun("oversigt", "oversigter"),
        system=DANISH.system,
        line=DANISH.link,
        codes_heading="Talkoder:",
        codes_text="En linjes kode er snitfladens i oversigten for det system i midten, som linjen fører til.",
        no_owner="Uden ejer",
        hub="System i midten",
        joined="forbundet med",
    ),
    "en": Wording(
        title={
            "as-is": "System landscape – as is",
            "transition": "System landscape – transition",
            "": "System landscape",
        },
        around="System landscape around {name}",
        diagram=Noun("overview", "overviews"),
        system=ENGLISH.system,
        line=Noun("connection", "connections"),
        codes_heading="Codes:",
        codes_text="The code at a line is that of the interface in the overview of the hub that the line leads to.",
        no_owner="No owner",
        hub="Hub",
        joined="joined to",
    ),
}
