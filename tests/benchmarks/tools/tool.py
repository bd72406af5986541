"""What every tool can be asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.picture import Picture


@dataclass(frozen=True, slots=True)
class Tool:
    """A diagram tool.

    ``suffix`` is that of its input, and ``write`` makes one; None where the spec itself is the input.
    ``command`` draws an input to a file in a process of its own; ``draw`` does so in this process, to
    several files, and is None for a tool that is a program. An output's suffix is its format, ``svg`` or ``pdf``.
    """

    name: str
    suffix: str
    write: Callable[[Picture], str] | None
    command: Callable[[Path, Path], list[str]]
    draw: Callable[[Path, Sequence[Path]], None] | None
    writes_pdf: bool = False
