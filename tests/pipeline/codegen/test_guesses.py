"""What is still a guess, ordered by what a wrong guess would cost a caller."""

import pytest

from pipeline.codegen.guess_docs import guess_page, guess_summary
from pipeline.codegen.guesses import CONCERNS, Guess, guesses
from pipeline.documents import Document
from tests.pipeline.small_documents import PAGE, TEXT, an_object, json_content, operation, package_of, parameter

MARKS = {"x-inferred": {"200": "others do", "404": "others have it", "operationId": "made up"}}


def found(described: Document, method: str = "get") -> dict[str, str]:
    """The concerns of guesses, by place and fact."""
    made = guesses(package_of({"/things": {method: described}}))
    return {f"{guess.place} {guess.fact}": guess.concern.title for guess in made}


@pytest.mark.parametrize(
    ("method", "success"), [("get", "Success of requests that read"), ("post", "Success of requests that write")]
)
def test_guesses_about_a_success_cost_more_where_it_writes(method: str, success: str) -> None:
    assert found(operation("do-thing") | MARKS, method) == {
        "things.do 200": success,
        "things.do 404": "Errors",
        "things.do operationId": "Names",
    }


@pytest.mark.parametrize(
    ("mark", "concern"),
    [
        ("required: seen", "Fields that responses always have, and that are never None"),
        ("null: for most", "Fields that responses always have, and that are never None"),
        ("pattern: as in the example", "Types, forms and values in responses"),
        ("unit: bytes", "What values mean"),
    ],
)
def test_guesses_about_fields_cost_most_in_requests(mark: str, concern: str) -> None:
    name = {**TEXT, "x-inferred": mark}
    fact = mark.partition(":")[0]
    response = operation("get-thing", response=an_object(["name"], name=name))
    assert found(response) == {f"GetThingResponse.name {fact}": concern}
    request = operation("add-thing", body=json_content(an_object(["name"], name=name)))
    assert found(request, "post") == {f"AddThingRequest.name {fact}": "What requests must hold"}


def test_guesses_about_a_body_and_a_zone_are_about_requests() -> None:
    zone = {**TEXT, "x-undocumented": {"zone": "taken to be that of Amsterdam", "unit": "no page says it"}}
    described = operation("add-thing", body=json_content(an_object([], at=zone)))
    described["requestBody"]["x-inferred"] = "required: there is nothing to add without it"
    assert found(described, "post") == dict.fromkeys(
        ["things.add required", "AddThingRequest.at zone"], "What requests must hold"
    )


def test_guesses_about_pages_end_when_they_are_observed() -> None:
    page = parameter("page", schema={"type": "integer"})
    described = operation("list-things", page, response=PAGE)
    facts = ["page size", "order", "past the end"]
    assert found(described) == {f"things.list {fact}": "Pages of lists" for fact in facts}
    assert not found(described | {"x-observed": dict.fromkeys(facts, "so it was")})


def test_guesses_of_what_operations_share_count_once() -> None:
    shared = {"description": "Wrong token", "x-inferred": {"everything": "no page names it"}}
    paths = {f"/{name}": {"get": operation(f"get-{name}")} for name in ("one", "two")}
    for item in paths.values():
        item["get"]["responses"]["401"] = shared
    [guess] = guesses(package_of(paths))
    assert (guess.place, guess.fact, guess.concern.title) == ("", "401", "Errors")
    paths["/one"]["get"]["x-observed"] = {"401": "once"}
    assert len(guesses(package_of(paths))) == 1  # of the other one


def test_guesses_are_listed_with_the_costliest_first() -> None:
    made = guesses(package_of({"/things": {"post": operation("add-thing", body=json_content(an_object([], a=TEXT)))}}))
    assert made == []
    some = [Guess(concern, "things.add", f"fact {number}", "so") for number, concern in enumerate(CONCERNS)]
    page = guess_page(some)
    titles = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    assert titles == [concern.title for concern in CONCERNS]
    assert "| `fact 0` | so | `things.add` |" in page
    summary = guess_summary(some)
    assert f"relies on {len(CONCERNS)} facts" in summary
    assert f"| {CONCERNS[0].title} | 1 | {CONCERNS[0].cost} |" in summary
    assert guess_summary([]).endswith("Every fact is documented or observed.\n")
