"""Runs a command and writes the peak memory of its largest process (kB; on macOS bytes) into a file.

    python measured.py FILE PROGRAM ARGUMENT…

The system's count of a process starts from the peak of the one that started it, which for a test is that of pytest.
"""

import os
import sys
from pathlib import Path

report, *command = sys.argv[1:]
_, status, usage = os.wait4(os.posix_spawn(command[0], command, os.environ), 0)
Path(report).write_text(str(usage.ru_maxrss), encoding="ascii")
sys.exit(os.waitstatus_to_exitcode(status))
