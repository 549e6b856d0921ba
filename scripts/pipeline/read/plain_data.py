"""JSON data of what a page holds, within limits: no aliases that multiply, no endless numbers, no key twice."""

import json
import math
from collections.abc import Iterable
from typing import Any

import yaml

from pipeline.documents import Document, parse_yaml
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.read.limits import DIGITS, NESTING, VALUES

_TOO_DEEP = f"values are nested more than {NESTING} deep"


def parse_json(text: str) -> Any:
    """Parse JSON as strictly as YAML is parsed; raises `ValueError`."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_int=_integer, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error


def parse_page_yaml(text: str) -> Any:
    """Parse YAML, after a look at its events: with too many or too deep values libyaml takes minutes, or crashes."""
    sizes: dict[str, int] = {}
    opened: list[tuple[str | None, int]] = []
    size = 0
    events: Iterable[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
    for event in events:
        anchor: str | None = getattr(event, "anchor", None)
        match event:
            case yaml.AliasEvent():
                if anchor in sizes:
                    size += sizes[anchor]
            case yaml.ScalarEvent():
                size += 1
            case yaml.CollectionStartEvent():
                opened.append((anchor, size))
                size += 1
            case yaml.CollectionEndEvent():
                anchor, before = opened.pop()
                if anchor:
                    sizes[anchor] = size - before
            case _:
                pass
        if len(opened) > NESTING:
            raise _beyond(event, _TOO_DEEP)
        # a key and its value count as two
        if size > 2 * VALUES:
            raise _beyond(event, f"more than {VALUES} values, those that aliases repeat included")
    return parse_yaml(text)


def _beyond(event: Any, problem: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


def plain_data(data: Any) -> Any:
    """The data with text for keys: YAML lets them be numbers, such as the statuses of responses.

    Aliases are written out. Raises `ValueError` for what JSON doesn't have, and beyond the limits.
    """
    return _Copy().of(data, 0)


class _Copy:
    def __init__(self) -> None:
        self._values = 0

    def of(self, data: Any, depth: int) -> Any:
        self._values += 1
        if self._values > VALUES:
            raise ValueError(f"it has more than {VALUES} values once its aliases are written out")
        if depth > NESTING:
            raise ValueError(_TOO_DEEP)
        if is_mapping(data):
            return _unique([(_key(key), self.of(value, depth + 1)) for key, value in data.items()])
        if is_list(data):
            return [self.of(value, depth + 1) for value in data]
        if isinstance(data, float) and not math.isfinite(data):
            raise ValueError(f"{data!r} is not a JSON value")
        if isinstance(data, int) and abs(data) >= 10**DIGITS:
            raise ValueError(f"a number has more than {DIGITS} digits")
        if isinstance(data, str):
            return _text(data)
        if data is None or isinstance(data, int | float):
            return data
        raise ValueError(f"{data!r:.100} is not a JSON value")


def _unique(pairs: list[tuple[str, Any]]) -> Document:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise ValueError("a key appears twice in one object")
    return mapping


def _integer(text: str) -> int:
    if len(text) > DIGITS:
        raise ValueError(f"a number has more than {DIGITS} digits")
    return int(text)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _text(text: str) -> str:
    """The text, unless it has half a character, which JSON can write but no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{text!r:.100} is not a text in Unicode") from error
    return text


def _key(key: object) -> str:
    if isinstance(key, str):
        return _text(key)
    if isinstance(key, bool) or key is None:
        return json.dumps(key)
    if isinstance(key, int | float):
        return str(key)
    raise ValueError(f"{key!r:.100} is not a name")
