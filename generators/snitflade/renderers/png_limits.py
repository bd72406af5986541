"""How large a PNG may be: for the renderer, and for the commands, which check a width before anything is drawn."""

from __future__ import annotations

LEAST_WIDTH_PX = 16
"""Pixels: less shows nothing of a picture."""

MOST_WIDTH_PX = 20_000
"""Pixels: a page A3 with 1,200 an inch. More takes gigabytes of memory."""

MOST_HEIGHT_PX = 32_000
"""Pixels: cairo counts the lines of a picture up to 32,767."""
