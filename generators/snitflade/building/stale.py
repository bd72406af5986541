"""Which files of an output folder are not what a build would write there now. Nothing is written in that folder.

The build runs beside it, in a temporary folder with copies of the layout records, so that it keeps to them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from snitflade.building import run
from snitflade.building.deck_file import DECK, is_own_deck
from snitflade.building.layout_records import ENDING, record_name
from snitflade.building.surplus_pages import leftovers
from snitflade.compare.git_textconv import svg_words
from snitflade.problems import Problem, SnitfladeError, has_errors, in_order
from snitflade.renderers.png import LEAST_WIDTH_PX, MOST_WIDTH_PX

_USUAL = ("svg", "pdf")
# A diagram's picture, that of its pair, or one of its pages.
_PICTURE = re.compile(r"(?P<drawn>(?P<diagram>.+?)(?P<pair>-pair|-[1-9][0-9]*)?)\.(?P<form>svg|pdf|png)")
LANDSCAPE = "landscape"
_PNG_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


class Wanted(NamedTuple):
    """What a build must be asked for to write what stands in the folder. ``widths``: of each PNG, in pixels, 0 if it
    is none."""

    formats: tuple[str, ...]
    pair: bool
    widths: Mapping[str, int]


class Staleness(NamedTuple):
    """What is wrong in the folder. ``problems`` are those of the build; with errors among them, nothing else is told.

    ``wanted``: what the build was asked for. ``removed``: pages too many, which a build removes; ``left_over``: of
    diagrams that are no more.
    """

    problems: tuple[Problem, ...]
    wanted: Wanted
    missing: tuple[Path, ...] = ()
    differing: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    left_over: tuple[Path, ...] = ()

    @property
    def number(self) -> int:
        return len(self.missing) + len(self.differing) + len(self.removed) + len(self.left_over)


def find_stale(specs: Sequence[Path], output: Path, options: run.Options, *, all_specs: bool) -> Staleness:
    """Compare what stands in a folder with what a build of these specs would write there.

    SVG, PDF and pairs are wanted of every diagram when one of them has it; a PNG, which few keep, where it stands, in
    the width that it has. A deck with own slides is to hold those of all diagrams; all else in it may be what it is.

    :param options: those of the build, but for formats, pairs and width, which the folder tells.
    :param all_specs: whether there are no further specs, so that a picture without a diagram is left over.
    :raises SnitfladeError: when the folder cannot be read.
    """
    diagrams = _diagrams(specs)
    standing = _standing(output)
    wanted = _wanted(diagrams, standing, output)
    with TemporaryDirectory(prefix="snitflade-") as fresh:
        report = _built(specs, Path(fresh), output, options, wanted)
        if has_errors(report.problems):
            return Staleness(report.problems, wanted)
        built = {path.name: path for path in report.files}
        missing = [name for name in built if name not in standing]
        differing = [name for name, path in built.items() if name in standing and _differ(path, output / name)]
    removed = leftovers(output, list(diagrams.items()), built, wanted.formats) if standing else []
    left_over = _left_over(standing, diagrams, output) if all_specs else ()
    found = (missing, differing, removed, left_over)
    return Staleness(report.problems, wanted, *(tuple(output / name for name in names) for names in found))


def _diagrams(specs: Sequence[Path]) -> dict[str, Path]:
    """The ids of the sound ones, with their specs."""
    from snitflade.spec import Library, check

    library = Library()
    read = ((check(path, library)[0], path) for path in specs)
    return {diagram.id: path for diagram, path in read if diagram}


def _standing(output: Path) -> tuple[str, ...]:
    """The names of the files in the folder, sorted; none when there is no folder."""
    try:
        return tuple(sorted(path.name for path in output.iterdir() if path.is_file()))
    except FileNotFoundError:
        return ()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SnitfladeError(f"{output.as_posix()}: cannot be read: {reason}") from None


def _wanted(diagrams: Collection[str], standing: Sequence[str], output: Path) -> Wanted:
    pictures = [found for name in standing if (found := _PICTURE.fullmatch(name)) and _owner(found, diagrams)]
    forms = {found["form"] for found in pictures}
    kept = tuple(form for form in _USUAL if form in forms)
    widths = {found[0]: _png_width(output / found[0]) for found in pictures if found["form"] == "png"}
    if widths and not kept:  # a folder of PNGs: each diagram has one
        widths |= {
            f"{name}.png": max(widths.values()) for name in diagrams if not any(w.startswith(name) for w in widths)
        }
    if DECK in standing and is_own_deck(output / DECK):
        kept += ("pptx",)
    pair = any(found["pair"] == "-pair" and found["drawn"] not in diagrams for found in pictures)
    return Wanted(kept or (() if widths else _USUAL), pair, widths)


def _owner(picture: re.Match[str], diagrams: Collection[str]) -> str | None:
    """The diagram that a picture is of: the one of its name, else the one that it is a page or the pair of."""
    return next((name for name in (picture["drawn"], picture["diagram"]) if name in diagrams), None)


def _png_width(path: Path) -> int:
    """In pixels; 0 when the file is no PNG. PNG specification, third edition, 11.2.1."""
    with path.open("rb") as file:
        head = file.read(20)
    return int.from_bytes(head[16:], "big") if head.startswith(_PNG_HEAD) else 0


def _built(specs: Sequence[Path], fresh: Path, output: Path, options: run.Options, wanted: Wanted) -> run.Report:
    """Build what is wanted into the folder, PNGs once for each width. ``files`` are what the output has to hold."""
    files: list[Path] = []
    problems: set[Problem] = set()
    for number, width in enumerate((None, *sorted(set(wanted.widths.values())))):
        folder = fresh / str(number)
        folder.mkdir()
        _copy_records(output, folder)
        report = run.build(specs, folder, _options(options, wanted, width))
        problems |= {_told_of(output, folder, problem) for problem in report.problems}
        files += [path for path in report.files if width is None or wanted.widths.get(path.name) == width]
        if has_errors(report.problems):
            break
    return run.Report(in_order(problems), files=tuple(sorted(files, key=lambda path: path.name)))


def _options(options: run.Options, wanted: Wanted, width: int | None) -> run.Options:
    """``width``: None for all but PNGs."""
    if width is None:
        return options._replace(formats=wanted.formats, pair=wanted.pair)
    possible = LEAST_WIDTH_PX <= width <= MOST_WIDTH_PX
    return options._replace(formats=("png",), pair=wanted.pair, width=width if possible else None)


def _copy_records(output: Path, folder: Path) -> None:
    for name in _standing(output):
        if name.endswith(ENDING) or name == DECK:
            shutil.copyfile(output / name, folder / name)


def _told_of(output: Path, folder: Path, problem: Problem) -> Problem:
    """The same problem, of the record itself where it is that of its copy."""
    file = Path(problem.place.file)
    if file.parent != folder:
        return problem
    return replace(problem, place=replace(problem.place, file=(output / file.name).as_posix()))


def _differ(built: Path, standing: Path) -> bool:
    return built.stat().st_size != standing.stat().st_size or built.read_bytes() != standing.read_bytes()


def _left_over(standing: Sequence[str], diagrams: Collection[str], output: Path) -> Iterator[str]:
    """What builds wrote of diagrams that are no more. What else a folder holds is its owner's."""
    for name in standing:
        picture = _PICTURE.fullmatch(name)
        if name.endswith(ENDING):
            if name.removesuffix(ENDING) not in diagrams:
                yield name
        elif name.startswith(LANDSCAPE):
            continue  # of several diagrams, by a command of its own
        elif picture and not _owner(picture, diagrams) and _is_ours(picture, standing, output):
            yield name


def _is_ours(picture: re.Match[str], standing: Sequence[str], output: Path) -> bool:
    """Whether a layout record stands beside it, or an SVG that names itself as ours do."""
    if any(record_name(picture[part]) in standing for part in ("drawn", "diagram")):
        return True
    svg = f"{picture['drawn']}.svg"
    return svg in standing and svg_words((output / svg).read_bytes(), picture["drawn"]) is not None
