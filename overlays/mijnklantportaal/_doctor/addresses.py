"""The addresses that `mijnklantportaal doctor` reads from the environment: that of the API, and that of a proxy."""

from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from mijnklantportaal_api.resources import BASE_URL
from mijnklantportaal_api.runtime.exchange import checked_base_url
from mijnklantportaal_api.runtime.hosts import is_loopback

_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}


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

    @property
    def is_socks(self) -> bool:
        """Whether it is that of a SOCKS proxy."""
        return self.scheme.startswith("socks")


class Flaw(NamedTuple):
    """Why a text is not an address, and what to do about it. The text is not shown, because it may hold a password."""

    what: str
    remedy: str


_INVISIBLE = Flaw("contains a space or an invisible character", "take it out")


def api_address(url: str) -> Address | Flaw:
    """The address in the base URL, if a client takes it."""
    if not _is_visible(url):
        return _INVISIBLE
    if "?" in url or "#" in url:
        return Flaw("contains a query or a fragment", "leave out everything from `?` or `#` on")
    if "@" in url:
        return Flaw("contains a user name or a password", "leave it out; only the token authenticates")
    address = _address_in(url, ("http", "https"), BASE_URL)
    if isinstance(address, Address):
        try:
            checked_base_url(url)
        except ValueError as error:
            return Flaw(f"is refused by the client ({error})", "correct it")
    return address


def proxy_address(url: str) -> Address | Flaw:
    """The address of a proxy, if the HTTP library takes it."""
    if not _is_visible(url):
        return _INVISIBLE
    if url.startswith("socks") and not url.startswith(("socks5:", "socks5h:")):
        return Flaw("names a SOCKS proxy of a version other than 5", "use socks5:// or an http proxy")
    address = _address_in(url, tuple(_PORTS), "http://proxy.example:8080")
    if isinstance(address, Flaw) and "@" in url:
        remedy = "in a name or a password, write `/`, `#`, `?`, `@`, `[` and `]` as %2F, %23, %3F, %40, %5B and %5D"
        return address._replace(remedy=f"{address.remedy}; {remedy}")
    return address


def _is_visible(url: str) -> bool:
    return url.isprintable() and not any(map(str.isspace, url))


def _address_in(url: str, schemes: tuple[str, ...], example: str) -> Address | Flaw:
    parts = _parts_of(url)
    if parts is None or not parts.hostname:
        return Flaw("is not a URL", f"correct it, as in {example}")
    if parts.scheme not in schemes:
        return Flaw(f"does not begin with {' or '.join(f'{scheme}://' for scheme in schemes[:2])}", "correct it")
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        return Flaw("has a port that is not between 1 and 65535", "correct it")
    return Address(parts.scheme, parts.hostname, port or _PORTS[parts.scheme], parts.path.rstrip("/"))


def _parts_of(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None
