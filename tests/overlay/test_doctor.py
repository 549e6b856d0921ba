"""What the doctor concludes, without a network."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import (
    DecodeError,
    PortalError,
    ServerError,
    StatusError,
    TransportError,
    TransportTimeoutError,
)
from mijnklantportaal._doctor import (
    Address,
    Check,
    address_in,
    check_address,
    check_clock,
    check_proxy,
    check_rate_limit,
    check_read,
    check_token,
    check_versions,
    exit_status,
)
from mijnklantportaal_api.runtime.token import Token

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def status_error(status: int) -> StatusError:
    return StatusError("message", "GET", "https://api.example/v1", status, {}, b"")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "failed"),
        ("a b", "failed"),
        ("Bearer abc", "failed"),
        ("key\n", "failed"),
        ("k\u00e9y", "failed"),
        ("key", "ok"),
    ],
)
def test_doctor_token_is_checked_and_never_shown(text: str, state: str) -> None:
    check = check_token(Token(text), "TOKEN_VARIABLE")
    assert check.state == state
    assert "TOKEN_VARIABLE" in check.what
    assert not text or text not in str(check)


@pytest.mark.parametrize(
    ("url", "state", "words"),
    [
        ("https://api.example/v1", "ok", "https://api.example:443/v1"),
        ("https://api.example/v1/", "ok", ""),
        ("https://api.example:8443/proxied/v1", "ok", ""),
        ("http://127.0.0.1:8000/v1", "ok", ""),
        ("http://localhost/v1", "ok", ""),
        ("http://[::1]:8000/v1", "ok", "http://[::1]:8000/v1"),
        ("https://api.example", "warning", "has no path, not /v1 - add /v1 to VARIABLE"),
        ("https://api.example/v2", "warning", "has /v2, not /v1"),
        ("http://api.example/v1", "failed", "would show the token to the network - use https://"),
        ("http://192.0.2.1/v1", "failed", "use https://"),
        ("http://localhost.example/v1", "failed", "use https://"),
        ("api.example/v1", "failed", "VARIABLE is not an http or https URL"),
        ("", "failed", "is not an http or https URL"),
        ("ftp://api.example/v1", "failed", "is not an http or https URL"),
        ("https:///v1", "failed", "is not an http or https URL"),
        ("https://api.example:99999/v1", "failed", "is not an http or https URL"),
        ("https://[/v1", "failed", "is not an http or https URL"),
        ("https://api.example/v1?token=secret", "failed", "is not an http or https URL"),
    ],
)
def test_doctor_address_is_checked(url: str, state: str, words: str) -> None:
    check = check_address(address_in(url), "VARIABLE")
    assert check.state == state
    assert words in str(check)


def test_doctor_shows_no_password_of_an_address_or_a_proxy() -> None:
    address = address_in("https://name:secret@api.example/v1")
    assert address == Address("https", "api.example", 443, "/v1")
    assert "secret" not in f"{check_address(address, 'VARIABLE')} {check_proxy(address, invalid=False)}"


@given(st.text())
def test_doctor_address_of_any_text_is_one_or_none(text: str) -> None:
    for url in (text, f"https://{text}", f"https://api.example{text}"):
        assert "\n" not in str(check_address(address_in(url), "VARIABLE"))


@pytest.mark.parametrize(
    ("outcome", "state", "words"),
    [
        ({}, "ok", "accepts the token"),
        (status_error(302), "failed", "a redirect"),
        (status_error(401), "failed", "it refuses the token"),
        (status_error(403), "warning", "permission"),
        (status_error(404), "failed", "the base URL must end in /v1"),
        (status_error(418), "failed", "418"),
        (status_error(426), "warning", "licence"),
        (status_error(429), "warning", "the rate limit is used up"),
        (status_error(503), "failed", "503, the API fails"),
        (ServerError("m", "GET", "u", 500, {}, b""), "failed", "try again later"),
        (DecodeError("m", "GET", "u", 200, {}, b"<html>", ""), "failed", "not what the API sends"),
        (TransportError("[SSL: CERTIFICATE_VERIFY_FAILED] it is self-signed", "GET", "u"), "failed", "SSL_CERT_FILE"),
        (TransportTimeoutError("timed out", "GET", "u"), "failed", "no response (timed out)"),
        (ValueError("base_url: expected another"), "failed", "base_url: expected another"),
    ],
)
def test_doctor_read_is_judged(outcome: dict[str, str] | PortalError | ValueError, state: str, words: str) -> None:
    check = check_read(outcome)
    assert check.state == state
    assert words in str(check)


@pytest.mark.parametrize(
    ("seconds", "state", "words"),
    [
        (0, "ok", "agrees"),
        (60, "ok", "agrees"),
        (-60, "ok", "agrees"),
        (61, "warning", "61 seconds ahead of"),
        (-3600, "warning", "3600 seconds behind"),
    ],
)
def test_doctor_clock_is_compared_with_the_date_of_the_response(seconds: int, state: str, words: str) -> None:
    check = check_clock({"date": format_datetime(NOW, usegmt=True)}, NOW + timedelta(seconds=seconds))
    assert check.state == state
    assert words in str(check)


@pytest.mark.parametrize("headers", [{}, {"date": ""}, {"date": "tomorrow"}, {"date": "Fri, 99 Nov 2026 12:00:00 GMT"}])
def test_doctor_clock_is_not_judged_without_a_date(headers: dict[str, str]) -> None:
    assert "not checked" in check_clock(headers, NOW).what


@pytest.mark.parametrize(
    ("remaining", "state", "words"),
    [
        ("57", "ok", "57 of 60"),
        ("6", "ok", "6 of 60"),
        ("5", "warning", "5 of 60"),
        ("0", "warning", ""),
        ("x", "ok", "none"),
    ],
)
def test_doctor_rate_limit_that_is_nearly_used_up_is_a_warning(remaining: str, state: str, words: str) -> None:
    check = check_rate_limit({"x-ratelimit-limit": "60", "x-ratelimit-remaining": remaining})
    assert check.state == state
    assert words in str(check)


def test_doctor_names_versions_and_what_is_not_installed() -> None:
    check = check_versions({"Python": "3.11.7", "orjson": None})
    assert str(check) == "ok: versions: Python 3.11.7, no orjson"


def test_doctor_exit_status_is_1_only_if_a_check_failed() -> None:
    fine = [Check("ok", "a"), Check("warning", "b")]
    assert (exit_status(fine), exit_status([*fine, Check("failed", "c")])) == (0, 1)
