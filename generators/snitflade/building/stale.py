"""Which files of an output folder are not what a build would write there now. Nothing is written in that folder."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from snitflade.building import run
from snitflade.building.deck_file import DECK, is_own_deck
from snitflade.building.layout_records import ENDING, record_name
from snitflade.building.surplus_pages import find_surplus_pages
from snitflade.building.trial_build import list_files, trial_build
from snitflade.compare.git_textconv import find_svg_words
from snitflade.problems import Problem, has_errors, in_order
from snitflade.project import leads_out
from snitflade.renderers.png_limits import LEAST_WIDTH_PX, MOST_WIDTH_PX

_USUAL = ("svg", "pdf")
# A diagram's picture, that of its pair, or one of its pages.
_PICTURE = re.compile(r"(?P<drawn>(?P<diagram>.+?)(?P<pair>-pair|-[1-9][0-9]*)?)\.(?P<form>svg|pdf|png)")
LANDSCAPE = "landscape"
_PNG_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


class Wanted(NamedTuple):
    """What a build must be asked for to write what is in the folder.

    ``widths``: that of each PNG by name, in pixels; 0 when the file is not a PNG.
    """

    formats: tuple[str, ...]
    pair: bool
    widths: Mapping[str, int]


class Staleness(NamedTuple):
    """What is wrong in the folder. ``problems`` are those of the build; with errors among them, nothing else is known.

    ``wanted``: what the build was asked for. ``surplus``: pages too many, which a build removes; ``left_over``: files
    of diagrams that were removed.
    """

    problems: tuple[Problem, ...]
    wanted: Wanted
    missing: tuple[Path, ...] = ()
    differing: tuple[Path, ...] = ()
    surplus: tuple[Path, ...] = ()
    left_over: tuple[Path, ...] = ()

    @property
    def number(self) -> int:
        """How many files are wrong."""
        return len(self.missing) + len(self.differing) + len(self.surplus) + len(self.left_over)


def find_stale(specs: Sequence[Path], output: Path, options: run.BuildOptions, *, all_specs: bool) -> Staleness:
    """Compare what is in a folder with what a build of these specs would write there.

    SVG, PDF and pairs are wanted of every diagram when one of them has it; a PNG, which few keep, where there is one,
    in its width. A deck with own slides is to hold those of all diagrams; all else in it may be what it is.

    :param options: those of the build, but for formats, pairs and width, which follow from the folder.
    :param all_specs: whether there are no further specs, so that a picture without a diagram is left over.
    :raises SnitfladeError: when the folder cannot be read.
    """
    diagrams = _read_ids(specs)
    present = list_files(output)
    wanted = _find_wanted(diagrams, present, output)
    problems, same = _compare(specs, output, options, wanted)
    if has_errors(problems):
        return Staleness(in_order(problems), wanted)
    surplus = find_surplus_pages(output, list(diagrams.items()), same.keys(), wanted.formats) if present else []
    left_over = _find_left_over(present, diagrams, output) if all_specs else ()
    missing = (name for name in sorted(same) if name not in present)
    differing = (name for name in sorted(same) if name in present and not same[name])
    found = (missing, differing, surplus, left_over)
    return Staleness(in_order(problems), wanted, *(tuple(output / name for name in names) for names in found))


def _read_ids(specs: Sequence[Path]) -> dict[str, Path]:
    """The ids of the diagrams without errors, with their specs."""
    from snitflade.spec import Library, check

    library = Library()
    read = ((check(path, library)[0], path) for path in specs)
    return {diagram.id: path for diagram, path in read if diagram}


def _find_wanted(diagrams: Collection[str], present: Sequence[str], output: Path) -> Wanted:
    pictures = [found for name in present if (found := _PICTURE.fullmatch(name)) and _find_owner(found, diagrams)]
    forms = {found["form"] for found in pictures}
    kept = tuple(form for form in _USUAL if form in forms)
    widths = {found[0]: _read_png_width(output / found[0]) for found in pictures if found["form"] == "png"}
    if widths and not kept:  # a folder of PNGs: each diagram has one
        widths |= {
            f"{name}.png": max(widths.values()) for name in diagrams if not any(w.startswith(name) for w in widths)
        }
    if DECK in present and is_own_deck(output / DECK):
        kept += ("pptx",)
    pair = any(found["pair"] == "-pair" and found["drawn"] not in diagrams for found in pictures)
    return Wanted(kept or (() if widths else _USUAL), pair, widths)


def _find_owner(picture: re.Match[str], diagrams: Collection[str]) -> str | None:
    """The diagram that a picture is of: the one of its name, else the one that it is a page or the pair of."""
    return next((name for name in (picture["drawn"], picture["diagram"]) if name in diagrams), None)


def _read_png_width(path: Path) -> int:
    """In pixels; 0 when the file is no PNG. PNG specification, third edition, 11.2.1."""
    with path.open("rb") as file:
        head = file.read(20)
    return int.from_bytes(head[16:], "big") if head.startswith(_PNG_HEAD) else 0


def _compare(
    specs: Sequence[Path], output: Path, options: run.BuildOptions, wanted: Wanted
) -> tuple[list[Problem], dict[str, bool]]:
    """Build what is wanted, PNGs once for each width, up to the first build with errors.

    Returns the problems, and for each file that the folder is to hold whether it is there with the same bytes.
    """
    problems: list[Problem] = []
    same: dict[str, bool] = {}
    for width in (None, *sorted(set(wanted.widths.values()))):
        with trial_build(specs, output, _options_for(width, options, wanted)) as report:
            problems += report.problems
            if has_errors(report.problems):
                break
            for path in report.files:
                if width is None or wanted.widths.get(path.name) == width:
                    same[path.name] = _is_same(path, output / path.name)
    return problems, same


def _options_for(width: int | None, options: run.BuildOptions, wanted: Wanted) -> run.BuildOptions:
    """``width``: None for all but PNGs."""
    if width is None:
        return options._replace(formats=wanted.formats, pair=wanted.pair)
    possible = LEAST_WIDTH_PX <= width <= MOST_WIDTH_PX
    return options._replace(formats=("png",), pair=wanted.pair, width=width if possible else None)


def _is_same(one: Path, other: Path) -> bool:
    if leads_out(other) or not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    return one.read_bytes() == other.read_bytes()


def _find_left_over(present: Sequence[str], diagrams: Collection[str], output: Path) -> Iterator[str]:
    """What builds wrote of diagrams that were removed. What else a folder holds is its owner's."""
    for name in present:
        picture = _PICTURE.fullmatch(name)
        if name.endswith(ENDING):
            if name.removesuffix(ENDING) not in diagrams:
                yield name
        elif name.startswith(LANDSCAPE):
            continue  # of several diagrams, by a command of its own
        elif picture and not _find_owner(picture, diagrams) and _is_ours(picture, present, output):
            yield name


def _is_ours(picture: re.Match[str], present: Sequence[str], output: Path) -> bool:
    """Whether there is a layout record for it, or an SVG that names itself as ours do."""
    if any(record_name(picture[part]) in present for part in ("drawn", "diagram")):
        return True
    svg = f"{picture['drawn']}.svg"
    return svg in present and find_svg_words((output / svg).read_bytes(), picture["drawn"]) is not None
