"""Changes of the made-up API, each with the lines and steps that follow from what it means to callers.

Nothing here knows how the report is made: each change says itself who is affected.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.diff.semantics import Step
from tests.pipeline.diff.api_model import (
    CHOICES,
    STATUSES,
    Api,
    ModelClass,
    ModelField,
    ModelOperation,
    ModelResource,
    names_in_words,
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


# Operations


def add_resource(changed: Changed) -> Iterator[Line]:
    made = changed.api.new_resource()
    made.operations = made.operations[1:2]
    (operation,) = made.operations
    changed.api.resources.append(made)
    assert operation.returned
    classes = operation.returned.own_names()
    classes += [name for one in operation.returned.fields if one.part for name in one.part.own_names()]
    changed.touched.update([made, operation, *_reached(operation)])
    word = "class" if len(classes) == 1 else "classes"
    yield lambda: (MINOR, f"added operation {operation.title}, with the new {word} {names_in_words(sorted(classes))}")
    yield lambda: (Step.PATCH, f"added tag {made.noun}s")


def _reached(operation: ModelOperation) -> Iterator[object]:
    for owner in filter(None, (operation.returned, operation.sent)):
        yield from (owner, *owner.fields)
        for one in owner.fields:
            if one.part:
                yield from (one.part, *one.part.fields)


def add_operation(changed: Changed) -> Iterator[Line]:
    resource = changed.a_resource()
    made = ModelOperation("cancel", resource.noun, "delete", f"/{resource.noun}s/all", changed.api.words(), [], None)
    made.errors.append("404")
    resource.operations.append(made)
    changed.touched.add(made)
    yield lambda: (MINOR, f"added operation {made.title}")


def remove_operation(changed: Changed) -> Iterator[Line]:
    resource = changed.a_resource()
    operation = next(one for one in resource.operations if one.verb == "make")
    resource.operations.remove(operation)
    assert operation.sent
    classes = sorted(operation.sent.own_names())
    # what is left of a part that travelled both ways is not changed further
    changed.touched.update(_reached(operation))
    word = "class" if len(classes) == 1 else "classes"
    title = f"removed operation {operation.title}"
    yield lambda: (MAJOR, f"{title}, and with it the {word} {names_in_words(classes)}")


def rename_operation(changed: Changed) -> Iterator[Line]:
    resource, operation = _with_resource(changed)
    old_id, old_verb = operation.id, operation.verb
    operation.verb = {"list": "search", "get": "read", "make": "found"}[operation.verb]
    yield lambda: (
        MAJOR,
        f"renamed operation {old_id} -> {operation.title}: "
        f"{resource.attribute}.{old_verb} -> {resource.attribute}.{operation.verb}",
    )


def _with_resource(changed: Changed) -> tuple[ModelResource, ModelOperation]:
    operation = changed.an_operation(lambda one: one.verb in ("list", "get", "make"))
    resource = next(resource for resource, one in changed.api.operations() if one is operation)
    # its line names the resource
    changed.touched.add(resource)
    return resource, operation


def move_operation(changed: Changed) -> Iterator[Line]:
    operation = changed.an_operation()
    old = operation.path
    operation.path = f"/v2{old}"
    address = operation.http_method.upper()
    yield lambda: (MINOR, f"moved operation {operation.id}: {address} {old} -> {address} {operation.path}")


def deprecate_operation(changed: Changed) -> Iterator[Line]:
    operation = changed.an_operation()
    operation.keywords["deprecated"] = True
    yield lambda: (MINOR, f"deprecated operation {operation.title}")


def describe_something(changed: Changed) -> Iterator[Line]:
    # one of both, because all descriptions are one line
    if changed.api.chance.random() < 0.5:
        operation = changed.an_operation()
        operation.description = changed.api.words()
        yield lambda: (Step.PATCH, f"changed description of operation {operation.id}")
    else:
        owner, one = changed.a_field(lambda owner, one: True)
        one.description = changed.api.words()
        yield lambda: (Step.PATCH, f"changed description of {place(owner, one.name)}")


def add_status(changed: Changed) -> Iterator[Line]:
    operation = changed.an_operation()
    added = changed.api.chance.choice([status for status in STATUSES if status not in operation.errors])
    operation.errors.append(added)
    yield lambda: (MINOR, f"added response {added} of {operation.id}")


def remove_status(changed: Changed) -> Iterator[Line]:
    operation = changed.an_operation(lambda one: bool(one.errors))
    removed = operation.errors.pop()
    yield lambda: (MINOR, f"removed response {removed} of {operation.id}")


def return_nothing(changed: Changed) -> Iterator[Line]:
    operation = changed.an_operation(lambda one: one.verb == "get")
    operation.returned = None
    yield lambda: (MAJOR, f"removed response 200 of {operation.id}")


def rename_resource(changed: Changed) -> Iterator[Line]:
    resource = changed.a_resource()
    old = resource.attribute
    resource.x_resource = changed.api.new_noun()
    for operation in resource.operations:
        # so that the methods keep their names
        operation.keywords["x-method"] = operation.verb
    yield lambda: (MAJOR, f"renamed resource {old} -> {resource.attribute}")


def change_url(changed: Changed) -> Iterator[Line]:
    old = changed.api.url
    changed.api.url = "https://two.test/v1"
    yield lambda: (MAJOR, f"changed base URL: {old} -> {changed.api.url}")


# Parameters


def add_parameter(changed: Changed) -> Iterator[Line]:
    operation = changed.an_operation()
    made = changed.api.new_field(operation.parameters, is_parameter=True)
    made.required = changed.api.chance.random() < 0.5
    operation.parameters.append(made)
    step, word = (MAJOR, "required ") if made.required else (MINOR, "")
    yield lambda: (step, f"added {word}parameter {made.name} of {operation.id}")


def add_parameter_named_like_field(changed: Changed) -> Iterator[Line]:
    operation = changed.an_operation(lambda one: one.sent is not None and one.sent not in changed.touched)
    assert operation.sent
    field_name = next(one.name for one in operation.sent.fields if one not in changed.touched)
    changed.touched.update([operation.sent, *operation.sent.fields])
    made = changed.api.new_field([], is_parameter=True)
    made.name = field_name
    operation.parameters.append(made)
    yield lambda: (MINOR, f"added parameter {field_name} of {operation.id}")
    # the names of two things can't be one keyword
    yield lambda: (MAJOR, f"renamed keyword {field_name} -> body_{field_name} of {operation.id}")


def remove_parameter(changed: Changed) -> Iterator[Line]:
    operation = changed.an_operation(_has_query)
    removed = operation.parameters.pop()
    yield lambda: (MAJOR, f"removed parameter {removed.name} of {operation.id}")


def _has_query(operation: ModelOperation) -> bool:
    return "{" not in operation.path and bool(operation.parameters)


def rename_parameter(changed: Changed) -> Iterator[Line]:
    operation = changed.an_operation(_has_query)
    old = operation.parameters[0].name
    operation.parameters[0].name = changed.api.new_field(operation.parameters, is_parameter=True).name
    yield lambda: (MAJOR, f"renamed parameter {old} -> {operation.parameters[0].name} of {operation.id}")


def require_parameter(changed: Changed) -> Iterator[Line]:
    operation = changed.an_operation(_has_query)
    operation.parameters[0].required = True
    yield lambda: (MAJOR, f"changed parameter {operation.parameters[0].name} of {operation.id}: optional -> required")


def limit_parameter(changed: Changed) -> Iterator[Line]:
    operation = changed.an_operation(_has_query)
    (one,) = operation.parameters
    old = one.keywords["maximum"]
    one.keywords["maximum"] = new = old + changed.api.chance.choice([-1, 1])
    step = MAJOR if new < old else MINOR
    yield lambda: (step, f"changed parameter {one.name} of {operation.id}: maximum {old} -> {new}")


CHANGES: tuple[Change, ...] = (
    *(rename_field, require_field, free_field, allow_null, refuse_null, retype_field, widen_field, narrow_field),
    *(tighten_limit, loosen_limit, hide_field, deprecate_field, add_field, remove_field),
    *(reorder_fields, add_choice, remove_choice, rename_class, add_resource, add_operation, remove_operation),
    *(rename_operation, move_operation, deprecate_operation, describe_something, add_status, remove_status),
    *(
        return_nothing,
        rename_resource,
        change_url,
        add_parameter,
        add_parameter_named_like_field,
        remove_parameter,
        rename_parameter,
    ),
    *(require_parameter, limit_parameter),
)
