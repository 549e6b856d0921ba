"""References of a page."""

from typing import Any

import pytest

from pipeline.read.page_references import ReferenceProblemError, check_references, with_parts_written_out
from tests.pipeline.small_documents import an_object, document, list_of, ref


def check(**schemas: dict[str, Any]) -> None:
    check_references(document({}, **schemas))


def test_references_may_lead_back_through_the_fields_of_an_object() -> None:
    check(Tree=an_object([], parent=ref("Tree"), children=list_of(ref("Tree"))), Egg=an_object([], layer=ref("Egg")))


@pytest.mark.parametrize(
    "schema",
    [
        ref("A"),
        list_of(ref("A")),
        {"allOf": [ref("A")]},
        {"anyOf": [{"type": "null"}, ref("A")]},
        {"type": "object", "additionalProperties": ref("A")},
    ],
)
def test_references_that_lead_back_to_themselves_are_refused(schema: dict[str, Any]) -> None:
    with pytest.raises(ReferenceProblemError, match=r"^the reference #/components/schemas/A leads back to itself$"):
        check(A=schema, B=ref("A"))


@pytest.mark.parametrize("reference", ["other.yaml#/a", "https://harm.example/a.yaml", "file:///etc/passwd", ""])
def test_references_out_of_the_page_are_refused(reference: str) -> None:
    with pytest.raises(ReferenceProblemError, match=f"^the reference {reference} leads out of the page$"):
        check(A={"$ref": reference})


@pytest.mark.parametrize("reference", ["#/nowhere", "#/tags/9", "#/tags/x", "#/components/schemas/Thing/type/a"])
def test_references_to_nothing_are_refused(reference: str) -> None:
    with pytest.raises(ReferenceProblemError, match=r"^nothing is at the reference") as caught:
        check(A={"$ref": reference})
    assert caught.value.reference == reference


def test_references_in_samples_mean_nothing() -> None:
    check(A={"example": {"$ref": "x"}, "default": {"$ref": "x"}, "enum": [{"$ref": "x"}]})


def test_references_into_a_component_become_a_copy_of_what_is_there() -> None:
    thing = an_object([], name={"type": "string"}, size={"$ref": "#/components/schemas/Other/$defs/Size"})
    other = {"$defs": {"Size": {"type": "integer"}}, "properties": {"$ref": {"type": "string"}}}
    user = an_object([], named={"$ref": "#/components/schemas/Thing/properties/name", "description": "Own."})
    user["properties"]["sized"] = {"$ref": "#/components/schemas/Thing/properties/size"}
    user["properties"]["thing"] = ref("Thing")
    user["example"] = {"$ref": "#/components/schemas/Thing/properties/name"}
    written = with_parts_written_out(document({}, Thing=thing, Other=other, User=user))["components"]["schemas"]
    assert written["User"]["properties"] == {
        "named": {"type": "string", "description": "Own."},
        "sized": {"type": "integer"},
        "thing": ref("Thing"),
    }
    assert written["User"]["example"] == user["example"]
    assert written["Other"] == other


def test_references_into_a_component_that_multiply_are_refused() -> None:
    schemas = {
        f"A{number}": an_object(
            [],
            **{name: {"$ref": f"#/components/schemas/A{number + 1}/properties/both"} for name in ("one", "two")},
            both=an_object(
                [],
                **{name: {"$ref": f"#/components/schemas/A{number + 1}/properties/both"} for name in ("one", "two")},
            ),
        )
        for number in range(30)
    }
    schemas["A30"] = an_object([], both={"type": "string"})
    with pytest.raises(ReferenceProblemError, match=r"more than 100000 values once"):
        with_parts_written_out(document({}, **schemas))


def test_references_into_a_component_that_never_end_are_refused() -> None:
    reference = "#/components/schemas/A/properties/part"
    schema = an_object([], part=an_object([], part={"$ref": reference}))
    with pytest.raises(ReferenceProblemError, match=f"^the reference {reference} leads back to itself$"):
        with_parts_written_out(document({}, A=schema))


@pytest.mark.parametrize(
    "changed",
    [
        {"Thing": an_object([], **{"$ref": {"type": "string"}})},
        {"$ref": an_object([])},
        {"Thing": {"$ref": ["#/components/schemas/Other"]}},
    ],
)
def test_references_that_are_not_text_are_refused_as_names(changed: dict[str, Any]) -> None:
    with pytest.raises(ReferenceProblemError, match=r"^`\$ref` can't be a name"):
        check_references(document({}, **changed))
