"""Two Diagrams -> what changed, and the same in words.

``compare`` takes two versions of a diagram, or an as-is diagram and its transition; ``trace`` says of each as-is code
what becomes of it. Files: ``changes`` is the model; ``matching``, ``matching_systems``, ``matching_interfaces``,
``candidates`` and ``assignment`` say which part is which; ``of_…`` and ``transition`` what changed of each; ``words``
compares texts. ``sides`` reads folders and revisions, ``review`` compares what they hold; ``wording`` has the words of
``text``, ``markdown`` and ``trace_table``, ``as_json`` writes by ``changes.schema.json``.
"""

from snitflade.compare.changes import Act, Change, Changes, LinkedInterface, Part, PartPairs, Subject
from snitflade.compare.comparing import compare
from snitflade.compare.tracing import Outcome, Trace, TraceRow, trace
from snitflade.compare.words import Word, WordFate

__all__ = [
    "Act",
    "Change",
    "Changes",
    "LinkedInterface",
    "Outcome",
    "Part",
    "PartPairs",
    "Subject",
    "Trace",
    "TraceRow",
    "Word",
    "WordFate",
    "compare",
    "trace",
]
