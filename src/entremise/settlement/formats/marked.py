"""YAML as plain values with the line of each: every scalar is the text that was written, so no number is
rounded.

Anchors and aliases are refused (they can grow without bound), as are keys that come twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from entremise.settlement.refusal import Code, Refused

Path: TypeAlias = tuple[str | int, ...]

MOST_BYTES = 20_000_000
DEEPEST = 30


@dataclass(frozen=True)
class Marked:
    """Plain values (dicts, lists, texts, None) and where each stands, by its path."""

    value: Any
    lines: Mapping[Path, int]
    file: str

    def line(self, path: Sequence[str | int]) -> int:
        """The line of a path, or of the nearest thing above it that is there."""
        trail = tuple(path)
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return self.lines.get(trail, 1)


def read_marked(data: bytes, file: str) -> Marked:
    """Parse YAML. Raises Refused: not-text, too-big, broken-yaml, anchors, twice, too-deep."""
    if len(data) > MOST_BYTES:
        raise Refused(Code.TOO_BIG, most=MOST_BYTES, file=file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(Code.NOT_TEXT, file=file, line=data.count(b"\n", 0, error.start) + 1) from None
    try:
        root = YAML(typ="rt").compose(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Refused(Code.BROKEN_YAML, reason=str(error.problem or ""), file=file, line=line) from None
    except (YAMLError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else ""
        raise Refused(Code.BROKEN_YAML, reason=reason, file=file) from None
    except RecursionError:
        raise Refused(Code.TOO_DEEP, most=DEEPEST, file=file) from None
    lines: dict[Path, int] = {}
    return Marked(_plain(root, (), lines, file), lines, file)


def _plain(node: Node | None, path: Path, lines: dict[Path, int], file: str) -> Any:
    if node is None:
        return None
    line = node.start_mark.line + 1
    lines[path] = lines.get(path, line)
    if len(path) > DEEPEST:
        raise Refused(Code.TOO_DEEP, most=DEEPEST, file=file, line=line)
    if node.anchor:
        raise Refused(Code.ANCHORS, file=file, line=line)
    if isinstance(node, ScalarNode):
        empty = node.style is None and node.value in ("", "~", "null")
        return None if empty else str(node.value)
    if isinstance(node, SequenceNode):
        return [_plain(child, (*path, n), lines, file) for n, child in enumerate(node.value)]
    assert isinstance(node, MappingNode)
    found: dict[str, Any] = {}
    for key, value in node.value:
        at = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            raise Refused(Code.BROKEN_YAML, reason="key", file=file, line=at)
        if key.anchor:
            raise Refused(Code.ANCHORS, file=file, line=at)
        if key.value in found:
            raise Refused(Code.TWICE, what="key", name=str(key.value), file=file, line=at)
        lines[(*path, str(key.value))] = at
        found[str(key.value)] = _plain(value, (*path, str(key.value)), lines, file)
    return found
