"""With the rules, a page in the vendor's style says of each field what the repaired document says of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.documents import Document
from pipeline.openapi.walk import operations
from pipeline.read.pages import read_page
from pipeline.rules.apply import apply_rules
from tests.committed import committed_in_shorthand
from tests.pipeline.field_facts import Facts, field_facts
from tests.pipeline.real_sources import RULES
from tests.pipeline.vendor_style import HABITS, Habits, markdown_page, rendered_page

DOCUMENT: Document = committed_in_shorthand()
OPERATIONS = [(path, method) for path, method, _ in operations(DOCUMENT)]
# Where inner objects are lost, only the sample shows their fields.
PAGES = [
    *(pytest.param(".md", markdown_page, habits, id=f"markdown-{index}") for index, habits in enumerate(HABITS)),
    pytest.param(".txt", rendered_page, HABITS[1], id="rendered"),
]
UNSAID = {
    "customerGroups[]": "no example is an item",
    "customers[]": "no example is an item",
    "content[]": "either of two prefixes",
    "expiryValue": "digits in a text",
}


def facts_of(text: str, suffix: str, folder: Path) -> Facts:
    page = folder / f"page{suffix}"
    page.write_text(text, encoding="utf-8")
    # links become references, whose types are not shown here
    rules = [rule for rule in RULES if rule.change.get("use") != "link"]
    (source,) = apply_rules([read_page(page, page.name)], rules).sources
    ((_, _, operation),) = operations(source.document)
    return field_facts(source.document, operation)


def is_unsaid(place: str) -> bool:
    return any(place.endswith(name) for name in UNSAID)


@pytest.mark.parametrize(("suffix", "write", "habits"), PAGES)
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_rules_find_formats_patterns_choices_and_null_in_the_vendors_words(
    tmp_path: Path, path: str, method: str, suffix: str, write: Callable[..., str], habits: Habits
) -> None:
    found = facts_of(write(DOCUMENT, path, method, habits), suffix, tmp_path)
    known = field_facts(DOCUMENT, DOCUMENT["paths"][path][method])
    assert found
    assert {place: facts for place, facts in found.items() if not is_unsaid(place)} == {
        place: known.get(place) for place in found if not is_unsaid(place)
    }
