"""The fields of objects as columns, by the API's own names, and without secrets unless they are asked for."""

import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from typing import Any, NamedTuple

from mijnklantportaal_api.runtime.model import UNSET, Model, wire_fields

from ..._json_data import MASK, json_data, secrets_of

_SEPARATORS = re.compile(r"[-_]")


class Column(NamedTuple):
    """A field of an object, or of an object within."""

    name: str
    """The API's names on the way to it, with dots: `links.customer.href`."""
    path: tuple[str, ...]
    """The Python names on the way to it."""
    is_plain: bool
    """Whether it can hold neither an object, nor a list, nor a secret."""


def columns_of(model: type[Model], above: tuple[type[Model], ...] = ()) -> Iterator[Column]:
    """The fields of a model in their order, and in place of an object its own; a model that holds itself ends it."""
    hidden = secrets_of(model)
    for field in wire_fields(model):
        if field.model is None or field.model in above:
            is_plain = not above and field.name not in hidden and not _is_list(model, field.name)
            yield Column(field.wire_name, (field.name,), is_plain)
        else:
            for inner in columns_of(field.model, (*above, model)):
                yield Column(f"{field.wire_name}.{inner.name}", (field.name, *inner.path), is_plain=False)


def chosen_columns(model: type[Model], names: str) -> list[Column]:
    """The columns that a list of names with commas means; case, hyphens and underscores make no difference.

    Raises:
        ValueError: there is no such column.
    """
    known = {_plain(column.name): column for column in columns_of(model)}
    chosen: list[Column] = []
    for name in filter(None, (part.strip() for part in names.split(","))):
        if (plain := _plain(name)) not in known:
            listed = ", ".join(column.name for column in known.values())
            raise ValueError(
                _("--columns: there is no column {name!r}; choose from {listed}").format(name=name[:40], listed=listed)
            )
        chosen.append(known[plain])
    if not chosen:
        raise ValueError(_("--columns: no column is named; write names with commas, such as id,createdAt"))
    return chosen


def value_at(found: Model, column: Column, *, shows_secrets: bool) -> object:
    """The value of a column; None where it is not set or can't be read."""
    value: object = found
    for name in column.path:
        if not isinstance(value, Model):
            return None
        if not shows_secrets and name in secrets_of(type(value)):
            return MASK
        value = getattr(value, name, None)
    return None if value is UNSET else value


def selected(found: Model, columns: Sequence[Column], *, shows_secrets: bool) -> dict[str, Any]:
    """The values of columns as JSON data, by the names of the columns."""
    return {
        column.name: json_data(value_at(found, column, shows_secrets=shows_secrets), shows_secrets=shows_secrets)
        for column in columns
    }


def _is_list(model: type[Model], name: str) -> bool:
    return any(
        field.name == name and str(field.type).startswith("list") for field in getattr(model, "__attrs_attrs__", ())
    )


def _plain(name: str) -> str:
    return _SEPARATORS.sub("", name).lower()
