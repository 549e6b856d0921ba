"""What pydantic needs to know of models. Only pydantic itself has this module imported."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic_core import core_schema

from .model import Model, wire_fields

M = TypeVar("M", bound=Model)


def pydantic_schema(model: type[M]) -> core_schema.CoreSchema:
    """A schema that takes the model or its JSON data, and returns JSON data."""
    fields = wire_fields(model)
    description: dict[str, Any] = {
        "title": model.__name__,
        "properties": {field.wire_name: {} for field in fields},
        "required": [field.wire_name for field in fields if field.is_required],
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


def _data_of(model: Model) -> dict[str, Any]:
    return model.to_dict()
