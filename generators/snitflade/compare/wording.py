"""The words that the forms of a comparison are made of, by language."""

from __future__ import annotations

from snitflade.compare.changes import Act, Part
from snitflade.compare.review import Status
from snitflade.compare.tracing import Outcome
from snitflade.diagram import Direction
from snitflade.spec.vocabulary import DANISH, ENGLISH, Noun, Vocabulary
from snitflade.values import value


@value
class Wording:
    """``fields``: what a spec's keys are called; ``plurals``: a part in the head of a column."""

    changes: Noun
    diagrams: Noun
    nothing: str
    same: Noun
    working_tree: str
    heading: str
    trace_heading: str
    diagram: str
    other: str
    parts: dict[Part, str]
    plurals: dict[Part, str]
    acts: dict[Act, str]
    fields: dict[str, str]
    directions: dict[Direction | None, str]
    bases: dict[str, str]
    statuses: dict[Status, str]
    outcomes: dict[Outcome, str]
    columns: tuple[str, str, str, str]
    with_interfaces: str
    from_to: str
    carried_as: str
    guess: str
    layout: str
    none: str
    more: str
    line: str
    before: str
    guesses: str


def _plurals(words: Vocabulary) -> dict[Part, str]:
    nouns = {Part.SYSTEM: words.system, Part.LINK: words.link, Part.INTERFACE: words.interface}
    return {part: noun.headings for part, noun in nouns.items()}


_EN = Wording(
    changes=Noun("change", "changes"),
    diagrams=Noun("diagram", "diagrams"),
    nothing="no changes",
    same=Noun("unchanged", "unchanged"),
    working_tree="working tree",
    heading="Interface overviews",
    trace_heading="From {old} to {new}",
    diagram="Diagram",
    other="Other",
    parts={
        Part.DIAGRAM: "diagram",
        Part.HUB: "hub",
        Part.SYSTEM: ENGLISH.system.one,
        Part.LINK: ENGLISH.link.one,
        Part.INTERFACE: ENGLISH.interface.one,
        Part.CATEGORY: "category",
        Part.NOTE: "note",
        Part.KIND: "kind of system",
    },
    plurals=_plurals(ENGLISH),
    acts={
        Act.ADDED: "added",
        Act.REMOVED: "removed",
        Act.RENAMED: "renamed",
        Act.MOVED: "moved",
        Act.REORDERED: "interfaces in another order",
        Act.RETIRED: "retired",
        Act.UNACCOUNTED: "not accounted for",
    },
    fields=ENGLISH.fields,
    directions={**ENGLISH.directions, Direction.BOTH: "both"},
    bases={
        "assumed": "{field} is a guess now",
        "inferred": "{field} is a reading of the source now",
        "assumed stated": "{field} is no longer a guess",
        "inferred stated": "{field} is no longer a reading",
    },
    statuses={
        Status.SAME: "unchanged",
        Status.CHANGED: "changed",
        Status.ADDED: "new diagram",
        Status.REMOVED: "diagram removed",
        Status.INVALID: "has errors",
    },
    outcomes={outcome: ENGLISH.outcomes[outcome.value] for outcome in Outcome},
    columns=(ENGLISH.system.heading, ENGLISH.heading("codes"), "Outcome", "As"),
    with_interfaces="with",
    from_to="from",
    carried_as=ENGLISH.carried_as,
    guess=ENGLISH.guess,
    layout="layout",
    none="none",
    more="and {count} more",
    line="line",
    before="was",
    guesses="{count} of them guesses",
)

_DA = Wording(
    changes=Noun("ændring", "ændringer"),
    diagrams=Noun("diagram", "diagrammer"),
    nothing="ingen ændringer",
    same=Noun("uændret", "uændrede"),
    working_tree="arbejdskopi",
    heading="Snitfladeoversigter",
    trace_heading="Fra {old} til {new}",
    diagram="Diagram",
    other="Andet",
    parts={
        Part.DIAGRAM: "diagram",
        Part.HUB: "hub",
        Part.SYSTEM: DANISH.system.one,
        Part.LINK: DANISH.link.one,
        Part.INTERFACE: DANISH.interface.one,
        Part.CATEGORY: "kategori",
        Part.NOTE: "note",
        Part.KIND: "systemtype",
    },
    plurals=_plurals(DANISH),
    acts={
        Act.ADDED: "tilføjet",
        Act.REMOVED: "fjernet",
        Act.RENAMED: "omdøbt",
        Act.MOVED: "flyttet",
        Act.REORDERED: "snitfladerne står i en anden rækkefølge",
        Act.RETIRED: "udgår",
        Act.UNACCOUNTED: "ikke redegjort for",
    },
    fields=DANISH.fields,
    directions=DANISH.directions,
    bases={
        "assumed": "{field} er nu et gæt",
        "inferred": "{field} er nu udledt af kilden",
        "assumed stated": "{field} er ikke længere et gæt",
        "inferred stated": "{field} er ikke længere udledt",
    },
    statuses={
        Status.SAME: "uændret",
        Status.CHANGED: "ændret",
        Status.ADDED: "nyt diagram",
        Status.REMOVED: "diagram fjernet",
        Status.INVALID: "har fejl",
    },
    outcomes={outcome: DANISH.outcomes[outcome.value] for outcome in Outcome},
    columns=(DANISH.system.heading, DANISH.heading("codes"), "Hvad der sker", "Som"),
    with_interfaces="med",
    from_to="fra",
    carried_as=DANISH.carried_as,
    guess=DANISH.guess,
    layout="layout",
    none="ingen",
    more="og {count} mere",
    line="linje",
    before="før",
    guesses="heraf {count} gæt",
)

WORDING: dict[str, Wording] = {"da": _DA, "en": _EN}
