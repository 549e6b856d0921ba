"""Values and errors as text for a database, and back."""

from __future__ import annotations

import base64
import json
from typing import Any

import mijnklantportaal_api.models as models
from mijnklantportaal_api.runtime import errors
from mijnklantportaal_api.runtime.lenient_reading import lenient_reading
from mijnklantportaal_api.runtime.model import Model
from mijnklantportaal_api.runtime.type_guards import is_list, is_object

from ._json_data import json_data

_MAX_BODY_BYTES = 10_000
"""Bytes of a response's body that an error keeps."""

_OWN_ERRORS: dict[str, type[Exception]] = {error.__name__: error for error in (ValueError, TypeError, OSError)}


def stored_value(value: object) -> str | None:
    """A model as text; None for anything else."""
    if not isinstance(value, Model):
        return None
    data = {**value.extra, **json_data(value, shows_secrets=True)}
    return json.dumps({"model": type(value).__name__, "data": data})


def restored_value(text: str | None) -> Any:
    """The model that was stored; None if there is none, or this version has no such model."""
    if text is None:
        return None
    stored = json.loads(text)
    if stored["model"] not in models.__all__:
        return None
    model: type[Model] = getattr(models, stored["model"])
    with lenient_reading():
        return model.from_dict(stored["data"])


def stored_error(error: Exception | None) -> str | None:
    """An error as text."""
    return None if error is None else json.dumps(_plain(error))


def restored_error(text: str | None) -> Exception | None:
    """The error that was stored, of the same class where that is one of the client's own."""
    return None if text is None else _restored(json.loads(text))


def _plain(value: object) -> Any:
    if isinstance(value, errors.PortalError):
        return {"error": type(value).__name__, "arguments": [_plain(item) for item in value.args]}
    if isinstance(value, Exception):
        kind = next((name for name, error in _OWN_ERRORS.items() if isinstance(value, error)), "ValueError")
        return {"error": kind, "arguments": [str(value)]}
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value[:_MAX_BODY_BYTES]).decode()}
    if is_object(value):
        return {"mapping": {str(name): _plain(item) for name, item in value.items()}}
    if is_list(value):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _restored(value: Any) -> Any:
    if is_list(value):
        return [_restored(item) for item in value]
    if not is_object(value):
        return value
    if "bytes" in value:
        return base64.b64decode(value["bytes"])
    if "mapping" in value:
        return {name: _restored(item) for name, item in value["mapping"].items()}
    arguments = [_restored(item) for item in value["arguments"]]
    if value["error"] in errors.__all__:
        kind: type[Exception] = getattr(errors, value["error"])
        try:
            return kind(*arguments)
        except TypeError:  # another version wrote it
            return errors.PortalError(*arguments[:3])
    return _OWN_ERRORS.get(value["error"], ValueError)(*arguments)
