"""What the code that is written by hand says twice, or keeps although nothing uses it."""

import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]

_BY_HAND = ("overlays", "scripts", "generator-templates")
_USERS = (*_BY_HAND, "generated", "tests")
_NAME = re.compile(r"\b_*[A-Z][A-Z0-9_]+\b")
_CONSTANT = re.compile(r"^(\w{2,})(?:: [^=\n]+)? = (.*)$", re.MULTILINE)
_PRIVATE = re.compile(r"^(?:(?:async )?def|class) (_\w+)", re.MULTILINE)
_MADE = re.compile(r"(?!.*__|TypeVar)\w+(\.\w+)*\(.+\)(\..+)?")
"""The value of a constant that is made of others. Numbers and texts may be equal by chance, and a module's name and
path are its own."""
_FUNCTION = re.compile(
    r"^(?P<indent> *)(?:async )?def (?P<name>\w+)(?:\[.*\])?\((?:.*|\n(?:(?P=indent) +.*\n)*(?P=indent)\).*):\n"
    r'(?: +"""(?:.|\n)*?"""\n)?+(?P<body>(?:\n*(?P=indent) +\S.*\n)+)',
    re.MULTILINE,
)
_FEWEST_LINES = 3
"""Fewer lines of a body may be equal by chance."""
_BY_CHANCE = [
    # how long a link is valid, and how long after a message its files may come
    ["overlays/mijnklantportaal/sandbox/_download_route.py: _LIFETIME",
     "overlays/mijnklantportaal/sandbox/operations/tickets.py: _ATTACHMENT_TIME"],
    # a lock of a store that is tried, and a turn that is awaited
    ["overlays/mijnklantportaal/_oauth/stores/memory.py: release",
     "overlays/mijnklantportaal/_policies/fair_lock.py: release"],
]  # fmt: skip

Module = tuple[str, str]
"""Its path and its text."""


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    """Those that are written by hand."""
    paths = [path for part in _BY_HAND for path in sorted((REPOSITORY / part).rglob("*.py"))]
    return [(path.relative_to(REPOSITORY).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def unused(modules: Iterable[Module], names: Counter[str]) -> Iterator[str]:
    """Constants whose name stands nowhere else, and private ones, functions and classes that their module ignores."""
    for module, text in modules:
        for name in [*filter(str.isupper, (found[1] for found in _CONSTANT.finditer(text))), *_PRIVATE.findall(text)]:
            if names[name] == 1 or (name.startswith("_") and len(re.findall(rf"\b{name}\b", text)) == 1):
                yield f"{module}: {name}"


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


def repeated(found: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Where the same text stands in several places of one part of the repository; the parts share nothing."""
    places: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for text, place in found:
        places[text, place.partition("/")[0]].append(place)
    return [several for several in places.values() if len(several) > 1]


def test_repetition_nothing_is_kept_that_nothing_uses(modules: list[Module]) -> None:
    paths = (path for part in _USERS for path in (REPOSITORY / part).rglob("*") if path.suffix in (".py", ".jinja"))
    names = Counter(name for path in paths for name in _NAME.findall(path.read_text(encoding="utf-8")))
    assert list(unused(modules, names)) == []


def test_repetition_no_constant_and_no_body_of_a_function_stands_in_two_places(modules: list[Module]) -> None:
    found = repeated(constants(modules)) + repeated(bodies(modules))
    assert [places for places in found if places not in _BY_CHANCE] == []
    assert [places for places in _BY_CHANCE if places not in found] == []


def test_repetition_would_be_found() -> None:
    body = '    """Say why."""\n\n    self.a = a\n    self.b = b\n    return a\n'
    signature = "    self,\n    a: int,\n) -> int"
    module = f"_AA = re.compile('a')\nUSED = 1\nUNUSED: int = 1\n\n\nasync def _f(\n{signature}:\n{body}"
    other = f"BB: Any = re.compile('a')\n\n\nclass C:\n    def g(self) -> int:\n{textwrap.indent(body, '    ')}"
    modules = [("part/a.py", module), ("part/b.py", other), ("other/c.py", other)]
    assert [*repeated(constants(modules)), *repeated(bodies(modules))] == [
        ["part/a.py: _AA", "part/b.py: BB"],
        ["part/a.py: _f", "part/b.py: g"],
    ]
    assert list(unused(modules[:1], Counter(USED=2, UNUSED=1, _AA=5))) == [
        "part/a.py: _AA",
        "part/a.py: UNUSED",
        "part/a.py: _f",
    ]
