"""The widths of the columns of the appendix' tables."""

from __future__ import annotations

import math

import pytest

from snitflade.appendix.document import NumberedTable
from snitflade.appendix.widths import shares_of
from tests.appendix.made import six


def test_short_columns_are_as_wide_as_their_texts() -> None:
    narrow, wide = shares_of([20.0, 60.0], [40.0, 2000.0], 500.0)

    assert narrow == pytest.approx(40.0 / 500.0)
    assert wide == pytest.approx(460.0 / 500.0)


def test_no_column_gets_more_than_it_wants_while_another_is_wrapped() -> None:
    shares = shares_of([30.0, 30.0, 30.0], [90.0, 110.0, 900.0], 500.0)

    for share, wanted in zip(shares, (90.0, 110.0, 900.0), strict=True):
        assert share * 500 <= wanted + 0.1
    assert math.fsum(shares) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize("least", [[0.0] * 6, [200.0] * 6, [1.0, 499.0, 1.0, 1.0, 1.0, 1.0]])
def test_shares_are_whole_whatever_the_texts(least: list[float]) -> None:
    shares = shares_of(least, [max(600.0, one) for one in least], 495.0)

    assert math.fsum(shares) == pytest.approx(1.0, abs=1e-3)
    assert min(shares) >= 0


def test_the_text_is_the_widest_column_of_an_as_is_diagram() -> None:
    tables = [part for part in six().parts() if isinstance(part, NumberedTable)][1:4:2]

    assert all(max(table.columns, key=lambda column: column.share).heading == "Tekst" for table in tables)
    assert all(math.fsum(column.share for column in table.columns) == pytest.approx(1.0, abs=1e-3) for table in tables)
