"""What the steps hand to each other: plain OpenAPI data, where it came from, and how it is read and written as YAML."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeAlias

import yaml

Document: TypeAlias = dict[str, Any]


DOCUMENTATION = "https://docs.developers.mijnklantportaal.nl"
NUMBERED_FILE = re.compile(r"\d{2}-[a-z0-9]+(-[a-z0-9]+)*\.yaml")
"""The name of a file of a folder that is read in the order of their numbers."""

PAGES = "spec/pages"
"""The folder of the vendor's pages, in the repository; names of sources begin with it."""


class PipelineError(Exception):
    """A step can't go on. The message names the file, where possible the line, and the remedy."""


class Problems:
    """The errors of things that do not depend on each other, so that all of them are told at once."""

    def __init__(self) -> None:
        self._messages: list[str] = []

    @contextmanager
    def collected(self) -> Generator[None]:
        """Keep an error for later."""
        try:
            yield
        except PipelineError as error:
            self._messages.append(str(error))

    def tell(self) -> None:
        """Raise one error with all that was kept, if anything was."""
        if self._messages:
            raise PipelineError("\n".join(self._messages))


@contextmanager
def depth_limited() -> Generator[None]:
    """Name what Python's own error does not: the document is to blame."""
    try:
        yield
    except RecursionError as error:
        raise PipelineError(
            "the schemas of the pages hold each other too deeply: look for a page with hundreds of schemas"
        ) from error


class Rank(IntEnum):
    """How far a kind of source is trusted; the higher one wins where two describe the same operation."""

    TRANSCRIPTION = 1
    RENDERED_PAGE = 2
    MARKDOWN_PAGE = 3
    OPENAPI_FILE = 4


@dataclass(frozen=True)
class Source:
    """An OpenAPI fragment, the file it was read from, and notes on what is missing, cut off or inferred."""

    name: str
    rank: Rank
    document: Document
    notes: tuple[str, ...] = ()


class _Loader(yaml.CSafeLoader):
    """Reads YAML as OpenAPI means it (the YAML 1.2 core schema): `NO` and dates are text, duplicate keys an error.

    A library with YAML 1.2 such as ruamel.yaml still makes dates of dates, a number of `1_000`, and fails at `=`.
    Of tags, only those of JSON's types are known.
    """

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Merge nothing into a mapping: YAML 1.2 has no `<<`, and merges of merges have no end."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)  # pyright: ignore[reportUnknownMemberType]
            if key in seen:
                context, problem = "while reading a mapping", f"the key {key!r} appears twice"
                raise yaml.constructor.ConstructorError(context, node.start_mark, problem, key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


_CORE_SCHEMA = (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
)


def _construct_integer(loader: _Loader, node: yaml.ScalarNode) -> int:
    text = loader.construct_scalar(node)
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text, 10)


class _Dumper(yaml.CSafeDumper):
    """Writes YAML that readers of YAML 1.1 and 1.2 understand alike; repeated objects are written out, not aliased."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """Write paragraphs as they are; what has odd spaces or characters in it is safer between quotes."""
    is_plain = all(line == line.strip() and line.isprintable() for line in text.split("\n"))
    style = "|" if "\n" in text.strip("\n") and not text.startswith("\n") and is_plain else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)  # pyright: ignore[reportUnknownMemberType]


_Dumper.add_representer(str, _represent_text)

_JSON_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("null", "bool", "int", "float", "str", "seq", "map")}
_Loader.yaml_implicit_resolvers = {}
_Loader.yaml_constructors = {
    tag: constructor for tag, constructor in _Loader.yaml_constructors.items() if tag is None or tag in _JSON_TAGS
}
_Loader.add_constructor("tag:yaml.org,2002:int", _construct_integer)
for _tag, _pattern, _first in _CORE_SCHEMA:
    for _reader_or_writer in (_Loader, _Dumper):
        _reader_or_writer.add_implicit_resolver(  # pyright: ignore[reportUnknownMemberType] - not completely typed
            f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first
        )


def parse_yaml(text: str) -> Any:
    """Parse YAML text into JSON data. Raises `yaml.YAMLError`, whose `problem_mark` counts lines from 0."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader with fewer implicit types


def format_yaml(data: Any) -> str:
    """Write JSON data as YAML, keys in the order given, the same bytes for the same data."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def read_yaml(path: Path) -> Any:
    """Read a YAML file; a `PipelineError` names the file and the line that can't be read."""
    try:
        return parse_yaml(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PipelineError(f"{path}:{line}: this is not YAML: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PipelineError(f"{path}: this is not YAML in UTF-8: {error}") from error
