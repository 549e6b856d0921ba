"""Changes of the made-up API, each with the lines and steps that follow from what it means to callers.

Nothing here knows how the report is made: each change says itself who is affected.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.diff.semver import Step
from tests.pipeline.diff.api_model import (
    CHOICES,
    Api,
    ModelClass,
    ModelField,
    ModelOperation,
    ModelResource,
)

MINOR, MAJOR = Step.MINOR, Step.MAJOR
Line = Callable[[], tuple[Step, str]]
"""A line, made when everything has its last name."""

Chosen = TypeVar("Chosen")
Change = Callable[["Changed"], Iterator[Line]]


class Impossible(Exception):
    """This API has nothing left that can change in this way."""


@dataclass
class Changed:
    """The API while it changes; nothing in it changes twice."""

    api: Api
    touched: set[object] = field(default_factory=set[object])

    def a_class(self, *, alone: bool = False) -> ModelClass:
        """A class; with `alone`, nothing else in it may change."""
        return self._choose([one for one in self.api.classes() if not alone or self._is_untouched(one)], touch=alone)

    def a_field(self, accept: Callable[[ModelClass, ModelField], bool]) -> tuple[ModelClass, ModelField]:
        """A field of some class."""
        found = [
            (owner, one)
            for owner in self.api.classes()
            if owner not in self.touched
            for one in owner.fields
            if one not in self.touched and not one.part and accept(owner, one)
        ]
        owner, one = self._choose(found, touch=False)
        self.touched.add(one)
        return owner, one

    def an_operation(self, accept: Callable[[ModelOperation], bool] = lambda one: True) -> ModelOperation:
        """An operation."""
        return self._choose([one for _, one in self.api.operations() if one not in self.touched and accept(one)])

    def a_resource(self) -> ModelResource:
        """A resource of which nothing else changes."""
        untouched = [one for one in self.api.resources if self._is_untouched_resource(one)]
        chosen = self._choose(untouched)
        self.touched.update(chosen.operations)
        for one in chosen.operations:
            self.touched.update(filter(None, (one.returned, one.sent)))
        return chosen

    def _is_untouched(self, one: ModelClass) -> bool:
        parts = [inner.part for inner in one.fields if inner.part]
        return self.touched.isdisjoint([one, *one.fields]) and all(map(self._is_untouched, parts))

    def _is_untouched_resource(self, one: ModelResource) -> bool:
        classes = [found for operation in one.operations for found in (operation.returned, operation.sent) if found]
        return self.touched.isdisjoint([one, *one.operations]) and all(map(self._is_untouched, classes))

    def _choose(self, found: list[Chosen], *, touch: bool = True) -> Chosen:
        left = [one for one in found if one not in self.touched]
        if not left:
            raise Impossible
        chosen = self.api.chance.choice(left)
        if touch:
            self.touched.add(chosen)
        return chosen


def place(owner: ModelClass, name: str) -> str:
    """How a line names a field: the way it travels, if there is only one."""
    way = f"{owner.ways[0]} " if len(owner.ways) == 1 else ""
    return f"{way}field {owner.name}.{name}"


def rated(owner: ModelClass, request: Step, response: Step) -> tuple[Step, str]:
    """The step for a class that travels in its ways, and what a line says if they differ."""
    steps = {"request": request, "response": response}
    found = [steps[way] for way in owner.ways]
    if len(set(found)) == 1:
        return found[0], ""
    return MAJOR, f" ({request.name.lower()} in requests, {response.name.lower()} in responses)"


def changed_field(owner: ModelClass, one: ModelField, request: Step, response: Step, detail: str) -> Line:
    """The line of a field that changed."""
    step, where = rated(owner, request, response)
    return lambda: (step, f"changed {place(owner, one.name)}: {detail}{where}")


def renamed_class(old: str, new: str) -> Line:
    """The line of a class with another name."""
    return lambda: (MAJOR, f"renamed class {old} -> {new}")


def is_simple(_: ModelClass, one: ModelField) -> bool:
    return not one.choices


# Fields


def rename_field(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda owner, _: True)
    old, choices = one.name, owner.choices_of(one)
    one.name = changed.api.new_field(owner.fields).name
    yield lambda: (MAJOR, f"renamed {place(owner, old)} -> {one.name}")
    if one.choices:
        yield lambda: (MAJOR, f"renamed class {choices} -> {owner.choices_of(one)}")


def require_field(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda _, one: not one.required)
    one.required = True
    yield changed_field(owner, one, MAJOR, MINOR, "optional -> required")


def free_field(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda _, one: one.required)
    one.required = False
    # a reader who had to think of None already is not surprised
    yield changed_field(owner, one, MINOR, MINOR if one.nullable else MAJOR, "required -> optional")


def allow_null(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda _, one: not one.nullable)
    one.nullable = True
    yield changed_field(owner, one, MINOR, MAJOR if one.required else MINOR, "null is now allowed")


def refuse_null(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda _, one: one.nullable)
    one.nullable = False
    yield changed_field(owner, one, MAJOR, MINOR, "null is no longer allowed")


def retype_field(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(is_simple)
    old = one.type
    one.type = "string" if old == "boolean" else "boolean"
    one.keywords.clear()
    yield changed_field(owner, one, MAJOR, MAJOR, f"type {old} -> {one.type}")


def widen_field(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda _, one: one.type == "integer")
    one.type = "number"
    yield changed_field(owner, one, MINOR, MAJOR, "type integer -> number")


def narrow_field(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda _, one: one.type == "number")
    one.type = "integer"
    yield changed_field(owner, one, MAJOR, MINOR, "type number -> integer")


def tighten_limit(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda _, one: "maxLength" in one.keywords)
    old = one.keywords["maxLength"]
    one.keywords["maxLength"] = old - 1
    yield changed_field(owner, one, MAJOR, MINOR, f"maxLength {old} -> {old - 1}")


def loosen_limit(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda _, one: "maxLength" in one.keywords)
    old = one.keywords.pop("maxLength")
    yield changed_field(owner, one, MINOR, MINOR, f"maxLength {old} -> none")


def hide_field(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda owner, one: is_simple(owner, one) and one.type == "string")
    one.keywords["format"] = "password"
    yield lambda: (MINOR, f"now hidden when it is printed: {place(owner, one.name)}")


def deprecate_field(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda owner, one: is_simple(owner, one) and not one.nullable)
    one.keywords["deprecated"] = True
    yield changed_field(owner, one, MINOR, MINOR, "deprecated none -> True")


def add_field(changed: Changed) -> Iterator[Line]:
    owner = changed.a_class()
    one = changed.api.new_field(owner.fields)
    owner.fields.insert(changed.api.chance.randint(0, len(owner.fields)), one)
    changed.touched.add(one)
    must_be_sent = one.required and "request" in owner.ways
    step, where = rated(owner, MAJOR if must_be_sent else MINOR, MINOR)

    def line() -> tuple[Step, str]:
        classes = f", with the new class {owner.choices_of(one)}" if one.choices else ""
        return step, f"added {'required ' if must_be_sent else ''}{place(owner, one.name)}{where}{classes}"

    yield line


def remove_field(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda owner, _: len(owner.fields) > 1)
    owner.fields.remove(one)
    # a field that another change adds must not take its place
    changed.touched.add(owner)
    classes = f", and with it the class {owner.choices_of(one)}" if one.choices else ""
    yield lambda: (MAJOR, f"removed {place(owner, one.name)}{classes}")


def reorder_fields(changed: Changed) -> Iterator[Line]:
    owner = changed.a_class(alone=True)
    changed.api.chance.shuffle(owner.fields)
    yield from ()


def add_choice(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda _, one: one.choices is not None)
    assert one.choices
    added = changed.api.chance.choice([choice for choice in CHOICES if choice not in one.choices])
    one.choices = [*one.choices, added]
    yield lambda: (MINOR, f"added choice {added} of {owner.choices_of(one)}")


def remove_choice(changed: Changed) -> Iterator[Line]:
    owner, one = changed.a_field(lambda _, one: one.choices is not None)
    assert one.choices
    removed = changed.api.chance.choice(one.choices)
    one.choices = [choice for choice in one.choices if choice != removed]
    step, where = rated(owner, MAJOR, MINOR)
    yield lambda: (step, f"removed choice {removed} of {owner.choices_of(one)}{where}")


def rename_class(changed: Changed) -> Iterator[Line]:
    owner = changed.a_class(alone=True)
    changed.touched.update(owner.fields)
    before = owner.own_names()
    owner.name = changed.api.new_noun().capitalize()
    for old, new in zip(before, owner.own_names(), strict=True):
        yield renamed_class(old, new)


FIELD_CHANGES: tuple[Change, ...] = (
    *(rename_field, require_field, free_field, allow_null, refuse_null, retype_field, widen_field, narrow_field),
    *(tighten_limit, loosen_limit, hide_field, deprecate_field, add_field, remove_field, reorder_fields),
    *(add_choice, remove_choice, rename_class),
)
