"""The picture in words: for readers who hear it, for search, and for tooltips. In the diagram's language."""

from __future__ import annotations

from snitflade.diagram import Category, Diagram, Interface, Link, plain
from snitflade.layout.rows import Joint, Spoke
from snitflade.picture.page_frame import SceneWords
from snitflade.picture.wording import WORDING


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
    lines += [_join(category.heading, category.text) for category in diagram.drawn_categories]
    lines += [_join(note.heading, note.text) for note in diagram.notes]
    return "\n".join(map(plain, lines))


def scene_words(diagram: Diagram) -> SceneWords:
    """What the picture of a diagram says without being drawn."""
    text, notes = description(diagram), interface_list(diagram)
    return SceneWords(diagram.id, diagram.title, diagram.subtitle, text, diagram.language, notes)


def interface_list(diagram: Diagram) -> tuple[str, ...]:
    """A heading, and a line for each interface: codes, system, direction, texts. None without interfaces."""
    words = WORDING[diagram.language]
    code, system, direction, text = words.table_headings
    lines = [
        " · ".join(filter(None, (
            ", ".join(interface.codes),
            f"{link.system} → {link.to}" if link.to else link.system,
            words.table_directions[interface.direction],
            " / ".join(interface.texts),
        )))
        for link in diagram.links
        for interface in link.interfaces
    ]  # fmt: skip
    return tuple(map(plain, (f"{code} · {system} · {direction} · {text}", *lines))) if lines else ()


def _link(diagram: Diagram, link: Link) -> str:
    words = WORDING[diagram.language]
    to = f"→ {link.to}: " if link.to else ""
    if not link.interfaces:
        return f"{to}{words.no_label} [{_category_name(diagram.category(link.category))}]"
    return to + "; ".join(_interface(diagram, interface) for interface in link.interfaces) + "."


def _interface(diagram: Diagram, interface: Interface) -> str:
    direction = WORDING[diagram.language].directions[interface.direction]
    name = _category_name(diagram.category(interface.category))
    return _join(", ".join(interface.codes), f"({direction})", " / ".join(interface.texts), f"[{name}]")


def _category_name(category: Category) -> str:
    return (category.heading or category.text).rstrip(":. ")


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def spoke_title(spoke: Spoke) -> str:
    """What a link says: codes and texts unbroken, then its category."""
    return _title(spoke.link.system, spoke.category, spoke.link)


def joint_title(joint: Joint) -> str:
    """What a link between two satellites is: its systems, codes, texts and category."""
    return _title(f"{joint.source} → {joint.target}", joint.category, joint.link)


def _title(systems: str, category: Category, link: Link) -> str:
    interfaces = [interface for interface in link.interfaces if interface.category == category.key]
    texts = " / ".join(_join(", ".join(i.codes), " / ".join(i.texts)) for i in interfaces)
    said = f"{systems}: {texts}" if texts else systems
    return plain(f"{said} [{_category_name(category)}]")
