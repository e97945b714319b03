"""From the bytes of a YAML file to plain data that remembers its lines.

The YAML reader gives events; the tree is built here, so that depth, duplicate keys, anchors and tags are refused
on sight, with their line, and before anything has grown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from entremise.cases.faults import Fault, Faulty, Params, Wrong
from entremise.talks.refusal import Code

SIZE_LIMIT: Final = 2 * 1024 * 1024
DEPTH_LIMIT: Final = 32
NODE_LIMIT: Final = 100_000
"""Values in a file. Reading takes some seconds for as many; the Moscow case has two and a half thousand."""

Path = tuple[str | int, ...]
"""The way from the top of the file to a node: keys and numbers, counted from 0."""


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a list or a mapping, with the line (from 1) on which it begins.

    `keys` has the line of each key of a mapping.
    """

    line: int
    value: "str | int | float | bool | Sequence[Node] | Mapping[str, Node] | None"
    keys: Mapping[str, int]

    def plain(self) -> Any:
        """The value without its lines."""
        if isinstance(self.value, Mapping):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, Sequence) and not isinstance(self.value, str):
            return [node.plain() for node in self.value]
        return self.value

    def get(self, *path: str | int) -> "Node | None":
        """The node at a path below this one."""
        node: Node | None = self
        for step in path:
            node = node._step(step) if node is not None else None
        return node

    def _step(self, step: str | int) -> "Node | None":
        if isinstance(self.value, Mapping):
            return self.value.get(str(step))
        if isinstance(self.value, Sequence) and not isinstance(self.value, str):
            known = isinstance(step, int) and 0 <= step < len(self.value)
            return self.value[int(step)] if known else None
        return None

    def line_of(self, path: Path) -> int:
        """The line of the node at a path, or of the last one on the way that exists; of its key in a mapping."""
        node, line = self, self.line
        for step in path:
            below = node._step(step)
            if below is None:
                break
            line = node.keys.get(str(step), below.line)
            node = below
        return line


def read(data: bytes, file: str) -> Node:
    """The one document that a file holds. Raises `Faulty` with the one fault that ends the reading."""
    return _Reader(file).read(data)


class _Reader:
    def __init__(self, file: str) -> None:
        self._file = file

    def _fault(self, code: Wrong | Code, line: int, params: Params | None = None) -> Faulty:
        return Faulty([Fault(code, self._file, line, "", params or {})])

    def read(self, data: bytes) -> Node:
        text = self._decoded(data)
        events = self._events(text)
        node = self._document(events)
        if node is None:
            raise self._fault(Wrong.EMPTY_FILE, 1)
        for event in events:
            if isinstance(event, DocumentStartEvent):
                raise self._fault(Wrong.SEVERAL_DOCUMENTS, _line(event))
        return node

    def _decoded(self, data: bytes) -> str:
        if len(data) > SIZE_LIMIT:
            raise self._fault(Wrong.TOO_LARGE, 1, {"limit": SIZE_LIMIT})
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as wrong:
            line = data.count(b"\n", 0, wrong.start) + 1
            raise self._fault(Wrong.NOT_UTF8, line, {"offset": wrong.start}) from None
        # The YAML reader refuses these too, but can't say on which line.
        control = _CONTROL.search(text)
        if control is not None:
            line = text.count("\n", 0, control.start()) + 1
            raise self._fault(Code.CONTROL_CHARACTER, line, {"character": f"{ord(control[0]):04X}"})
        return text

    def _events(self, text: str) -> Iterator[Event]:
        try:
            yield from YAML(typ="safe", pure=True).parse(text)
        except MarkedYAMLError as wrong:
            mark = wrong.problem_mark or wrong.context_mark
            line = mark.line + 1 if mark is not None else 1
            lines = text.splitlines()
            at = lines[line - 1] if line <= len(lines) else ""
            if "\t" in at[: len(at) - len(at.lstrip())]:
                raise self._fault(Wrong.TAB, line) from None
            raise self._fault(Wrong.NOT_YAML, line, {"problem": str(wrong.problem or wrong.context)}) from None
        except (YAMLError, ValueError, IndexError, AttributeError, AssertionError) as wrong:
            # What its scanner lets slip on broken input comes as these.
            raise self._fault(Wrong.NOT_YAML, 1, {"problem": str(wrong) or type(wrong).__name__}) from None

    def _document(self, events: Iterator[Event]) -> Node | None:
        """Builds the tree without recursion: a deep file is refused, not died of."""
        open_nodes: list[_Open] = []
        for count, event in enumerate(events):
            self._refuse(event)
            if count > NODE_LIMIT:
                raise self._fault(Code.TOO_MANY, _line(event), {"limit": NODE_LIMIT})
            if isinstance(event, MappingStartEvent | SequenceStartEvent):
                if open_nodes and open_nodes[-1].wants_key:
                    raise self._fault(Wrong.KEY_NOT_TEXT, _line(event))
                if len(open_nodes) == DEPTH_LIMIT:
                    raise self._fault(Wrong.TOO_DEEP, _line(event), {"limit": DEPTH_LIMIT})
                open_nodes.append(_Open(_line(event), isinstance(event, MappingStartEvent)))
                continue
            if isinstance(event, MappingEndEvent | SequenceEndEvent):
                node = open_nodes.pop().closed()
            elif isinstance(event, ScalarEvent):
                if open_nodes and open_nodes[-1].wants_key:
                    self._key(open_nodes[-1], event)
                    continue
                node = Node(_line(event), _scalar(event), {})
            else:
                continue
            if not open_nodes:
                return None if node.value is None else node
            open_nodes[-1].take(node)
        return None

    def _refuse(self, event: Event) -> None:
        if isinstance(event, AliasEvent):
            raise self._fault(Wrong.ALIAS, _line(event), {"name": f"*{event.anchor}"})
        if isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
            if event.anchor is not None:
                raise self._fault(Wrong.ALIAS, _line(event), {"name": f"&{event.anchor}"})
            tag = getattr(event, "tag", None)
            if tag is not None:
                raise self._fault(Wrong.TAG, _line(event), {"tag": str(tag)})

    def _key(self, mapping: "_Open", event: ScalarEvent) -> None:
        # A key is text, also where a value so written would be a number: `2019:` is the key "2019".
        key = str(event.value)
        if key in mapping.keys:
            raise self._fault(Wrong.DUPLICATE_KEY, _line(event), {"key": key, "first": mapping.keys[key]})
        mapping.keys[key] = _line(event)
        mapping.key = key


class _Open:
    """A list or a mapping that is being read."""

    def __init__(self, line: int, mapping: bool) -> None:
        self.line = line
        self.mapping = mapping
        self.key: str | None = None
        self.keys: dict[str, int] = {}
        self.items: list[Node] = []

    @property
    def wants_key(self) -> bool:
        return self.mapping and self.key is None

    def take(self, node: Node) -> None:
        self.items.append(node)
        self.key = None

    def closed(self) -> Node:
        if self.mapping:
            return Node(self.line, dict(zip(self.keys, self.items, strict=True)), self.keys)
        return Node(self.line, tuple(self.items), {})


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

# YAML 1.2, core schema: what is not in these is text, `no`, `on` and dates included.
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT: Final = re.compile(r"[-+]?[0-9]{1,300}")
_OCTAL: Final = re.compile(r"0o[0-7]{1,100}")
_HEX: Final = re.compile(r"0x[0-9a-fA-F]{1,100}")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def _scalar(event: ScalarEvent) -> str | int | float | bool | None:
    text = str(event.value)
    if event.style is not None:  # quoted, or a block: text, whatever it looks like
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text) or _HEX.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
