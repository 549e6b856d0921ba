"""What changed in one operation: how it is called, what it sends and what it returns."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pipeline.codegen.names import python_name
from pipeline.codegen.schemas import referred_name
from pipeline.diff.fields import Label, compare_fields, compare_texts, compare_values, fields_of
from pipeline.diff.findings import Finding, arrow, schemes_of
from pipeline.diff.semver import Direction, Step
from pipeline.diff.shapes import Field, Shape
from pipeline.diff.view import Operation, View
from pipeline.documents import Document
from pipeline.openapi.json_data import same

_OTHER_METHOD = "renamed method"
_IN_PATH = re.compile(r"\{([^}]*)\}")


def matched_operations(old: View, new: View) -> dict[str, str]:
    """The operationIds of what is the same operation in both: the same operationId, or else the same address."""
    found = {key: key for key in old.operations if key in new.operations}
    addresses = {_pattern(one): key for key, one in new.operations.items() if key not in found}
    for key, one in old.operations.items():
        if key not in found and _pattern(one) in addresses:
            found[key] = addresses[_pattern(one)]
    return found


def _pattern(operation: Operation) -> str:
    """The address without the names of its parameters."""
    return _IN_PATH.sub("{}", operation.address)


def compare_operation(old: Operation, new: Operation, views: tuple[View, View], moved: bool) -> Iterator[Finding]:
    """Compare an operation with what it was; `moved` says that its whole resource has another name."""
    methods = list(_methods(old, new, moved))
    if old.id != new.id:
        detail = ", ".join(found.place for found in methods if found.what == _OTHER_METHOD)
        methods = [found for found in methods if found.what != _OTHER_METHOD]
        yield Finding(Step.MAJOR, "renamed operation", f"{old.id} -> {new.id} ({new.address})", detail)
    if _pattern(old) != _pattern(new):
        yield Finding(Step.MINOR, "moved operation", new.id, f"{old.address} -> {new.address}")
    yield from methods
    if old.source.get("deprecated", False) != new.source.get("deprecated", False):
        word = "deprecated" if new.source.get("deprecated") else "no longer deprecated:"
        yield Finding(Step.MINOR, f"{word} operation", new.title)
    if not same(old.source.get("security"), new.source.get("security")):
        step = Step.MINOR if new.source.get("security") == [] else Step.MAJOR
        schemes = [schemes_of(one.source.get("security")) for one in (old, new)]
        yield Finding(step, "changed security of", new.id, arrow(*schemes))
    before, after = ({**one.source, "x-documentation": one.source.get("externalDocs")} for one in (old, new))
    yield from compare_texts(before, after, f"operation {new.id}")
    yield from _parameters(old, new, views)
    yield from _keywords(old, new, views)
    yield from _body(old, new, views)
    yield from _responses(old, new, views)


def _methods(old: Operation, new: Operation, moved: bool) -> Iterator[Finding]:
    before = [name for name in old.methods if name not in new.methods]
    after = [name for name in new.methods if name not in old.methods]
    resources = [new.resource if moved else old.resource, new.resource]
    if len(before) == len(after) == 1:
        yield _moved_method(old, new, *before, *after)
        before = after = []
    for name in before:
        yield Finding(Step.MAJOR, "removed method", f"{old.resource}.{name}")
    for name in after:
        yield Finding(Step.MINOR, "added method", f"{new.resource}.{name}")
    for name in old.methods:
        if name in new.methods:
            if resources[0] != resources[1]:
                yield _moved_method(old, new, name, name)
            yield from _split(old.methods[name], new.methods[name], f"{new.resource}.{name}")


def _moved_method(old: Operation, new: Operation, before: str, after: str) -> Finding:
    return Finding(Step.MAJOR, _OTHER_METHOD, f"{old.resource}.{before} -> {new.resource}.{after}")


def _split(old: Document, new: Document, place: str) -> Iterator[Finding]:
    """Compare what one of several methods asks for and leaves out."""
    for key, word in (("required", "needs"), ("omit", "leaves out")):
        before, after = old.get(key, []), new.get(key, [])
        for name in before:
            if name not in after:
                yield Finding(Step.MINOR, "changed method", place, f"no longer {word} {name}")
        for name in after:
            if name not in before:
                yield Finding(Step.MAJOR, "changed method", place, f"now {word} {name}")
    texts = ({key: value for key, value in rule.items() if key not in ("required", "omit")} for rule in (old, new))
    if len({str(text) for text in texts}) > 1:
        yield Finding(Step.PATCH, "changed description of", f"method {place}")


def _parameters(old: Operation, new: Operation, views: tuple[View, View]) -> Iterator[Finding]:
    before, after = _fields_of(old, views[0]), _fields_of(new, views[1])
    for finding in compare_fields(before, after, [Direction.REQUEST], Label(""), _renamed_in_path(old, new)):
        # the name goes to the text, so that the same change of many operations is one line
        yield replace(finding, what=f"{finding.what} parameter {finding.place} of", place=new.id)
    yield from _places_of_parameters(before, after, new)


def _renamed_in_path(old: Operation, new: Operation) -> dict[str, str]:
    """The parameters that stand in the same place of the same path under another name."""
    if _pattern(old) != _pattern(new):
        return {}
    places = [_IN_PATH.findall(operation.path) for operation in (old, new)]
    return {one: other for one, other in zip(*places, strict=True) if one not in places[1] and other not in places[0]}


def _fields_of(operation: Operation, seen: View) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for one in operation.source.get("parameters", []):
        # in a header and in the query, there may be two with the same name
        name = f"{one['name']} in {one['in']}" if one["name"] in found else one["name"]
        found[name] = Field(Shape(one["schema"], seen.schemas), one.get("required") is True, one)
    return found


def _places_of_parameters(
    old: Mapping[str, Field], new: Mapping[str, Field], operation: Operation
) -> Iterator[Finding]:
    for name, field in new.items():
        if name not in old:
            continue
        for key in ("in", "style", "explode", "deprecated"):
            before, after = old[name].described.get(key), field.described.get(key)
            if before != after:
                step = Step.MAJOR if key == "in" and "path" in (before, after) else Step.MINOR
                yield Finding(step, f"changed parameter {name} of", operation.id, f"{key} {arrow(before, after)}")
    order = [
        [name for name, field in found.items() if field.described["in"] == "path" and name in old and name in new]
        for found in (old, new)
    ]
    if order[0] != order[1]:
        # they are positional arguments
        yield Finding(Step.MAJOR, "changed order of path parameters of", operation.id, arrow(*order))


def _keywords(old: Operation, new: Operation, views: tuple[View, View]) -> Iterator[Finding]:
    """Compare the keywords for fields of the body: one that is named like a parameter is called `body_...`."""
    before, after = _keywords_of_body(old, views[0]), _keywords_of_body(new, views[1])
    for name, keyword in before.items():
        if after.get(name, keyword) != keyword:
            yield Finding(Step.MAJOR, f"renamed keyword {keyword} -> {after[name]} of", new.id)


def _keywords_of_body(operation: Operation, seen: View) -> dict[str, str]:
    taken = {python_name(parameter["name"]) for parameter in operation.source.get("parameters", [])}
    names = {name: python_name(name) for name in _fields_of_body(_classes_of(operation.body), seen)}
    return {name: f"body_{plain}" if plain in taken else plain for name, plain in names.items()}


def _body(old: Operation, new: Operation, views: tuple[View, View]) -> Iterator[Finding]:
    before, after = old.body, new.body
    classes = [_classes_of(body) for body in (before, after)]
    needed = [
        frozenset(seen.used_by(one.schemas(Direction.REQUEST))) for one, seen in zip((old, new), views, strict=True)
    ]
    if not before and after:
        must_be_sent = any(views[1].schemas[name].get("required") for name in classes[1])
        step = Step.MAJOR if must_be_sent else Step.MINOR
        yield Finding(step, "added request body of", new.id, new_classes=needed[1])
    elif before and not after:
        yield Finding(Step.MAJOR, "removed request body of", new.id, lost_classes=needed[0])
    elif before.get("required", False) != after.get("required", False):
        # the client sends it anyway, and asks for the fields that are required
        word = "now" if after.get("required") else "no longer"
        yield Finding(Step.MINOR, "changed request body of", new.id, f"it is {word} required")
    if before and after:
        yield from _kinds_of_body(before.get("content", {}), after.get("content", {}), new)
        if classes[0] != classes[1]:
            detail = f"type {arrow(*classes)}"
            yield Finding(Step.MINOR, "changed request body of", new.id, detail, needed[0], needed[1])
            fields = _fields_of_body(classes[0], views[0]), _fields_of_body(classes[1], views[1])
            yield from compare_fields(*fields, [Direction.REQUEST], Label(f"request field {new.id}."))
        yield from compare_texts(before, after, f"request body of {new.id}")


def _classes_of(body: Document) -> list[str]:
    names = {referred_name(content.get("schema", {})) for content in body.get("content", {}).values()}
    return sorted(names - {""})


def _fields_of_body(classes: Iterable[str], seen: View) -> dict[str, Field]:
    return {name: one for found in classes for name, one in fields_of(seen.schemas[found], seen.schemas).items()}


def _kinds_of_body(old: Document, new: Document, operation: Operation) -> Iterator[Finding]:
    place = f"request of {operation.id}"
    if len(old) == len(new) == 1 and old.keys() != new.keys():
        # the client sends it in the other way, and is called in the same
        yield Finding(Step.MINOR, "changed media type in", place, arrow(next(iter(old)), next(iter(new))))
        old = dict(zip(new, old.values(), strict=True))
    yield from _removed_and_added(old, new, "media type {} in", place, Step.MAJOR)
    for kind in old:
        if kind in new:
            yield from _encodings(old[kind].get("encoding", {}), new[kind].get("encoding", {}), place)


def _encodings(old: Document, new: Document, place: str) -> Iterator[Finding]:
    """Compare how the parts of a form are sent: the client refuses a file of another type than documented."""
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, {}), new.get(name, {})
        if before != after:
            types = before.get("contentType"), after.get("contentType")
            step = Step.MAJOR if types[0] != types[1] and types[1] is not None else Step.MINOR
            detail = arrow(*types) if types[0] != types[1] else "another style"
            yield Finding(step, f"changed encoding of {name} in", place, detail)


def _responses(old: Operation, new: Operation, views: tuple[View, View]) -> Iterator[Finding]:
    before, after = old.responses, new.responses
    fine_before, fine_after = old.successes, new.successes
    for status in before:
        if status not in after:
            only = status in fine_before and not fine_after
            yield Finding(
                Step.MAJOR if only else Step.MINOR,
                f"removed response {status} of",
                new.id,
                lost_classes=frozenset(views[0].used_by(old.schemas(Direction.RESPONSE))) if only else frozenset(),
            )
    for status, response in after.items():
        if status not in before:
            yield Finding(Step.MINOR, f"added response {status} of", new.id)
            continue
        place = f"response {status} of"
        step = Step.MAJOR if status in fine_before else Step.MINOR
        contents = before[status].get("content", {}), response.get("content", {})
        yield from _removed_and_added(*contents, f"media type {{}} in {place}", new.id, step)
        headers = before[status].get("headers", {}), response.get("headers", {})
        yield from _removed_and_added(*headers, f"header {{}} in {place}", new.id, Step.MINOR)
        for name in headers[0]:
            if name in headers[1] and not same(headers[0][name], headers[1][name]):
                yield Finding(Step.PATCH, f"changed header {name} in {place}", new.id)
        yield from compare_texts(before[status], response, f"{place} {new.id}")
        if status not in fine_after:
            yield from _values(contents, views, Direction.ERROR, f"{place} {new.id}")
    # all successes of an operation have the same content
    if fine_before and fine_after:
        contents = before[fine_before[0]].get("content", {}), after[fine_after[0]].get("content", {})
        yield from _values(contents, views, Direction.RESPONSE, f"response of {new.id}")


def _values(
    contents: tuple[Document, Document], views: tuple[View, View], direction: Direction, place: str
) -> Iterator[Finding]:
    """Compare what two responses hold; that one of them holds nothing is told as its media type."""
    found = [
        Shape(media_type.get("schema", {}), seen.schemas)
        for content, seen in zip(contents, views, strict=True)
        for media_type in list(content.values())[:1]
    ]
    if len(found) == len(contents):
        old, new = found
        yield from compare_values(old, new, [direction], place)


def _removed_and_added(
    old: Mapping[str, Any], new: Mapping[str, Any], text: str, place: str, removal: Step
) -> Iterator[Finding]:
    for name in old:
        if name not in new:
            yield Finding(removal, f"removed {text.format(name)}", place)
    for name in new:
        if name not in old:
            yield Finding(Step.MINOR, f"added {text.format(name)}", place)
