"""Token and address from the argument, the environment, or neither."""

import sys
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, OAuthTokenSource
from mijnklantportaal._config import base_url_from, token_from

CLIENTS = pytest.mark.parametrize("client", [MijnKlantportaal, AsyncMijnKlantportaal])


def test_config_token_argument_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", "from-environment")
    assert token_from("given").authorization() == "Bearer given"


def test_config_token_comes_from_the_environment_where_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", "from-environment")
    assert token_from(None).authorization() == "Bearer from-environment"


def test_config_empty_token_counts_as_none_even_where_the_environment_has_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", "from-environment")
    with pytest.raises(ValueError, match="MIJNKLANTPORTAAL_TOKEN"):
        token_from("")


@CLIENTS
@pytest.mark.parametrize("value", [None, ""])
def test_config_without_a_token_is_refused_and_the_error_says_what_to_do(
    client: type[MijnKlantportaal | AsyncMijnKlantportaal], value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is not None:
        monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", value)
    with pytest.raises(ValueError, match="set MIJNKLANTPORTAAL_TOKEN or pass an API key") as caught:
        client()
    assert "Settings > API Keys" in str(caught.value)


@CLIENTS
@pytest.mark.parametrize("token", ["secret line\n", "secret\n", "sec ret", "secrét", "\tsecret"])
def test_config_token_that_cannot_be_right_is_refused_without_being_shown(
    client: type[MijnKlantportaal | AsyncMijnKlantportaal], token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", token)
    with pytest.raises(ValueError, match="token: ") as caught:
        client()
    assert "sec" not in str(caught.value)


def test_config_base_url_is_the_documented_one_where_none_is_given() -> None:
    assert base_url_from(None) == "https://api.mijnklantportaal.nl/v1"


def test_config_base_url_is_not_taken_from_an_empty_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", "")
    assert base_url_from(None) == "https://api.mijnklantportaal.nl/v1"


@CLIENTS
def test_config_base_url_comes_from_the_environment_where_none_is_given(
    client: type[MijnKlantportaal | AsyncMijnKlantportaal], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", "http://127.0.0.1:8080/v1/")
    assert client("token").api.base_url == "http://127.0.0.1:8080/v1"
    assert client("token", base_url="http://127.0.0.1:9090").api.base_url == "http://127.0.0.1:9090"


def test_config_base_url_from_the_environment_that_cannot_be_right_is_refused_with_the_name_of_the_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", "api.mijnklantportaal.nl/v1")
    expected = "expected an absolute http or https URL, such as https://api.mijnklantportaal.nl/v1"
    with pytest.raises(ValueError, match=f"^MIJNKLANTPORTAAL_BASE_URL: {expected}$"):
        base_url_from(None)
    with pytest.raises(ValueError, match=f"^base_url: {expected}$"):
        base_url_from("portal")


@CLIENTS
def test_config_base_url_from_the_environment_may_be_plain_http_only_with_a_transport_of_ones_own(
    client: type[MijnKlantportaal | AsyncMijnKlantportaal], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", "http://portal.test/v1")
    with pytest.raises(ValueError, match=r"^MIJNKLANTPORTAAL_BASE_URL: http would send the token unencrypted"):
        client("token")
    transport: Any = httpx.MockTransport(lambda _: httpx.Response(204))
    assert client("token", transport=transport).api.base_url == "http://portal.test/v1"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "api.mijnklantportaal.nl/v1",
        "ftp://portal.test",
        "https://user:word@portal.test",
        "https://x.test/?a=1",
    ],
)
def test_config_base_url_that_cannot_be_right_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="base_url: ") as caught:
        MijnKlantportaal("token", base_url=address)
    assert "word" not in str(caught.value)


@CLIENTS
@pytest.mark.parametrize("token", [b"secret", bytearray(b"secret"), ["secret"], 7], ids=repr)
def test_config_token_that_is_no_text_is_refused_and_in_no_variable_of_the_traceback(
    client: type[MijnKlantportaal | AsyncMijnKlantportaal], token: Any
) -> None:
    with pytest.raises(
        TypeError, match=r"^token: expected str, got \w+; give the API key as text, or an OAuthTokenSource$"
    ) as caught:
        client(token)
    frames = [entry for entry in caught.traceback if "test_config" not in str(entry.path)]
    assert len(frames) > 1
    assert [entry for entry in frames if token in entry.frame.f_locals.values()] == []


@CLIENTS
def test_config_source_of_tokens_that_is_not_one_is_refused(
    client: type[MijnKlantportaal | AsyncMijnKlantportaal],
) -> None:
    source: Any = OAuthTokenSource  # without its arguments
    with pytest.raises(TypeError, match=r"token: expected TokenSource, such as .* got the class OAuthTokenSource"):
        client(source)


@CLIENTS
@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://127.0.0.1:65536/v1", "the port of the URL is not between 1 and 65535; correct it"),
        ("http://127.0.0.1:0/v1", "the port of the URL is not between 1 and 65535; correct it"),
        ("https://portal.test:99999", "the port of the URL is not between 1 and 65535; correct it"),
        ("https://portal.test/v1#part", "expected a URL without user, query or fragment"),
        ("https://token@portal.test/v1", "expected a URL without user, query or fragment"),
        ("http://portal.test/v1", "http would send the token unencrypted to another machine; use https"),
        ("http://10.0.0.1/v1", "http would send the token unencrypted to another machine; use https"),
        ("http://127.0.0.1.portal.test/v1", "http would send the token unencrypted to another machine; use https"),
    ],
)
def test_config_base_url_that_would_lead_astray_is_refused(
    client: type[MijnKlantportaal | AsyncMijnKlantportaal], address: str, message: str
) -> None:
    with pytest.raises(ValueError, match=f"^base_url: {message}"):
        client("token", base_url=address)


@CLIENTS
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "127.1.2.3", "[::1]:8000", "api.localhost"])
def test_config_base_url_may_be_plain_http_on_this_machine(
    client: type[MijnKlantportaal | AsyncMijnKlantportaal], host: str
) -> None:
    assert client("token", base_url=f"http://{host}/v1").api.base_url == f"http://{host}/v1"


def test_config_base_url_may_be_plain_http_with_a_client_or_transport_of_ones_own() -> None:
    plain = "http://portal.test/v1"
    assert MijnKlantportaal("token", base_url=plain, http_client=httpx.Client()).api.base_url == plain
    assert MijnKlantportaal("token", base_url=plain, transport=httpx.HTTPTransport()).api.base_url == plain
    assert AsyncMijnKlantportaal("token", base_url=plain, http_client=httpx.AsyncClient()).api.base_url == plain


@CLIENTS
@pytest.mark.parametrize(
    ("proxy", "message"),
    [
        ("socks5://user:word@127.0.0.1:1080", r"^proxy: .*pip install 'httpx2?\[socks\]', or unset the variable$"),
        ("ftp://user:word@127.0.0.1:1080", r"^proxy: the URL of the proxy .* can't be used; correct or unset it$"),
        ("http://user:word@127.0.0.1:port", r"^proxy: the URL of the proxy .* can't be used; correct or unset it$"),
    ],
)
def test_config_proxy_that_cannot_be_used_is_refused_without_its_password(
    client: type[MijnKlantportaal | AsyncMijnKlantportaal],
    proxy: str,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(ValueError, match=message) as caught:
        client("token")
    assert "word" not in str(caught.value)
    assert caught.value.__suppress_context__
