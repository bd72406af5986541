"""A comparison as a comment on a pull request."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from snitflade.compare import Act, Change, Part, Subject
from snitflade.compare.markdown import MOST_CHARACTERS, as_markdown
from snitflade.compare.review import compare_sides
from snitflade.compare.words import compare_words
from tests.compare.changed import NEW, OLD, comparison, side, with_change
from tests.compare.test_escaping import HOSTILE, MENTION, Page

EXPECTED = """\
### Snitfladeoversigter: 10 ændringer · 1 diagram

main → arbejdskopi

| Diagram | Systemer | Forbindelser | Snitflader | Andet |
|---|--:|--:|--:|--:|
| <b>small</b> | &#43;1 −1 &#126;&#8203;1 | &#126;&#8203;1 | &#43;1 &#126;&#8203;3 | &#126;&#8203;2 |

<details open>
<summary>small: 10 ændringer</summary>

- &#126; titel: Snitflader i <del>dag</del> <ins>morgen</ins> <sub>linje 1</sub>
- &#126; forbindelse <b>STAR</b>: kategori er ikke længere et gæt <sub>linje 11</sub>
- &#126; <b>STAR</b> <code>9</code>: retning: begge veje → ud <sub>linje 14</sub>
- &#126; <b>STAR</b> <code>9</code>: tekst: AMS <del>Kommunikation</del> <ins>kommunikation</ins> til alle kommuner \
<sub>linje 14</sub>
- &#126; <b>STAR</b> <code>16a</code>: kode: <code>16</code> → <code>16a</code> <sub>linje 15</sub>
- &#43; <b>STAR</b> <code>31</code>: tilføjet: Ny snitflade <sub>linje 16</sub>
- &#126; system <b>KMD LOS</b>: type er ikke længere et gæt <sub>linje 8</sub>
- − system <b>DST</b>: fjernet, med <code>15</code> <sub>før linje 9</sub>
- &#43; system <b>e-Boks</b>: tilføjet, med <code>40</code> <sub>linje 9</sub>
- &#126; layout: system <b>STAR</b>: placering

</details>
"""
LINES_OF_A_SCREEN = 45


def rendered(text: str) -> Page:
    return Page(str(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text)).replace(" open>", ">"))


def without_alignment(text: str) -> str:
    return text.replace("--:", "---")


def test_a_summary_a_table_and_a_list(tmp_path: Path) -> None:
    told = as_markdown(comparison(tmp_path))

    assert told == EXPECTED
    assert len(told.splitlines()) < LINES_OF_A_SCREEN
    page = rendered(without_alignment(told))
    assert [tag for tag in page.tags if tag in {"h3", "table", "details", "summary", "ul"}] == [
        "h3", "table", "details", "summary", "ul",
    ]  # fmt: skip
    assert page.tags.count("li") == 10


def test_in_english_as_the_spec(tmp_path: Path) -> None:
    old, new = (text.replace("hub:", "language: en\nhub:") for text in (OLD, NEW))

    told = as_markdown(comparison(tmp_path, old, new))

    assert told.startswith("### Interface overviews: 10 changes · 1 diagram\n\nmain → working tree\n")
    assert "direction: both → out <sub>line 15</sub>" in told
    assert "linje" not in told


def test_many_changes_are_folded_and_cut_to_what_a_comment_may_hold(tmp_path: Path) -> None:
    texts = "".join(f"      - {{codes: {n}, text: {'langt ord ' * 20}}}\n" for n in range(400))
    old = OLD[: OLD.index("      - {codes: 9")] + texts + OLD[OLD.index("  - {system: KMD LOS") :]
    new = old.replace("langt ord langt ord", "kort ord langt ord")

    told = as_markdown(comparison(tmp_path, old, new))

    assert len(told) <= MOST_CHARACTERS
    assert "<details>\n<summary>small: 400 ændringer</summary>" in told
    assert "\n- … og " in told
    assert told.endswith("</details>\n")


def test_what_came_went_and_has_errors(tmp_path: Path) -> None:
    old = side(tmp_path, "main", gone=OLD.replace("diagram: small", "diagram: gone"), bad="diagram: [", same=OLD)
    new = side(tmp_path, "", come=NEW.replace("diagram: small", "diagram: come"), bad="diagram: [", same=OLD)

    told = as_markdown(compare_sides(old, new))

    assert told.splitlines()[0].endswith("· 2 diagrammer · 1 uændret")
    assert "| <b>bad</b> har fejl |  |  |  |  |" in told
    assert told.count("invalid YAML &#40;") == 2


def test_nothing_changed(tmp_path: Path) -> None:
    assert (
        as_markdown(comparison(tmp_path, NEW, NEW))
        == "### Snitfladeoversigter: ingen ændringer\n\nmain → arbejdskopi\n"
    )


SUBJECTS = [
    Change(Act.RENAMED, Subject(Part.SYSTEM, "{}"), "systems", "{}", "{}"),
    Change(Act.MOVED, Subject(Part.INTERFACE, "{}", "{}", ("{}",), "{}"), "system", "{}", "{}"),
    Change(Act.RECODED, Subject(Part.INTERFACE, "{}", None, (), "{}"), "codes", "{}", "{}"),
    Change(Act.REWORDED, Subject(Part.NOTE, "{}"), "text", "{}", "{} nyt"),
    Change(Act.ADDED, Subject(Part.CATEGORY, "{}"), after="{}"),
    Change(Act.CARRIED, Subject(Part.INTERFACE, "{}", None, ("{}",)), "replaces", "{}", "{}"),
    Change(Act.RENAMED, Subject(Part.HUB, "{}"), "hub", "{}", "{}"),
]


def filled(change: Change, text: str) -> Change:
    """The change with this text in each of its places."""

    def put(value: str) -> str:
        return value.replace("{}", text)

    subject = change.subject
    subject = dataclasses.replace(
        subject,
        name=put(subject.name),
        to=put(subject.to) if subject.to else None,
        codes=tuple(map(put, subject.codes)),
        text=put(subject.text),
    )
    before, after = put(change.before), put(change.after)
    words = compare_words(before, after) if change.act is Act.REWORDED else ()
    return dataclasses.replace(change, subject=subject, before=before, after=after, words=words)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("change", SUBJECTS, ids=lambda change: f"{change.subject.part.value}-{change.act.value}")
def test_hostile_words_stay_words(change: Change, text: str, tmp_path: Path) -> None:
    page = rendered(without_alignment(as_markdown(with_change(comparison(tmp_path), filled(change, text)))))

    assert set(page.tags) <= set("h3 p table thead tbody tr th td details summary ul li b code del ins sub".split())
    assert page.tags.count("li") == 1
    assert page.tags.count("tr") == 2
    assert MENTION.findall(page.shown) == []


@given(st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_stay_words(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    whole = comparison(tmp_path_factory.mktemp("any"))

    page = rendered(without_alignment(as_markdown(with_change(whole, filled(SUBJECTS[1], text)))))

    assert page.tags.count("li") == 1
    assert page.tags.count("tr") == 2


def test_a_diagrams_name_and_a_label_are_words_too(tmp_path: Path) -> None:
    whole = comparison(tmp_path)
    review = dataclasses.replace(whole.reviews[0], name="@octocat|<b>")
    told = as_markdown(dataclasses.replace(whole, old_label="`#1`\n# x", reviews=(review,)))

    assert "&#64;&#8203;octocat&#124;&#60;b&#62;" in told
    assert "&#96;&#35;&#8203;1&#96; &#35; x → arbejdskopi" in told
