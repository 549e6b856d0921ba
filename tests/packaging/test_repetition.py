"""What the code that is written by hand says twice, or keeps although nothing uses it."""

import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]

_USERS = ("overlays", "scripts", "generator-templates", "generated", "tests")
_CONSTANT = re.compile(r"^(_?[A-Z][A-Z0-9_]+)(?:: [^=\n]+)? = (.*)$", re.MULTILINE)
_PRIVATE = re.compile(r"^(?:(?:async )?def|class) (_\w+)", re.MULTILINE)
_MADE = re.compile(r"\w+(\.\w+)*\(.+\)(\..+)?")
"""The value of a constant that is made of others; numbers and texts may be equal by chance."""
_FUNCTION = re.compile(
    r"^(?P<indent> *)(?:async )?def (?P<name>\w+)\((?:.*|\n(?:(?P=indent) +.*\n)*(?P=indent)\).*):\n"
    r'(?: +"""(?:.|\n)*?"""\n)?(?P<body>(?:\n*(?P=indent) +\S.*\n)+)',
    re.MULTILINE,
)
_FEWEST_LINES = 3
"""Fewer lines of a body may be equal by chance."""

Module = tuple[str, str]
"""Its name and its text."""


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    """Those that are written by hand."""
    paths = [path for part in _USERS[:3] for path in sorted((REPOSITORY / part).rglob("*.py"))]
    return [(path.relative_to(REPOSITORY).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def unused(modules: Iterable[Module], words: Counter[str]) -> list[str]:
    """Constants whose name stands nowhere else, and private functions and classes that their module does not use."""
    return [
        f"{module}: {name}"
        for module, text in modules
        for name in [*(match[1] for match in _CONSTANT.finditer(text)), *_PRIVATE.findall(text)]
        if words[name] == 1 or (name.startswith("_") and len(re.findall(rf"\b{name}\b", text)) == 1)
    ]


def constants(modules: Iterable[Module]) -> Iterator[tuple[str, str]]:
    """The values of constants that are made of others, and the constants."""
    for module, text in modules:
        for name, value in _CONSTANT.findall(text):
            if _MADE.fullmatch(value):
                yield value, f"{module}: {name}"


def bodies(modules: Iterable[Module]) -> Iterator[tuple[str, str]]:
    """The bodies of functions without their docstrings, and the functions."""
    for module, text in modules:
        for match in _FUNCTION.finditer(text):
            body = textwrap.dedent(match["body"])
            if body.count("\n") >= _FEWEST_LINES:
                yield body, f"{module}: {match['name']}"


def repeated(texts: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Where the same text stands in several places of one part of the repository, which share nothing else."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for text, place in texts:
        found[text, place.partition("/")[0]].append(place)
    return [places for places in found.values() if len(places) > 1]
