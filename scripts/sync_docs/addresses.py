"""Addresses on the web, which an index or a redirect may write in any way."""

import httpx

_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65_535


def web_address(text: str, base: httpx.URL | None = None) -> httpx.URL | None:
    """The address that a text is, where `base` is the one it was found at; None if nothing can be fetched there."""
    try:
        url = base.join(text) if base is not None else httpx.URL(text)
        # the library decodes the name of the host when it is asked for, and not every name can be decoded
        is_reachable = url.scheme in _PORTS and bool(url.host) and (url.port or 1) <= _LAST_PORT
    except (httpx.InvalidURL, ValueError):
        return None
    return url if is_reachable else None


def same_site(one: httpx.URL, other: httpx.URL) -> bool:
    """Tell whether two addresses have the same scheme, host and port."""
    return _origin(one) == _origin(other)


def _origin(url: httpx.URL) -> tuple[str, str, int]:
    return url.scheme, url.host, url.port or _PORTS[url.scheme]
