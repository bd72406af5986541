"""The words that the program puts into an appendix, by language."""

from __future__ import annotations

from snitflade.compare.tracing import Outcome
from snitflade.diagram import Dash, Direction, Variant
from snitflade.geometry import Shape
from snitflade.spec.vocabulary import DANISH, ENGLISH, Vocabulary, capitalize
from snitflade.values import value


@value
class Wording:
    """The words in one language; ``fields`` are the keys of a spec that can be assumed or inferred."""

    title: str
    municipality: str
    date: str
    version: str
    contents: str
    figure: str
    table: str
    page: str
    overview: str
    overview_caption: str
    overview_columns: tuple[str, str, str, str, str, str]
    reading: str
    variants: dict[Variant, str]
    hubs: str
    pair: str
    table_caption: str
    interface_columns: tuple[str, str, str, str, str]
    carried_as: str
    carries: str
    note: str
    directions: dict[Direction | None, str]
    outcomes: dict[Outcome, str]
    assumed_mark: str
    alternative: str
    see: str
    legend: str
    legend_caption: str
    legend_columns: tuple[str, str, str]
    dashes: dict[Dash, str]
    kinds: str
    shapes: dict[Shape, str]
    guesses: str
    assumed: str
    assumed_text: str
    inferred: str
    inferred_text: str
    guess_columns: tuple[str, str, str, str]
    none_assumed: str
    none_inferred: str
    category: str
    fields: dict[str, str]


_ARROWS = {Direction.IN: "← ", Direction.OUT: "→ ", Direction.BOTH: "↔ ", None: ""}


def _with_arrows(directions: dict[Direction | None, str]) -> dict[Direction | None, str]:
    return {direction: arrow + directions[direction] for direction, arrow in _ARROWS.items()}


def _interface_columns(words: Vocabulary) -> tuple[str, str, str, str, str]:
    code, direction, text, category = map(words.heading, ("codes", "direction", "text", "category"))
    return code, words.system.heading, direction, text, category


_DA = Wording(
    title="Bilag – Integrationsoversigt",
    municipality="Kommune",
    date="Dato",
    version="Version",
    contents="Indhold",
    figure="Figur",
    table="Tabel",
    page="Side {page} af {pages}",
    overview="Overblik",
    overview_caption="Bilagets diagrammer",
    overview_columns=(
        "Figur",
        "Diagram",
        "Viser",
        DANISH.system.headings,
        DANISH.interface.headings,
        DANISH.assumed,
    ),
    reading=(
        "Hvert diagram viser et system i midten og de systemer, som det udveksler data med. Tabellen efter figuren "
        "siger det samme i ord.\n"
        "Koderne i figurerne fører til deres række i tabellen, og rækken fører tilbage til figuren. Retningen er set "
        "fra systemet i midten; mellem to andre systemer er den set fra det, der er nævnt først.\n"
        "En stjerne (*) viser, at en oplysning er antaget og skal bekræftes. Antagelserne er samlet sidst i bilaget."
    ),
    variants={Variant.AS_IS: "I dag", Variant.TRANSITION: "Transition"},
    hubs=" = ",
    pair="{old} → {new}",
    table_caption="Snitflader i figur {number}: {title}",
    interface_columns=_interface_columns(DANISH),
    carried_as=capitalize(DANISH.carried_as),
    carries="Viderefører",
    note="Note: {text}",
    directions=_with_arrows(DANISH.directions),
    outcomes={outcome: DANISH.outcomes[outcome.value] for outcome in Outcome},
    assumed_mark="* Antaget: fremgår ikke af kilden og skal bekræftes.",
    alternative="{title}. {hub} i midten, {systems} systemer omkring. Tabel {table} siger det samme i ord.",
    see="se tabel {table}",
    legend=DANISH.legend,
    legend_caption="Kategorier i {figures}",
    legend_columns=("Streg", DANISH.heading("category"), "Betydning"),
    dashes={
        Dash.SOLID: "fuldt optrukket",
        Dash.DASHED: "stiplet",
        Dash.DASH_DOT: "streg-prik",
        Dash.DOTTED: "prikket",
        Dash.LONG_DASH: "lange streger",
        Dash.DASH_DOT_DOT: "streg-prik-prik",
    },
    kinds="Systemernes form: ",
    shapes={
        Shape.RECTANGLE: "rektangel",
        Shape.CYLINDER: "cylinder",
        Shape.HEXAGON: "sekskant",
        Shape.STADIUM: "afrundet boks",
        Shape.OCTAGON: "ottekant",
        Shape.PARALLELOGRAM: "parallelogram",
    },
    guesses="Antagelser",
    assumed=DANISH.assumed,
    assumed_text="Disse oplysninger fremgår ikke af kilden. De er begrundede gæt, som en fagperson skal bekræfte.",
    inferred=DANISH.inferred,
    inferred_text="Disse oplysninger følger af kildens mening eller rækkefølge, men står der ikke.",
    guess_columns=("Diagram", DANISH.system.heading, DANISH.heading("codes"), "Oplysning"),
    none_assumed="Intet er antaget.",
    none_inferred="Intet er udledt.",
    category="kategorien »{name}«",
    fields={
        "kind": "Systemtype",
        "was": DANISH.heading("was"),
        "category": DANISH.heading("category"),
        "direction": DANISH.heading("direction"),
        "pairing": "Koderne hører til systemet",
        "replaces": "Viderefører",
        "colour": DANISH.heading("colour"),
        "dash": DANISH.heading("dash"),
        "heading": DANISH.heading("heading"),
        "text": "Betydning",
    },
)

_EN = Wording(
    title="Appendix – Integration overview",
    municipality="Municipality",
    date="Date",
    version="Version",
    contents="Contents",
    figure="Figure",
    table="Table",
    page="Page {page} of {pages}",
    overview="Overview",
    overview_caption="The diagrams of this appendix",
    overview_columns=(
        "Figure",
        "Diagram",
        "Shows",
        ENGLISH.system.headings,
        ENGLISH.interface.headings,
        ENGLISH.assumed,
    ),
    reading=(
        "Each diagram shows a system in the middle and the systems it exchanges data with. The table after the figure "
        "says the same in words.\n"
        "The codes in a figure lead to their row in the table, and the row leads back to the figure. A direction is "
        "seen from the system in the middle; between two other systems, from the one named first.\n"
        "An asterisk (*) marks what is assumed and is to be confirmed. All that is assumed is listed at the end."
    ),
    variants={Variant.AS_IS: "Today", Variant.TRANSITION: "Transition"},
    hubs=" = ",
    pair="{old} → {new}",
    table_caption="Interfaces in figure {number}: {title}",
    interface_columns=_interface_columns(ENGLISH),
    carried_as=capitalize(ENGLISH.carried_as),
    carries="Carries over",
    note="Note: {text}",
    directions=_with_arrows(ENGLISH.directions),
    outcomes={outcome: ENGLISH.outcomes[outcome.value] for outcome in Outcome},
    assumed_mark="* Assumed: not stated in the source, to be confirmed.",
    alternative="{title}. {hub} in the middle, {systems} systems around it. Table {table} says the same in words.",
    see="see table {table}",
    legend=ENGLISH.legend,
    legend_caption="Categories in {figures}",
    legend_columns=("Line", ENGLISH.heading("category"), "Meaning"),
    dashes={
        Dash.SOLID: "solid",
        Dash.DASHED: "dashed",
        Dash.DASH_DOT: "dash-dot",
        Dash.DOTTED: "dotted",
        Dash.LONG_DASH: "long dashes",
        Dash.DASH_DOT_DOT: "dash-dot-dot",
    },
    kinds="Shapes of the systems: ",
    shapes={
        Shape.RECTANGLE: "rectangle",
        Shape.CYLINDER: "cylinder",
        Shape.HEXAGON: "hexagon",
        Shape.STADIUM: "rounded box",
        Shape.OCTAGON: "octagon",
        Shape.PARALLELOGRAM: "parallelogram",
    },
    guesses="Assumptions",
    assumed=ENGLISH.assumed,
    assumed_text="These values are not stated in the source. They are reasoned guesses for a person to confirm.",
    inferred=ENGLISH.inferred,
    inferred_text="These values follow from the meaning or the order of the source, but are not stated there.",
    guess_columns=("Diagram", ENGLISH.system.heading, ENGLISH.heading("codes"), "Value"),
    none_assumed="Nothing is assumed.",
    none_inferred="Nothing is inferred.",
    category="the category “{name}”",
    fields={
        "kind": "Kind",
        "was": "Former name",
        "category": ENGLISH.heading("category"),
        "direction": ENGLISH.heading("direction"),
        "pairing": "The codes belong to the system",
        "replaces": "Carries over",
        "colour": ENGLISH.heading("colour"),
        "dash": "Dash pattern",
        "heading": ENGLISH.heading("heading"),
        "text": "Meaning",
    },
)

WORDING: dict[str, Wording] = {"da": _DA, "en": _EN}
