"""What the marks of a document become: sentences, near what they are about or once for many places."""

from typing import Any

import pytest

from pipeline.export.uncertainties import Uncertainties


@pytest.mark.parametrize(
    ("part", "sentences"),
    [
        ({}, ""),
        ({"x-inferred": {"null": "until it is paid"}}, "Inferred: that it can be null (until it is paid)."),
        ({"x-inferred": {"everything": "only shown in an address"}}, "Inferred: only shown in an address."),
        ({"x-undocumented": {"default": "no page says it"}}, "Not documented: the default."),
        ({"x-undocumented": {"size limit": "no page says it"}}, "Not documented: the size limit."),
        (
            {
                "x-inferred": {"unit": "as for files"},
                "x-undocumented": {"unit": "no page says it", "default": "no page says it"},
            },
            "Inferred: the unit (as for files). Not documented: the default.",
        ),
        (
            {"x-inferred": {"201": "it makes something", "404": "may not exist", "422": "may be wrong"}},
            "Inferred: status 201 (it makes something), 404 (may not exist) and 422 (may be wrong).",
        ),
        (
            {"properties": {}, "x-inferred": {"required": "as shown"}},
            "Inferred: which fields are required (as shown).",
        ),
        (
            {"required": True, "content": {}, "x-inferred": {"required": "so"}},
            "Inferred: that a body is required (so).",
        ),
        (
            {"type": "string", "x-inferred": {"required": "no use without"}},
            "Inferred: that it is required (no use without).",
        ),
    ],
)
def test_doubts_become_sentences(part: dict[str, Any], sentences: str) -> None:
    assert Uncertainties([part]).of(part) == sentences


@pytest.mark.parametrize(
    "mark", [{"operationId": "made from its title"}, {"required": "follows from the required fields"}]
)
def test_doubts_leave_out_what_nobody_needs_to_doubt(mark: dict[str, str]) -> None:
    part = {"x-inferred": mark}
    assert Uncertainties([part]).of(part) == ""


def test_doubts_about_many_places_are_said_once() -> None:
    places = [
        {"x-inferred": {"pattern": "as in every example"}, "x-undocumented": {"default": "no page says it"}}
        for _ in range(20)
    ]
    uncertainties = Uncertainties(places)
    assert uncertainties.common() == ["Inferred: the pattern (as in every example)."]
    assert uncertainties.of(places[0]) == "Not documented: the default."


def test_doubts_of_many_operations_name_the_statuses_at_each_and_explain_them_once() -> None:
    marks = {"404": "as elsewhere", "422": "as elsewhere"}
    operations = [{"x-inferred": marks} for _ in range(20)] + [{"x-inferred": {"404": "why not"}} for _ in range(20)]
    uncertainties = Uncertainties(operations)
    assert uncertainties.of(operations[0]) == "Inferred: status 404 and 422."
    assert uncertainties.common() == [
        "Inferred: status 404 (as elsewhere; why not).",
        "Inferred: status 422 (as elsewhere).",
    ]


def test_doubts_about_objects_of_a_form_are_told_of_the_first_only() -> None:
    fields = {f"signers[{number}][name]": {"x-inferred": {"required": "what else"}} for number in range(20)}
    uncertainties = Uncertainties([{"properties": fields}, *fields.values()])
    assert [uncertainties.of(field) for field in fields.values()] == [
        "Inferred: that it is required (what else).",
        *[""] * 19,
    ]
    assert uncertainties.common() == []
