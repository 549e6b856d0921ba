"""What `mijnklantportaal doctor` concludes from what it finds; without I/O. `probe` finds it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal, NamedTuple

from mijnklantportaal_api.runtime.errors import DecodeError, PortalError, ResponseError
from mijnklantportaal_api.runtime.token import Token

from .._oauth.command_line import told_on_command_line
from .._oauth.errors import OAuthError
from .._policies.sliding_window import RateLimit
from .addresses import Address, Flaw

_API_PATH = "/v1"
_KEYS = "create an API key in the portal under Settings > API Keys"
_MAX_CLOCK_DIFFERENCE = 60.0
_FEW_REQUESTS = 5


class Check(NamedTuple):
    """The result of one check: what was found, and what to do about it."""

    state: Literal["ok", "warning", "failed"]
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        line = f"{self.state}: {self.what}" + (f" - {self.remedy}" if self.remedy else "")
        # a server must not control the terminal
        return "".join(each if each.isprintable() else "?" for each in " ".join(line.split()))


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


def check_address(address: Address | Flaw, source: str) -> Check:
    """Whether the token may be sent to the base URL, and whether it has the path of the API."""
    if isinstance(address, Flaw):
        return Check("failed", f"address: {source} {address.what}", address.remedy)
    if address.scheme == "http" and not address.is_loopback:
        return Check("failed", f"address: {address} would show the token to the network", "use https://")
    if not address.path.endswith(_API_PATH):
        found = f"the path {address.path}" if address.path else "no path"
        what = f"address: {address} has {found}, but that of the API ends in {_API_PATH}"
        return Check("warning", what, f"add {_API_PATH} to {source}")
    return Check("ok", f"address: {address}, from {source}")


def check_proxy(proxy: Address | Flaw | None, source: str, *, has_socks: bool) -> Check:
    """Which proxy requests go through; `has_socks` says whether the package for SOCKS is installed."""
    if proxy is None:
        return Check("ok", "proxy: none")
    if isinstance(proxy, Flaw):
        return Check("failed", f"proxy: {source} {proxy.what}", f"unset it, or {proxy.remedy}")
    if proxy.is_socks and not has_socks:
        return Check(
            "failed",
            f"proxy: {source} names the SOCKS proxy {proxy}, which needs another package",
            f"run `pip install socksio`, or unset {source}",
        )
    return Check("ok", f"proxy: {proxy}, from {source}; NO_PROXY can exclude hosts")


def check_certificates(source: str | None, error: OSError | ValueError | None) -> Check:
    """Whether a client can be made; what stands in its way, apart from the checks before, are certificates.

    Args:
        source: the variable of OpenSSL that is to blame, or that names the trusted certificates, if one is set
        error: what kept a client from being made
    """
    if error is None:
        return Check("ok", f"certificates: those in {source}" if source else "certificates: the usual ones")
    if source is None or not (isinstance(error, OSError) or source in str(error)):
        return Check("failed", f"client: {error}")
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Check(
        "failed",
        f"certificates: {source} can't be used ({reason.removeprefix(f'{source}: ')})",
        f"correct or unset {source}",
    )


def check_connection(address: Address, error: OSError | None, *, is_name_unknown: bool, is_proxy: bool) -> Check:
    """Whether the host is known, and accepts connections."""
    place = f"{'the proxy ' if is_proxy else ''}{address.host} port {address.port}"
    if error is None:
        return Check("ok", f"connection: {place} accepts it")
    reason = error.strerror or str(error) or type(error).__name__
    if is_name_unknown:
        return Check(
            "failed", f"connection: DNS does not know {address.host} ({reason})", "check the name and the network"
        )
    if is_proxy:
        remedy = "is the proxy running? NO_PROXY can exclude hosts"
    elif address.is_loopback:
        remedy = "is the sandbox running?"
    else:
        remedy = "check firewalls and proxy settings"
    return Check("failed", f"connection: {place} does not accept it ({reason})", remedy)


def check_read(outcome: Mapping[str, str] | PortalError | ValueError, profile: str) -> Check:
    """What the API responded to a request for a list.

    Args:
        outcome: the headers of a response that could be read, or the error
        profile: whose token was used, if that of a profile was
    """
    if isinstance(outcome, ValueError):
        return Check("failed", f"client: {outcome}")
    if not isinstance(outcome, PortalError):
        return Check("ok", "API: it accepts the token and responds to a read")
    if isinstance(outcome, OAuthError):
        return Check("failed", f"OAuth: {told_on_command_line(outcome, profile)}")
    if isinstance(outcome, DecodeError):
        return Check(
            "failed", "API: the response is not what the API sends", "check the address; is a login page in between?"
        )
    if isinstance(outcome, ResponseError):
        return _check_status(outcome.status)
    if outcome.message.startswith("407"):  # to the request for a tunnel
        return _check_status(407)
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
        case 407:
            return Check(
                "failed",
                "proxy: 407, it wants a name and a password",
                "add them, as in http://name:password@proxy.example:8080",
            )
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
    except (ValueError, OverflowError):
        return Check("warning", "clock: not checked, because the response has no date")
    difference = (now - (date if date.tzinfo else date.replace(tzinfo=UTC))).total_seconds()
    if abs(difference) > _MAX_CLOCK_DIFFERENCE:
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
