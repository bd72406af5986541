"""The spec stage: YAML files -> Diagrams. Text with places goes in, checked values come out.

``read_diagram`` and ``read_diagrams`` raise :class:`~snitflade.problems.ProblemsFound` with everything that is wrong;
``check`` returns it instead, warnings included. Files: ``text_reader`` and ``yaml_reader`` (bytes to nodes),
``schema`` and ``wording`` (their form), ``legend``, ``terms``, ``breaks``, ``kinds``, ``marks``, ``references``,
``wishes``, ``transitions`` and ``replacements`` (their meaning), ``building`` (nodes to a Diagram), ``library`` and
``reader`` (files, and the order of these steps); ``sources`` is where the files come from. ``vocabulary`` has what the
parts and keys of a spec are called in each language.
"""

from snitflade.spec.library import Library
from snitflade.spec.marked_values import MarkedValue, find_marked_values
from snitflade.spec.reader import check, find_specs, read_diagram, read_diagrams
from snitflade.spec.schema import SCHEMA_NAMES, read_schema_text

__all__ = [
    "SCHEMA_NAMES",
    "Library",
    "MarkedValue",
    "check",
    "find_marked_values",
    "find_specs",
    "read_diagram",
    "read_diagrams",
    "read_schema_text",
]
