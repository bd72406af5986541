"""The words that the program puts into a landscape, by language."""

from __future__ import annotations

from snitflade.values import value


@value
class Wording:
    """``title``: by what is shown: ``as-is``, ``transition``, or both (""). Nouns are singular and plural."""

    title: dict[str, str]
    around: str
    diagrams: tuple[str, str]
    systems: tuple[str, str]
    lines: tuple[str, str]
    codes_heading: str
    codes_text: str
    no_owner: str
    hub: str
    joined: str

    def counted(self, number: int, noun: tuple[str, str]) -> str:
        """Such as "1 system", "2 systemer"."""
        return f"{number} {noun[0] if number == 1 else noun[1]}"


WORDING: dict[str, Wording] = {
    "da": Wording(
        title={"as-is": "Systemlandskab – AS-IS", "transition": "Systemlandskab – transition", "": "Systemlandskab"},
        around="Systemlandskab omkring {name}",
        diagrams=("oversigt", "oversigter"),
        systems=("system", "systemer"),
        lines=("forbindelse", "forbindelser"),
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
        diagrams=("overview", "overviews"),
        systems=("system", "systems"),
        lines=("connection", "connections"),
        codes_heading="Codes:",
        codes_text="The code at a line is that of the interface in the overview of the hub that the line leads to.",
        no_owner="No owner",
        hub="Hub",
        joined="joined to",
    ),
}
