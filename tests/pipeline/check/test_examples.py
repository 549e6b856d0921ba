"""Examples that do not fit: those of pages are left out by name, ours are errors."""

from typing import Any

import pytest

from pipeline.check.document import check_facts
from pipeline.check.examples import drop_invalid_examples
from pipeline.documents import PipelineError
from tests.pipeline.small_documents import an_object, document, operation, parameter

PAGE = "spec/pages/get-a.md"
NUMBER: dict[str, Any] = {"type": "integer"}


def with_examples(source: str) -> dict[str, Any]:
    """A document with examples at every place, of which some fit."""
    response = an_object([], n={**NUMBER, "example": "seven"}, many={**NUMBER, "examples": ["x", 7, "y"]})
    get = operation("get-a", parameter("q", schema=NUMBER, example="abc"), response=response)
    get["responses"]["200"]["content"]["application/json"] |= {
        "example": {"n": 1, "many": "x"},
        "examples": {"one": {"value": {"n": "x"}}, "two": {"value": "none"}},
    }
    get["responses"] |= {key: {"description": "Refused"} for key in ("401", "429")}
    made = document({"/a": {"get": {**get, "x-source": source}}})
    made["components"]["schemas"]["Thing"]["x-source"] = source
    return made


def test_example_of_a_page_that_does_not_fit_is_left_out_with_a_note() -> None:
    made = with_examples(PAGE)
    notes = drop_invalid_examples(made)
    get = made["paths"]["/a"]["get"]
    content = get["responses"]["200"]["content"]["application/json"]
    assert content["schema"]["properties"] == {"n": NUMBER, "many": {**NUMBER, "examples": [7]}}
    assert content["example"] == {"n": 1}
    assert content["examples"] == {"one": {"value": {}}}
    assert "example" not in get["parameters"][0]
    assert len(notes) == 7
    assert all(note.startswith(f"{PAGE}: /paths/~1a/get/") for note in notes)
    assert any(
        note.endswith("n/example: the example does not fit its own schema, left out: 'seven' is not of type 'integer'")
        for note in notes
    )
    check_facts(made)


def test_example_of_our_own_that_does_not_fit_is_an_error() -> None:
    made = with_examples("spec/transcribed/things.yaml")
    assert drop_invalid_examples(made) == []
    with pytest.raises(PipelineError, match="n/example: the example does not fit its own schema"):
        check_facts(made)


def test_example_of_several_kinds_of_a_union_fits() -> None:
    union = {"oneOf": [NUMBER, {"type": "number"}], "example": 3}
    made = document({"/a": {"get": operation("get-a", response=None, status="204")}}, Count=union)
    assert drop_invalid_examples(made) == []


def test_example_list_that_has_none_left_is_gone() -> None:
    made = document({}, Count={**NUMBER, "examples": ["x", "y"], "x-source": PAGE})
    assert len(drop_invalid_examples(made)) == 2
    assert "examples" not in made["components"]["schemas"]["Count"]
