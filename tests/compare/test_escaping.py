"""Whatever a spec says, Markdown shows it and obeys nothing of it."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from snitflade.compare.escaping import escape_markdown, make_harmless

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</summary></details><h1>x",
    "<!-- x",
    "[click](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "https://example.org www.example.org a@example.org",
    "**bold** __bold__ *i* _i_ ~~gone~~ `code` ``",
    "@octocat @org/team #123 GH-123 org/repo#1 !7 %3 &4 ~label $5 ^alert#1 :smile:",
    "a | b || c \\| d",
    "\\`*_{}[]()#+-.!|",
    "&lt;b&gt; &#60; &copy;",
    "$x^2$ $$y$$ [^1] [x]: /y",
    "one\n\n# two\n- three\r\n| a |\n|---|",
)
MENTION = re.compile(r"(?<!\w)@\w|#\d|\bGH-\d|!\d|%\d|&\d|~\w|\$\d|\^\w|:\w+:", re.IGNORECASE)


class Page(HTMLParser):
    """What a browser would see: its tags, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.shown = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not attrs

    def handle_data(self, data: str) -> None:
        self.shown += data


def page(source: str) -> Page:
    rendered = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(source)
    return Page(str(rendered))


def told(text: str) -> str:
    """What is to be seen of a text."""
    return make_harmless(text).strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_in_a_list_in_a_table_and_in_html_it_is_shown_as_it_is(text: str) -> None:
    safe = escape_markdown(text)
    for source, tags in (
        (f"- x <b>{safe}</b> y", ["ul", "li", "b"]),
        (f"| a | b |\n|---|---|\n| {safe} | y |", ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]),
        (f"<details>\n<summary>{safe}</summary>\n\nx\n</details>", ["details", "summary", "p"]),
    ):
        seen = page(source)
        assert seen.tags == tags
        assert told(text) in seen.shown.replace("\u200b", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_for_mentions_and_references_finds_none(text: str) -> None:
    shown = page(f"- {escape_markdown(text)}").shown

    assert MENTION.findall(shown) == []
    assert "://" not in shown
    assert "www." not in shown


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_stays_in_its_place(text: str) -> None:
    safe = escape_markdown(text)

    assert "\n" not in safe
    assert unescape(safe).replace("\u200b", "") == told(text)
    assert page(f"- x{safe}y").tags == ["ul", "li"]
    assert page(f"| a |\n|---|\n| x{safe}y |").tags == ["table", "thead", "tr", "th", "tbody", "tr", "td"]


def test_hidden_characters_are_shown_to_be_there() -> None:
    assert make_harmless("a\x1b[31mb\u202ec\x07\ud800") == "a<U+001B>[31mb<U+202E>c<U+0007><U+D800>"


def test_a_plain_text_stays_readable_in_the_source() -> None:
    assert escape_markdown("Kopi til VAS af 22a, f.eks. én; ja/nej?") == "Kopi til VAS af 22a, f.eks. én; ja/nej?"
