"""The words that the forms of a comparison are made of, by language."""

from __future__ import annotations

from snitflade.compare.changes import Act, Part
from snitflade.compare.review import Status
from snitflade.compare.tracing import Outcome
from snitflade.values import value


@value
class Wording:
    """``fields``: what a spec's keys are called; ``plurals``: a part in the head of a column."""

    changes: tuple[str, str]
    diagrams: tuple[str, str]
    nothing: str
    same: tuple[str, str]
    working_tree: str
    heading: str
    trace_heading: str
    diagram: str
    other: str
    parts: dict[Part, str]
    plurals: dict[Part, str]
    acts: dict[Act, str]
    fields: dict[str, str]
    values: dict[str, str]
    bases: dict[str, str]
    statuses: dict[Status, str]
    outcomes: dict[Outcome, str]
    columns: tuple[str, str, str, str]
    with_interfaces: str
    from_to: str
    carried_as: str
    guess: str
    layout: str
    not_stated: str
    none: str
    more: str
    line: str
    before: str
    guesses: str

    def number(self, count: int, noun: tuple[str, str]) -> str:
        """Such as "1 ændring", "2 ændringer"."""
        return f"{count} {noun[0] if count == 1 else noun[1]}"


_EN = Wording(
    changes=("change", "changes"),
    diagrams=("diagram", "diagrams"),
    nothing="no changes",
    same=("unchanged", "unchanged"),
    working_tree="working tree",
    heading="Interface overviews",
    trace_heading="From {old} to {new}",
    diagram="Diagram",
    other="Other",
    parts={
        Part.DIAGRAM: "diagram",
        Part.HUB: "hub",
        Part.SYSTEM: "system",
        Part.LINK: "link",
        Part.INTERFACE: "interface",
        Part.CATEGORY: "category",
        Part.NOTE: "note",
        Part.KIND: "kind of system",
    },
    plurals={Part.SYSTEM: "Systems", Part.LINK: "Links", Part.INTERFACE: "Interfaces"},
    acts={
        Act.ADDED: "added",
        Act.REMOVED: "removed",
        Act.RENAMED: "renamed",
        Act.MOVED: "moved",
        Act.REORDERED: "interfaces in another order",
        Act.RETIRED: "retired",
        Act.UNACCOUNTED: "not accounted for",
    },
    fields={
        "systems": "name",
        "categories": "key",
        "codes": "code",
        "diagram": "id",
        "transition_from": "baseline",
        "was": "was",
        "aliases": "other names",
        "owner": "owner",
        "direction_marks": "direction marks",
        "breaks": "line breaks",
        "unused": "unused categories",
    },
    values={"in": "in", "out": "out", "both": "both"},
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
    outcomes={
        Outcome.CARRIED: "carried over",
        Outcome.RETIRED: "retired",
        Outcome.UNACCOUNTED: "not accounted for",
        Outcome.NEW: "new",
    },
    columns=("System", "Code", "Outcome", "As"),
    with_interfaces="with",
    from_to="from",
    carried_as="carried over as",
    guess="a guess",
    layout="layout",
    not_stated="not stated",
    none="none",
    more="and {count} more",
    line="line",
    before="was",
    guesses="{count} of them guesses",
)

_DA = Wording(
    changes=("ændring", "ændringer"),
    diagrams=("diagram", "diagrammer"),
    nothing="ingen ændringer",
    same=("uændret", "uændrede"),
    working_tree="arbejdskopi",
    heading="Snitfladeoversigter",
    trace_heading="Fra {old} til {new}",
    diagram="Diagram",
    other="Andet",
    parts={
        Part.DIAGRAM: "diagram",
        Part.HUB: "hub",
        Part.SYSTEM: "system",
        Part.LINK: "forbindelse",
        Part.INTERFACE: "snitflade",
        Part.CATEGORY: "kategori",
        Part.NOTE: "note",
        Part.KIND: "systemtype",
    },
    plurals={Part.SYSTEM: "Systemer", Part.LINK: "Forbindelser", Part.INTERFACE: "Snitflader"},
    acts={
        Act.ADDED: "tilføjet",
        Act.REMOVED: "fjernet",
        Act.RENAMED: "omdøbt",
        Act.MOVED: "flyttet",
        Act.REORDERED: "snitfladerne står i en anden rækkefølge",
        Act.RETIRED: "udgår",
        Act.UNACCOUNTED: "ikke redegjort for",
    },
    fields={
        "systems": "navn",
        "categories": "nøgle",
        "kind": "type",
        "category": "kategori",
        "colour": "farve",
        "dash": "stregtype",
        "shape": "form",
        "name": "navn",
        "codes": "kode",
        "direction": "retning",
        "pairing": "tilknytning",
        "text": "tekst",
        "heading": "overskrift",
        "title": "titel",
        "subtitle": "undertitel",
        "diagram": "id",
        "language": "sprog",
        "variant": "variant",
        "transition_from": "udgangspunkt",
        "was": "tidligere navn",
        "aliases": "andre navne",
        "owner": "ejer",
        "replaces": "erstatter",
        "page": "side",
        "theme": "tema",
        "gone": "udgåede systemer",
        "direction_marks": "retningspile",
        "breaks": "linjeskift",
        "unused": "ubrugte kategorier",
        "side": "placering",
        "order": "rækkefølge",
        "group": "gruppe",
        "highlight": "fremhævning",
        "note": "fodnote",
        "icon": "ikon",
    },
    values={"in": "ind", "out": "ud", "both": "begge veje"},
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
    outcomes={
        Outcome.CARRIED: "videreføres",
        Outcome.RETIRED: "udgår",
        Outcome.UNACCOUNTED: "ikke redegjort for",
        Outcome.NEW: "ny",
    },
    columns=("System", "Kode", "Hvad der sker", "Som"),
    with_interfaces="med",
    from_to="fra",
    carried_as="videreføres som",
    guess="gæt",
    layout="layout",
    not_stated="ikke angivet",
    none="ingen",
    more="og {count} mere",
    line="linje",
    before="før",
    guesses="heraf {count} gæt",
)

WORDING: dict[str, Wording] = {"da": _DA, "en": _EN}
