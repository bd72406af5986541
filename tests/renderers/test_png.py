"""PNG files, looked at pixel by pixel."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest
from PIL import Image

from snitflade.problems import SnitfladeError
from snitflade.renderers import png
from snitflade.scene import FontFace, Outline, Part, Text
from snitflade.typesetting.font_metrics import default_metrics
from tests.layout.pictures import parts_of, scene_of_spec
from tests.renderers.scenes import RED_SQUARE, picture, plex, scene, text


def pixels(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def ink_box(parts: Sequence[Part], font: FontFace | None = None, scale: int = 10) -> tuple[float, ...]:
    """Where the parts leave ink on a white page of 200 × 100 points, in points: left, top, right, bottom."""
    page = scene(*parts, font=font) if font else scene(*parts)
    grey = pixels(png.render(page, 200 * scale)).convert("L")
    box = grey.point(lambda value: 255 * (value < 128)).getbbox()
    assert box is not None
    return tuple(edge / scale for edge in box)


def blackness(words: Text) -> int:
    grey = pixels(png.render(scene(words))).convert("L")
    return sum((255 - value) * count for value, count in enumerate(grey.histogram()))


@pytest.mark.parametrize(("page", "size"), [("16x9", (1920, 1080)), ("a4", (1684, 1191)), ("a3", (2381, 1684))])
def test_by_default_two_pixels_a_point(page: str, size: tuple[int, int]) -> None:
    assert pixels(png.render(scene_of_spec("kmd-aktiv-as-is", page))).size == size


@pytest.mark.parametrize(("width", "size"), [(16, (16, 8)), (201, (201, 100)), (1000, (1000, 500))])
def test_the_width_asked_for_keeps_the_proportions(width: int, size: tuple[int, int]) -> None:
    assert pixels(png.render(scene(text("word")), width)).size == size


@pytest.mark.parametrize("width", [-1, 0, 15, 20_001, 10**9])
def test_other_widths_are_refused(width: int) -> None:
    with pytest.raises(SnitfladeError, match=rf"invalid width of the PNG: {width} \(16 to 20000 pixels are possible\)"):
        png.render(scene(), width)


def test_colours_are_those_of_the_scene() -> None:
    wanted = scene_of_spec("kmd-aktiv-as-is")
    hub = next(part.box.shift(dx, dy) for group, part, dx, dy in parts_of(wanted, Outline) if group.id == "hub")
    image = pixels(png.render(wanted))

    assert image.getpixel((2, 2)) == (255, 255, 255)
    assert image.getpixel((round(2 * hub.left + 8), round(hub.top + hub.bottom))) == (0x16, 0x30, 0x4D)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("centred", [False, True])
def test_letters_stand_where_they_were_measured(bold: bool, centred: bool) -> None:
    word = text("TAVTo-Vær", bold=bold, centred=centred)  # pairs that kern
    left, top, right, bottom = ink_box([word])

    assert left == pytest.approx(word.left, abs=1.0)  # the T's own edge is 0.5 pt inside
    assert right == pytest.approx(word.left + word.width, abs=1.0)
    assert top == pytest.approx(word.baseline - default_metrics().cap_height * word.size, abs=0.6)
    assert bottom == pytest.approx(word.baseline, abs=0.6)


def test_letters_are_kerned() -> None:
    metrics = default_metrics()
    first, second = ink_box([text("A")]), ink_box([text("V")])
    kerned = ink_box([text("AV")])[2] - (second[2] - 10)

    assert metrics.width("AV") < metrics.width("A") + metrics.width("V") - 0.01
    assert kerned - 10 == pytest.approx(20 * (metrics.width("AV") - metrics.width("V")), abs=0.11)
    assert first[2] > kerned  # the letters reach under each other


def test_bold_is_bolder() -> None:
    assert blackness(text("Systemer", bold=True)) > 1.15 * blackness(text("Systemer"))


def test_a_users_font_is_drawn_with_its_own_letters() -> None:
    plain = FontFace("Any Name", (), plex("Regular"), plex("Bold"))
    italic = FontFace("Any Name", (), plex("Regular"), plex("BoldItalic"))

    assert ink_box([text("lll")], plain) == ink_box([text("lll")], italic)
    assert ink_box([text("lll", bold=True)], plain) != ink_box([text("lll", bold=True)], italic)


def test_a_logo_is_drawn_in_its_box() -> None:
    image = pixels(png.render(scene(picture(RED_SQUARE))))

    assert image.getpixel((200, 100)) == (255, 0, 0)
    assert image.getpixel((40, 100)) == (255, 255, 255)


def test_no_file_is_fetched(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "red.png"
    Image.new("RGB", (4, 4), "red").save(secret)

    for address in (secret.as_uri(), str(secret)):
        image = pixels(png.render(scene(picture(address))))
        assert image.getcolors() == [(400 * 200, (255, 255, 255))]


def test_nothing_depends_on_the_fonts_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    before = png.render(scene(text("word")))
    monkeypatch.setenv("FONTCONFIG_FILE", "no-such-file")

    assert png.render(scene(text("word"))) == before


def test_hostile_words_are_drawn() -> None:
    assert ink_box([text("</text>&]]>", size=12)])[2] > 40


class _WithoutCairo:
    """Finds cairosvg as Python does where the system has no cairo: the import fails with an OSError."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if name == "cairosvg":
            raise OSError('no library called "cairo-2" was found')
        return None


@pytest.mark.parametrize(
    ("system", "line"), [("linux", "sudo apt-get install libcairo2"), ("darwin", "brew install cairo")]
)
def test_a_missing_library_is_named_with_what_to_type(monkeypatch: pytest.MonkeyPatch, system: str, line: str) -> None:
    monkeypatch.delitem(sys.modules, "cairosvg", raising=False)
    monkeypatch.setattr(sys, "meta_path", [_WithoutCairo, *sys.meta_path])
    monkeypatch.setattr(sys, "platform", system)

    with pytest.raises(SnitfladeError, match="PNG needs the system library cairo") as raised:
        png.render(scene())
    assert line in raised.value.hint
