"""Scenes as native PowerPoint slides: shapes, connectors glued to them, text boxes, tables, notes.

``deck`` is the way in. python-pptx (``import pptx``) holds the package of parts together; what it has no words for is
written as DrawingML here.
"""

from __future__ import annotations

from snitflade.renderers.slides.base import Figure as Figure
from snitflade.renderers.slides.base import File as File
from snitflade.renderers.slides.deck import deck as deck
from snitflade.renderers.slides.deck import is_own as is_own
