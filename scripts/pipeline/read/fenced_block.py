"""The fenced blocks of a Markdown page, and the JSON data in them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.vocabulary import METHODS
from pipeline.read.page_text import Line, Page
from pipeline.read.plain_data import parse_json, parse_page_yaml, plain_data

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_LANGUAGE = re.compile(r"(ya?ml|json)\b\s*(.*)", re.IGNORECASE)
_NAMED = (*METHODS, "webhook")


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
        named = _operation_in(language[2]) if language else None
        content: list[Line] = []
        closed = False
        for inner in lines:
            if _closes(inner.raw, opening[1], may_have_text=named is not None):
                closed = True
                break
            content.append(inner)
        method, path = named or (None, None)
        yield Block(line.number, language[1].lower() if language else "", method, path, tuple(content), closed)


def _operation_in(text: str) -> tuple[str, str] | None:
    """The method and the path that an info string names behind the name of a file, if it does."""
    words = text.split()
    for place, word in enumerate(words[:-1]):
        if word.lower() in _NAMED:
            return word.lower(), text.split(maxsplit=place + 1)[-1].strip()
    return None


def _closes(line: str, opening: str, *, may_have_text: bool) -> bool:
    indent = len(line) - len(line.lstrip(" "))
    after = line[indent:].lstrip(opening[0])
    length = len(line) - indent - len(after)
    return indent <= 3 and length >= len(opening) and (may_have_text or not after.strip())


def parse_block(page: Page, block: Block, remedy: str) -> Document:
    """The mapping in the block."""
    first = block.line + 1
    try:
        parsed = parse_json(block.text) if block.language == "json" else parse_page_yaml(block.text)
        plain = plain_data(parsed)
    except json.JSONDecodeError as error:
        raise page.error(first + error.lineno - 1, f"this is not JSON: {error.msg}", remedy) from error
    except yaml.MarkedYAMLError as error:
        line = first + error.problem_mark.line if error.problem_mark else first
        last = block.lines[-1].number if block.lines else first
        raise page.error(min(line, last), f"this is not YAML: {error.problem or error.context}", remedy) from error
    except (yaml.YAMLError, ValueError, TypeError, LookupError, RecursionError) as error:
        raise page.error(first, f"the block can't be read: {error}", remedy) from error
    if not is_mapping(plain):
        raise page.error(first, "the block does not hold a mapping", remedy)
    return plain
