"""The words that the program itself puts into an appendix, by language."""

from __future__ import annotations

from snitflade.compare.tracing import Outcome
from snitflade.diagram import Dash, Direction, Variant
from snitflade.geometry import Shape
from snitflade.values import value


@value
class Wording:
    """``number`` words are a pair, for one and for several. ``fields`` are the keys that can be guessed."""

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
    all_codes: str


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
    overview_columns=("Figur", "Diagram", "Viser", "Systemer", "Snitflader", "Antaget"),
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
    interface_columns=("Kode", "System", "Retning", "Tekst", "Kategori"),
    carried_as="Videreføres som",
    carries="Viderefører",
    note="Note: {text}",
    directions={
        Direction.IN: "← ind",
        Direction.OUT: "→ ud",
        Direction.BOTH: "↔ begge veje",
        None: "ikke angivet",
    },
    outcomes={
        Outcome.CARRIED: "videreføres",
        Outcome.RETIRED: "udgår",
        Outcome.UNACCOUNTED: "ikke redegjort for",
        Outcome.NEW: "ny",
    },
    assumed_mark="* Antaget: fremgår ikke af kilden og skal bekræftes.",
    alternative="{title}. {hub} i midten, {systems} systemer omkring. Tabel {table} siger det samme i ord.",
    see="se tabel {table}",
    legend="Signaturforklaring",
    legend_caption="Kategorier i {figures}",
    legend_columns=("Streg", "Kategori", "Betydning"),
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
    assumed="Antaget",
    assumed_text="Disse oplysninger fremgår ikke af kilden. De er begrundede gæt, som en fagperson skal bekræfte.",
    inferred="Udledt",
    inferred_text="Disse oplysninger følger af kildens mening eller rækkefølge, men står der ikke.",
    guess_columns=("Diagram", "System", "Kode", "Oplysning"),
    none_assumed="Intet er antaget.",
    none_inferred="Intet er udledt.",
    category="kategorien »{name}«",
    fields={
        "kind": "Systemtype",
        "was": "Tidligere navn",
        "category": "Kategori",
        "direction": "Retning",
        "pairing": "Koderne hører til systemet",
        "replaces": "Viderefører",
        "colour": "Farve",
        "dash": "Stregtype",
        "heading": "Overskrift",
        "text": "Betydning",
    },
    all_codes="alle",
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
    overview_columns=("Figure", "Diagram", "Shows", "Systems", "Interfaces", "Assumed"),
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
    interface_columns=("Code", "System", "Direction", "Text", "Category"),
    carried_as="Carried over as",
    carries="Carries over",
    note="Note: {text}",
    directions={Direction.IN: "← in", Direction.OUT: "→ out", Direction.BOTH: "↔ both ways", None: "not stated"},
    outcomes={
        Outcome.CARRIED: "carried over",
        Outcome.RETIRED: "retired",
        Outcome.UNACCOUNTED: "not accounted for",
        Outcome.NEW: "new",
    },
    assumed_mark="* Assumed: not stated in the source, to be confirmed.",
    alternative="{title}. {hub} in the middle, {systems} systems around it. Table {table} says the same in words.",
    see="see table {table}",
    legend="Legend",
    legend_caption="Categories in {figures}",
    legend_columns=("Line", "Category", "Meaning"),
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
    assumed="Assumed",
    assumed_text="These values are not stated in the source. They are reasoned guesses for a person to confirm.",
    inferred="Inferred",
    inferred_text="These values follow from the meaning or the order of the source, but are not stated there.",
    guess_columns=("Diagram", "System", "Code", "Value"),
    none_assumed="Nothing is assumed.",
    none_inferred="Nothing is inferred.",
    category="the category “{name}”",
    fields={
        "kind": "Kind",
        "was": "Former name",
        "category": "Category",
        "direction": "Direction",
        "pairing": "The codes belong to the system",
        "replaces": "Carries over",
        "colour": "Colour",
        "dash": "Dash pattern",
        "heading": "Heading",
        "text": "Meaning",
    },
    all_codes="all",
)

WORDING: dict[str, Wording] = {"da": _DA, "en": _EN}
