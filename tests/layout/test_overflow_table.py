"""Codes only in the picture, the texts in a table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from snitflade.diagram import Diagram, Direction, Interface, Link
from snitflade.layout.overflow.codes_only import keep_codes_only
from snitflade.layout.overflow.table import draw_text_table
from snitflade.scene import Scene, Table, Text
from tests.layout.crowds import crowd, fit, with_interfaces
from tests.layout.pictures import METRICS, bare, default_theme, parts_of, scene_of
from tests.strategies import NO_MARKS, place


def interface(codes: str, text: str, direction: Direction | None = Direction.IN) -> Interface:
    return Interface(tuple(codes.split()), (text,) if text else (), direction, "c0", NO_MARKS, place(1))


def diagram(*interfaces: Interface) -> Diagram:
    base = crowd(3)
    return replace(base, links=(replace(base.links[0], interfaces=interfaces), *base.links[1:]))


def test_codes_stay_together_by_direction_and_texts_leave() -> None:
    given = diagram(interface("1", "en"), interface("2 3", "to"), interface("4", "tre", Direction.OUT))
    name = given.systems[0].name
    reduced, lines = keep_codes_only(given, {name})

    assert [(i.codes, i.texts, i.direction) for i in reduced.links[0].interfaces] == [
        (("1", "2", "3"), (), Direction.IN), (("4",), (), Direction.OUT),
    ]  # fmt: skip
    assert reduced.links[1:] == given.links[1:]
    assert [line.cells for line in lines] == [
        ("1", name, "ind", "en"), ("2, 3", name, "ind", "to"), ("4", name, "ud", "tre"),
    ]  # fmt: skip


def test_a_text_without_a_code_gets_a_number_that_nobody_has() -> None:
    given = diagram(interface("", "en", None), interface("(2)", "to"), interface("", "tre", Direction.BOTH))
    reduced, lines = keep_codes_only(given, {given.systems[0].name})

    assert [line.codes for line in lines] == ["(1)", "(2)", "(3)"]
    assert [line.direction for line in lines] == ["ikke angivet", "ind", "begge veje"]
    assert {code for i in reduced.links[0].interfaces for code in i.codes} == {"(1)", "(2)", "(3)"}


def test_a_code_without_a_text_has_no_line_and_breaks_are_spaces() -> None:
    given = diagram(interface("1", ""), interface("2", "Se\nbilag\u00a0E"))

    assert [line.text for line in keep_codes_only(given, {given.systems[0].name})[1]] == ["Se bilag E"]


def test_a_link_to_another_system_says_where_to() -> None:
    base = crowd(3)
    one, other, _ = (system.name for system in base.systems)
    link = Link(one, other, "c0", None, (interface("7", "Kopi"),), NO_MARKS, place(1))
    _, lines = keep_codes_only(replace(base, links=(*base.links, link)), {one})

    assert lines[-1].cells == ("7", f"{one} → {other}", "ind", "Kopi")


@pytest.fixture(scope="module")
def picture() -> Scene:
    (found,) = fit(with_interfaces(crowd(8), 3, 180)).pictures
    return found.scene


def test_the_table_stands_below_the_picture_on_a_taller_page(picture: Scene) -> None:
    table = picture.table
    assert table is not None
    whole = picture.unroll()

    assert (picture.height, whole.table) == (540.0, None)
    assert whole.height == pytest.approx(540 + table.height)
    assert whole.groups[: len(picture.groups)] == picture.groups
    for group, text, _, dy in parts_of(whole, Text):
        if group.id.startswith("table"):
            assert picture.height < text.baseline + dy < whole.height - table.margin


def test_the_drawn_table_says_what_its_cells_say(picture: Scene) -> None:
    assert picture.table is not None
    drawn = [text for _, text, _, _ in parts_of(picture.unroll(), Text) if text.role.startswith("table")]
    cells = [picture.table.title, *picture.table.headings, *(cell for row in picture.table.rows for cell in row)]

    assert bare("".join(text.text for text in drawn)) == bare("".join(cells))
    assert min(text.size for text in drawn) >= 7
    assert len(picture.table.rows) == 180


def test_long_cells_are_broken_within_their_columns() -> None:
    scene = scene_of(crowd(5))
    rows = [("K1, " * 40 + "K2", "Et system med et overordentlig langt navn " * 3, "ind", "Mange ord " * 80)]
    table: Table = draw_text_table(scene, rows, default_theme(), METRICS)
    edges = [sum(table.widths[:n]) for n in range(5)]

    assert edges[-1] == pytest.approx(scene.width - 2 * table.margin, abs=0.1)
    for text in (part for group in table.drawn[2:] for part in group.parts if isinstance(part, Text)):
        column = max(n for n in range(4) if edges[n] <= text.x)
        assert text.x + text.width <= edges[column + 1]
