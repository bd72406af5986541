"""The picture in words: for readers who hear it, for search, and for tooltips. In the diagram's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from snitflade.diagram import Category, Diagram, Direction, Interface, Link, System
from snitflade.layout.rows import Joint, Spoke
from snitflade.layout.wording import WORDING


def description(diagram: Diagram) -> str:
    """The whole diagram as text: hub, every system with its interfaces, the legend."""
    words = WORDING[diagram.language]
    hub = " = ".join(diagram.hub.names) + (f" ({words.hubs_in_sync})" if len(diagram.hub.names) > 1 else "")
    lines = [f"{words.hub}: {hub}.", f"{words.systems}:"]
    kinds = {kind.key: kind.name for kind in diagram.kinds}
    for system in diagram.systems:
        own = [link for link in diagram.links if link.system == system.name]
        lines.append(f"{system.name} ({kinds[system.kind]}): " + "; ".join(_link(diagram, link) for link in own))
    lines.append(f"{words.legend}:")
    lines += [_joined(category.heading, category.text) for category in diagram.drawn_categories()]
    lines += [_joined(note.heading, note.text) for note in diagram.notes]
    return "\n".join(lines)


def _link(diagram: Diagram, link: Link) -> str:
    words = WORDING[diagram.language]
    to = f"→ {link.to}: " if link.to else ""
    if not link.interfaces:
        return f"{to}{words.no_label} [{_category_name(diagram.category(link.category))}]"
    return to + "; ".join(_interface(diagram, interface) for interface in link.interfaces) + "."


def _interface(diagram: Diagram, interface: Interface) -> str:
    direction = WORDING[diagram.language].directions[interface.direction.value if interface.direction else ""]
    name = _category_name(diagram.category(interface.category))
    return _joined(", ".join(interface.codes), f"({direction})", " / ".join(interface.texts), f"[{name}]")


def _category_name(category: Category) -> str:
    return (category.heading or category.text).rstrip(":. ")


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def row_title(system: System, language: str) -> str:
    return system.name


def spoke_title(spoke: Spoke, language: str) -> str:
    """What a link says: its category, then codes and texts unbroken."""
    interfaces = [i for i in spoke.link.interfaces if i.category == spoke.category.key]
    return _title(spoke.link.system, "", spoke.category, spoke.direction, interfaces, language)


def joint_title(joint: Joint, language: str) -> str:
    interfaces = [i for i in joint.link.interfaces if i.category == joint.category.key]
    return _title(joint.source, joint.target, joint.category, joint.direction, interfaces, language)


def _title(
    system: str,
    to: str,
    category: Category,
    direction: Direction | None,
    interfaces: Sequence[Interface],
    language: str,
) -> str:
    head = f"{system} → {to}" if to else system
    texts = " / ".join(_texts(interfaces)) or WORDING[language].no_label
    return f"{head}: {texts} [{_category_name(category)}]"


def _texts(interfaces: Iterable[Interface]) -> list[str]:
    return [_joined(", ".join(i.codes), " / ".join(i.texts)) for i in interfaces]
