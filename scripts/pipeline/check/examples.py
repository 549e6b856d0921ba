"""Examples that do not fit their own schemas: those of pages are left out, because no client needs them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from pipeline.documents import PAGES, Document
from pipeline.openapi.formats import format_checker
from pipeline.openapi.json_data import copied, is_list, is_mapping
from pipeline.openapi.marks import source_at
from pipeline.openapi.references import at_pointer, escape, unescape
from pipeline.openapi.validator import ValueValidator
from pipeline.openapi.walk import media_types, parameters, schemas


@dataclass(frozen=True)
class InvalidExample:
    """An example, its place as a JSON pointer, and what is wrong with it."""

    pointer: str
    problems: tuple[str, ...]
    repaired: Any
    """The example without the parts that do not fit; None where nothing is left that fits."""


def invalid_examples(document: Document) -> Iterator[InvalidExample]:
    """Yield the examples that do not fit their own schemas."""
    registry = Registry[Any]().with_resource("urn:document", DRAFT202012.create_resource(document))
    for pointer, value, schema_pointer in _all_examples(document):
        schema = {"$ref": f"urn:document#{schema_pointer}"}
        validator = ValueValidator(schema, registry=registry, format_checker=format_checker())
        errors = list(validator.iter_errors(value))  # pyright: ignore[reportUnknownMemberType] - not completely typed
        if errors:
            places = [list(error.absolute_path) for error in errors]
            problems = tuple(error.message for error in errors)
            yield InvalidExample(pointer, problems, _repaired(validator, value, places))


def drop_invalid_examples(document: Document) -> list[str]:
    """Take out the examples of pages that do not fit, or what of them does not; returns a note for each."""
    notes: list[str] = []
    # the last first, so that those before it in a list keep their places
    for invalid in reversed(list(invalid_examples(document))):
        source = source_at(document, invalid.pointer)
        if not source.startswith(f"{PAGES}/"):
            continue
        _replace(document, invalid)
        what = "a part of the example" if invalid.repaired is not None else "the example"
        notes.append(
            f"{source}: {invalid.pointer}: {what} does not fit its own schema, left out: {invalid.problems[0]}"
        )
    return notes[::-1]


def _repaired(validator: Draft202012Validator, value: Any, places: list[list[str | int]]) -> Any:
    """The value without the fields at some places, if that fits; else None."""
    left = copied(value)
    for place in places:
        holder = left
        for step in place[:-1]:
            holder = holder[step]
        if not place or not is_mapping(holder):
            return None
        holder.pop(str(place[-1]), None)
    fits: bool = validator.is_valid(left)  # pyright: ignore[reportUnknownMemberType] - not completely typed
    return left if fits else None


def _replace(document: Document, invalid: InvalidExample) -> None:
    place, _, key = invalid.pointer.rpartition("/")
    holder = at_pointer(document, place)
    name: Any = int(key) if is_list(holder) else unescape(key)
    if invalid.repaired is None:
        del holder[name]
        if not holder and place.endswith("/examples"):
            del at_pointer(document, place.removesuffix("/examples"))["examples"]
    elif is_mapping(holder) and place.endswith("/examples"):
        holder[name]["value"] = invalid.repaired
    else:
        holder[name] = invalid.repaired


def _all_examples(document: Document) -> Iterator[tuple[str, Any, str]]:
    """Yield each example with its JSON pointer and that of its schema, as a fragment of an address."""
    for pointer, schema in schemas(document):
        if "example" in schema:
            yield f"{pointer}/example", schema["example"], _fragment(pointer)
        for index, value in enumerate(schema.get("examples", [])):
            yield f"{pointer}/examples/{index}", value, _fragment(pointer)
    for pointer, holder in (*media_types(document), *parameters(document)):
        if "schema" not in holder:
            continue
        if "example" in holder:
            yield f"{pointer}/example", holder["example"], _fragment(f"{pointer}/schema")
        for name, example in holder.get("examples", {}).items():
            if is_mapping(example) and "value" in example:
                yield f"{pointer}/examples/{escape(name)}", example["value"], _fragment(f"{pointer}/schema")


def _fragment(pointer: str) -> str:
    return pointer.replace("%", "%25").replace("{", "%7B").replace("}", "%7D")
