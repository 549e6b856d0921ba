"""What the operations say that they do: sentences, which become the first lines of docstrings."""

from pipeline.openapi.walk import operations
from tests.pipeline.real_sources import repaired

NAMES = {"MijnKlantportaal"}


def test_summaries_are_sentences_and_no_titles_of_pages() -> None:
    words = {
        source["operationId"]: [word.strip("()") for word in source["summary"].split()[1:]]
        for _, _, source in operations(repaired())
    }
    assert len(words) > 50
    assert {
        name: found for name, found in words.items() if any(map(str.istitle, found)) and not NAMES & set(found)
    } == {}
