"""Token and address from the argument, the environment, or neither."""

import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
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
