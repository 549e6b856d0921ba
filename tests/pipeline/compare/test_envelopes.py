"""What was observed of the pages of some lists is marked on the pages of all."""

from collections import Counter

import pytest

from pipeline.compare.comparison import compare
from pipeline.compare.envelopes import share_observed_envelopes
from pipeline.documents import Document
from pipeline.observed.records import Observations, Operation, Response
from tests.pipeline.compare.observed_things import DAY, OBSERVED_FILE, place
from tests.pipeline.small_documents import TEXT, an_object, document, list_of, operation, ref

FIELDS = ("current_page", "first_page_url", "from", "next_page_url", "path", "per_page", "prev_page_url", "to")


def page(**marks: object) -> Document:
    """A page of things whose `from` has marks."""
    fields = {name: dict(TEXT) for name in FIELDS} | {"from": TEXT | marks}
    return an_object([], data=list_of(ref("Thing")), **fields)


def test_envelopes_have_the_marks_of_all_lists_together() -> None:
    guess = {"x-inferred": "null: for a page without objects"}
    schemas = {
        "APage": page(**{"x-observed": {"null": "null in 3 of 9, until 2026-11-25"}}),
        "BPage": page(**{"x-observed": {"null": "null in 1 of 2, until 2026-11-26"}}),
        "CPage": page(**guess),
        "Other": an_object([], **{"from": TEXT | guess}),
    }
    shared = document({}, **schemas)
    share_observed_envelopes(shared)
    for name in ("APage", "BPage", "CPage"):
        found = shared["components"]["schemas"][name]["properties"]["from"]
        assert found == TEXT | {"x-observed": {"null": "on pages of 2 lists, until 2026-11-26"}}
    assert shared["components"]["schemas"]["Other"]["properties"]["from"] == TEXT | guess


@pytest.mark.parametrize(("missing", "is_observed"), [(0, True), (1, False)])
def test_envelopes_count_together_for_what_pages_always_have(missing: int, is_observed: bool) -> None:
    names = [*FIELDS, "data"]
    schemas = {f"{name}Page": page() | {"required": names} for name in "AB"}
    paths = {f"/{name}": {"get": operation(f"list-{name}", response=ref(f"{name}Page"))} for name in "AB"}
    places = {f"/{name}": place(15) for name in names}
    seen = Observations()
    for name, lacking in (("A", 0), ("B", missing)):
        found = {**places, "/path": place(15 - lacking, missing=lacking)}
        response = Response(15, Counter({"application/json": 15}), places={"": place(15, "object"), **found})
        seen.operations[f"list-{name}"] = Operation(f"GET /{name}", DAY, {"200": response})
    confirmed = compare(document(paths, **schemas), {OBSERVED_FILE: seen}).confirmed
    pages = {one.pointers[0] for one in confirmed if one.fact == "required"}
    assert ("/components/schemas/APage" in pages) is is_observed
    assert "/components/schemas/BPage/properties/from" in pages
