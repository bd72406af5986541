"""Random diagrams for hypothesis: what the checker lets through, from a bare line to far too much for any page.

Texts come from a word list by number, so that a diagram costs few draws and shrinks to short texts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st

from snitflade.diagram import (
    Category,
    Dash,
    Diagram,
    Direction,
    DirectionMarks,
    Hub,
    Interface,
    Kind,
    Link,
    Marks,
    Note,
    Shape,
    System,
    Variant,
)
from snitflade.problems import Place

WORDS = (
    "og til af på for om ved STAR KMD CPR borger sager data f.eks. ydelse bilag månedligt hændelser (daglig) adviser "
    "udbetaling oplysninger godtgørelser Grænsefladebeskrivelse Sygedagpengerefusion indkomstoplysninger "
    "Arbejdsskadestyrelsen Ejendomsstamregister Integrationsoversigt journalisering/arkivering – kommunekredsløbet "
    "Beskæftigelsesindsatsoverblik"
).split()
LONG_WORDS = (
    "Førtidspensionsudbetalingsspecifikationsoversigter",
    "https://intern.eksempel-kommune.dk/snitflader/udbetaling?id=12345",
    "arbejdsmarkedsuddannelsesgodtgørelsesberegningsgrundlagsindberetning",
    "A1B2C3D4E5F6G7H8I9J0K1L2M3N4O5P6Q7R8S9T0",
)
CODES = ("9", "16", "5a", "22b", "1.10", "010", "SID001-SID005", "???", "no", "1:20", "K7", "30a")
HUES = ("#c0392b", "#d68910", "#2471a3", "#1e8449", "#6c3483", "#117a65", "#7b7d7d", "#f7dc6f")
SHAPES = tuple(Shape)
NOWHERE = Place("random.yaml", 1, 1)
NO_MARKS = Marks()
ASSUMED = Marks(assumed=("category",))


def place(line: int) -> Place:
    return Place("random.yaml", line, 3)


def sentence(seed: int, count: int, long_words: bool = False) -> str:
    """``count`` words, the same for the same seed; now and then a very long one when ``long_words``."""
    random = Random(seed)  # noqa: S311 - a repeatable choice of words, no secret
    return " ".join(
        random.choice(LONG_WORDS) if long_words and random.random() < 0.08 else random.choice(WORDS)
        for _ in range(count)
    )


@dataclass(frozen=True)
class Extent:
    """The most of everything. ``wordy`` allows words that need cutting, and long titles, names and legends."""

    links: int = 60
    satellite_links: int = 8
    interfaces: int = 4
    words: int = 60
    wordy: bool = True


USUAL = Extent(links=20, satellite_links=2, interfaces=3, words=12, wordy=False)
seeds = st.integers(0, 999)
directions = st.sampled_from((None, *Direction))
marks = st.sampled_from((NO_MARKS, NO_MARKS, ASSUMED))


def texts(extent: Extent) -> st.SearchStrategy[str]:
    """A text of an interface: mostly short, seldom long."""
    usual = st.builds(sentence, seeds, st.integers(1, min(extent.words, 12)))
    long = st.builds(sentence, seeds, st.integers(1, extent.words), st.just(extent.wordy))
    return st.one_of(usual, usual, usual, long)


@st.composite
def interfaces(draw: st.DrawFn, category: str, categories: tuple[str, ...], extent: Extent, line: int) -> Interface:
    first = draw(st.integers(0, len(CODES) - 1))
    count = draw(st.sampled_from((1, 1, 1, 0, 2, 6)))
    codes = tuple(CODES[(first + n) % len(CODES)] for n in range(count))
    how_many = draw(st.sampled_from((1, 1, 1, 0, 2)))
    words = tuple(draw(texts(extent)) for _ in range(how_many if codes else max(how_many, 1)))
    own = draw(st.sampled_from((category, category, category, *categories)))
    return Interface(codes, words, draw(directions), own, draw(marks), place(line))


@st.composite
def links(draw: st.DrawFn, system: str, to: str | None, categories: tuple[str, ...], extent: Extent, line: int) -> Link:
    category = draw(st.sampled_from(categories))
    count = draw(st.integers(0, extent.interfaces))
    own = tuple(draw(interfaces(category, categories, extent, line)) for _ in range(count))
    return Link(system, to, category, None if own else draw(directions), own, draw(marks), place(line))


@st.composite
def names(draw: st.DrawFn, count: int, extent: Extent) -> tuple[str, ...]:
    """Distinct names of 1-6 words; ``wordy`` ones hold a long compound at times."""
    longest = 6 if extent.wordy else 3
    plain = [draw(st.builds(sentence, seeds, st.integers(1, longest), st.just(extent.wordy))) for _ in range(count)]
    return tuple(name if name not in plain[:n] else f"{name} {n}" for n, name in enumerate(plain))


@st.composite
def satellite_links(
    draw: st.DrawFn, systems: tuple[str, ...], categories: tuple[str, ...], extent: Extent
) -> tuple[Link, ...]:
    if len(systems) < 2:
        return ()
    extent = replace(extent, interfaces=min(extent.interfaces, 2))
    pairs = draw(
        st.lists(
            st.permutations(systems[:12]).map(lambda order: (order[0], order[1])),
            max_size=extent.satellite_links,
            unique_by=frozenset,
        )
    )
    return tuple(draw(links(a, b, categories, extent, 400 + n)) for n, (a, b) in enumerate(pairs))


@st.composite
def legends(draw: st.DrawFn, count: int, extent: Extent) -> tuple[Category, ...]:
    dashes = tuple(Dash)
    longest = 25 if extent.wordy else 12
    return tuple(
        Category(
            f"category-{n}",
            HUES[n],
            dashes[n % len(dashes)],
            draw(st.builds(sentence, seeds, st.integers(0, 4))),
            draw(st.builds(sentence, seeds, st.integers(1, longest), st.just(extent.wordy))),
            NO_MARKS,
            place(600 + n),
        )
        for n in range(count)
    )


@st.composite
def diagrams(draw: st.DrawFn, extent: Extent = Extent()) -> Diagram:
    """A diagram as the checker would let it through."""
    # Many links with few words each fit a page, as do few links with many words; try both.
    most_words, most_interfaces = draw(st.sampled_from((3, 8, extent.words))), draw(st.integers(1, extent.interfaces))
    extent = replace(extent, words=min(most_words, extent.words), interfaces=most_interfaces)
    categories = draw(legends(draw(st.integers(1, 8 if extent.wordy else 4)), extent))
    keys = tuple(category.key for category in categories)
    count = draw(st.one_of(st.integers(1, min(20, extent.links)), st.integers(1, extent.links)))
    # Every sixth link or so goes to a system that has one already.
    systems = draw(names(max(1, count - draw(st.integers(0, count // 6 + 1))), extent))
    own = [draw(links(systems[n % len(systems)], None, keys, extent, 10 + n)) for n in range(count)]
    between = draw(satellite_links(systems, keys, extent))
    kinds = tuple(Kind("external" if n == 2 else f"kind-{n}", f"Kind {n}", shape) for n, shape in enumerate(SHAPES))
    return Diagram(
        id="random",
        variant=Variant.AS_IS,
        title=draw(st.builds(sentence, seeds, st.integers(1, 25 if extent.wordy else 8), st.just(extent.wordy))),
        subtitle=draw(st.builds(sentence, seeds, st.integers(0, 12 if extent.wordy else 3))),
        language=draw(st.sampled_from(("da", "en"))),
        page=None,
        theme=None,
        transition_from=None,
        hub=Hub(draw(names(draw(st.integers(1, 3)), extent)), NOWHERE),
        kinds=kinds,
        systems=tuple(
            System(name, draw(st.sampled_from(kinds)).key, NO_MARKS, place(200 + n)) for n, name in enumerate(systems)
        ),
        links=(*own, *between),
        categories=categories,
        notes=tuple(
            Note(draw(st.builds(sentence, seeds, st.integers(0, 3))), draw(texts(extent)), place(700 + n))
            for n in range(draw(st.integers(0, 4 if extent.wordy else 2)))
        ),
        show_unused=draw(st.booleans()),
        direction_marks=draw(st.sampled_from(tuple(DirectionMarks))),
        place=NOWHERE,
    )
