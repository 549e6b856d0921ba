"""What pydantic needs to know of models. Only pydantic itself has this module imported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, Self

from pydantic_core import core_schema


class JsonObject(Protocol):
    """What pydantic needs of a model."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build the model from JSON data."""
        ...

    def to_dict(self) -> dict[str, Any]:
        """The JSON data."""
        ...


def pydantic_schema(model: type[JsonObject], fields: Mapping[str, bool]) -> core_schema.CoreSchema:
    """A schema that takes the model or its JSON data, and returns JSON data.

    Args:
        model: the class
        fields: the API's names of its fields, and whether every object has them
    """
    description: dict[str, Any] = {
        "title": model.__name__,
        "properties": {name: {} for name in fields},
        "required": [name for name, is_required in fields.items() if is_required],
    }
    from_data = core_schema.no_info_after_validator_function(
        model.from_dict,
        core_schema.dict_schema(core_schema.str_schema(), core_schema.any_schema()),
        metadata={"pydantic_js_updates": description},
    )
    return core_schema.json_or_python_schema(
        json_schema=from_data,
        python_schema=core_schema.union_schema([core_schema.is_instance_schema(model), from_data]),
        serialization=core_schema.plain_serializer_function_ser_schema(_data_of, return_schema=from_data["schema"]),
    )


def _data_of(model: JsonObject) -> dict[str, Any]:
    return model.to_dict()
