"""Validation of values, as the API is likely to see them."""

from typing import Any, cast

from jsonschema import Draft202012Validator, validators

ValueValidator: type[Draft202012Validator] = cast("Any", validators).extend(  # not typed
    Draft202012Validator, {"oneOf": Draft202012Validator.VALIDATORS["anyOf"]}
)
"""Takes a value that is of several kinds of a `oneOf`: documentation seldom keeps its kinds apart."""
