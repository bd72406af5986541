"""Icons in the files: an SVG holds each once, PDF and PNG draw them where they stand, no reader is told of them."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from PIL import Image

from snitflade.geometry import Rectangle
from snitflade.renderers import pdf, png, svg
from snitflade.scene import Group, Picture, Scene
from tests.renderers.scenes import RED_SQUARE, picture, scene

SVG = "{http://www.w3.org/2000/svg}"


def blue_png() -> str:
    stream = io.BytesIO()
    Image.new("RGB", (64, 64), "#0000ff").save(stream, "PNG")
    return f"data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"


def icon(left: float, address: str = RED_SQUARE, size: float = 20.0) -> Picture:
    return Picture(Rectangle(left, 30.0, left + size, 30.0 + size), address, "icons/red.svg", "icon")


def parsed(drawn: Scene) -> ET.Element:
    return ET.fromstring(svg.render(drawn, embed_font=False))  # noqa: S314 - made by this program a moment ago


def test_each_icon_is_held_once_and_used_wherever_it_stands() -> None:
    blue = blue_png()
    root = parsed(scene(icon(10.0), icon(60.0, blue), icon(110.0), icon(160.0, blue)))
    images = {image.get("id"): image.get("href") for image in root.iter(f"{SVG}image")}
    uses = [(use.get("href", "")[1:], use.get("x"), use.get("y")) for use in root.iter(f"{SVG}use")]

    assert sorted(images.values(), key=str) == sorted([RED_SQUARE, blue])
    assert [(images[name], x, y) for name, x, y in uses] == [
        (RED_SQUARE, "10", "30"),
        (blue, "60", "30"),
        (RED_SQUARE, "110", "30"),
        (blue, "160", "30"),
    ]


def test_an_icon_in_two_sizes_is_two_images() -> None:
    root = parsed(scene(icon(10.0), icon(60.0, size=30.0)))

    assert sorted(image.get("width", "") for image in root.iter(f"{SVG}image")) == ["20", "30"]


def test_the_id_of_an_icon_does_not_depend_on_the_others() -> None:
    def first(drawn: Scene) -> str | None:
        return next(parsed(drawn).iter(f"{SVG}use")).get("href")

    assert first(scene(icon(10.0))) == first(scene(icon(10.0), icon(60.0, blue_png())))


def test_a_reader_is_not_told_of_icons() -> None:
    root = parsed(scene(icon(10.0)))

    assert [use.get("aria-hidden") for use in root.iter(f"{SVG}use")] == ["true"]
    assert "icons/red.svg" not in svg.render(scene(icon(10.0)), embed_font=False).decode()


def test_without_icons_nothing_is_defined() -> None:
    drawn = svg.render(scene(picture(RED_SQUARE)), embed_font=False).decode()

    assert "<defs>" not in drawn
    assert "<use" not in drawn


@pytest.mark.parametrize("address", [RED_SQUARE, blue_png()], ids=["svg", "png"])
def test_a_png_shows_each_icon_where_it_stands(address: str) -> None:
    parts = icon(0.0, address), icon(50.0, address)
    group = Group("system-a", ("system",), 20.0, 10.0, parts)
    moved = replace(scene(), groups=(group,))
    drawn = Image.open(io.BytesIO(png.render(moved, 200))).convert("RGB")
    colour = (255, 0, 0) if address == RED_SQUARE else (0, 0, 255)

    assert [drawn.getpixel((x, 50)) for x in (30, 80)] == [colour, colour]
    assert [drawn.getpixel((x, 50)) for x in (15, 55, 100)] == [(255, 255, 255)] * 3


def test_a_pdf_holds_a_shared_image_once() -> None:
    blue = blue_png()
    with pikepdf.open(io.BytesIO(pdf.render(scene(icon(10.0, blue), icon(60.0, blue), icon(110.0, blue))))) as document:
        streams = [item for item in document.objects if isinstance(item, pikepdf.Stream)]
        images = [item for item in streams if item.get("/Subtype") == "/Image"]

    assert len(images) == 1


def test_the_same_scene_gives_the_same_bytes() -> None:
    drawn = scene(icon(10.0), icon(60.0, blue_png()), icon(110.0))

    assert len({svg.render(drawn) for _ in range(3)}) == 1
    assert len({pdf.render(drawn) for _ in range(3)}) == 1
    assert len({png.render(drawn) for _ in range(3)}) == 1
