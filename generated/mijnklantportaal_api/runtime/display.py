"""How models look: in print, with rich, and in notebooks."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Iterator
from reprlib import recursive_repr
from typing import Any

import attrs

from .mismatches import UnreadableFieldError
from .type_guards import is_list, is_page

_SHOWN_OF_PAGES = ("current_page", "data", "next_page_url")


class Shown(str):
    """A text that prints without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def shown_fields(model: object) -> Iterator[tuple[str, Any]]:
    """The names and values to show: nothing secret, no defaults, and of a page its number and how much it holds."""
    fields = _fields(model)
    shows_page = _is_page(fields)
    for field in fields:
        if shows_page and field.name not in _SHOWN_OF_PAGES:
            continue
        try:
            value = getattr(model, field.name)
        except UnreadableFieldError:
            yield field.name, Shown("<unreadable>")
        except AttributeError:
            continue  # a traceback may print a model that is not complete yet
        else:
            if value is not field.default:
                yield field.name, _count(value) if shows_page and is_list(value) else _readable(value)


@recursive_repr("...")
def text_of(model: object) -> str:
    """A model in print."""
    fields = ", ".join(f"{name}={_shortened(value)}" for name, value in shown_fields(model))
    return f"{type(model).__name__}({fields})"


def html_of(model: object) -> str:
    """A model as a table: of its fields, or for a page of its items."""
    items = getattr(model, "data", None)
    if not _is_page(_fields(model)) or not is_list(items) or not items:
        return _table(type(model).__name__, [(name, _shortened(value)) for name, value in shown_fields(model)])
    names = [field.name for field in _fields(items[0])]
    found = [dict(shown_fields(item)) for item in items]
    rows = [["" if name not in values else _shortened(values[name]) for name in names] for values in found]
    return _table(text_of(model), [names, *rows], names_on_top=True)


def _is_page(fields: list[attrs.Attribute[Any]]) -> bool:
    return is_page(field.name for field in fields)


def _fields(model: object) -> list[attrs.Attribute[Any]]:
    fields: tuple[attrs.Attribute[Any], ...] = getattr(model, "__attrs_attrs__", ())
    return [field for field in fields if field.repr]


def _count(items: list[Any]) -> Shown:
    return Shown(f"<{len(items)} x {type(items[0]).__name__}>" if items else "[]")


def _readable(value: object) -> object:
    """Dates and times as people write them: their `repr` takes a line each."""
    if isinstance(value, datetime.datetime):
        return Shown(value.isoformat(" "))
    return Shown(value.isoformat()) if isinstance(value, datetime.date) else value


def _shortened(value: object) -> str:
    try:
        text = repr(value)
    except RecursionError:
        return "<nested too deeply>"
    return text if len(text) <= 80 or isinstance(value, list) or attrs.has(type(value)) else f"{text[:60]}...{text[-1]}"


def _table(title: str, rows: Iterable[Iterable[str]], *, names_on_top: bool = False) -> str:
    """A table as HTML, with names in its first column or row; every text is escaped."""
    lines = (
        "<tr>"
        + "".join(_cell(text, (row if names_on_top else column) == 0) for column, text in enumerate(texts))
        + "</tr>"
        for row, texts in enumerate(rows)
    )
    return f"<table><caption>{html.escape(title)}</caption>{''.join(lines)}</table>"


def _cell(text: str, is_name: bool) -> str:
    tag = "th" if is_name else "td"
    return f'<{tag} style="text-align: left">{html.escape(text)}</{tag}>'
