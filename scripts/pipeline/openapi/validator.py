"""Validation of values, as the API is likely to see them."""

from typing import Any, cast

from jsonschema import Draft202012Validator, validators


def _extended(**keywords: Any) -> type[Draft202012Validator]:
    made: type[Draft202012Validator] = cast("Any", validators).extend(Draft202012Validator, keywords)  # not typed
    return made


ValueValidator = _extended(oneOf=Draft202012Validator.VALIDATORS["anyOf"])
"""Takes a value that is of several kinds of a `oneOf`: documentation seldom keeps its kinds apart."""
