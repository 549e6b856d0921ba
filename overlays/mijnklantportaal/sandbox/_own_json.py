"""The sandbox's own JSON, in both directions: names are written as the API writes them, such as `objectId`.

Python's names are in the sandbox's classes, and so in the messages of their errors.
"""

import re
from dataclasses import asdict
from typing import Any

from starlette.requests import Request

from ._document import Schema
from ._validation import check, make_validator

_OF_OAUTH = ("client_id", "expires_in")
"""Names that the OAuth standard gives."""

GIVEN_HERE: Schema = {"readOnly": True}
"""A field that the sandbox sets; ignored where an object comes back as it was shown."""


def shown(item: Any) -> dict[str, Any]:
    """The fields of a dataclass."""
    return {wire_name(name): value for name, value in asdict(item).items()}


async def details_in(request: Request, schema: Schema) -> dict[str, Any]:
    """The fields of an object in a request, by their names in Python. Raises `Refusal` if it has others than these."""
    details: dict[str, Any] = await request.json()
    check(make_validator({"type": "object", "additionalProperties": False, **schema}), details)
    given_here = [name for name, field in schema["properties"].items() if field.get("readOnly")]
    return {_python_name(name): value for name, value in details.items() if name not in given_here}


def explained(error: Exception) -> str:
    """The message of an error, with the name of the field as the request has it."""
    return re.sub(r"^\w+(?=:)", lambda found: wire_name(found[0]), str(error))


def wire_name(name: str) -> str:
    """A name as JSON has it."""
    return name if name in _OF_OAUTH else re.sub(r"_([a-z])", lambda found: found[1].upper(), name)


def _python_name(name: str) -> str:
    return re.sub(r"[A-Z]", lambda found: f"_{found[0].lower()}", name)
