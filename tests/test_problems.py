"""The collection that checks write their problems to."""

from __future__ import annotations

from snitflade.problems import MAX_PROBLEMS, Findings, Place, Problem, ProblemsFound, has_errors, in_order

HERE, BELOW = Place("a.yaml", 3, 1), Place("a.yaml", 12, 1)


def test_problems_are_each_there_once_in_the_order_of_their_places() -> None:
    below, second, first = Problem(BELOW, "a"), Problem(HERE, "b"), Problem(HERE, "a")

    assert in_order([below, second, first, below]) == (first, second, below)
    assert ProblemsFound([below, second, first, below]).problems == (first, second, below)
    assert Findings([below, second, first, below]).problems == (first, second, below)


def test_a_warning_is_no_error() -> None:
    warning = Problem(HERE, "a").as_warning()

    assert not has_errors([warning])
    assert has_errors([warning, Problem(HERE, "a")])
    assert not Findings([warning]).has_errors


def test_an_error_behind_very_many_warnings_is_not_lost() -> None:
    findings = Findings()
    for line in range(1, MAX_PROBLEMS + 10):
        findings.warn(Place("a.yaml", line), "unused")
    assert len(findings.problems) == MAX_PROBLEMS
    assert not findings.has_errors

    findings.error(Place("a.yaml", 5000), "the error")
    findings.error(Place("a.yaml", 5001), "one more")

    assert findings.has_errors
    assert [problem.message for problem in findings.problems if problem.is_error] == ["the error"]
