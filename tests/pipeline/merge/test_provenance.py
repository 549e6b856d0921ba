"""What is remembered of what each source said: whose a fact is, who differs, and what nobody needs."""

import pytest

from pipeline.documents import Rank, Source
from pipeline.merge.provenance import Fact, Outcome, Provenance, shown

OURS, RENDERED, MARKDOWN = (
    Source(name, rank, {})
    for name, rank in (
        ("ours", Rank.TRANSCRIPTION),
        ("rendered", Rank.RENDERED_PAGE),
        ("markdown", Rank.MARKDOWN_PAGE),
    )
)
PLACE = "/components/schemas/Customer"


def noted(*notes: tuple[Source, Outcome, str]) -> Provenance:
    """The provenance after these were noted one after the other."""
    provenance = Provenance()
    for source, outcome, place in notes:
        provenance.source = source
        provenance.note(outcome, place)
    return provenance


def test_ledger_a_part_is_from_the_source_of_the_nearest_part_around_it() -> None:
    provenance = noted((OURS, Outcome.ADDS, PLACE), (RENDERED, Outcome.ADDS, f"{PLACE}/properties/id"))
    owners = {
        place: source and source.name
        for place in (PLACE, f"{PLACE}/type", f"{PLACE}/properties/id/type", f"{PLACE}s", "/components/schemas", "")
        for source in [provenance.origin(place)]
    }
    assert list(owners.values()) == ["ours", "ours", "rendered", None, None, None]


@pytest.mark.parametrize(
    ("first", "second", "outcome", "owner"),
    [
        (RENDERED, RENDERED, Outcome.ADDS, "second"),
        (OURS, RENDERED, Outcome.CONFIRMS, "second"),
        (OURS, RENDERED, Outcome.CONTRADICTS, "second"),
        (OURS, RENDERED, Outcome.UNSAID, "first"),
        (RENDERED, RENDERED, Outcome.CONFIRMS, "first"),
        (RENDERED, RENDERED, Outcome.CONTRADICTS, "first"),
        (MARKDOWN, RENDERED, Outcome.CONFIRMS, "first"),
    ],
)
def test_ledger_a_fact_is_from_the_best_source_that_says_it(
    first: Source, second: Source, outcome: Outcome, owner: str
) -> None:
    sources = Source("first", first.rank, {}), Source("second", second.rank, {})
    for place in (PLACE, f"{PLACE}/type"):
        provenance = noted((sources[0], Outcome.ADDS, PLACE), (sources[1], outcome, place))
        found = provenance.origin(place)
        assert found is not None
        assert found.name == owner


def test_ledger_a_fact_that_is_left_unsaid_stays_with_its_source_when_the_rest_goes_to_another() -> None:
    provenance = noted((OURS, Outcome.ADDS, PLACE), (RENDERED, Outcome.UNSAID, f"{PLACE}/pattern"))
    provenance.visited(PLACE)
    owners = [provenance.origin(place) for place in (PLACE, f"{PLACE}/pattern", f"{PLACE}/type")]
    assert owners == [RENDERED, OURS, RENDERED]


def test_ledger_a_part_that_a_lesser_source_visits_stays_where_it_was() -> None:
    provenance = noted((RENDERED, Outcome.ADDS, PLACE))
    for source in (OURS, Source("other", Rank.RENDERED_PAGE, {})):
        provenance.source = source
        provenance.visited(PLACE)
        assert provenance.origin(PLACE) == RENDERED


@pytest.mark.parametrize(
    ("first", "second", "outranks"),
    [
        (None, OURS, True),
        (OURS, OURS, False),
        (OURS, RENDERED, True),
        (RENDERED, MARKDOWN, True),
        (RENDERED, OURS, False),
        (MARKDOWN, MARKDOWN, False),
    ],
)
def test_ledger_a_source_outranks_those_of_a_lesser_kind(first: Source | None, second: Source, outranks: bool) -> None:
    provenance = noted((first, Outcome.ADDS, PLACE)) if first else Provenance()
    provenance.source = second
    assert provenance.outranks(f"{PLACE}/type") is outranks


@pytest.mark.parametrize(
    ("before", "source", "is_overtaken"),
    [
        (None, RENDERED, False),
        (OURS, None, False),
        (OURS, OURS, False),
        (OURS, RENDERED, True),
        (OURS, MARKDOWN, True),
        (RENDERED, OURS, False),
        (RENDERED, MARKDOWN, False),
    ],
)
def test_ledger_pages_overtake_transcriptions_alone(
    before: Source | None, source: Source | None, is_overtaken: bool
) -> None:
    provenance = noted((before, Outcome.ADDS, PLACE)) if before else Provenance()
    names = [one.name if one else "" for one in (source, before)]
    expected = Fact(Outcome.CONFIRMS, f"{PLACE}/type", names[0], 1, 2, names[1], is_overtaken)
    assert provenance.fact(Outcome.CONFIRMS, f"{PLACE}/type", source, 1, 2) == expected


@pytest.mark.parametrize(
    ("outcome", "place", "is_overtaken", "is_needless"),
    [
        (Outcome.CONFIRMS, f"{PLACE}/properties/id/type", True, True),
        (Outcome.CONTRADICTS, f"{PLACE}/properties/id/type", True, True),
        (Outcome.ADDS, f"{PLACE}/properties/id/type", True, False),
        (Outcome.UNSAID, f"{PLACE}/properties/id/type", True, False),
        (Outcome.CONFIRMS, f"{PLACE}/properties/id/type", False, False),
        (Outcome.CONFIRMS, f"{PLACE}/type", True, False),
        (Outcome.CONFIRMS, "/paths/~1customers/get/parameters/query:page/name", True, False),
        (Outcome.CONFIRMS, "/paths/~1customers/parameters/query:page/in", True, False),
        (Outcome.CONFIRMS, "/paths/~1customers/get/parameters/query:page/required", True, True),
        (Outcome.CONFIRMS, "/info/title", True, True),
        (Outcome.CONFIRMS, "/info", True, False),
    ],
)
def test_ledger_facts_that_a_page_says_are_needless_but_for_what_finds_their_place(
    outcome: Outcome, place: str, is_overtaken: bool, is_needless: bool
) -> None:
    assert Fact(outcome, place, "page", 1, 2, "ours", is_overtaken).is_needless is is_needless


def test_ledger_facts_are_sentences() -> None:
    texts = [Fact(outcome, "/info", "page", None, [1], "ours", False).text() for outcome in Outcome]
    assert texts == [
        "page confirms /info",
        "page adds /info",
        "ours contradicts page at /info: [1] against nothing",
        "page leaves unsaid /info",
    ]


@pytest.mark.parametrize(("length", "text"), [(118, f"'{'n' * 118}'"), (119, f"'{'n' * 116}...")])
def test_ledger_long_values_are_cut(length: int, text: str) -> None:
    assert shown("n" * length) == text
    assert shown(None) == "nothing"


@pytest.mark.parametrize(("names", "order"), [(("a", "b"), "a and b"), (("b", "a"), "a and b")])
def test_ledger_sources_of_one_kind_that_differ_are_a_conflict_in_the_order_of_their_names(
    names: tuple[str, str], order: str
) -> None:
    first, second = (Source(name, Rank.RENDERED_PAGE, {}) for name in names)
    provenance = noted((first, Outcome.ADDS, PLACE))
    provenance.source = second
    provenance.conflict(f"{PLACE}/type", second.name, first.name)
    assert provenance.conflicts == [f"{order} differ at {PLACE}/type: 'a' and 'b'"]
    assert [fact.outcome for fact in provenance.facts] == [Outcome.ADDS]


def test_ledger_the_first_of_two_things_that_one_source_says_stands() -> None:
    provenance = noted((RENDERED, Outcome.ADDS, PLACE))
    provenance.conflict(f"{PLACE}/type", "b", "a")
    assert provenance.conflicts == []
    assert provenance.facts[-1] == Fact(
        Outcome.CONTRADICTS, f"{PLACE}/type", "rendered", "b", "a", "rendered", is_overtaken=False
    )


def test_ledger_strangers_are_the_facts_that_are_not_from_the_owner() -> None:
    provenance = noted(
        (OURS, Outcome.ADDS, PLACE),
        (RENDERED, Outcome.ADDS, f"{PLACE}/type"),
        (OURS, Outcome.ADDS, f"{PLACE}/properties/b"),
        (OURS, Outcome.ADDS, f"{PLACE}/properties/a/b/c"),
        (MARKDOWN, Outcome.ADDS, f"{PLACE}/format"),
        (MARKDOWN, Outcome.ADDS, f"{PLACE}s/type"),
    )
    assert provenance.strangers(PLACE, "markdown") == {
        "ours": ["properties/a/b/c", "properties/b"],
        "rendered": ["type"],
    }
    assert list(provenance.strangers(PLACE, "markdown")) == ["ours", "rendered"]
    assert provenance.strangers(PLACE, "ours") == {"markdown": ["format"], "rendered": ["type"]}


@pytest.mark.parametrize(
    ("sources", "best", "page"),
    [
        ((OURS,), OURS, None),
        ((OURS, RENDERED), RENDERED, RENDERED),
        ((RENDERED, OURS), RENDERED, RENDERED),
        ((MARKDOWN, RENDERED, OURS), MARKDOWN, MARKDOWN),
    ],
)
def test_ledger_the_best_source_is_the_one_of_the_best_kind(
    sources: tuple[Source, ...], best: Source, page: Source | None
) -> None:
    provenance = noted(*((source, Outcome.ADDS, f"{PLACE}/{source.name}") for source in sources))
    assert provenance.best(PLACE) == best
    assert provenance.page(PLACE) == page
