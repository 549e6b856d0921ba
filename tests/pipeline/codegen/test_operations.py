"""What an operation becomes: one method, or several that cover a part of it each."""

from typing import Any

import pytest

from pipeline.codegen.data import Method, Operation
from pipeline.codegen.operations import MethodRule, OperationBuilder
from tests.pipeline.small_documents import TEXT, an_object, json_content, operation, package_of, ref

SCHEMAS: dict[str, Any] = {
    "Thing": an_object(["id"], id=TEXT),
    "Verdict": an_object(["by"], by=TEXT, praisedAt=TEXT, blamedFor=TEXT, note=TEXT),
}
JUDGE = operation("judge", body=json_content(ref("Verdict")))


def built(*rules: MethodRule, described: dict[str, Any] = JUDGE) -> Operation:
    """What one operation becomes."""
    return OperationBuilder(SCHEMAS, {"Thing"}, "/things", "put", described).build("things", rules)


def methods(*rules: MethodRule, described: dict[str, Any] = JUDGE) -> tuple[Method, ...]:
    """The methods of one operation."""
    return built(*rules, described=described).methods


def signature(method: Method) -> str:
    """What a method takes, but for the options of every call."""
    return str(method.signature).removesuffix(", options: RequestOptions | None = None")


PRAISE = MethodRule("praise", "application/json", ("praisedAt",), ("blamedFor",), "Say that it is good")
BLAME = MethodRule("blame", "application/json", ("blamedFor",), ("praisedAt", "note"), "Say that it is bad")


def test_operation_method_asks_for_what_it_needs_and_has_no_argument_for_what_it_leaves_out() -> None:
    praise, blame = methods(PRAISE, BLAME)
    assert signature(praise) == "*, by: str, praised_at: str, note: str | None = None"
    assert signature(blame) == "*, by: str, blamed_for: str"


def test_operation_methods_of_one_kind_of_body_share_a_function_that_takes_its_model() -> None:
    operation = built(PRAISE, BLAME)
    [function] = operation.functions
    assert (function.name, str(function.signature)) == ("operation", "request: Verdict")
    assert [method.function for method in operation.methods] == [function, function]


def test_operation_function_gets_a_model_made_of_the_methods_arguments() -> None:
    praise, blame = methods(PRAISE, BLAME)
    assert str(praise.call) == "Verdict(by=by, praised_at=praised_at, note=note)"
    assert str(blame.call) == "Verdict(by=by, blamed_for=blamed_for)"


def test_operation_method_says_what_it_does() -> None:
    praise, blame = methods(PRAISE, BLAME)
    assert praise.docstring.startswith("Say that it is good.\n")
    assert blame.docstring.startswith("Say that it is bad.\n")


def test_operation_body_may_have_a_summary_of_its_own() -> None:
    described = operation("judge", body=json_content(ref("Verdict")))
    described["requestBody"]["content"]["application/json"]["x-summary"] = "Judge by hand"
    [judge] = methods(MethodRule("judge", "application/json"), described=described)
    assert judge.summary == "Judge by hand"
    [named] = methods(PRAISE, described=described)
    assert named.summary == "Say that it is good"


def test_operation_summary_is_used_for_a_body_without_one() -> None:
    [judge] = methods(MethodRule("judge", "application/json"))
    assert judge.summary == "Do something"


@pytest.mark.parametrize(
    ("content", "signatures"),
    [
        ({}, {"judge": "*, by: str, note: str | None = None"}),
        ({"x-method": "decide"}, {"judge": "*, by: str, note: str | None = None"}),
        (
            {"x-methods": {"sign": {"summary": "Sign", "required": ["note"], "omit": []}}},
            {"sign": "*, by: str, note: str"},
        ),
        (
            {
                "x-methods": {
                    "sign": {"summary": "Sign", "required": [], "omit": ["note"]},
                    "annotate": {"summary": "Annotate", "required": ["note"], "omit": []},
                }
            },
            {"sign": "*, by: str", "annotate": "*, by: str, note: str"},
        ),
    ],
    ids=repr,
)
def test_operation_body_is_split_into_the_methods_that_a_fix_names(
    content: dict[str, Any], signatures: dict[str, str]
) -> None:
    body = {"application/json": {"schema": an_object(["by"], by=TEXT, note=TEXT), **content}}
    [judge] = package_of({"/x": {"put": operation("judge", body=body)}}).operations
    assert {method.name: signature(method) for method in judge.methods} == signatures


def test_operation_body_has_no_field_that_only_the_api_sets() -> None:
    identifier = {"type": "string", "pattern": "^new_", "readOnly": True}
    package = package_of(
        {"/x": {"post": operation("add-new", body=json_content(ref("New")), response=ref("New"))}},
        New=an_object(["id", "name"], id=identifier, name=TEXT),
    )
    [add] = package.operations
    assert signature(add.methods[0]) == "*, name: str"
    assert [field.name for field in package.models["AddNewRequest"].fields] == ["name"]
    assert [field.name for field in package.models["New"].fields] == ["id", "name"]
