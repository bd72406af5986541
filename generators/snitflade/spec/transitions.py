"""Which as-is diagram a transition starts from, and what is said of its systems."""

from __future__ import annotations

from pathlib import Path

from snitflade.names import is_id
from snitflade.problems import Findings, Place, quote
from snitflade.spec.breaks import name_of
from snitflade.spec.library import Library
from snitflade.spec.nodes import Mapping
from snitflade.spec.replacements import check_replacements, refuse_replacements

_GONE = ("close", "gap", "ghost")


def check_transition(root: Mapping, folder: Path, library: Library, findings: Findings) -> None:
    """Check ``transition_from``, and ``gone``, ``was`` and ``replaces``, which mean something only with it.

    ``folder`` is that of the spec, where the as-is diagram is too.
    """
    if "transition_from" not in root:
        _refuse_without_origin(root, findings)
        return
    origin = _find_origin(root, folder, library, findings)
    if origin is not None:
        _check_former_names(root, origin, findings)
        check_replacements(root, origin, findings)


def _refuse_without_origin(root: Mapping, findings: Findings) -> None:
    hint = "only a diagram with 'transition_from' can say so"
    if root.text("gone") in _GONE:
        findings.error(root.place_of("gone"), f"invalid gone {quote(root.text('gone'))}", hint)
    systems = root.mapping("systems")
    for key in systems.entries:
        part = systems.mapping(key)
        if part.text("was"):
            findings.error(part.place_of("was"), f"invalid was {quote(part.text('was'))}", hint)
    refuse_replacements(root, hint, findings)


def _find_origin(root: Mapping, folder: Path, library: Library, findings: Findings) -> Mapping | None:
    """The root of the as-is diagram; None when there is none to be read."""
    name, place = root.text("transition_from"), root.place_of("transition_from")
    if not is_id(name):
        return None
    if root.text("variant") == "as-is":
        hint = "only a diagram whose variant is transition starts from another"
        findings.error(place, f"invalid transition_from {quote(name)}", hint)
        return None
    path = library.find(folder, name)
    if path is None:
        others = tuple(other for other in library.ids(folder) if other != root.text("diagram"))
        findings.unknown(place, "transition_from", name, others)
        return None
    origin = library.document(path, "diagram").root
    if origin is None or origin.text("variant") != "as-is":
        hint = f"{library.source.name(path)} is not an as-is diagram"
        findings.error(place, f"invalid transition_from {quote(name)}", hint)
        return None
    return origin


def _check_former_names(root: Mapping, origin: Mapping, findings: Findings) -> None:
    systems = root.mapping("systems")
    own: dict[str, Place] = {name_of(key): place for key, place in systems.keys.items()}
    former = tuple(dict.fromkeys(name_of(key) for key in origin.mapping("systems").entries))
    for key in systems.entries:
        part = systems.mapping(key)
        name, place = name_of(part.text("was")), part.place_of("was")
        if not part.text("was"):
            continue
        if name not in former:
            findings.unknown(place, "was", part.text("was"), former)
        elif name in own:
            hint = f"this diagram has that system itself, at {own[name]}"
            findings.error(place, f"invalid was {quote(part.text('was'))}", hint)
