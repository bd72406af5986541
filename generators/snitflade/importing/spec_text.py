"""Changes in the text of a spec, in place: every byte that a change does not concern stays as it is.

ruamel.yaml says where each value begins and ends. What its own writer would move, a comment behind a removed part or
the indentation of a list, is not touched this way.
"""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from snitflade.importing.emitting import emit_entry, emit_flow, emit_item, emit_scalar, emit_text, order_keys
from snitflade.problems import SnitfladeError


class SpecText:
    """A text, its nodes, and the changes that are collected for it."""

    def __init__(self, text: str) -> None:
        """:param text: YAML with line feeds at the ends of its lines."""
        self.text = text
        self.root: Any = YAML(typ="rt", pure=True).compose(text)
        self._changes: list[tuple[int, int, str]] = []

    def apply(self) -> str:
        """The text with all changes made.

        :raises SnitfladeError: when two of them overlap.
        """
        pieces: list[str] = []
        at = 0
        for start, end, new in sorted(self._changes, key=lambda change: change[:2]):
            if start < at:
                raise SnitfladeError("the spec shares this value with another place", "write the alias out")
            pieces += [self.text[at:start], new]
            at = end
        return "".join(pieces) + self.text[at:]

    def _change(self, start: int, end: int, new: str) -> None:
        self._changes.append((start, end, new))

    # Finding places

    def child(self, node: Any, key: str) -> Any:
        """The value under a key; None when the mapping has no such key."""
        return next((value for name, value in node.value if name.value == key), None)

    def end(self, node: Any) -> int:
        """The index behind the last character of a value; blank lines and comments that follow are not part of it."""
        start: int = node.start_mark.index
        end: int = node.end_mark.index
        if isinstance(node, ScalarNode):
            return self._end_of_block(start, end) if node.style in ("|", ">") else end
        if node.flow_style or not node.value:
            return end
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def _end_of_block(self, start: int, end: int) -> int:
        """The end of the last line of a block scalar that is indented as its first one."""
        at = self.text.find("\n", start) + 1
        indent, last = -1, at - 1
        while 0 < at < end:
            stop = self.text.find("\n", at)
            stop = stop if stop >= 0 else len(self.text)
            line = self.text[at:stop]
            own = len(line) - len(line.lstrip(" "))
            if line.strip():
                indent = own if indent < 0 else indent
                if own < indent:
                    break
                last = stop
            at = stop + 1
        return last

    def line_end(self, at: int) -> int:
        """The index of the line feed that ends the line, behind a comment on it."""
        found = self.text.find("\n", at)
        return found if found >= 0 else len(self.text)

    def line_start(self, at: int) -> int:
        """The index of the first character of the line."""
        return self.text.rfind("\n", 0, at) + 1

    def column(self, node: Any) -> int:
        """How many characters stand before a value on its line."""
        start: int = node.start_mark.index
        return start - self.line_start(start)

    # Scalars and whole values

    def rename_key(self, mapping: Any, key: str, new: str) -> None:
        """Give a key of a mapping another name."""
        node = next(name for name, _ in mapping.value if name.value == key)
        self._change(node.start_mark.index, node.end_mark.index, emit_scalar(new, bool(mapping.flow_style)))

    def replace(self, mapping: Any, key: str, content: Any) -> None:
        """Put another value under a key that is there."""
        name, node = next(pair for pair in mapping.value if pair[0].value == key)
        if mapping.flow_style:
            self._change(node.start_mark.index, self.end(node), emit_flow(content))
            return
        indent = name.start_mark.index - self.line_start(name.start_mark.index)
        if isinstance(content, str) and isinstance(node, ScalarNode):
            self._replace_text(node, content, indent)
            return
        new = emit_entry(key, content, indent)[len(emit_scalar(key)) + 1 :]
        end, comment = self._end_and_comment(node, new)
        self._change(self._behind_colon(name), end, _add_comment(new, comment))

    def replace_inline(self, mapping: Any, key: str, new: str) -> None:
        """Put another value under a key; ``new`` is YAML that fits on the line of the key."""
        node = self.child(mapping, key)
        self._change(node.start_mark.index, self.end(node), new)

    def _behind_colon(self, name: Node) -> int:
        return self.text.index(":", name.end_mark.index) + 1

    def _replace_text(self, node: Any, text: str, indent: int) -> None:
        """Put another text in place of a text, in the same quotes or folding; a comment behind its mark stays."""
        new = emit_text(text, indent) if node.style not in ('"', "'") else _quote(text, node.style)
        end, comment = self._end_and_comment(node, new)
        self._change(node.start_mark.index, end, _add_comment(new, comment))

    def _end_and_comment(self, node: Any, new: str) -> tuple[int, str]:
        """The end of what is replaced, and the comment in it, which must find another place.

        Behind the mark of a folded text there is one; what stands behind a value of one line stays there, but must not
        become words of a folded text.
        """
        start, end = node.start_mark.index, self.end(node)
        if not isinstance(node, ScalarNode):
            return end, ""
        if node.style in ("|", ">"):
            _, mark, comment = self.text[start : self.line_end(start)].partition(" #")
            return end, f"#{comment}" if mark else ""
        rest = self.text[end : self.line_end(end)].strip()
        return (self.line_end(end), rest) if rest and "\n" in new else (end, "")

    def replace_item(self, sequence: Any, number: int, text: str) -> None:
        """Put another text in place of an item of a list of texts."""
        node = sequence.value[number]
        if sequence.flow_style:
            self._change(node.start_mark.index, self.end(node), emit_scalar(text, True))
        else:
            self._replace_text(node, text, self.column(sequence))

    # Keys

    def delete_key(self, mapping: Any, key: str) -> None:
        """Remove a key with its value. The mapping must keep at least one other key."""
        number = next(n for n, (name, _) in enumerate(mapping.value) if name.value == key)
        name, node = mapping.value[number]
        if number == 0:
            self._change(name.start_mark.index, mapping.value[1][0].start_mark.index, "")
        elif mapping.flow_style:
            self._change(self.end(mapping.value[number - 1][1]), self.end(node), "")
        else:
            self._delete_lines(name.start_mark.index, self.end(node))

    def insert_key(self, mapping: Any, key: str, content: Any, kept: set[str]) -> None:
        """Add a key behind the last of the ``kept`` keys that comes before it in the usual order."""
        names = [name.value for name, _ in mapping.value if name.value in kept]
        order = order_keys({**dict.fromkeys(names), key: None})
        before = [name for name in names if order.index(name) < order.index(key)] or names[:1]
        anchor = max(before, key=names.index)
        end = self.end(self.child(mapping, anchor))
        if mapping.flow_style:
            self._change(end, end, f", {emit_scalar(key, True)}: {emit_flow(content)}")
            return
        indent = self.column(mapping)
        at = self.line_end(end)
        self._change(at, at, "\n" + " " * indent + emit_entry(key, content, indent))

    # Items of lists and of the mapping of systems

    def delete_item(self, collection: Any, number: int) -> None:
        """Remove an item of a list, or a key with its value; on lines of its own, with the comment right above it."""
        item = collection.value[number]
        first, last = item if isinstance(item, tuple) else (item, item)
        start, end = first.start_mark.index, self.end(last)
        if not collection.flow_style:
            self._delete_lines(start, end)
        elif number:
            before = collection.value[number - 1]
            self._change(self.end(before[1] if isinstance(before, tuple) else before), end, "")
        else:
            after = collection.value[1]
            self._change(start, (after[0] if isinstance(after, tuple) else after).start_mark.index, "")

    def _delete_lines(self, start: int, end: int) -> None:
        """Remove whole lines with the line feed before them, and one of two blank lines around them."""
        begin = self.line_start(start)
        while begin and self._line_before(begin).lstrip().startswith("#"):
            begin = self.line_start(begin - 1)
        stop = self.line_end(end)
        follows = self.text[stop + 1 : self.line_end(stop + 1)] if stop < len(self.text) else ""
        if not follows.strip():
            while begin and not self._line_before(begin).strip():
                begin = self.line_start(begin - 1)
        self._change(max(begin - 1, 0), stop, "")

    def _line_before(self, at: int) -> str:
        return self.text[self.line_start(at - 1) : at - 1]

    def insert_item(self, sequence: Any, anchor: int, content: Any) -> None:
        """Add an item behind the item with the number ``anchor``; blank lines as between the others."""
        node = sequence.value[anchor]
        end = self.end(node)
        if sequence.flow_style:
            self._change(end, end, f", {emit_flow(content)}")
            return
        indent = self.column(sequence)
        in_brackets = isinstance(node, MappingNode) and node.flow_style
        new = emit_flow(content) if in_brackets else emit_item(content, indent)
        gap = "\n" if self._is_spaced(sequence) else ""
        at = self.line_end(end)
        self._change(at, at, f"\n{gap}{' ' * indent}- {new}")

    def insert_system(self, mapping: Any, anchor: str, new: str) -> None:
        """Add a system behind the one with the key ``anchor``; ``new`` is its line of YAML."""
        node = self.child(mapping, anchor)
        if mapping.flow_style:
            at = self.end(node)
            self._change(at, at, f", {new}")
        else:
            at = self.line_end(self.end(node))
            self._change(at, at, "\n" + " " * self.column(mapping) + new)

    def _is_spaced(self, sequence: SequenceNode) -> bool:
        """Whether a blank line stands between the items."""
        if len(sequence.value) < 2:
            return (
                isinstance(sequence.value[0], MappingNode) and self.child(sequence.value[0], "interfaces") is not None
            )
        between = self.text[self.end(sequence.value[0]) : sequence.value[1].start_mark.index]
        return "\n\n" in between


def _add_comment(new: str, comment: str) -> str:
    """A value with a comment at the end of its first line."""
    if not comment:
        return new
    head, line_feed, body = new.partition("\n")
    return f"{head}  {comment}{line_feed}{body}"


def _quote(text: str, style: str) -> str:
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    quoted = emit_scalar(text)
    return quoted if quoted.startswith('"') else f'"{quoted}"'
