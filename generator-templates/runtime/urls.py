"""URLs as the HTTP library takes them apart."""

from __future__ import annotations

import functools
from types import ModuleType
from typing import TYPE_CHECKING

from .argument_checks import check_kind
from .http_library import any_library
from .network_errors import forget_variables

if TYPE_CHECKING:
    import httpx


def parsed_url(text: str) -> httpx.URL:
    """A URL, taken apart.

    Raises:
        ValueError: the text is not one.
    """
    library = any_library()
    try:
        url: httpx.URL = library.URL(text)
        return url
    except library.InvalidURL as error:
        forget_variables(error)  # a half-built URL can't even be printed
        raise ValueError(f"{text[:100]!r} is not a URL: {error}") from error


@functools.lru_cache(maxsize=128)
def recurring_url(text: str) -> httpx.URL:
    """The same for a URL that holds no secret and may come again.

    Taking it apart costs more than any other step of a call before the library's own.
    """
    return parsed_url(text)


def url_of(library: ModuleType, url: httpx.URL) -> httpx.URL:
    """The same URL as one of a library; not each takes every host.

    Raises:
        InvalidURL: its host is not a name in any alphabet.
    """
    is_one: bool = isinstance(url, library.URL)
    if is_one:
        return url
    same: httpx.URL = library.URL(str(url))
    try:
        same.host  # noqa: B018 - reading it is the check
    except UnicodeError as error:
        raise library.InvalidURL("the host of the URL is not a name in any alphabet") from error
    return same


def without_secrets(url: httpx.URL) -> str:
    """A URL without what may hold a password or a permission: user, query and fragment."""
    return str(url.copy_with(userinfo=b"", query=None, fragment=None))


def host_header(url: str) -> tuple[str, str]:
    """The header that the library would add for a URL."""
    return "Host", parsed_url(url).netloc.decode("ascii")


def check_url(text: str, name: str, example: str = "") -> None:
    """Refuse a text that is not an absolute http or https URL; the error shows the example, if there is one.

    Raises:
        TypeError: it is not a string.
        ValueError: it is not one. The message begins with the name and does not show the URL, which may hold secrets.
    """
    check_kind(name, text, str)
    try:
        url = parsed_url(text)
        is_absolute = url.scheme in ("http", "https") and bool(url.host)  # a host may not be a name in any alphabet
    except ValueError:
        url, is_absolute = None, False
    if url is None or not is_absolute:
        such_as = f", such as {example}" if example else ""
        raise ValueError(f"{name}: expected an absolute http or https URL{such_as}")
    if url.port is not None and not 0 < url.port < 1 << 16:  # the system would take it for another port
        raise ValueError(f"{name}: the port of the URL is not between 1 and 65535; correct it")
