"""What the doctor concludes, without a network."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from ssl import SSLError

import pytest

from mijnklantportaal import (
    DecodeError,
    LoginRequiredError,
    PortalError,
    ServerError,
    StatusError,
    TransportError,
    TransportTimeoutError,
)
from mijnklantportaal._doctor.addresses import Address
from mijnklantportaal._doctor.checks import (
    Check,
    check_certificates,
    check_clock,
    check_connection,
    check_rate_limit,
    check_read,
    check_token,
    check_versions,
    exit_status,
)
from mijnklantportaal._oauth.token_endpoint import LOG_IN_AGAIN
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
    ("source", "error", "words"),
    [
        (None, None, "ok: certificates: the usual ones"),
        ("SSL_CERT_FILE", None, "ok: certificates: those in SSL_CERT_FILE"),
        (
            "SSL_CERT_FILE",
            FileNotFoundError(2, "No such file"),
            "failed: certificates: SSL_CERT_FILE can't be used (No such file) - correct or unset SSL_CERT_FILE",
        ),
        (
            "SSL_CERT_DIR",
            SSLError(1, "no certificate"),
            "failed: certificates: SSL_CERT_DIR can't be used (no certificate",
        ),
        (
            "SSL_CERT_FILE",
            ValueError("SSL_CERT_FILE: not PEM"),
            "failed: certificates: SSL_CERT_FILE can't be used (not",
        ),
        ("SSL_CERT_FILE", ValueError("proxy: can't be used"), "failed: client: proxy: can't be used"),
        (None, OSError("no file"), "failed: client: no file"),
    ],
)
def test_doctor_certificates_have_a_verdict_of_their_own(
    source: str | None, error: OSError | ValueError | None, words: str
) -> None:
    assert str(check_certificates(source, error)).startswith(words)


@pytest.mark.parametrize(
    ("host", "is_proxy", "words"),
    [
        ("127.0.0.1", True, "the proxy 127.0.0.1 port 8 does not accept it (refused) - is the proxy running?"),
        ("127.0.0.1", False, "connection: 127.0.0.1 port 8 does not accept it (refused) - is the sandbox running?"),
        ("api.example", False, "check firewalls"),
        ("api.example", True, "is the proxy running?"),
    ],
)
def test_doctor_connection_says_what_to_look_at(host: str, is_proxy: bool, words: str) -> None:
    address = Address("http", host, 8, "")
    check = check_connection(address, OSError(111, "refused"), is_name_unknown=False, is_proxy=is_proxy)
    assert check.state == "failed"
    assert words in str(check)


@pytest.mark.parametrize(
    ("outcome", "state", "words"),
    [
        ({}, "ok", "accepts the token"),
        (status_error(302), "failed", "a redirect"),
        (status_error(401), "failed", "it refuses the token"),
        (status_error(403), "warning", "permission"),
        (status_error(404), "failed", "the base URL must end in /v1"),
        (status_error(407), "failed", "proxy: 407, it wants a name and a password"),
        (TransportError("407 Proxy Authentication Required", "GET", "u"), "failed", "proxy: 407"),
        (status_error(418), "failed", "418"),
        (status_error(426), "warning", "licence"),
        (status_error(429), "warning", "the rate limit is used up"),
        (status_error(503), "failed", "503, the API fails"),
        (ServerError("m", "GET", "u", 500, {}, b""), "failed", "try again later"),
        (DecodeError("m", "GET", "u", 200, {}, b"<html>", ""), "failed", "not what the API sends"),
        (TransportError("[SSL: CERTIFICATE_VERIFY_FAILED] it is self-signed", "GET", "u"), "failed", "SSL_CERT_FILE"),
        (TransportTimeoutError("timed out", "GET", "u"), "failed", "no response (timed out)"),
        (ValueError("base_url: expected another"), "failed", "base_url: expected another"),
        (LoginRequiredError(f"it ended; {LOG_IN_AGAIN}", "POST", "u"), "failed", "login --oauth --profile bakery`"),
    ],
)
def test_doctor_read_is_judged(outcome: dict[str, str] | PortalError | ValueError, state: str, words: str) -> None:
    check = check_read(outcome, "bakery")
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


def test_doctor_lets_no_server_control_the_terminal() -> None:
    assert str(Check("failed", "API: \x1b[2J\n\u202eabc")) == "failed: API: ?[2J ?abc"


def test_doctor_names_versions_and_what_is_not_installed() -> None:
    check = check_versions({"Python": "3.11.7", "orjson": None})
    assert str(check) == "ok: versions: Python 3.11.7, no orjson"


def test_doctor_exit_status_is_1_only_if_a_check_failed() -> None:
    fine = [Check("ok", "a"), Check("warning", "b")]
    assert (exit_status(fine), exit_status([*fine, Check("failed", "c")])) == (0, 1)
