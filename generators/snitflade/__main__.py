"""``python -m snitflade``: the command under another name."""

import sys

from snitflade.cli import main

if __name__ == "__main__":  # a worker process of another platform than Linux imports this module too
    sys.exit(main())
