"""Arguments that are objects or lists: JSON as text, in a file as `@file.json`, or from the standard input as `-`."""

import json
import sys
from gettext import gettext as _
from pathlib import Path
from typing import Any

from mijnklantportaal_api.runtime.mismatches import ModelMismatchError, format_path
from mijnklantportaal_api.runtime.type_guards import is_list as is_list_data

_MAX_LENGTH = 10_000_000
"""Characters; more than the API takes."""


def read_json_argument(text: str) -> Any:
    """The JSON data that an argument means.

    Raises:
        ValueError: it is not JSON.
        OSError: the file can't be read.
    """
    where, content = _content(text)
    try:
        return json.loads(content, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise ValueError(
            _("{where} is not JSON ({reason}); give JSON, or @file.json, or - for the standard input").format(
                where=where, reason=error
            )
        ) from None


def as_objects(value: object, model: str, *, is_list: bool) -> Any:
    """The models that JSON data with the API's names stands for.

    Raises:
        ValueError: it is not that of the model; the message says where.
    """
    from mijnklantportaal_api import models

    kind = getattr(models, model)
    if not is_list:
        return _object(value, kind, "")
    if not is_list_data(value):
        raise ValueError(_("expected a list of objects in [ ]"))
    return [_object(item, kind, f"[{position}]") for position, item in enumerate(value)]


def _object(value: object, kind: Any, place: str) -> Any:
    if not isinstance(value, dict):
        raise ValueError(_("{place} expected an object in {{ }}").format(place=place).strip())
    try:
        found = kind.from_dict(value)
    except ModelMismatchError as error:
        field, *rest = error.path
        path = format_path((wire_names(kind).get(str(field), field), *rest))
        raise ValueError(f"{place}.{path}: {error.reason}".removeprefix(".")) from None
    if found.extra:
        raise ValueError(
            _("{place} {model} has no field {names}; its fields are {known}")
            .format(
                place=place,
                model=kind.__name__,
                names=", ".join(map(repr, found.extra)),
                known=", ".join(wire_names(kind).values()),
            )
            .strip()
        )
    return found


def wire_names(model: Any) -> dict[str, str]:
    """The API's names of a model's fields, by those that Python has."""
    from mijnklantportaal_api.runtime.model import wire_fields

    return {field.name: field.wire_name for field in wire_fields(model)}


def _content(text: str) -> tuple[str, str]:
    if text == "-":
        return _("the standard input"), sys.stdin.read(_MAX_LENGTH)
    if text.startswith("@"):
        return text[1:], Path(text[1:]).read_text(encoding="utf-8-sig")
    return repr(text[:40]), text


def _refuse(name: str) -> None:
    raise ValueError(_("{name} is not JSON").format(name=name))
