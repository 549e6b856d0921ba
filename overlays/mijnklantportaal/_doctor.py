"""What `mijnklantportaal doctor` concludes from what it finds; without I/O. `_doctor_probe` finds it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from mijnklantportaal_api.runtime.errors import DecodeError, PortalError, ResponseError
from mijnklantportaal_api.runtime.hosts import is_loopback
from mijnklantportaal_api.runtime.token import Token

from ._policies.sliding_window import RateLimit

_API_PATH = "/v1"
_KEYS = "create an API key in the portal under Settings > API Keys"
_MOST_CLOCK_DIFFERENCE = 60.0
_FEW_REQUESTS = 5


class Check(NamedTuple):
    """The result of one check: what was found, and what to do about it."""

    state: Literal["ok", "warning", "failed"]
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        line = f"{self.state}: {self.what}" + (f" - {self.remedy}" if self.remedy else "")
        return " ".join(line.split())


class Address(NamedTuple):
    """Where requests go, without anything secret."""

    scheme: str
    host: str
    port: int
    path: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"

    @property
    def is_loopback(self) -> bool:
        """Whether it is this machine itself."""
        return is_loopback(self.host)


def address_in(url: str) -> Address | None:
    """The address in a URL; None if it is not an absolute http or https URL without a query."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    if parts.query or parts.fragment or any(map(str.isspace, url)):
        return None
    return Address(parts.scheme, parts.hostname, port, parts.path.rstrip("/"))


def check_token(token: Token, variable: str) -> Check:
    """Whether there is a token that can be sent."""
    if token.is_empty:
        return Check("failed", f"token: {variable} is not set", _KEYS)
    if not token.is_sendable:
        return Check(
            "failed",
            f"token: {variable} contains a space, a line break or a character that is not ASCII",
            "set it to the API key alone, without `Bearer`",
        )
    return Check("ok", f"token: set in {variable}")


def check_address(address: Address | None, source: str) -> Check:
    """Whether the token may be sent to the base URL, and whether it has the path of the API."""
    if address is None:
        return Check("failed", f"address: {source} is not an http or https URL", "unset it to use the documented one")
    if address.scheme == "http" and not address.is_loopback:
        return Check("failed", f"address: {address} would show the token to the network", "use https://")
    if not address.path.endswith(_API_PATH):
        found = address.path or "no path"
        return Check("warning", f"address: {address} has {found}, not {_API_PATH}", f"add {_API_PATH} to {source}")
    return Check("ok", f"address: {address}, from {source}")


def check_proxy(proxy: Address | None, invalid: bool) -> Check:
    """Which proxy requests go through."""
    if invalid:
        return Check(
            "failed", "proxy: the environment sets one that is not an http or https URL", "correct or unset HTTPS_PROXY"
        )
    if proxy is None:
        return Check("ok", "proxy: none")
    return Check("ok", f"proxy: {proxy}, from the environment; NO_PROXY can exclude hosts")


def check_connection(address: Address, error: OSError | None, *, is_name_unknown: bool) -> Check:
    """Whether the host is known, and accepts connections."""
    place = f"{address.host} port {address.port}"
    if error is None:
        return Check("ok", f"connection: {place} accepts it")
    reason = error.strerror or str(error) or type(error).__name__
    if is_name_unknown:
        return Check(
            "failed", f"connection: DNS does not know {address.host} ({reason})", "check the name and the network"
        )
    if address.is_loopback:
        return Check("failed", f"connection: {place} does not accept it ({reason})", "is the sandbox running?")
    return Check("failed", f"connection: {place} does not accept it ({reason})", "check firewalls and proxy settings")


def check_read(outcome: Mapping[str, str] | PortalError | ValueError) -> Check:
    """What the API responded to a request for a list: the headers of a response that could be read, or the error."""
    if isinstance(outcome, ValueError):
        return Check("failed", f"client: {outcome}")
    if not isinstance(outcome, PortalError):
        return Check("ok", "API: it accepts the token and responds to a read")
    if isinstance(outcome, DecodeError):
        return Check(
            "failed", "API: the response is not what the API sends", "check the address; is a login page in between?"
        )
    if isinstance(outcome, ResponseError):
        return _check_status(outcome.status)
    if "SSL" in outcome.message or "certificate" in outcome.message.casefold():
        return Check(
            "failed",
            f"TLS: {outcome.message}",
            "check the address; if your network has its own certificates, name their file in SSL_CERT_FILE",
        )
    return Check("failed", f"API: no response ({outcome.message})", "check the network, and try again")


def _check_status(status: int) -> Check:
    match status:
        case 401:
            return Check("failed", "API: 401, it refuses the token", f"check the token, or {_KEYS}")
        case 403:
            return Check(
                "warning", "API: 403, the token lacks the permission to list customer groups", "check its scopes"
            )
        case 404:
            return Check("failed", "API: 404, there is no API at this address", f"the base URL must end in {_API_PATH}")
        case 426:
            return Check("warning", "API: 426, the licence does not allow the read", "check the licence in the portal")
        case 429:
            return Check(
                "warning", "API: 429, the rate limit is used up", "wait a minute; other programs may share the token"
            )
        case _ if status < 400:
            return Check("failed", f"API: {status}, a redirect", "set the base URL to the address that it leads to")
        case _ if status >= 500:
            return Check("failed", f"API: {status}, the API fails", "try again later")
        case _:
            return Check("failed", f"API: {status} in response to a read", "check the address")


def check_clock(headers: Mapping[str, str], now: datetime) -> Check:
    """Whether this machine's clock agrees with that of the API."""
    try:
        date = parsedate_to_datetime(headers.get("date", ""))
    except ValueError:
        return Check("warning", "clock: not checked, because the response has no date")
    difference = (now - (date if date.tzinfo else date.replace(tzinfo=UTC))).total_seconds()
    if abs(difference) > _MOST_CLOCK_DIFFERENCE:
        direction = "ahead of" if difference > 0 else "behind"
        what = f"clock: it is {abs(difference):.0f} seconds {direction} the API's"
        return Check("warning", what, "synchronise it; waiting times and dates would be wrong")
    return Check("ok", "clock: it agrees with the API's")


def check_rate_limit(headers: Mapping[str, str]) -> Check:
    """How many requests are left."""
    limit = RateLimit.from_headers(headers)
    if limit is None:
        return Check("ok", "rate limit: the response states none")
    what = f"rate limit: {limit.remaining} of {limit.limit} requests per minute left"
    if limit.remaining <= _FEW_REQUESTS:
        return Check("warning", what, "the client waits when none is left; other programs may share the token")
    return Check("ok", what)


def check_versions(versions: Mapping[str, str | None]) -> Check:
    """The versions to name in a report of a problem; None for a package that is not installed."""
    named = [f"{name} {version}" if version else f"no {name}" for name, version in versions.items()]
    return Check("ok", f"versions: {', '.join(named)}")


def exit_status(checks: list[Check]) -> int:
    """0 if nothing failed, otherwise 1."""
    return int(any(check.state == "failed" for check in checks))
