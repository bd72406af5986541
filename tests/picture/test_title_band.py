"""The title band: title on the left, subtitle and owner on the right, whatever their lengths."""

from __future__ import annotations

from dataclasses import replace

from snitflade.picture.title_band import TitleBand, make_title_band
from snitflade.scene import Picture, Text
from snitflade.spec import read_diagram
from snitflade.theme import Logo, Owner, Theme
from tests.layout.pictures import METRICS, SPECS, default_theme

DIAGRAM = read_diagram(SPECS / "kmd-aktiv-as-is.yaml")
WIDTH = 912.0
LONG = "Snitfladeoversigt over alle systemer som kommunen anvender til udbetaling af ydelser og sygedagpenge i dag"


def band(title: str = "Oversigt", subtitle: str = "", theme: Theme | None = None) -> TitleBand:
    return make_title_band(
        replace(DIAGRAM, title=title, subtitle=subtitle), theme or default_theme(), METRICS, WIDTH, 1.0
    )


def texts(of: TitleBand, role: str) -> list[Text]:
    return [part for part in of.group.parts if isinstance(part, Text) and part.role == role]


def test_a_title_alone_stands_on_one_line_in_its_full_size() -> None:
    of = band()

    assert [(text.text, text.x, text.size) for text in texts(of, "title")] == [
        ("Oversigt", 0.0, default_theme().sizes.title)
    ]
    assert texts(of, "subtitle") == []


def test_a_subtitle_ends_at_the_right_margin_on_the_line_of_the_title() -> None:
    of = band(subtitle="Sorø - AS-IS")
    (title,), (subtitle,) = texts(of, "title"), texts(of, "subtitle")

    assert subtitle.baseline == title.baseline
    assert abs(subtitle.left + subtitle.width - WIDTH) < 0.1


def test_a_long_title_shrinks_before_it_takes_a_second_line() -> None:
    (one,) = texts(band(f"{LONG} og i morgen"), "title")
    two = texts(band(f"{LONG} {LONG}"), "title")

    assert default_theme().sizes.title * 0.75 <= one.size < default_theme().sizes.title
    assert len(two) > 1
    assert all(text.width <= WIDTH for text in two)


def test_a_long_subtitle_moves_below_the_title() -> None:
    of = band(subtitle=LONG)
    (title,), (subtitle,) = texts(of, "title"), texts(of, "subtitle")

    assert subtitle.left == 0.0
    assert subtitle.baseline - 0.75 * subtitle.size > title.baseline + 0.22 * title.size
    assert of.height > subtitle.baseline


def test_title_subtitle_owner_and_logo_keep_clear_of_each_other() -> None:
    theme = replace(default_theme(), owner=Owner("Sorø Kommune", Logo("data:image/png;base64,", 2.0)))
    of = band(LONG, "Sorø - AS-IS", theme)
    (subtitle,), (owner,) = texts(of, "subtitle"), texts(of, "owner")
    (logo,) = [part for part in of.group.parts if isinstance(part, Picture)]

    assert max(text.left + text.width for text in texts(of, "title")) < subtitle.left
    assert subtitle.left + subtitle.width < owner.left
    assert owner.left + owner.width < logo.box.left
    assert logo.box.right <= WIDTH
    assert abs(logo.box.width / logo.box.height - 2.0) < 0.01
