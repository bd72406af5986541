"""Fills the diagram's terms into the texts of the legend.

``str.format`` is not used: a spec is untrusted, and a format string can reach into the program's objects.
"""

from __future__ import annotations

import re

from snitflade.problems import Findings, quote
from snitflade.spec.breaks import read_breaks
from snitflade.spec.nodes import Mapping, Scalar

MAX_FILLED_CHARACTERS = 2000
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


class Terms:
    """The words under ``terms``, and which of them the texts have asked for."""

    def __init__(self, diagram: Mapping, findings: Findings) -> None:
        self._diagram = diagram
        self._findings = findings
        entries = diagram.mapping("terms")
        self._words = {name: entries.text(name) for name in entries.entries}
        self._asked: set[str] = set()

    def fill(self, node: Scalar | None) -> str:
        """The text as it is drawn: each ``{name}`` is its term, ``{{`` and ``}}`` are braces, and breaks are set."""
        if node is None:
            return ""
        if "{" not in node.text and "}" not in node.text:
            return read_breaks(node.text)
        filled = _BRACES.sub(lambda match: self._replacement(match, node), node.text)
        if len(filled) > MAX_FILLED_CHARACTERS:
            hint = f"at most {MAX_FILLED_CHARACTERS} characters"
            self._findings.error(node.place, f"invalid length of the text with its terms: {len(filled)}", hint)
        text = read_breaks(filled)
        if not text:
            self._findings.error(node.place, "missing words in the text with its terms", "nothing but breaks is left")
        return text

    def _replacement(self, match: re.Match[str], node: Scalar) -> str:
        whole, name = match.group(), match.group(1)
        if whole in ("{{", "}}"):
            return whole[0]
        if name is None:
            self._findings.error(node.place, f"invalid brace {quote(whole)}", f"write {whole * 2} for a brace")
            return whole
        if name not in self._words:
            self._report_unknown(name, node)
        self._asked.add(name)  # after the report, which is made once for a term that a legend asks for twice
        return self._words.get(name, whole)

    def _report_unknown(self, name: str, node: Scalar) -> None:
        """In the diagram's own text the name is wrong; a legend's text, shared by many, lacks a term of the diagram."""
        known = tuple(self._words)
        if node.place.file == self._diagram.place.file:
            self._findings.unknown(node.place, "term", name, known)
            return
        if name in self._asked:
            return
        place = self._diagram.place_of("terms" if "terms" in self._diagram else "legend")
        near = self._findings.near(name, known)
        near = f"; {near}" if near.startswith("did") else ""
        self._findings.error(place, f"missing term {quote(name)}", f"asked for at {node.place}{near}")

    def warn_of_unasked(self) -> None:
        """To be called when all texts are filled."""
        places = self._diagram.mapping("terms").keys
        for name in self._words:
            if name not in self._asked:
                self._findings.warn(places[name], f"unused term {quote(name)}", f"no text of the legend has {{{name}}}")
