"""The arguments of `SharedRateLimit`."""

import sys
from typing import Any

import pytest

from mijnklantportaal import MijnKlantportaal, SharedRateLimit
from mijnklantportaal_api.runtime.flow import Flow
from mijnklantportaal_api.runtime.token import Token

URL = "redis://localhost:6379/0"


class StaticSource:
    """A source of tokens that is never asked for one."""

    def current(self) -> Flow[Token]:
        raise NotImplementedError

    def replace(self, refused: Token) -> Flow[bool]:
        raise NotImplementedError

    def accept(self, token: Token) -> None:
        raise NotImplementedError


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"url": "localhost:6379"}, "url: expected the address of Redis, such as redis://localhost:6379/0"),
        ({"url": None}, "url: expected the address of Redis"),
        ({"url": "redis://localhost:port"}, "url: its host and port can't be read"),
        ({"url": "redis://[localhost"}, "url: its host and port can't be read"),
        ({"url": "REDIS://localhost"}, "url: Redis URL must specify one of the following schemes"),
        ({"url": f"{URL}?timeout=3"}, "url: .+ unexpected keyword argument 'timeout'"),
        ({"url": f"{URL}?protocol=9"}, "url: protocol must be either 2 or 3"),
        ({"mode": "never"}, "mode: expected 'wait' or 'raise', got 'never'"),
        ({"clients": 0}, "clients: expected 1 or more, got 0"),
        ({"clients": 61}, "clients: expected 60 or fewer"),
        ({"name": ""}, "name: expected a text, or None for the token, got ''"),
    ],
)
def test_settings_that_cant_be_right_are_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        SharedRateLimit(**{"url": URL, **arguments})


def test_settings_take_an_address_alone_by_its_place_and_ten_clients_or_up_to_one_for_each_request() -> None:
    address_and_clients: Any = (URL, 5)
    with pytest.raises(TypeError, match="positional"):
        SharedRateLimit(*address_and_clients)
    assert SharedRateLimit(URL).clients == 10
    assert SharedRateLimit(URL, clients=60).clients == 60


def test_settings_do_not_print_the_password_of_redis() -> None:
    shared = SharedRateLimit("rediss://user:secret@redis.example:6380/1", clients=4)
    assert repr(shared) == "SharedRateLimit(url='rediss://redis.example:6380/1', mode='wait', clients=4, name=None)"


@pytest.mark.parametrize("sign", "/?#[")
def test_settings_show_no_part_of_a_password_that_makes_the_address_unreadable(sign: str) -> None:
    with pytest.raises(ValueError, match=r"^url: .* as %2F, %3F, %23 and %5B$") as caught:
        SharedRateLimit(f"redis://user:secret{sign}word@redis.example:6380")
    assert "secret" not in str(caught.value)


def test_settings_name_the_extra_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(ImportError, match="SharedRateLimit needs the extra `redis`: pip install"):
        SharedRateLimit(URL)


def test_address_of_redis_in_the_place_of_the_settings_is_refused() -> None:
    rate_limit: Any = URL
    with pytest.raises(ValueError, match="rate_limit: expected 'wait' or 'raise', or a SharedRateLimit, got 'redis:"):
        MijnKlantportaal("token", rate_limit=rate_limit)


def test_source_of_tokens_needs_a_name_for_what_its_tokens_share() -> None:
    source = StaticSource()
    with pytest.raises(ValueError, match="rate_limit: give the SharedRateLimit a name"):
        MijnKlantportaal(source, rate_limit=SharedRateLimit(URL))
    MijnKlantportaal(source, rate_limit=SharedRateLimit(URL, name="our portal")).close()
