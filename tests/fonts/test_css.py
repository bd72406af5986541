"""The CSS that carries a font inside an SVG."""

from __future__ import annotations

import base64
import re

import pytest

from snitflade import fonts


@pytest.mark.parametrize(("bold", "weight"), [(False, "400"), (True, "700")])
@pytest.mark.parametrize("latin", [False, True])
def test_a_rule_carries_the_font_file_of_its_weight(bold: bool, weight: str, latin: bool) -> None:
    rule = fonts.font_face(bold, latin)
    assert rule.startswith(f"@font-face{{font-family:'Snitflade Sans';font-weight:{weight};")
    data = re.search(r"url\(data:font/woff2;base64,([^)]*)\) format\('woff2'\)", rule)
    assert data is not None
    assert base64.b64decode(data[1], validate=True) == fonts.woff2(bold, latin).read_bytes()


def test_nothing_in_the_css_needs_escaping_in_xml() -> None:
    assert not set(fonts.font_face(False, True) + fonts.font_families()) & set('<>&"')


def test_the_own_family_comes_first_and_a_generic_one_last() -> None:
    families = fonts.font_families().split(",")
    assert (families[0], families[-1]) == ("'Snitflade Sans'", "sans-serif")


@pytest.mark.parametrize(
    ("text", "enough"),
    [("", True), ("Ærø – „§ 12“ → 4 €", True), ("CPR\u2011nr.", True), ("Łódź", False), ("漢", False)],
)
def test_latin_only(text: str, enough: bool) -> None:
    assert fonts.is_latin(text) is enough
