"""Who may see the dashboard and control the sandbox."""

import ipaddress
import re
from collections.abc import Iterable

from starlette.requests import Request

_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?")


class Access:
    """Admits requests from this machine that name it as their host, and requests for the allowed hosts.

    A web page whose domain resolves to this machine also sends requests from here, but names its own domain. So the
    names of allowed hosts must be names that no other site can have.

    Raises `ValueError` or `TypeError` for a host that is not a name or an IP address.
    """

    def __init__(self, allowed_hosts: Iterable[str] = ()) -> None:
        if isinstance(allowed_hosts, (str, bytes)) or not isinstance(allowed_hosts, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"allowed_hosts: expected a list of names, got {type(allowed_hosts).__name__}")
        self._allowed = frozenset(map(_checked, allowed_hosts))

    def admits(self, request: Request) -> bool:
        """Whether the request may see the dashboard and control the sandbox."""
        return self.allows_host(request) or is_local(request)

    def allows_host(self, request: Request) -> bool:
        """Whether the request names one of the allowed hosts."""
        return _host(request) in self._allowed


def is_local(request: Request) -> bool:
    """Whether the request comes from this machine and names this machine as its host."""
    client = request.client.host if request.client else ""
    return all(map(_is_loopback, (client, _host(request))))


def _host(request: Request) -> str:
    try:
        return (request.url.hostname or "").lower()
    except ValueError:  # such as `Host: [`
        return ""


def _is_loopback(name: str) -> bool:
    # stricter than the client's: a browser may be led here under a name that somebody else controls
    return name == "localhost" or (_is_address(name) and ipaddress.ip_address(name).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _checked(name: str) -> str:
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"allowed_hosts: expected names as str, got {type(name).__name__}")
    folded = name.lower()
    if not (_NAME.fullmatch(folded) or _is_address(folded)):
        raise ValueError(f"allow_host: {name!r} is not a host; expected a name or an IP address without a port")
    return folded
