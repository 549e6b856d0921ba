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
        ({"redis": "localhost:6379"}, "redis: expected the address of Redis, such as redis://localhost:6379/0"),
        ({"redis": None}, "redis: expected str, such as redis://localhost:6379/0, got NoneType"),
        ({"redis": "redis://localhost:port"}, "redis: its host and port can't be read"),
        ({"redis": "redis://[localhost"}, "redis: its host and port can't be read"),
        ({"redis": "REDIS://localhost"}, "redis: expected the address of Redis"),
        ({"redis": f"{URL}?timeout=3"}, "redis: .+ unexpected keyword argument 'timeout'"),
        ({"redis": f"{URL}?protocol=9"}, "redis: protocol must be either 2 or 3"),
        ({"mode": "never"}, "mode: expected 'wait' or 'raise', got 'never'"),
        ({"clients": 0}, "clients: expected 1 or more, got 0"),
        ({"clients": "2"}, "clients: expected int"),
        ({"clients": 61}, "clients: expected 60 or fewer"),
        ({"name": ""}, "name: expected a name that tells this one from others, got ''"),
    ],
)
def test_settings_that_cant_be_right_are_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        SharedRateLimit(**{"redis": URL, **arguments})


def test_settings_take_an_address_alone_by_its_place_and_ten_clients_or_up_to_one_for_each_request() -> None:
    address_and_clients: Any = (URL, 5)
    with pytest.raises(TypeError, match="positional"):
        SharedRateLimit(*address_and_clients)
    assert SharedRateLimit(URL).clients == 10
    assert SharedRateLimit(URL, clients=60).clients == 60


def test_settings_do_not_print_the_password_of_redis() -> None:
    shared = SharedRateLimit("rediss://user:secret@redis.example:6380/1", clients=4)
    assert repr(shared) == "SharedRateLimit(redis='rediss://redis.example:6380/1', mode='wait', clients=4, name=None)"


@pytest.mark.parametrize("sign", "/?#[")
def test_settings_show_no_part_of_a_password_that_makes_the_address_unreadable(sign: str) -> None:
    with pytest.raises(ValueError, match=r"^redis: .* as %2F, %3F, %23 and %5B$") as caught:
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
