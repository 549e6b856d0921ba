"""What callers see of a generated package, flat: methods, arguments, types, values, masks and statuses by name."""

from collections.abc import Iterator

from pipeline.codegen.data import Field, Package
from pipeline.openapi.success_responses import success_statuses


def public_view(package: Package) -> dict[str, str]:
    """Everything that a caller's code or its type checker can depend on, by a name that people understand."""
    return dict([*_methods(package), *_models(package)])


def losses(before: Package, after: Package) -> list[str]:
    """What callers lose, or have as something else; a line each."""
    old, new = public_view(before), public_view(after)
    gone = {name: f"{name}: gone, it was {value}" for name, value in old.items() if name not in new}
    # what goes with a method or a class needs no line of its own
    lines = [line for name, line in gone.items() if name.rpartition(".")[0] not in gone]
    changed = [f"{name}: {value} -> {new[name]}" for name, value in old.items() if new.get(name, value) != value]
    demanded = [
        f"{name}: new and required, {value}"
        for name, value in new.items()
        if name not in old and value.startswith("required argument") and name.rpartition(".")[0] in old
    ]
    return [*lines, *changed, *demanded]


def unmasked(before: Package, after: Package) -> list[str]:
    """The fields that were kept out of `repr` and logs, and would no longer be."""
    return [
        f"{name}.{field.name}"
        for name, model in before.models.items()
        if name in after.models
        for field in model.fields
        if field.is_secret
        for found in after.models[name].fields
        if found.name == field.name and not found.is_secret
    ]


def _methods(package: Package) -> Iterator[tuple[str, str]]:
    for operation in package.operations:
        for method in operation.methods:
            name = f"portal.{operation.resource}.{method.name}"
            returned = f"list of {operation.page_item}" if operation.page_item else str(operation.returned_by(method))
            yield name, f"a method that returns {returned}"
            for argument in (*method.function.placed("path"), *method.arguments):
                kind = "required argument" if argument.is_required else "argument"
                yield f"{name}.{argument.name}", f"{kind} of type {argument.annotation}{_form(argument)}"
            responses = operation.source["responses"]
            fine = success_statuses(responses)
            for status in responses:
                if status not in fine:
                    yield f"{name}.{status}", "a documented error"


def _models(package: Package) -> Iterator[tuple[str, str]]:
    for name, model in package.models.items():
        yield name, f"one of {model.values}" if model.values else "a class"
        for field in model.fields:
            masked = ", masked" if field.is_secret else ""
            default = "" if field.is_required else f" = {field.default}"
            yield f"{name}.{field.name}", f"{field.annotation}{default}{masked}{_form(field)}"
            if field.choices:
                yield f"{name}.{field.name}.values", str(field.choices)


def _form(field: Field) -> str:
    """The form of a text that is checked before it is sent."""
    pattern = field.schema.get("pattern")
    return f" like {pattern}" if pattern else ""
