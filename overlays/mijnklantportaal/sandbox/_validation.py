"""Validation against the document: JSON Schema, with formats enforced."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast
from urllib.parse import urlsplit
from uuid import UUID

from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import ValidationError, relevance

from ._document import Schema

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})", re.ASCII)
_PORTAL_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}", re.ASCII)
_PORTAL_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", re.ASCII)
_DECIMAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)*")


class Refusal(Exception):
    """An error response: its status and the message in the body."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def make_validator(schema: Schema, *, is_request: bool = False) -> Draft202012Validator:
    """A validator for a self-contained schema; dates and times must exist in the calendar.

    A request needs no fields that only the API sets.
    """
    validator = _RequestValidator if is_request else _Validator
    return validator(schema, format_checker=_FORMATS)


def check(validator: Draft202012Validator, data: Any) -> None:
    """Raise `Refusal` with 422 if the data is invalid, with one error and the number of others."""
    # The stubs accept only JSON values, and whether this is one is the question.
    found: Iterable[ValidationError] = validator.iter_errors(data)  # pyright: ignore[reportUnknownMemberType]
    errors = sorted(found, key=relevance, reverse=True)
    if errors:
        others = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise Refusal(422, _describe(errors[0]) + others)


def _describe(error: ValidationError) -> str:
    place = ".".join(map(str, error.absolute_path))
    message = error.message if len(error.message) <= 200 else f"{error.message[:200]} ..."
    return f"{place}: {message}" if place else message


def _is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(text) and date.fromisoformat(text))


def _is_date_time(text: str) -> bool:
    return bool(_DATE_TIME.fullmatch(text) and datetime.fromisoformat(text))


def _is_portal_date_time(text: str) -> bool:
    return bool(_PORTAL_DATE_TIME.fullmatch(text) and datetime.fromisoformat(text))


def _is_portal_minute(text: str) -> bool:
    return bool(_PORTAL_MINUTE.fullmatch(text) and datetime.fromisoformat(text))


def _is_decimal(text: str) -> bool:
    return bool(_DECIMAL.fullmatch(text))


def _is_email(text: str) -> bool:
    return bool(_EMAIL.fullmatch(text))


def _is_uri(text: str) -> bool:
    parts = urlsplit(text)
    return bool(parts.scheme and (parts.netloc or parts.path)) and not re.search(r"\s", text)


def _is_uuid(text: str) -> bool:
    return str(UUID(text)) == text.lower()


def _only_strings(check_text: Callable[[str], bool]) -> Callable[[object], bool]:
    # A format applies to strings only; the schema's `type` decides about `null`.
    return lambda value: not isinstance(value, str) or check_text(value)


def _make_formats() -> FormatChecker:
    formats = FormatChecker(formats=())
    for name, check_text in {
        "date": _is_date,
        "date-time": _is_date_time,
        "portal-date-time": _is_portal_date_time,
        "portal-date-minute": _is_portal_minute,
        "uuid": _is_uuid,
        "decimal": _is_decimal,
        "email": _is_email,
        "uri": _is_uri,
    }.items():
        formats.checks(name, raises=ValueError)(_only_strings(check_text))
    return formats


def _extended(**keywords: Any) -> type[Draft202012Validator]:
    made: type[Draft202012Validator] = cast("Any", validators).extend(Draft202012Validator, keywords)  # not typed
    return made


def _required_of_requests(
    validator: Draft202012Validator, required: Sequence[str], instance: Any, schema: Schema
) -> Iterator[ValidationError]:
    fields = schema.get("properties", {})
    needed = [name for name in required if not fields.get(name, {}).get("readOnly")]
    yield from _KEYWORDS["required"](validator, needed, instance, schema)


_FORMATS = _make_formats()
_KEYWORDS: Mapping[str, Any] = Draft202012Validator.VALIDATORS
# documented kinds overlap: a value that is of several is as good as a value of one
_Validator = _extended(oneOf=_KEYWORDS["anyOf"])
_RequestValidator = _extended(oneOf=_KEYWORDS["anyOf"], required=_required_of_requests)
