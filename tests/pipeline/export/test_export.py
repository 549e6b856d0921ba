"""`docs/openapi.yaml`: what is left out of the document for everybody, and what is said instead."""

from copy import deepcopy
from typing import Any

from pipeline.documents import format_yaml
from pipeline.export.export import exported
from tests.committed import committed_document
from tests.pipeline.small_documents import an_object, document, operation, parameter, ref

MARK: dict[str, Any] = {"x-inferred": {"null": "until it is paid"}}
SAID = "Inferred: that it can be null (until it is paid)."


def exported_schema(schema: dict[str, Any], **others: dict[str, Any]) -> Any:
    """The schema as it is exported."""
    return exported(document({}, Car=schema, **others))["components"]["schemas"]["Car"]


def test_export_changes_nothing_but_marks_hints_and_descriptions() -> None:
    def bare(node: Any) -> Any:
        if isinstance(node, list):
            return [bare(part) for part in node]
        if not isinstance(node, dict):
            return node
        return {
            key: bare(part)
            for key, part in node.items()
            if key != "description"
            if not key.startswith("x-")
            if (key, part) != ("required", [])
        }

    assert bare(exported(committed_document())) == bare(committed_document())


def test_export_has_no_word_of_ours() -> None:
    text = format_yaml(exported(committed_document()))
    for word in ("x-", "portal-date", "spec/"):
        assert f" {word}" not in text


def test_export_leaves_the_document_as_it_is() -> None:
    given = document({}, Car={"type": "string", "x-format": "portal-date-time", **MARK})
    before = deepcopy(given)
    exported(given)
    assert given == before


def test_export_keeps_names_and_values_that_begin_like_hints() -> None:
    value = {"x-colour": "red"}
    schema = an_object(["x-colour"], **{"x-colour": {"type": "string", "x-also-text": True}}) | {"examples": [value]}
    assert exported_schema(schema) == an_object(["x-colour"], **{"x-colour": {"type": "string"}}) | {
        "examples": [value]
    }


def test_export_leaves_out_that_nothing_is_required() -> None:
    assert exported_schema(an_object([])) == {"type": "object", "properties": {}}


def test_export_says_a_doubt_after_the_description() -> None:
    assert exported_schema({"type": "string", "description": "Its number", **MARK}) == {
        "type": "string",
        "description": f"Its number. {SAID}",
    }


def test_export_says_a_doubt_in_a_paragraph_of_its_own_after_paragraphs() -> None:
    schema = exported_schema({"description": "Its number.\n\n- a list\n", **MARK})
    assert schema["description"] == f"Its number.\n\n- a list\n\n{SAID}"


def test_export_says_a_doubt_where_nothing_was_said() -> None:
    schema = exported_schema({"type": "string", "examples": ["red"], **MARK})
    assert list(schema.items()) == [("type", "string"), ("description", SAID), ("examples", ["red"])]


def test_export_repeats_what_is_referred_to_where_it_adds_a_doubt() -> None:
    schema = exported_schema({**ref("Colour"), **MARK}, Colour={"type": "string", "description": "A colour."})
    assert schema == {**ref("Colour"), "description": f"A colour. {SAID}"}


def test_export_says_doubts_of_parameters_bodies_and_operations() -> None:
    asked = parameter("page", **MARK)
    body = {"application/json": {"schema": ref("Thing")}}
    made = operation("make-thing", asked, body=body)
    made["x-undocumented"] = {"errors": "no list of them"}
    made["requestBody"]["x-inferred"] = {"required": "no use without"}
    found = exported(document({"/things": {"post": made}}))["paths"]["/things"]["post"]
    assert found["description"] == "Not documented: further errors (no list of them)."
    assert found["parameters"][0]["description"] == SAID
    assert found["requestBody"]["description"] == "Inferred: that a body is required (no use without)."


def test_export_says_once_in_its_own_description_what_concerns_many_places() -> None:
    fields: Any = {f"field{number}": {"type": "string", **MARK} for number in range(20)}
    given = document({}, Car=an_object(["field1"], **fields))
    given["info"]["description"] = "Things."
    made = exported(given)
    assert made["info"]["description"].startswith("Things.\n\n**What is uncertain.** ")
    assert made["info"]["description"].endswith(f"\n\n- {SAID}\n")
    assert made["components"]["schemas"]["Car"] == an_object(
        ["field1"], **{name: {"type": "string"} for name in fields}
    )


def test_export_of_a_document_without_doubts_says_nothing_of_them() -> None:
    given = document({})
    assert exported(given) == given
