"""The base of all models, how their fields go over the wire, and the value of those that were not given."""

from __future__ import annotations

import enum
import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, NoReturn, Self

import attrs

from .mismatches import ModelMismatchError, UnreadableFieldError
from .public import public
from .type_guards import is_list


@public
class Unset(enum.Enum):
    """The type of `UNSET`, for annotations: `name: str | Unset = UNSET`. `UNSET` counts as false."""

    UNSET = "unset"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""The value of a field that was not given. It is left out of the request; `None` would be sent as null."""


class WireField:
    """How one field of a model goes over the wire.

    Args:
        name: its name in Python
        wire_name: its name in JSON data
        write: makes JSON data of its name and value; None keeps the value
        read: reads JSON data; None keeps it
        nullable: whether null is a value of it
        default: its value if it is missing
    """

    __slots__ = ("default", "name", "nullable", "read", "wire_name", "write")

    def __init__(
        self,
        name: str,
        wire_name: str,
        write: Callable[[str, Any], Any] | None = None,
        read: Callable[[Any], Any] | None = None,
        nullable: bool = False,
        default: Any = attrs.NOTHING,
    ) -> None:
        self.name: str = name
        self.wire_name: str = wire_name
        self.write: Callable[[str, Any], Any] | None = write
        self.read: Callable[[Any], Any] | None = read
        self.nullable: bool = nullable
        self.default: Any = default

    @property
    def model(self) -> type[Model] | None:
        """The class of the object that it holds, if it holds one."""
        return model_read_by(self.read)

    @property
    def is_required(self) -> bool:
        """Whether every object has it."""
        return self.default is attrs.NOTHING

    def received(self, data: Mapping[str, Any], *, is_needed: bool = False) -> Any:
        """The value in the data of a response; a missing one is the default, or None if the field may be null."""
        if self.wire_name not in data:
            if is_needed or (self.is_required and not self.nullable):
                raise KeyError(self.wire_name)
            return None if self.is_required else self.default
        value = data[self.wire_name]
        if value is None and (self.nullable or self.default is None):
            return None
        if self.read is not None:
            return self.read(value)
        return refuse_null() if value is None and self.write is not None else value

    def written(self, value: object) -> Any:
        """The JSON data for a value."""
        if self.write is None or (value is None and self.nullable):
            return value
        return self.write(self.name, value)


_wire_fields: dict[Any, tuple[WireField, ...]] = {}


def wire_fields(model: type[Model]) -> tuple[WireField, ...]:
    """The fields of a model in their order; they are described when they are first needed."""
    if model not in _wire_fields:
        _wire_fields[model] = model._wire_fields()  # pyright: ignore[reportPrivateUsage] - only models have it
    return _wire_fields[model]


def model_read_by(read: object) -> type[Model] | None:
    """The class whose `from_dict` a function is, if it is one."""
    model = getattr(read, "__self__", None)
    return model if isinstance(model, type) and issubclass(model, Model) else None


def columns(model: type[Model], above: tuple[type[Model], ...] = ()) -> Iterator[str]:
    """The names of `to_row`; those of objects within follow a dot, once where a model holds itself."""
    for field in wire_fields(model):
        if field.model is None or field.model in above:
            yield field.name
        else:
            yield from (f"{field.name}.{name}" for name in columns(field.model, (*above, model)))


new_object: Callable[..., Any] = object.__new__
"""Looked up once: responses hold many objects."""


def refuse_null() -> NoReturn:
    """For a null where the documentation has none."""
    raise ModelMismatchError((), "expected a value, found null")


class Remainder(NamedTuple):
    """What a response has that the fields of a model can't hold, by name."""

    extra: Mapping[str, Any] = {}
    unreadable: Mapping[str, UnreadableFieldError] = {}
    instead: object = UNSET
    """What came in place of the whole object."""


_NOTHING = Remainder()


class Model:
    """Base of all models: prints them, and converts them from and to JSON data."""

    __slots__ = ("_remainder",)  # a single one, mostly empty: each makes all objects larger and slower

    if TYPE_CHECKING:  # at run time, the annotations of a model are its fields alone
        _remainder: Remainder

    @property
    def extra(self) -> Mapping[str, Any]:
        """What the API sent beyond the fields of this model, as JSON data by the API's names; read-only.

        It takes no part in comparisons and is not sent.
        """
        return MappingProxyType(remainder_of(self).extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build the model from JSON data. Unknown keys are kept in `extra`.

        Raises:
            ModelMismatchError: a field is missing or has a value that can't be read; it names the path.
        """
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """The JSON data to send; fields that are not set are left out, and unreadable ones are as they came.

        Raises:
            ValueError, TypeError: a field can't be sent; the message names it.
        """
        self._check_rules()
        data: dict[str, Any] = {}
        if remainder_of(self).instead is not UNSET:
            return data
        for field in wire_fields(type(self)):
            try:
                value = getattr(self, field.name)
            except UnreadableFieldError as error:
                if error.raw is not UNSET:
                    data[field.wire_name] = error.raw
            else:
                if value is not field.default:
                    data[field.wire_name] = field.written(value)
        return data

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Build the model from JSON text.

        Raises:
            ValueError: the text is not JSON, or is that of something else.
        """
        return cls.from_dict(json.loads(text))

    def to_json(self) -> str:
        """The data of `to_dict` as JSON text; the errors are those of `to_dict`."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    def to_row(self) -> dict[str, Any]:
        """The values by their Python names, for tables such as those of pandas and polars.

        Fields of objects within are named like `links.customer.href`. Lists stay lists.
        Unreadable fields are None. All objects of a class have the same names.
        """
        row: dict[str, Any] = {}
        for field in wire_fields(type(self)):
            value = getattr(self, field.name, None)
            if isinstance(value, Model):
                row |= {f"{field.name}.{name}": inner for name, inner in value.to_row().items()}
            elif field.model is not None and (value is None or value is UNSET):
                row |= dict.fromkeys(f"{field.name}.{name}" for name in columns(field.model))
            elif is_list(value):
                row[field.name] = [item.to_row() if isinstance(item, Model) else item for item in value]
            else:
                row[field.name] = None if value is UNSET else value
        return row

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        raise NotImplementedError

    def _check_rules(self) -> None:
        """Refuse fields that contradict or need each other."""

    def __repr__(self) -> str:
        from .display import text_of  # late: most programs print few models

        return text_of(self)

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """The names and values that rich shows, as in `repr`."""
        from .display import shown_fields

        return shown_fields(self)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(_comparable(self, field.name) == _comparable(other, field.name) for field in wire_fields(type(self)))

    if not TYPE_CHECKING:  # a checker would take any name for a field

        def __getattr__(self, name: str) -> object:
            # Python asks here only for what is not there, so that this costs other fields nothing.
            if not name.startswith("_") and (error := remainder_of(self).unreadable.get(name)):
                raise UnreadableFieldError(error.model, name, error.wire_name, error.raw, error.reason)
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def _repr_html_(self) -> str:
        from .display import html_of

        return html_of(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        from .pydantic_schema import pydantic_schema  # late: pydantic is not a dependency

        return pydantic_schema(cls, {field.wire_name: field.is_required for field in wire_fields(cls)})


def remainder_of(model: Model) -> Remainder:
    """What the response had beyond the fields of a model; nothing in most cases."""
    found: Remainder = getattr(model, "_remainder", _NOTHING)
    return found


def _comparable(model: object, name: str) -> object:
    try:
        return getattr(model, name)
    except UnreadableFieldError as error:
        return error.raw
