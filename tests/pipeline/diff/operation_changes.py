"""Changes of whole operations and of their parameters; see `model_changes`."""

from collections.abc import Iterator

from pipeline.diff.semver import Step
from tests.pipeline.diff.api_model import STATUSES, ModelOperation, ModelResource, names_in_words
from tests.pipeline.diff.model_changes import FIELD_CHANGES, MAJOR, MINOR, Change, Changed, Line, place


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
    *FIELD_CHANGES,
    *(add_resource, add_operation, remove_operation, rename_operation, move_operation, deprecate_operation),
    *(describe_something, add_status, remove_status, return_nothing, rename_resource, change_url),
    *(add_parameter, add_parameter_named_like_field, remove_parameter, rename_parameter, require_parameter),
    limit_parameter,
)
