"""What an operation becomes: one method, or several that cover a part of it each."""

from typing import Any

import pytest

from pipeline.codegen.operation_view import Method, operation_view
from pipeline.codegen.view import build_view
from tests.pipeline.small_documents import TEXT, an_object, document, json_content, operation, ref

SCHEMAS: dict[str, Any] = {
    "Thing": an_object(["id"], id=TEXT),
    "Verdict": an_object(["by"], by=TEXT, praisedAt=TEXT, blamedFor=TEXT, note=TEXT),
}
JUDGE = operation("judge", body=json_content(ref("Verdict")))


def variants(*methods: Method, described: dict[str, Any] = JUDGE) -> list[dict[str, Any]]:
    """What the templates get for the methods of one operation."""
    found: list[dict[str, Any]] = operation_view(
        "/things", "put", described, SCHEMAS, {"Thing"}, "things", methods
    )["variants"]
    return found


PRAISE = Method("praise", "application/json", ("praisedAt",), ("blamedFor",), "Say that it is good")
BLAME = Method("blame", "application/json", ("blamedFor",), ("praisedAt", "note"), "Say that it is bad")


def test_a_method_asks_for_what_it_needs_and_has_no_argument_for_what_it_leaves_out() -> None:
    praise, blame = variants(PRAISE, BLAME)
    assert praise["signature"] == "*, by: str, praised_at: str, note: str | None = None"
    assert blame["signature"] == "*, by: str, blamed_for: str"


def test_each_method_of_an_operation_has_a_function_of_its_own() -> None:
    assert [variant["function"] for variant in variants(PRAISE, BLAME)] == [
        "praise_operation",
        "blame_operation",
    ]
    assert [variant["function"] for variant in variants(PRAISE)] == ["operation"]


def test_each_method_says_what_it_does() -> None:
    praise, blame = variants(PRAISE, BLAME)
    assert praise["method_doc"].startswith("Say that it is good.\n")
    assert blame["method_doc"].startswith("Say that it is bad.\n")


def test_a_kind_of_body_may_have_a_summary_of_its_own() -> None:
    described = operation("judge", body=json_content(ref("Verdict")))
    described["requestBody"]["content"]["application/json"]["x-summary"] = "Judge by hand"
    [judge] = variants(Method("judge", "application/json"), described=described)
    assert judge["summary"] == "Judge by hand"
    [named] = variants(PRAISE, described=described)
    assert named["summary"] == "Say that it is good"


def test_without_one_the_summary_is_the_operations() -> None:
    [judge] = variants(Method("judge", "application/json"))
    assert judge["summary"] == "Do something"


@pytest.mark.parametrize(
    ("content", "methods"),
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
def test_a_body_is_split_into_the_methods_that_a_fix_names(
    content: dict[str, Any], methods: dict[str, str]
) -> None:
    body = {"application/json": {"schema": an_object(["by"], by=TEXT, note=TEXT), **content}}
    view = build_view(document({"/x": {"put": operation("judge", body=body)}}))["x-python"]
    found = {variant["method"]: variant["signature"] for variant in view["operations"]["judge"]["variants"]}
    assert found == methods
    assert list(view["resources"]["things"]["methods"]) == list(methods)
