"""Writes plain values as YAML in the style of this project's specs, so that new parts look like the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from snitflade.importing.plan import SpecPlan, Values

_WIDTH = 110
"""Characters on a line, as in the specs of this repository; a longer text is folded."""
_LONGEST_PLAIN = 96
"""Characters of indentation and text that stay on the line of their key, which leaves room for the key."""
_ORDER = (
    "system", "from", "to", "codes", "category", "direction", "text", "replaces", "kind", "was", "aliases", "owner",
    "icon", "side", "order", "group", "highlight", "note", "assumed", "inferred", "interfaces",
)  # fmt: skip
_ORDER_OF_LINK = ("system", "from", "to", "category", "direction", "highlight", "note", "assumed", "inferred")
_WORDS_OF_YAML = frozenset("true True TRUE false False FALSE null Null NULL ~".split())
_FIRST = "[]{}#&*!|>'\"%@`,-?:="
_IN_FLOW = re.compile(r"[,\[\]{}?:]")
_HEAD = "# yaml-language-server: $schema=schema/diagram.schema.json\n\n"


def emit_scalar(text: str, in_flow: bool = False) -> str:
    """A text on one line: plain where YAML would read it back unchanged, else in double quotes.

    >>> emit_scalar("Sorø - AS-IS"), emit_scalar("???"), emit_scalar("a, b", in_flow=True)
    ('Sorø - AS-IS', '"???"', '"a, b"')
    """
    is_plain = (
        bool(text)
        and text not in _WORDS_OF_YAML
        and text[0] not in _FIRST
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and not (in_flow and _IN_FLOW.search(text))
        and text.isprintable()
        and not text.startswith("...")
    )
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def emit_flow(content: Any) -> str:
    """A value on one line, as within brackets."""
    if isinstance(content, Mapping):
        return (
            "{" + ", ".join(f"{emit_scalar(key, True)}: {emit_flow(content[key])}" for key in order_keys(content)) + "}"
        )
    if isinstance(content, list):
        return "[" + ", ".join(map(emit_flow, content)) + "]"
    if content is None or isinstance(content, bool):
        return {True: "true", False: "false", None: "null"}[content]
    return emit_scalar(content, True)


def emit_after_key(content: Any, indent: int) -> str:
    """What follows ``key:``, with the space or line break before it; ``indent`` is the column of the key."""
    if isinstance(content, Mapping):
        inner = indent + 2
        return "\n" + " " * inner + emit_mapping(content, inner) if content else " {}"
    if isinstance(content, list):
        return _list(content, indent)
    if isinstance(content, str):
        return " " + emit_text(content, indent)
    return " " + emit_flow(content)


def emit_text(text: str, indent: int) -> str:
    """A text behind its key, folded when it is long; ``indent`` is the column of the key."""
    if len(text) + indent <= _LONGEST_PLAIN:
        return emit_scalar(text)
    lines = wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join([">-", *(" " * (indent + 2) + line for line in lines)])


def _list(content: Sequence[Any], indent: int) -> str:
    """Words and codes in brackets; what is longer on lines of their own."""
    inline = emit_flow(list(content))
    of_texts = all(isinstance(item, str) for item in content)
    if not content or (of_texts and len(inline) + indent < _WIDTH and not any(" " in item for item in content)):
        return " " + inline
    inner = " " * (indent + 2)
    return "".join(f"\n{inner}- {emit_item(item, indent + 2)}" for item in content)


def emit_item(content: Any, indent: int) -> str:
    """What follows the ``-`` of a list; ``indent`` is the column of the dash."""
    if isinstance(content, Mapping):
        return emit_mapping(content, indent + 2)
    return emit_text(content, indent) if isinstance(content, str) else emit_flow(content)


def emit_mapping(content: Mapping[str, Any], indent: int) -> str:
    """The keys of a mapping on a line each, the first without indentation; ``indent`` is the column of the others."""
    return ("\n" + " " * indent).join(emit_entry(key, content[key], indent) for key in order_keys(content))


def emit_entry(key: str, content: Any, indent: int) -> str:
    """A key with its value; ``indent`` is the column of the key."""
    return f"{emit_scalar(key)}:{emit_after_key(content, indent)}"


def emit_system(key: str, values: Values | str) -> str:
    """A system with its kind or its properties, on one line."""
    return f"{emit_scalar(key)}: {emit_flow(values)}"


def order_keys(content: Mapping[str, Any]) -> list[str]:
    """The keys of a link, an interface or a system in the usual order; those of other mappings as they come."""
    if not content.keys() & {"category", "codes", "text", "kind"}:
        return list(content)
    order = _ORDER_OF_LINK if content.keys() & {"system", "from", "interfaces"} else _ORDER
    known = [key for key in order if key in content]
    first = [key for key in content if key not in order and key != "interfaces"]
    last = ["interfaces"] if "interfaces" in content else []
    return first + known + last


def emit_spec(plan: SpecPlan) -> str:
    """The whole text of a new spec."""
    settings = "\n".join(emit_entry(key, content, 0) for key, content in plan.settings.items())
    systems = "\n".join(f"  {emit_system(system.key, system.values)}" for system in plan.systems)
    links = "\n\n".join(f"  - {emit_mapping(link.tree, 4)}" for link in plan.links)
    return f"{_HEAD}{settings}\n\nsystems:\n{systems}\n\nlinks:\n{links}\n"
