"""Random changes of the document of this repository: the report names them, and nothing beside them."""

from copy import deepcopy
from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.diff.report import compare
from pipeline.diff.semver import Step
from pipeline.documents import Document
from tests.nightly import turns
from tests.pipeline.diff.ways import DOCUMENT, OPERATIONS, ways

Line = tuple[Step, str]


@dataclass
class Edited:
    """A copy of the document to change; each schema and operation is changed once."""

    document: Document
    chance: Random
    schemas: list[str]
    operations: list[tuple[str, str]]

    def schema(self) -> tuple[str, Document]:
        """How lines name the fields of some object, and the object."""
        name = self.schemas.pop()
        found: Document = self.document["components"]["schemas"][name]
        return f"{ways()[name]} {name}.", found

    def field(self) -> tuple[str, Document, str]:
        """How lines name the fields of some object, the object, and a field with a text in it."""
        while True:
            place, schema = self.schema()
            texts = [key for key, one in schema["properties"].items() if one.get("type") == "string"]
            simple = [key for key in texts if not {"enum", "format"} & schema["properties"][key].keys()]
            if simple:
                return place, schema, self.chance.choice(simple)

    def operation(self) -> Document:
        """Some operation."""
        path, method = self.operations.pop()
        found: Document = self.document["paths"][path][method]
        return found


def add_field(edited: Edited) -> Line:
    place, schema = edited.schema()
    schema["properties"]["unheardOf"] = {"type": "boolean", "description": "Something new."}
    return Step.MINOR, f"added {place}unheardOf"


def add_required_field(edited: Edited) -> Line:
    place, schema = edited.schema()
    schema["properties"]["unheardOf"] = {"type": "boolean", "description": "Something new."}
    schema["required"] = [*schema.get("required", []), "unheardOf"]
    if place.startswith("response"):
        return Step.MINOR, f"added {place}unheardOf"
    both = "" if place.startswith("request") else " (major in requests, minor in responses)"
    return Step.MAJOR, f"added required {place}unheardOf{both}"


def remove_field(edited: Edited) -> Line:
    place, schema, name = edited.field()
    del schema["properties"][name]
    schema["required"] = [one for one in schema.get("required", []) if one != name]
    return Step.MAJOR, f"removed {place}{name}"


def rename_field(edited: Edited) -> Line:
    place, schema, name = edited.field()
    schema["properties"] = {"unheardOf" if one == name else one: part for one, part in schema["properties"].items()}
    schema["required"] = ["unheardOf" if one == name else one for one in schema.get("required", [])]
    return Step.MAJOR, f"renamed {place}{name} -> unheardOf"


def describe_field(edited: Edited) -> Line:
    place, schema, name = edited.field()
    schema["properties"][name]["description"] = "Said in another way."
    return Step.PATCH, f"changed description of {place}{name}"


def retype_field(edited: Edited) -> Line:
    place, schema, name = edited.field()
    schema["properties"][name]["type"] = "boolean"
    return Step.MAJOR, f"changed {place}{name}: type string -> boolean"


def deprecate_operation(edited: Edited) -> Line:
    operation = edited.operation()
    operation["deprecated"] = True
    address = next(
        f"{method.upper()} {path}"
        for path, method in OPERATIONS
        if edited.document["paths"][path].get(method) is operation
    )
    return Step.MINOR, f"deprecated operation {operation['operationId']} ({address})"


def remove_status(edited: Edited) -> Line:
    operation = edited.operation()
    del operation["responses"]["429"]
    return Step.MINOR, f"removed response 429 of {operation['operationId']}"


def add_operation(edited: Edited) -> Line:
    made = {"operationId": "unheard-of", "tags": ["Webhooks API"], "responses": {"204": {"description": "Done"}}}
    edited.document["paths"]["/unheard-of"] = {"post": made}
    return Step.MINOR, "added operation unheard-of (POST /unheard-of)"


CHANGES = (
    *(add_field, add_required_field, remove_field, rename_field, describe_field, retype_field),
    *(deprecate_operation, remove_status, add_operation),
)


@settings(max_examples=turns(8, 100))
@given(chance=st.randoms(use_true_random=True))
def test_random_changes_of_openapi_are_told_and_nothing_else(chance: Random) -> None:
    schemas, operations = sorted(ways()), list(OPERATIONS)
    chance.shuffle(schemas)
    chance.shuffle(operations)
    edited = Edited(deepcopy(DOCUMENT), chance, schemas, operations)
    expected = [change(edited) for change in chance.sample(CHANGES, chance.randint(1, 3))]
    report = compare(DOCUMENT, edited.document)
    assert sorted((change.step, change.text) for change in report.changes) == sorted(expected)
