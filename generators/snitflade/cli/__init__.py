"""The command ``snitflade``. Each command is a module here, with ``command`` in it, imported when it is called."""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130


def main() -> int:
    """The program: run the command of ``sys.argv`` in a process of its own, and return its exit code.

    0: done; 1: a command that compares found differences; 2: the input, the call or a file is at fault; 130: Ctrl-C.
    """
    # A run makes many objects that last and few cycles: to look for those costs a tenth of a short run, most of it when
    # the interpreter ends.
    gc.set_threshold(100_000)
    try:
        from snitflade.cli.running import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while the imports above were under way
        return INTERRUPTED
    finally:
        gc.freeze()
