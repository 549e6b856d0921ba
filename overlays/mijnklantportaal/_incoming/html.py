"""HTML that is safe to show: whatever is put into it is escaped, unless it is HTML itself."""

from __future__ import annotations

import html
import string
from collections.abc import Iterable
from typing import Any, Protocol, Self, TypeGuard

from mijnklantportaal_api.runtime.public import public


@public
class Html(str):
    """Text that is HTML, and shown as it is. `format` and `join` escape what they put into it.

    Objects with a method `__html__`, such as what Django renders, count as HTML, too. Every other operation of a text,
    such as `+`, gives a plain text, which a page would escape. What Jinja2 and Flask render is plain text, too: write
    `Html(template.render(...))`, and let the template escape what it inserts (`autoescape=True`).

    Escaping makes a value safe in text and in quoted attributes. It does not make it a safe address (`javascript:...`),
    style or script.

    Raises:
        TypeError: It is made of something else, such as bytes or None, or `__html__` does not give a text.

    Example:
        Html("<p>Dear {name}</p>").format(name="<Ann>")  # <p>Dear &lt;Ann&gt;</p>
    """

    __slots__ = ()

    def __new__(cls, html: str | _HasHtml = "") -> Self:
        return super().__new__(cls, html if isinstance(html, str) else _html_of(html))

    @classmethod
    def escape(cls, value: object) -> Html:
        """Any value as HTML: as it is if it is HTML, otherwise as text."""
        return cls(_html_of(value) if is_html(value) else html.escape(str(value)))

    def __html__(self) -> str:
        return str(self)

    def format(self, *args: object, **kwargs: object) -> Html:
        """Put values into places such as `{name}`, escaped."""
        return Html(_FORMATTER.vformat(str(self), args, kwargs))

    def join(self, iterable: Iterable[object], /) -> Html:
        """Join values, escaped, with this between them."""
        return Html(str.join(self, (Html.escape(item) for item in iterable)))


class _HasHtml(Protocol):
    def __html__(self) -> str: ...


def is_html(value: object) -> TypeGuard[_HasHtml]:
    """Whether a value says of itself that it is HTML."""
    return callable(getattr(value, "__html__", None))


def _html_of(value: object) -> str:
    if not is_html(value):  # such as None or bytes, of which `str` would show what Python calls them
        raise TypeError(f"html: expected str, or an object with `__html__`, got {type(value).__name__}")
    made = value.__html__()
    if not isinstance(made, str):  # pyright: ignore[reportUnnecessaryIsInstance] - it is the caller's code
        raise TypeError(f"html: expected str from `__html__` of {type(value).__name__}, got {type(made).__name__}")
    return made


class _Formatter(string.Formatter):
    """Formats as `str.format` does, and escapes each result."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if not format_spec:
            return Html.escape(value)
        return Html.escape(super().format_field(value, format_spec))

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        # `{name!s}` must not take the mark from HTML, nor keep `__html__` out of sight
        return value if conversion in (None, "s") else super().convert_field(value, conversion)


_FORMATTER = _Formatter()
