"""The tools that are measured, one a module, all of one shape.

A module has a ``TOOL``; to measure one tool more, write such a module and name it here. What a tool needs is imported
when it draws: the process that measures stays small, as a child's peak memory is counted from its parent's.
"""

from __future__ import annotations

from tests.benchmarks.tools import d2, graphviz, mingrammer, snitflade
from tests.benchmarks.tools.tool import Tool as Tool

_ALL = (snitflade.TOOL, graphviz.TOOL, d2.TOOL, d2.TOOL_ELK, mingrammer.TOOL)
TOOLS: dict[str, Tool] = {tool.name: tool for tool in _ALL}
OURS = snitflade.TOOL
RIVAL = d2.TOOL
