"""Footnotes, titled groups and highlights, as they stand in a scene."""

from __future__ import annotations

from dataclasses import replace

from snitflade.diagram import Diagram
from snitflade.layout.footnotes import footnotes_of, mark_links
from snitflade.scene import Line, Outline, Text
from snitflade.spec import read_diagram
from tests.layout.pictures import SPECS, parts_of, scene_of

AKTIV = read_diagram(SPECS / "kmd-aktiv-as-is.yaml")


def changed() -> Diagram:
    systems = tuple(
        replace(s, group="Grunddata", note="Kun CVR." if s.name == "KMD V-Data" else None, highlight="P" in s.name)
        if s.name in ("KMD P-Data", "KMD V-Data")
        else s
        for s in AKTIV.systems
    )
    links = tuple(
        replace(link, note="Om sagen.", highlight=True) if link.system == "KMD Sag" else link for link in AKTIV.links
    )
    return replace(AKTIV, systems=systems, links=links)


def test_notes_are_numbered_in_the_order_of_the_systems() -> None:
    footnotes = footnotes_of(changed())
    assert footnotes.texts == ("¹ Kun CVR.", "² Om sagen.")
    assert footnotes.systems == {"KMD V-Data": "¹"}


def test_the_number_of_a_link_stands_behind_its_last_text() -> None:
    diagram = changed()
    noted = mark_links(diagram, footnotes_of(diagram))
    (link,) = [link for link in noted if link.system == "KMD Sag"]
    assert link.interfaces[-1].texts[-1].endswith("udbetaling²")


def test_the_note_of_a_link_without_text_stands_at_its_system() -> None:
    links = tuple(replace(link, interfaces=(), note="Hm.") if link.system == "DST" else link for link in AKTIV.links)
    assert footnotes_of(replace(AKTIV, links=links)).systems == {"DST": "¹"}


def test_names_and_legend_carry_the_notes() -> None:
    texts = {text.text for _, text, _, _ in parts_of(scene_of(changed()), Text)}
    assert {"KMD V-Data¹", "¹ Kun CVR.", "² Om sagen.", "Noter:", "Grunddata"} <= texts


def test_the_members_of_a_group_stand_in_its_panel() -> None:
    scene = scene_of(changed())
    (panel,) = [part.box.shift(dx, dy) for _, part, dx, dy in parts_of(scene, Outline) if part.role == "group-panel"]
    boxes = {g.title: part.box.shift(dx, dy) for g, part, dx, dy in parts_of(scene, Outline) if part.role == "box"}
    assert {name for name, box in boxes.items() if panel.holds(box)} == {"KMD P-Data", "KMD V-Data"}


def test_a_highlight_is_a_heavier_pen_of_the_same_colour() -> None:
    scene = scene_of(changed())
    pens = {g.title: part.stroke for g, part, _, _ in parts_of(scene, Outline) if part.role == "box" and part.stroke}
    assert pens["KMD P-Data"].width > 1.5 * pens["KMD V-Data"].width
    assert pens["KMD P-Data"].colour == pens["KMD V-Data"].colour
    lines = {g.id: part.stroke for g, part, _, _ in parts_of(scene, Line)}
    assert lines["link-kmd-sag"].width > 1.5 * lines["link-star"].width
    assert lines["link-kmd-sag"].colour == lines["link-star"].colour
