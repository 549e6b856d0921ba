"""What the pages of a list have in common: no page of the documentation says it, so it is granted or observed."""

from collections import Counter
from collections.abc import Iterator

from pipeline.documents import Document
from pipeline.observed import assumptions
from pipeline.observed.records import Pages
from pipeline.openapi.json_data import mapping
from pipeline.openapi.vocabulary import PAGES_OF_LIST

_GRANTED = {
    "page size": str(assumptions.PAGE_SIZE),
    "order": assumptions.ORDER,
    "past the end": assumptions.PAST_THE_END,
}


def page_facts(operation: Document) -> dict[str, str]:
    """What is known of the pages of a list by now, by the name of the fact."""
    stated = mapping(operation.get(PAGES_OF_LIST))
    return {fact: str(stated.get(fact, granted)) for fact, granted in _GRANTED.items()}


def seen_page_facts(pages: Pages) -> dict[str, list[str]]:
    """What was seen of each fact, where anything was; several things where they differ."""
    field = assumptions.order_field(pages)
    direction = pages.order[field].direction if field else "unknown"
    seen = {
        "page size": sorted(_sizes(pages)),
        "order": [] if direction == "unknown" or not pages.past_the_end else [direction],
        "past the end": sorted(+pages.past_the_end),
    }
    return {fact: values for fact, values in seen.items() if values}


def page_differences(operation: Document, pages: Pages) -> Iterator[tuple[str, str]]:
    """Each fact that differs from what is known, and what was seen in words."""
    known = page_facts(operation)
    for fact, seen in seen_page_facts(pages).items():
        others = [value for value in seen if value != known[fact]]
        if others:
            by = f" by {str(assumptions.order_field(pages)).removeprefix('/')}" if fact == "order" else ""
            yield fact, f"{', '.join(others)}{by} instead of {known[fact]}"


def page_evidence(pages: Pages) -> dict[str, int]:
    """How often each fact was seen."""
    field = assumptions.order_field(pages)
    order = pages.order[field] if field else None
    return {
        "page size": _sizes(pages).total(),
        "order": order.rising + order.falling if order else 0,
        "past the end": pages.past_the_end.total(),
    }


def _sizes(pages: Pages) -> Counter[str]:
    """How many objects pages had; what they say of it counts where no page was followed by another."""
    return +pages.sizes or +pages.stated_sizes
