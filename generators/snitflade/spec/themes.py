"""A theme file -> a Theme. What a file leaves out is as in the default theme.

``check_theme`` returns the problems, warnings included; the ``read_…`` functions raise when one of them is an error.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields
from functools import cache
from pathlib import Path
from typing import Any

from snitflade import fonts
from snitflade.names import SPEC_SUFFIXES, is_id
from snitflade.problems import Findings, Problem, ProblemsFound, SnitfladeError, did_you_mean, quote
from snitflade.project import follow_named
from snitflade.spec.legend import normalize_colour
from snitflade.spec.library import find_beside, find_spec_files
from snitflade.spec.nodes import Mapping, Scalar, plain
from snitflade.spec.yaml_reader import read_yaml
from snitflade.theme import CategoryColours, Colours, Font, Sizes, Theme

THEME_FOLDER = "themes"
BUILT_IN_FOLDER = Path(__file__).resolve().parent.parent / THEME_FOLDER
SCHEMA = Path(__file__).with_name("theme.schema.json")
_DEFAULT = "default"
_NUMBER = re.compile(r"[0-9]+([.][0-9]+)?")
_SIZES = tuple(field.name for field in fields(Sizes))
_COLOURS = tuple(field.name for field in fields(Colours))
# What is drawn on what: texts, then shapes.
_TEXTS_ON = (
    ("ink", "page"),
    ("ink", "box_fill"),
    ("ink", "band_fill"),
    ("title", "page"),
    ("muted", "page"),
    ("muted", "band_fill"),
    ("hub_ink", "hub_fill"),
)
_SHAPES_ON = (("box_line", "page"), ("box_line", "band_fill"), ("hub_fill", "page"))


def read_theme(name: str | None, folder: Path) -> Theme:
    """The theme of this name: ``<folder>/themes/<name>.yaml``, else the built-in one.

    :param name: an id, or the path of a ``.yaml`` file, as on the command line; None is ``default``. So a file
        ``themes/default.yaml`` beside the specs is the look of all that name no other.
    :param folder: the folder of the spec.
    :raises SnitfladeError: when there is no such theme.
    :raises ProblemsFound: when it has errors; it carries the warnings too.
    """
    path = find_theme(name, folder)
    return read_default_theme() if path is None else read_theme_file(path)


def read_theme_file(path: Path) -> Theme:
    """The theme of a file. :raises ProblemsFound: when it is missing or has errors; it carries the warnings too."""
    theme, problems = check_theme(path)
    if theme is None:
        raise ProblemsFound(problems)
    return theme


def find_theme(name: str | None, folder: Path) -> Path | None:
    """The file that ``read_theme`` reads; None is the built-in default. :raises SnitfladeError: as it does."""
    wanted = name or _DEFAULT
    if wanted.endswith(SPEC_SUFFIXES):
        return follow_named(Path(wanted))
    own, built_in = folder / THEME_FOLDER, BUILT_IN_FOLDER
    found = (find_beside(own, wanted) or find_beside(built_in, wanted)) if is_id(wanted) else None
    if found is None:
        known = sorted({path.stem for place in (own, built_in) for path in find_spec_files(place)})
        raise SnitfladeError(f"unknown theme {quote(wanted)}", did_you_mean(wanted, known))
    return None if found == built_in / f"{_DEFAULT}.yaml" else found


@cache
def read_default_theme() -> Theme:
    """The default theme that ships with the program. A test, not each run, checks it against the schema.

    :raises SnitfladeError: when its file is missing from the installation.
    """
    root = read_yaml(BUILT_IN_FOLDER / f"{_DEFAULT}.yaml").root
    if not isinstance(root, Mapping):
        raise SnitfladeError("the default theme is missing from this installation", "install snitflade again")
    sizes, colours = root.mapping("sizes"), root.mapping("colours")
    return Theme(
        _DEFAULT,
        Font(fonts.FAMILY, fonts.FALLBACK_FAMILIES),
        Sizes(**{key: float(sizes.text(key)) for key in _SIZES}),
        Colours(**{key: colours.text(key) for key in _COLOURS}),
    )


def check_theme(path: Path) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme of a file (None when it has errors), and its errors and warnings in the order of their places."""
    reading = read_yaml(path)
    findings = Findings(reading.problems)
    if reading.root is not None:
        findings.extend(check_theme_form(reading.root))
    if not isinstance(reading.root, Mapping):
        return None, findings.problems
    theme = _compose(reading.root, path, findings)
    if findings.has_errors:
        return None, findings.problems
    _check_contrast(theme.colours, reading.root.mapping("colours"), findings)
    return theme, findings.problems


def check_theme_form(root: Any) -> tuple[Problem, ...]:
    """What is wrong with the form of a theme, by its JSON Schema."""
    import jsonschema_rs  # late: the default theme needs no check

    from snitflade.spec.wording import Fault, report

    schema, findings = _schema(), Findings()
    errors = jsonschema_rs.Draft7Validator(schema).iter_errors(plain(root))
    faults = [Fault(tuple(e.instance_path), e.kind.name, e.kind.as_dict(), e.message) for e in errors]
    report(faults, schema, root, findings)
    return findings.problems


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return schema


def _compose(root: Mapping, path: Path, findings: Findings) -> Theme:
    # Late: the default theme names no file, and what reads them takes 10 ms to import.
    from snitflade.spec.theme_files import read_font, read_owner

    base = read_default_theme()
    name = root.text("theme")
    if is_id(name) and name != path.stem:
        findings.warn(root.place_of("theme"), f"invalid theme {quote(name)}", f"the file is named {quote(path.stem)}")
    return Theme(
        name,
        read_font(root, path.parent, findings) or base.font,
        _sizes(root.mapping("sizes"), base.sizes, findings),
        _colours(root.mapping("colours"), base.colours),
        read_owner(root, path.parent, findings),
        _category_colours(root, base.category_colours),
    )


def _category_colours(root: Mapping, usual: CategoryColours) -> CategoryColours:
    text = root.text("category_colours")
    return next((how for how in CategoryColours if how.value == text), usual)  # the schema reports any other


def _sizes(given: Mapping, base: Sizes, findings: Findings) -> Sizes:
    rules = _schema()["properties"]["sizes"]["properties"]
    values = asdict(base)
    for key in _SIZES:
        text = given.text(key)
        if not _NUMBER.fullmatch(text):
            continue  # not given, or reported by the schema
        values[key] = float(text)
        if not rules[key]["minimum"] <= values[key] <= rules[key]["maximum"]:
            findings.error(given.place_of(key), f"invalid {key} {quote(text)}", rules[key]["patternErrorMessage"])
    if values["smallest"] > values["label_max"]:
        place = given.place_of("smallest" if "smallest" in given else "label_max")
        findings.error(place, f"invalid smallest '{values['smallest']:g}'", f"label_max is {values['label_max']:g}")
    return Sizes(**values)


def _colours(given: Mapping, base: Colours) -> Colours:
    values: dict[str, str] = asdict(base)
    for key in _COLOURS:
        node = given.entries.get(key)
        if isinstance(node, Scalar) and node.text:
            values[key] = normalize_colour(node.text)
    return Colours(**values)


def _check_contrast(colours: Colours, given: Mapping, findings: Findings) -> None:
    from snitflade.palette import LINE_CONTRAST, TEXT_CONTRAST, contrast

    values: dict[str, str] = asdict(colours)
    for pairs, least in ((_TEXTS_ON, TEXT_CONTRAST), (_SHAPES_ON, LINE_CONTRAST)):
        for upper, lower in pairs:
            found = contrast(values[upper], values[lower])
            if found < least:
                place = given.place_of(upper if upper in given else lower)
                message = f"too little contrast between {upper} and {lower}: {int(found * 100) / 100:.2f}:1"
                findings.warn(place, message, f"{least:g}:1 is the least")
