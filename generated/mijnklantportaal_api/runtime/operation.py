"""Operations: calls of the API, complete but not sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar
from urllib.parse import quote, urlencode

from .argument_checks import sendable_in_header
from .public import public
from .type_guards import is_list, is_object

if TYPE_CHECKING:
    from .uploads import Upload

T_co = TypeVar("T_co", covariant=True)


class Operation(NamedTuple, Generic[T_co]):
    """One call of the API, complete but not sent: the request, and how to read the response."""

    name: str
    """The operationId in the documentation."""
    method: str
    path: str
    """The path below the base URL, with parameters filled in and escaped."""
    read: Callable[[bytes], T_co]
    """Reads the body of a 2xx response. Raises `ModelMismatchError` or `ValueError`."""
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    json: Any = None
    form: dict[str, Any] | None = None
    """Body as multipart/form-data; values that are an `Upload` become file parts."""
    encoded_form: dict[str, Any] | None = None
    """Body as application/x-www-form-urlencoded."""
    content: Upload | None = None
    """Body as it is, such as an image or a text."""
    media_type: str = ""
    """The media type of a body in JSON, if it has one of its own."""
    accept: str = ""
    """The media types of the response; empty for JSON."""
    statuses: tuple[int, ...] = ()
    """The statuses that the documentation names; empty if it names none, or leaves some open."""
    scopes: tuple[str, ...] = ()
    """The scopes that a token needs for it; empty where none is documented."""

    def __repr__(self) -> str:
        return f"Operation({self.name}: {self.method} {self.path})"


@public
class RequestOptions(NamedTuple):
    """Settings for a single call, passed as `options=`.

    Example: `portal.customers.get(customer_id, options=RequestOptions(timeout=5, headers={"X-Trace": "42"}))`
    """

    timeout: float | None = None
    """Seconds for each step: connecting, sending, waiting for the response. None keeps the client's time-outs."""
    max_retries: int | None = None
    """How many times a failed request is sent again at most; 0 for never. None keeps the client's number."""
    headers: Mapping[str, str] = {}
    """Headers to send in addition. `Authorization` is a `ValueError`: the client sets it."""
    deadline: float | None = None
    """Seconds for the whole call, retries and waits included. None keeps the client's deadline."""
    max_response_bytes: int | None = None
    """The most bytes of a response, decoded. None keeps the client's limit."""
    max_rate_limit_wait: float | None = None
    """Seconds that the request waits for the rate limit at most; `math.inf` for as long as it takes. None keeps the
    client's."""
    strict: bool | None = None
    """Whether a response that differs from the documentation is a `DecodeError`. None keeps the client's setting."""
    extra_query: Mapping[str, Any] = {}
    """Query parameters that the documentation does not know: texts, numbers, booleans, and lists of them. None is
    left out."""
    extra_body: Mapping[str, Any] = {}
    """Fields that the documentation does not know, for the JSON object or the form that the call sends."""

    def __repr__(self) -> str:
        """The options, with the names alone of those that may hold secrets."""
        shown = (
            f"{name}=<{', '.join(map(str, value))}>" if name in _MERGED else f"{name}={value}"
            for name, value in self._asdict().items()
        )
        return f"RequestOptions({', '.join(shown)})"

    def over(self, defaults: RequestOptions) -> RequestOptions:
        """These options, with the defaults for those that are None; mappings such as headers are merged."""
        given = {name: value for name, value in self._asdict().items() if value is not None}
        merged = {name: {**getattr(defaults, name), **getattr(self, name)} for name in _MERGED}
        return defaults._replace(**given | merged)


_MERGED = ("headers", "extra_query", "extra_body")
"""The options that are mappings; their values may be secrets."""


def path_segment(value: object) -> str:
    """A path parameter as one segment of the path: slashes and dots in it can't change the path."""
    text = form_text(value)
    if text in ("", ".", ".."):
        raise ValueError(f"{text!r} can't be part of a URL; is the id right?")
    return quote(text, safe="")


def query_items(values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The query parameters that are set, as text: lists as repeated names, objects as `name[key]`."""
    return tuple(item for name, value in values.items() for item in _items_of(name, value))


def query_text(items: Iterable[tuple[str, str]]) -> str:
    """The query of a URL: a space is `%20`, because `+` means one in forms only."""
    return urlencode(list(items), quote_via=quote)


def _items_of(name: str, value: object) -> Iterator[tuple[str, str]]:
    if is_object(value):
        yield from ((key, form_text(part)) for key, part in form_parts(value, name))
    else:
        items = value if is_list(value) else [value]
        yield from ((name, form_text(item)) for item in items if item is not None)


def joined_items(name: str, items: list[Any] | None, separator: str) -> str | None:
    """The items of a list as one text."""
    if items is None:
        return None
    texts = [form_text(item) for item in items]
    for text in texts:
        if separator in text:
            raise ValueError(f"{name}: {separator!r} separates the items, so {text[:40]!r} can't be one; remove it")
    return separator.join(texts)


def header_text(name: str, value: object) -> str | None:
    """The value of a header as text."""
    return None if value is None else sendable_in_header(name, form_text(value))


def form_text(value: object) -> str:
    """A scalar as text in a form or a query.

    Booleans are `true` and `false`, as in the documentation's samples; whether the API takes other forms is unknown.
    """
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def form_parts(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """The scalars and files of a form: nested names as `lines[0][amount]`, lists of scalars and files as `names[]`.

    The form of nested values is inferred: it is usual for such servers. Null is not sent.
    """
    if is_object(value):
        for key, item in value.items():
            yield from form_parts(item, f"{name}[{key}]" if name else key)
    elif is_list(value):
        for position, item in enumerate(value):
            yield from form_parts(item, f"{name}[{position}]" if isinstance(item, dict | list) else f"{name}[]")
    elif value is not None:
        yield name, value
