"""Looking into plain JSON data whose shape is not known beforehand."""

from typing import Any, TypeGuard

from pipeline.documents import Document


def is_mapping(value: Any) -> TypeGuard[Document]:
    """Whether the value is a JSON object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether the value is a JSON array."""
    return isinstance(value, list)


def mapping(value: Any) -> Document:
    """The value where it is a JSON object, else an empty one."""
    return value if is_mapping(value) else {}


def items(value: Any) -> list[Any]:
    """The value where it is a JSON array, else an empty one."""
    return value if is_list(value) else []


def types_of(schema: Document) -> list[str]:
    """The types that a schema names, as a list; empty where it allows any."""
    named = schema.get("type", [])
    return list(named) if is_list(named) else [str(named)]


def copied(value: Any) -> Any:
    """A copy of a JSON value that shares no part with it; several times quicker than `copy.deepcopy`."""
    if is_mapping(value):
        return {key: copied(member) for key, member in value.items()}
    return [copied(item) for item in value] if is_list(value) else value


def same(one: Any, other: Any) -> bool:
    """Tell whether two JSON values are equal: the order of keys is nothing, and `true` is not `1`."""
    if is_mapping(one) and is_mapping(other):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if is_list(one) and is_list(other):
        return len(one) == len(other) and all(same(*pair) for pair in zip(one, other, strict=True))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
