"""The command ``snitflade``. Each command is a module with a function ``command``, imported when it is called."""

from __future__ import annotations

import gc
import signal
import sys

INTERRUPTED = 130
_ENDED = 128 + signal.SIGTERM


def main() -> int:
    """The program: run the command of ``sys.argv`` in a process of its own, and return its exit code.

    0: done; 1: a command that compares found differences; 2: the input, the call or a file is at fault; 130: Ctrl-C.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_ENDED))  # an exception, so that unfinished files are removed
    # A run makes many lasting objects and few cycles: to look for these would take a tenth of a short run, most of it
    # when the interpreter ends. A lower threshold looks more often.
    gc.set_threshold(100_000)
    try:
        from snitflade.cli.running import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while the imports above were under way
        return INTERRUPTED
    finally:
        gc.freeze()
