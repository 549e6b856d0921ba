"""Values of which the documentation describes several kinds: which of them a value is, and how it is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, cast

from .lenient_reading import strict_reading
from .mismatches import ModelMismatchError, json_type, mismatch_at
from .model import Model, wire_fields
from .surprises import say_once
from .type_guards import is_object


class Kind(NamedTuple):
    """One kind of value: what Python makes of its JSON, and how it is read; None keeps it."""

    types: tuple[type, ...]
    read: Callable[[Any], Any] | None = None

    @property
    def name(self) -> str:
        """What errors call it."""
        return self.types[0].__name__

    def fits(self, value: object) -> bool:
        """Whether a value may be of this kind."""
        if int in self.types and isinstance(value, float):  # JSON does not tell 3.0 from 3
            return float in self.types or value.is_integer()
        return type(value) in self.types

    def distance(self, value: object) -> tuple[int, int]:
        """How far a value is from this kind."""
        return 0, 0


class ObjectKind(NamedTuple):
    """Objects of one model. They have its required fields, or fields whose `constants` no other kind has."""

    model: type[Model]
    constants: Mapping[str, tuple[object, ...]] = {}

    @property
    def name(self) -> str:
        """What errors call it."""
        return self.model.__name__

    @property
    def read(self) -> Callable[[Any], Any]:
        """Reads the object."""
        return self.model.from_dict

    def fits(self, value: object) -> bool:
        """Whether a value may be of this kind."""
        if not is_object(value):
            return False
        told = [value[name] in known for name, known in self.constants.items() if name in value]
        return all(told) if told else self.distance(value)[0] == 0

    def distance(self, value: object) -> tuple[int, int]:
        """How many required fields an object lacks, and how many of its fields this kind does not have."""
        names = set(value) if is_object(value) else set[str]()
        fields = wire_fields(self.model)
        lacking = sum(field.is_required and field.wire_name not in names for field in fields)
        return lacking, len(names.difference(field.wire_name for field in fields))


class TaggedKind(NamedTuple):
    """Objects of one model, which one of their fields names: the discriminator."""

    model: type[Model]
    tag: str
    values: tuple[object, ...]

    @property
    def name(self) -> str:
        """What errors call it."""
        return self.model.__name__

    @property
    def read(self) -> Callable[[Any], Any]:
        """Reads the object."""
        return self.model.from_dict

    def fits(self, value: object) -> bool:
        """Whether a value is of this kind."""
        return is_object(value) and value.get(self.tag) in self.values

    def distance(self, value: object) -> tuple[int, int]:
        """How far a value is from this kind; nothing but the tag matters."""
        return 0, 0


def read_union(value: Any, *kinds: Kind | ObjectKind | TaggedKind) -> Any:
    """Read a value as what it fits, and of several kinds as the nearest one.

    An object of a kind that is not documented is kept as it is, and that is said once.

    Raises:
        ModelMismatchError: it is of no kind, or the only one that it can be does not fit.
    """
    fitting = sorted((kind for kind in kinds if kind.fits(value)), key=lambda kind: kind.distance(value))
    if len(fitting) > 1:
        with suppress(Exception), strict_reading():  # what fits as a whole is nearer than what fits in part
            return _read_as_first(value, fitting)
    if fitting:
        try:
            return _read_as_first(value, fitting)
        except Exception as error:
            raise mismatch_at((), error) from error
    names = [kind.name for kind in kinds]
    if is_object(value) and not all(isinstance(kind, Kind) for kind in kinds):
        say_once(f"an object is none of {', '.join(names)}, so it is not documented; it is kept", is_harmless=True)
        return value
    raise ModelMismatchError((), f"expected {' or '.join(names)}, found {json_type(value)}")


def _read_as_first(value: Any, kinds: Sequence[Kind | ObjectKind | TaggedKind]) -> Any:
    """Read a value as the first of the kinds that takes it; the error is that of the last one."""
    *others, last = kinds
    for kind in others:
        with suppress(Exception):
            return _read_as(value, kind)
    return _read_as(value, last)


def _read_as(value: Any, kind: Kind | ObjectKind | TaggedKind) -> Any:
    return value if kind.read is None else kind.read(value)


def write_union(name: str, value: object, *writers: Callable[[str, Any], Any]) -> Any:
    """Write a value as the first kind that it fits.

    Raises:
        TypeError, ValueError: it fits none. Where it was of one and something inside it is wrong, the error says that.
    """
    if isinstance(value, Iterator):
        value = list(cast("Iterator[object]", value))  # the first writer would leave nothing of it to the others
    errors: list[TypeError | ValueError] = []
    for write in writers:
        try:
            return write(name, value)
        except (TypeError, ValueError) as error:
            errors.append(error)
    for found in errors:
        if not str(found).startswith(f"{name}: "):
            raise found
    reasons = dict.fromkeys(str(found).removeprefix(f"{name}: ") for found in errors)
    raise type(errors[0])(f"{name}: {'; or '.join(reasons)}")
