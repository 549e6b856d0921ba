"""The fenced blocks of a Markdown page, and the JSON data in them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from pipeline.documents import Document, parse_yaml
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.openapi.vocabulary import METHODS
from pipeline.read.page_text import Line, Page

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_LANGUAGE = re.compile(r"(ya?ml|json)\b\s*(.*)", re.IGNORECASE)
_OPERATION = re.compile(rf"(?:(.+?)\s+)?({'|'.join(METHODS)}|webhook)\s+(\S.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Block:
    """A block: the line it begins on, what its info string says (empty or None where it does not), the lines in it."""

    line: int
    language: str
    method: str | None
    path: str | None
    lines: tuple[Line, ...]
    closed: bool

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(line.raw for line in self.lines)


def blocks_of(page: Page) -> Iterator[Block]:
    """The blocks in their order. Only one with an operation in its info string may have text behind its last fence.

    CommonMark has no such exception, so a Markdown parser would run such a block to the end of the page.
    """
    lines = iter(page.lines)
    for line in lines:
        opening = _FENCE.fullmatch(line.raw.rstrip())
        if not opening or (opening[1][0] == "`" and "`" in opening[2]):
            continue
        language = _LANGUAGE.fullmatch(opening[2].strip())
        named = _OPERATION.fullmatch(language[2]) if language else None
        after = "" if named else r"\s*$"
        fence = re.compile(rf" {{0,3}}{opening[1][0]}{{{len(opening[1])},}}{after}")
        content: list[Line] = []
        closed = False
        for inner in lines:
            if fence.match(inner.raw):
                closed = True
                break
            content.append(inner)
        method, path = (named[2].lower(), named[3].strip()) if named else (None, None)
        yield Block(line.number, language[1].lower() if language else "", method, path, tuple(content), closed)


def parse_block(page: Page, block: Block, remedy: str) -> Document:
    """The mapping in the block."""
    first = block.line + 1
    try:
        is_json = block.language == "json"
        plain = _plain(json.loads(block.text, object_pairs_hook=_unique) if is_json else parse_yaml(block.text))
    except json.JSONDecodeError as error:
        raise page.error(first + error.lineno - 1, f"this is not JSON: {error.msg}", remedy) from error
    except yaml.MarkedYAMLError as error:
        line = first + error.problem_mark.line if error.problem_mark else first
        last = block.lines[-1].number if block.lines else first
        raise page.error(min(line, last), f"this is not YAML: {error.problem or error.context}", remedy) from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise page.error(first, f"the block can't be read: {error}", remedy) from error
    if not is_mapping(plain):
        raise page.error(first, "the block does not hold a mapping", remedy)
    return plain


def _unique(pairs: list[tuple[str, Any]]) -> Document:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise ValueError("a key appears twice in one object")
    return mapping


def _plain(data: Any) -> Any:
    """JSON data: YAML lets keys be numbers, such as the statuses of responses; in JSON they are text."""
    if is_mapping(data):
        return {_key(key): _plain(value) for key, value in data.items()}
    if is_list(data):
        return [_plain(value) for value in data]
    if data is None or isinstance(data, str | int | float):
        return data
    raise ValueError(f"{data!r} is not a JSON value")


def _key(key: object) -> str:
    if isinstance(key, str):
        return key
    if isinstance(key, bool) or key is None:
        return json.dumps(key)
    if isinstance(key, int | float):
        return str(key)
    raise ValueError(f"{key!r} is not a name")
