"""Specs made to exhaust or mislead the reader: each is told clearly, in seconds and megabytes that are bounded.

Each runs in a process of its own, so that a crash of the parser is a failed test and memory is that of the case alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, write_spec

MAX_SECONDS = 2.0
MAX_MEGABYTES = 300

CHECK = """
import json, resource, sys, time
from pathlib import Path
import yaml
from snitflade.spec import check, yaml_reader
if sys.argv[2] == "slow":
    yaml_reader.read_yaml.__defaults__ = (yaml.SafeLoader,)


def megabytes():
    # Of this program alone: ru_maxrss also has what the process took before it became this program.
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024


start = time.process_time()
diagram, problems = check(Path(sys.argv[1]))
print(json.dumps({
    "seconds": time.process_time() - start,
    "megabytes": megabytes(),
    "sound": diagram is not None,
    "problems": [problem.message for problem in problems],
}))
"""


def aliases_of_aliases(levels: int) -> str:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, levels)]
    return "\n".join(lines)


def merged_keys(levels: int) -> str:
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{level}: &a{level} {{<<: [*a{level - 1}, *a{level - 1}]}}" for level in range(1, levels)]
    return "\n".join(lines)


def links(count: int, text: str = "{system: STAR, category: weak, interfaces: [{codes: 9, text: AMS}]}") -> str:
    return HEADER + SYSTEMS + "links:\n" + f"  - {text}\n" * count


SMALL = HEADER + SYSTEMS + LINKS
LONG_NAMES = [f"{number:04}{'x' * 190}" for number in range(1000)]

REFUSED = {
    "billion laughs": (aliases_of_aliases(12), "invalid number of values"),
    "merge keys": (merged_keys(30), "invalid key '<<'"),
    "brackets": ("[" * 100_000, "invalid depth"),
    "closed brackets": ("[" * 100_000 + "]" * 100_000, "invalid depth"),
    "braces": ("{a: " * 100_000, "invalid depth"),
    "dashes": ("- " * 100_000, "invalid depth"),
    "indents": ("".join(" " * depth + "a:\n" for depth in range(1500)), "invalid depth"),
    "directives": ("".join(f"%TAG !a{number}! b\n" for number in range(90_000)) + "--- a\n", "invalid YAML"),
    "10 MB of text": (HEADER + "subtitle: " + "x" * 10_000_000, "invalid size of the file"),
    "many values": (HEADER + "notes: [" + "a, " * 500_000 + "]", "invalid number of values"),
    "many equal keys": (HEADER + "systems:\n" + "  STAR: external\n" * 100_000, "duplicate key 'STAR'"),
    "many faults": (links(3000, "{systm: STAR, category: [weak], interfaces: [{}]}"), "unknown key 'systm'"),
    "many faults in a link": (
        links(1, "{system: STAR, category: weak, interfaces: [" + "{codes: [true, true]}, " * 15_000 + "]}"),
        "invalid number of 'interfaces': 15000",
    ),
    "many systems": (
        HEADER + "systems: {" + ", ".join(f"s{n}: true" for n in range(45_000)) + "}\n" + LINKS,
        "invalid kind true",
    ),
    "many unknown long names": (
        HEADER + "systems:\n" + "".join(f"  {name}: external\n" for name in LONG_NAMES)
        + "links:\n" + "".join(f"  - {{system: {'x' * 180}{number}, category: weak}}\n" for number in range(3000)),
        f"unknown system '{'x' * 60}…'",
    ),
    "a long circle": (
        HEADER + "systems:\n"
        + "".join(f"  s{n}: {{kind: system, order: after s{(n + 1) % 1000}, group: g{n % 7}}}\n" for n in range(1000))
        + "links:\n" + "".join(f"  - {{system: s{n}, category: weak}}\n" for n in range(1000)),
        "invalid order 'after s0'",
    ),
    "too many links": (links(3001), "invalid number of 'links': 3001"),
    "terms that grow": (
        SMALL + f"terms: {{t: {'x' * 2000}}}\nnotes: [" + ("{text: '" + "{t}" * 660 + "'}, ") * 50 + "]",
        "invalid length of the text with its terms: 1320000",
    ),
    "format strings": (SMALL + "notes: [{text: '{system.__class__}'}]", "unknown term 'system.__class__'"),
    "NUL": (SMALL + "subtitle: a\0b\n", "invalid character U+0000"),
    "escape": (SMALL + "subtitle: \x1b[2J\n", "invalid character U+001B"),
    "bidi override": (SMALL + "subtitle: a\u202eb\n", "invalid character U+202E"),
    "hidden bidi isolate": (SMALL + 'subtitle: "a\\u2066b"\n', "invalid character U+2066"),
    "a constructor": (
        SMALL + "subtitle: !!python/object/apply:os.getcwd []\n",
        "unknown tag '!!python/object/apply:os.getcwd'",
    ),
    "a path": (HEADER.replace("short", "../../short") + SYSTEMS + LINKS, "invalid legend '../../short'"),
}  # fmt: skip


def measure(path: Path, parser: str = "fast") -> dict[str, object]:
    command = [sys.executable, "-c", CHECK, str(path), parser]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    report: dict[str, object] = json.loads(done.stdout)
    assert float(str(report["megabytes"])) < MAX_MEGABYTES
    return report


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_bounded_time_and_memory(case: str, tmp_path: Path) -> None:
    text, expected = REFUSED[case]
    report = measure(write_spec(tmp_path, text))
    assert expected in str(report["problems"])
    assert not report["sound"]
    assert float(str(report["seconds"])) < MAX_SECONDS


@pytest.mark.parametrize("case", ["brackets", "closed brackets", "braces", "dashes", "billion laughs", "directives"])
def test_the_slow_parser_refuses_it_too(case: str, tmp_path: Path) -> None:
    text, expected = REFUSED[case]
    report = measure(write_spec(tmp_path, text), "slow")
    assert expected in str(report["problems"])
    assert float(str(report["seconds"])) < MAX_SECONDS


def test_2000_links_are_read(tmp_path: Path) -> None:
    report = measure(write_spec(tmp_path, links(2000)))
    assert report["sound"]
    assert float(str(report["seconds"])) < MAX_SECONDS


@pytest.mark.parametrize("data", [b"title: \xff\xfe", "title: ø".encode("latin-1"), "title: x".encode("utf-16")])
def test_other_encodings_are_refused(data: bytes, tmp_path: Path) -> None:
    report = measure(write_spec(tmp_path, data))
    assert report["problems"] == ["invalid UTF-8"]
