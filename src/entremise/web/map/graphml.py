"""The map as GraphML, for programs that draw and count graphs: https://graphml.graphdrawing.org/specification.html."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final
from xml.etree import ElementTree

_NS: Final = "http://graphml.graphdrawing.org/xmlns"
_KEYS: Final[Mapping[str, Mapping[str, str]]] = {
    "node": {
        "name": "string", "names": "string", "kind": "string", "slug": "string", "seat": "string", "side": "string",
        "places": "string", "conflict": "boolean",
    },
    "edge": {
        "role": "string", "state": "string", "says": "string", "since": "string", "until": "string",
        "record": "boolean", "facts": "string", "sources": "string", "grades": "string", "denied": "string",
        "contested": "boolean",
    },
}  # fmt: skip
"""Attributes with their types; a list is one text, its members apart by a semicolon."""
TALKS: Final = "the_talks"
"""The node of the talks themselves: towards it go the offices in them. No slug of the talks has an underscore."""
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(document: Mapping[str, Any], title: str) -> bytes:
    """A map, as its JSON document has it, as a directed graph; `title` is that of the talks."""
    ElementTree.register_namespace("", _NS)
    root = ElementTree.Element(f"{{{_NS}}}graphml")
    for of, attributes in _KEYS.items():
        for name, kind in attributes.items():
            key = {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": kind}
            ElementTree.SubElement(root, f"{{{_NS}}}key", key)
    graph = ElementTree.SubElement(root, f"{{{_NS}}}graph", {"id": "map", "edgedefault": "directed"})
    conflicted = {one["actor"] for one in document["conflicts"]}
    _node(graph, TALKS, {"name": title, "kind": "talks"})
    known = {TALKS}
    for actor in document["actors"]:
        known.add(actor["id"])
        _node(graph, actor["id"], {**actor, "conflict": actor["id"] in conflicted})
    for n, tie in enumerate(document["ties"]):
        if tie["actor"] not in known or (tie["of"] or TALKS) not in known:
            continue
        edge = ElementTree.SubElement(
            graph, f"{{{_NS}}}edge", {"id": f"tie-{n}", "source": tie["actor"], "target": tie["of"] or TALKS}
        )
        contested = tie["state"] == "asserted" and bool(tie["denied"])
        _data(edge, "edge", {**tie, "contested": contested})
    ElementTree.indent(root, space=" ")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _node(graph: ElementTree.Element, ident: str, values: Mapping[str, Any]) -> None:
    _data(ElementTree.SubElement(graph, f"{{{_NS}}}node", {"id": ident}), "node", values)


def _data(element: ElementTree.Element, of: str, values: Mapping[str, Any]) -> None:
    for name in _KEYS[of]:
        value = values.get(name)
        if value is None or value == []:
            continue
        data = ElementTree.SubElement(element, f"{{{_NS}}}data", {"key": f"{of}-{name}"})
        data.text = _text(value)


def _text(value: object) -> str:
    """A value as XML can hold it: characters that it can't are left out."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return _FORBIDDEN.sub("", "; ".join(str(one) for one in value))
    return _FORBIDDEN.sub("", str(value))
