"""What the caller's own HTTP client is set to: honoured, or refused where a call could not honour it."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from .argument_checks import check_headers, check_timeout
from .http_library import library_of

if TYPE_CHECKING:
    import httpx


class ClientSettings(NamedTuple):
    """The settings that hold for calls."""

    headers: Mapping[str, str] = {}
    """For calls of the API only: the link of a download may lead to another host."""
    timeouts: Mapping[str, float] | None = None
    """Seconds for each step; None if the client has none of its own."""


def settings_of(http_client: object, base_url: str) -> ClientSettings:
    """The settings of a client of httpx or httpx2; none if there is no client.

    Raises:
        ValueError: calls could not honour one of them.
        TypeError: a header is not a text.
    """
    library = library_of(http_client, "Client", "AsyncClient")
    if library is None:
        return ClientSettings()
    client: Any = http_client
    own_base_url = str(client.base_url).rstrip("/")
    if client.auth is not None:
        raise ValueError("http_client: it has `auth`, but the token authenticates calls; make it without `auth`")
    if client.params:
        raise ValueError(
            "http_client: it has `params`, which would be added to the query of every call; make it without `params`"
        )
    # with a domain, it may be one that the client has received from a server
    if any(not cookie.domain for cookie in client.cookies.jar):
        raise ValueError(
            "http_client: it has `cookies`, but the API takes none; make it without `cookies`, or add a header "
            "`Cookie` to its `headers` if something on the way to the API needs one"
        )
    if own_base_url not in ("", base_url):
        raise ValueError("http_client: its `base_url` is not that of the API; give `base_url` to the portal instead")
    default = _default_of(library)
    return ClientSettings(_headers_of(client, default), _timeouts_of(client, default))


def _default_of(library: ModuleType) -> httpx.Client:
    """A client that nobody has set anything of; without a network, so that it costs little."""
    client: httpx.Client = library.Client(transport=library.BaseTransport(), trust_env=False)
    return client


def _headers_of(client: httpx.Client, default: httpx.Client) -> Mapping[str, str]:
    headers: dict[str, str] = {}
    for raw_name, raw_value in client.headers.raw:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if default.headers.get(name) != value:
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
    check_headers(headers, "http_client: headers")
    if any(name.lower() == "accept" for name in headers):
        raise ValueError("http_client: headers: the portal sets Accept itself; leave it out")
    return headers


def _timeouts_of(client: httpx.Client, default: httpx.Client) -> Mapping[str, float] | None:
    if client.timeout == default.timeout:
        return None
    timeouts: dict[str, float] = {}
    for step, seconds in client.timeout.as_dict().items():
        if seconds is None:
            raise ValueError(
                f"http_client: its timeout has no limit for `{step}`; give each step a number of seconds, "
                "as in httpx.Timeout(30)"
            )
        check_timeout(f"http_client: timeout: {step}", seconds)
        timeouts[step] = seconds
    return timeouts
