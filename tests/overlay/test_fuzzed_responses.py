"""Thousands of spoiled responses to every operation: documented errors only, and what was not spoiled is there.

The usual run reads 2,000, the nightly one 100,000.
"""

import asyncio
import copy
import json
import pickle
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from mijnklantportaal import PortalError, UnreadableFieldError
from mijnklantportaal_api.runtime import reading
from mijnklantportaal_api.runtime.model import Model, wire_fields
from tests.generated.annotated_types import mismatches, unreadable
from tests.nightly import IS_NIGHTLY
from tests.overlay.documented_responses import DOCUMENTED_RESPONSES, DocumentedResponse
from tests.overlay.fake_api import FakeApi
from tests.overlay.peak_memory import peak_memory

COUNT = 100_000 if IS_NIGHTLY else 2_000
PARTS = 8
MAX_MEMORY = 100_000_000

_ODD_VALUES: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        -1,
        1.5,
        10**30,
        1e300,
        "",
        "a",
        "\ud800",
        "\0",
        "0",
        "12.95",
        "NaN",
        "1e999",
        "9" * 5000,
        3.0,
        3.9,
    ),
    *(
        "2026-02-30",
        "2026-11-20",
        "0000-00-00",
        "9999-12-31T23:59:59-23:59",
        "0001-01-01T00:00:00+14:00",
        "now",
        "x" * 9999,
    ),
    *([], {}, [None], [[]], {"a": 1}, [{}, {}], {"id": {"id": []}}, [1, "a"], {"": None}),
]
_ODD_HEADERS = [
    "",
    "0",
    "-1",
    "1",
    "5",
    "61",
    "9" * 40,
    "nan",
    "1e9",
    "soon",
    "\xb2",
    "Wed, 21 Oct 2015 07:28:00 GMT",
    "a, b",
]
_NAMES = [
    "Retry-After",
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-Request-Id",
    "Location",
    "Content-Type",
    "Date",
]


@dataclass
class Fuzz:
    """A spoiled response, and the names of the outermost fields that were spoiled."""

    status: int
    headers: dict[str, str]
    body: bytes
    spoiled: set[str] = field(default_factory=set[str])
    is_readable: bool = True


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to all values in a JSON document but the whole."""
    items: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from places(value, (*path, key))


def spoil(chance: random.Random, data: Any, spoiled: set[str]) -> None:
    """Drop, rename, or replace one value, whose place another one may have spoiled already."""
    path = chance.choice([*places(data)] or [("id",)])
    spoiled.add(path[0])
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    match chance.choice(["drop", "rename", "replace", "replace"]):
        case "drop":
            inner.pop(path[-1], None) if isinstance(inner, dict) else inner.pop(path[-1])
        case "rename" if isinstance(inner, dict) and path[-1] in inner:
            inner[f"{path[-1]}2"] = inner.pop(path[-1])
        case _:
            inner[path[-1]] = copy.deepcopy(chance.choice(_ODD_VALUES))


def fuzzed(chance: random.Random, data: dict[str, Any]) -> Fuzz:
    """One way to spoil a response."""
    status = chance.choice([200, 200, 200, 201, 202, 204, 299, chance.randint(200, 599)])
    headers = {name: chance.choice(_ODD_HEADERS) for name in _NAMES if chance.random() < 0.2}
    if chance.random() < 0.7:
        spoiled_data, spoiled = copy.deepcopy(data), set[str]()
        for _ in range(chance.randint(1, 3)):
            spoil(chance, spoiled_data, spoiled)
        return Fuzz(status, headers, json.dumps(spoiled_data).encode(), spoiled)
    body = bytearray(json.dumps(data).encode())
    match chance.choice(["cut", "bytes", "random", "repeat", "value"]):
        case "cut":
            del body[chance.randrange(len(body)) :]
        case "bytes":
            for _ in range(chance.randint(1, 5)):
                body[chance.randrange(len(body))] = chance.randrange(256)
        case "random":
            body = bytearray(chance.randbytes(chance.randint(0, 200)))
        case "repeat":
            start = chance.randrange(len(body))
            body[start:start] = body[start : start + chance.randint(1, 50)] * chance.choice([1, 2, 1000])
        case _:
            body = bytearray(json.dumps(chance.choice(_ODD_VALUES)).encode())
    return Fuzz(status, headers, bytes(body), is_readable=False)


def values(model: Model, without: set[str]) -> dict[str, Any]:
    """The fields of a model that were not spoiled."""
    return {
        known.name: getattr(model, known.name) for known in wire_fields(type(model)) if known.wire_name not in without
    }


def check(fuzz: Fuzz, documented: DocumentedResponse, whole: Any, outcome: Any) -> None:
    """Whatever came is an error that says so, or an object with everything that was not spoiled."""
    if isinstance(outcome, PortalError):
        assert str(outcome)
        assert type(pickle.loads(pickle.dumps(outcome))) is type(outcome)  # noqa: S301 - our own bytes
        is_page = {"data", "next_page_url"} <= documented.data.keys()
        essential = {"data", "next_page_url"} if is_page else documented.data.keys()
        if fuzz.is_readable and 200 <= fuzz.status < 300:
            # a page without what leads on, or an object of which nothing is left
            assert fuzz.spoiled & essential
            assert is_page or fuzz.spoiled >= essential
        return
    assert 200 <= fuzz.status < 300
    assert type(outcome) is type(whole)
    repr(outcome)
    outcome.to_row()
    pickle.dumps(outcome)
    for known in wire_fields(type(outcome)):
        try:
            getattr(outcome, known.name)
        except UnreadableFieldError as error:
            assert known.wire_name in fuzz.spoiled or not fuzz.is_readable
            assert str(error)
    if fuzz.is_readable:
        assert values(outcome, fuzz.spoiled) == values(whole, fuzz.spoiled)


def check_strict(outcome: Any) -> None:
    """Whatever came is an error that says so, or an object of which everything can be read."""
    assert isinstance(outcome, PortalError) or not [*unreadable(outcome)]


def outcomes(seed: int, count: int, *, asynchronous: bool, strict: bool) -> None:
    """Spoil so many responses, and check what the client makes of them."""
    chance = random.Random(seed)  # noqa: S311 - chance for a test
    response = Fuzz(200, {}, b"")

    def respond(request: httpx.Request) -> httpx.Response:
        headers = [(name.encode(), value.encode("latin-1")) for name, value in response.headers.items()]
        return httpx.Response(response.status, headers=headers, content=response.body)

    api = FakeApi(respond)

    async def made(portal: Any, documented: DocumentedResponse) -> Any:
        result = documented.made_with(portal)
        return await result if asynchronous else result

    async def use() -> None:
        nonlocal response
        portal = (api.async_portal if asynchronous else api.portal)(max_retries=1, deadline=300, strict=strict)
        wholes: dict[str, Any] = {}
        for number in range(count):
            documented = DOCUMENTED_RESPONSES[number % len(DOCUMENTED_RESPONSES)]
            name = documented.call.name
            if name not in wholes:
                response = Fuzz(200, {}, json.dumps(documented.data).encode())
                wholes[name] = await made(portal, documented)
            response = fuzzed(chance, documented.data)
            try:
                outcome = await made(portal, documented)
            except PortalError as error:
                outcome = error
            try:
                if strict:
                    check_strict(outcome)
                else:
                    check(response, documented, wholes[name], outcome)
                assert isinstance(outcome, PortalError) or not [*mismatches(outcome)]
            except BaseException as error:
                error.add_note(f"{name}: {response}, {outcome!r}"[:3000])
                raise
            api.requests.clear()
            api.clock.slept.clear()
            api.clock.bounds.clear()
            api.clock.now += 120  # so that a limit of one request a minute does not slow the next ones down

    asyncio.run(use())


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("has_orjson", [True, False])
@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_fuzzed_responses_give_documented_errors_or_what_was_not_spoiled_in_bounded_memory(
    asynchronous: bool, has_orjson: bool, strict: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_orjson:
        monkeypatch.setattr(reading, "_json_reader", lambda: reading._read_json_plainly)
    seed = 4 * strict + 2 * has_orjson + asynchronous
    with peak_memory() as peak:
        outcomes(seed, COUNT // PARTS, asynchronous=asynchronous, strict=strict)
    assert peak.growth < MAX_MEMORY
