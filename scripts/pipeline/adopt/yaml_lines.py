"""Takes parts out of a YAML text line by line, so that comments and the layout of the rest stay as they were."""

from collections.abc import Iterable
from typing import Any, TypeAlias

import yaml

Location: TypeAlias = tuple[str | int, ...]


def without(text: str, locations: Iterable[Location]) -> str:
    """The text without the parts at these locations; what they leave empty goes, too, up to the whole text."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader) or yaml.MappingNode("", [])
    gone = _with_emptied_parents(root, set(locations))
    lines = text.splitlines(keepends=True)
    if () in gone:
        return ""
    topmost = [location for location in gone if location[:-1] not in gone]
    pieces = [_lines_of(_node(root, location[:-1]), location[-1], lines) for location in topmost]
    for first, end in sorted(pieces, reverse=True):
        del lines[first:end]
    return "".join(lines)


def _with_emptied_parents(root: yaml.Node, gone: set[Location]) -> set[Location]:
    waiting = sorted(gone, key=len, reverse=True)
    while waiting:
        parent = waiting.pop(0)[:-1]
        if parent not in gone and all((*parent, key) in gone for key in _keys(_node(root, parent))):
            gone.add(parent)
            if parent:
                waiting.append(parent)
    return gone


def _keys(node: yaml.Node) -> list[str | int]:
    if isinstance(node, yaml.MappingNode):
        return [key.value for key, _ in node.value]
    return list(range(len(node.value)))


def _entry(parent: yaml.Node, key: str | int) -> tuple[yaml.Node, yaml.Node]:
    """The node at which an entry begins, and its value."""
    if isinstance(parent, yaml.MappingNode):
        return next((name, value) for name, value in parent.value if name.value == key)
    value = parent.value[int(key)]
    return value, value


def _node(root: yaml.Node, location: Location) -> yaml.Node:
    for key in location:
        root = _entry(root, key)[1]
    return root


def _lines_of(parent: yaml.Node, key: str | int, lines: list[str]) -> tuple[int, int]:
    begin, value = _entry(parent, key)
    first, end = begin.start_mark.line, _end(value)
    # a text in a block ends where the next part begins; comments and blank lines before that belong to it
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    # a part of a value that is written on one line can't be taken out of it
    return (first, first) if getattr(parent, "flow_style", False) else (first, end)


def _end(value: Any) -> int:
    """The line after the last one of a value."""
    if isinstance(value, yaml.ScalarNode):
        line: int = value.end_mark.line
        return line if value.style in ("|", ">") else line + 1
    if value.flow_style:
        flow_line: int = value.end_mark.line
        return flow_line + 1
    children = [child for _, child in value.value] if isinstance(value, yaml.MappingNode) else value.value
    return _end(children[-1])
