"""Two Diagrams -> what changed, and the same in words.

``compare`` takes two versions of a diagram, or an as-is diagram and its transition; ``trace`` tells of each as-is code
what becomes of it. Files: ``changes`` is the model; ``matching``, ``matching_systems``, ``matching_interfaces``,
``candidates`` and ``assignment`` say which part is which; ``of_…`` and ``transition`` what changed of each; ``words``
compares texts. ``sides`` reads folders and revisions, ``review`` compares what they hold; ``wording`` has the words of
``text``, ``markdown`` and ``trace_table``, ``as_json`` writes by ``changes.schema.json``.
"""

from snitflade.compare.changes import Act, Change, Changes, Joint, Pairs, Part, Subject
from snitflade.compare.comparing import compare
from snitflade.compare.tracing import Outcome, Trace, TraceRow, trace
from snitflade.compare.words import Fate, Word

__all__ = [
    "Act",
    "Change",
    "Changes",
    "Fate",
    "Joint",
    "Outcome",
    "Pairs",
    "Part",
    "Subject",
    "Trace",
    "TraceRow",
    "Word",
    "compare",
    "trace",
]
