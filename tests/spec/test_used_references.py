"""What a diagram refers to, which decides what is reported as unused."""

from __future__ import annotations

from snitflade.problems import Findings
from snitflade.spec.nodes import Mapping
from snitflade.spec.references import Names, Used, check_references
from snitflade.spec.yaml_reader import parse_yaml

NAMES = Names(("external",), ("weak", "strong", "local"))


def refer(text: str) -> tuple[Used, list[str]]:
    """What a diagram of two systems with these links refers to, and the problems."""
    root = parse_yaml("hub: KMD Aktiv\nsystems: {STAR: external, DST: external}\nlinks:\n" + text, "x.yaml").root
    assert isinstance(root, Mapping)
    findings = Findings()
    used = check_references(root, NAMES, findings)
    return used, [str(problem) for problem in findings.problems]


DST = "  - {system: DST, category: weak}\n"


def test_the_category_of_a_link_is_used_unless_each_interface_has_its_own() -> None:
    two = "  - {{system: STAR, category: strong, interfaces: [{}]}}\n"
    without, _ = refer("  - {system: STAR, category: strong}\n" + DST)
    one_of_two, _ = refer(two.format("{codes: 1, category: local}, {codes: 2}") + DST)
    both, _ = refer(two.format("{codes: 1, category: local}, {codes: 2, category: weak}") + DST)

    assert without.categories == {"strong", "weak"}
    assert one_of_two.categories == {"strong", "local", "weak"}
    assert both.categories == {"local", "weak"}


def test_the_category_of_an_interface_must_be_known() -> None:
    _, problems = refer("  - {system: STAR, category: strong, interfaces: [{codes: 1, category: lokal}]}\n" + DST)

    assert problems == ["x.yaml:4:72: unknown category 'lokal' (did you mean 'local'?)"]


def test_a_misspelt_system_is_not_reported_as_unused_as_well() -> None:
    used, problems = refer("  - {system: STARR, category: strong}\n" + DST)

    assert problems == ["x.yaml:4:14: unknown system 'STARR' (did you mean 'STAR'?)"]
    assert (used.systems, used.unsure) == ({"STARR", "STAR", "DST"}, False)


def test_a_system_that_is_like_no_other_may_be_any_of_those_without_a_link() -> None:
    used, problems = refer("  - {system: Helt ukendt, category: strong}\n" + DST)

    assert [problem.split(" (")[0] for problem in problems] == ["x.yaml:4:14: unknown system 'Helt ukendt'"]
    assert used.unsure


def test_a_link_without_an_end_may_be_that_of_any_system() -> None:
    used, problems = refer("  - {category: strong}\n" + DST)

    assert used.unsure
    assert problems == []


def test_a_system_without_a_link_is_reported() -> None:
    _, problems = refer(DST)

    assert problems == ["x.yaml:2:11: missing link of system 'STAR' (add one, or remove the system)"]
