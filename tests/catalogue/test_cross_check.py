"""Every code that is drawn is in the table once, and the other way round."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from snitflade.catalogue.cross_check import check_drawing, differences
from snitflade.catalogue.rows import rows_of
from snitflade.catalogue.tables import DiagramTable
from snitflade.diagram import Diagram
from snitflade.pipeline import lay_out
from snitflade.problems import ProblemsFound
from tests.catalogue.catalogues import six
from tests.strategies import USUAL, diagrams


@pytest.mark.parametrize("table", six().tables, ids=lambda table: table.diagram.id)
def test_picture_and_table_have_the_same_codes(table: DiagramTable) -> None:
    assert differences(lay_out(table.diagram), table.rows) == ()


@pytest.mark.parametrize("table", six().tables, ids=lambda table: table.diagram.id)
def test_a_code_missing_in_the_table_or_there_twice_is_found(table: DiagramTable) -> None:
    scene = lay_out(table.diagram)
    at = next(number for number, row in enumerate(table.rows) if row.codes)
    without = table.rows[:at] + table.rows[at + 1 :]

    (missing,) = differences(scene, without)
    (twice,) = differences(scene, (*table.rows, table.rows[at]))
    assert missing.place == twice.place == table.rows[at].link.place
    assert table.rows[at].codes[0] in missing.message


@given(diagrams(USUAL))
def test_so_it_is_in_random_diagrams(diagram: Diagram) -> None:
    places = {link.place for link in diagram.links}
    if len(places) == len(diagram.links):
        assert check_drawing(diagram, rows_of(diagram)) == ()


def test_a_diagram_that_does_not_fit_is_not_compared() -> None:
    diagram = six().tables[0].diagram
    crowded = replace(diagram, links=diagram.links * 30)

    with pytest.raises(ProblemsFound):
        lay_out(crowded)
    assert check_drawing(crowded, ()) == ()
