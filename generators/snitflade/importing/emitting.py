"""Plain values -> YAML as the specs of this project are written: what is new in a spec looks like what stands there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from snitflade.importing.plan import Plan, Values

_WIDTH = 110
_LONGEST_PLAIN = 96
_ORDER = (
    "system", "from", "to", "codes", "category", "direction", "text", "replaces", "kind", "was", "aliases", "owner",
    "icon", "side", "order", "group", "highlight", "note", "assumed", "inferred", "interfaces",
)  # fmt: skip
_ORDER_OF_LINK = ("system", "from", "to", "category", "direction", "highlight", "note", "assumed", "inferred")
_WORDS_OF_YAML = frozenset("true True TRUE false False FALSE null Null NULL ~".split())
_FIRST = "[]{}#&*!|>'\"%@`,-?:="
_IN_FLOW = re.compile(r"[,\[\]{}?:]")
_HEAD = "# yaml-language-server: $schema=schema/diagram.schema.json\n\n"


def scalar(text: str, in_flow: bool = False) -> str:
    """A text on one line: plain where YAML reads it back so, else in double quotes.

    >>> scalar("Sorø - AS-IS"), scalar("???"), scalar("a, b", in_flow=True)
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


def flow(content: Any) -> str:
    """A value on one line, as within brackets."""
    if isinstance(content, Mapping):
        return "{" + ", ".join(f"{scalar(key, True)}: {flow(content[key])}" for key in ordered(content)) + "}"
    if isinstance(content, list):
        return "[" + ", ".join(map(flow, content)) + "]"
    if content is None or isinstance(content, bool):
        return {True: "true", False: "false", None: "null"}[content]
    return scalar(content, True)


def after_key(content: Any, indent: int) -> str:
    """What stands behind ``key:``, the space or line break before it included; ``indent`` is that of the key."""
    if isinstance(content, Mapping):
        inner = indent + 2
        return "\n" + " " * inner + mapping_lines(content, inner) if content else " {}"
    if isinstance(content, list):
        return _list(content, indent)
    if isinstance(content, str):
        return " " + text_value(content, indent)
    return " " + flow(content)


def text_value(text: str, indent: int) -> str:
    """A text behind its key: folded when it is long."""
    if len(text) + indent <= _LONGEST_PLAIN:
        return scalar(text)
    lines = wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join([">-", *(" " * (indent + 2) + line for line in lines)])


def _list(content: Sequence[Any], indent: int) -> str:
    """Words and codes in brackets; what is longer on lines of their own."""
    inline = flow(list(content))
    of_texts = all(isinstance(item, str) for item in content)
    if not content or (of_texts and len(inline) + indent < _WIDTH and not any(" " in item for item in content)):
        return " " + inline
    inner = " " * (indent + 2)
    return "".join(f"\n{inner}- {item_text(item, indent + 2)}" for item in content)


def item_text(content: Any, indent: int) -> str:
    """What stands behind the ``-`` of a list; ``indent`` is that of the dash."""
    if isinstance(content, Mapping):
        return mapping_lines(content, indent + 2)
    return text_value(content, indent) if isinstance(content, str) else flow(content)


def mapping_lines(content: Mapping[str, Any], indent: int) -> str:
    """The keys of a mapping on a line each, the first without its indentation."""
    return ("\n" + " " * indent).join(entry(key, content[key], indent) for key in ordered(content))


def entry(key: str, content: Any, indent: int) -> str:
    """A key with its value."""
    return f"{scalar(key)}:{after_key(content, indent)}"


def system_entry(key: str, values: Values | str) -> str:
    """A system on its line."""
    return f"{scalar(key)}: {flow(values)}"


def ordered(content: Mapping[str, Any]) -> list[str]:
    """The keys of a link, an interface or a system as the specs order them; those of other mappings as they come."""
    if not content.keys() & {"category", "codes", "text", "kind"}:
        return list(content)
    order = _ORDER_OF_LINK if content.keys() & {"system", "from", "interfaces"} else _ORDER
    known = [key for key in order if key in content]
    first = [key for key in content if key not in order and key != "interfaces"]
    last = ["interfaces"] if "interfaces" in content else []
    return first + known + last


def whole_spec(plan: Plan) -> str:
    """A new spec."""
    settings = "\n".join(entry(key, content, 0) for key, content in plan.settings.items())
    systems = "\n".join(f"  {system_entry(system.key, system.values)}" for system in plan.systems)
    links = "\n\n".join(f"  - {mapping_lines(link.tree, 4)}" for link in plan.links)
    return f"{_HEAD}{settings}\n\nsystems:\n{systems}\n\nlinks:\n{links}\n"
