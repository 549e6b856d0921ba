"""What the document says of operations and fields, which becomes docstrings."""

import re

from pipeline.documents import format_yaml
from pipeline.openapi.references import resolved
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


def test_errors_speak_of_this_id_only_where_the_path_has_one() -> None:
    document = repaired()
    found = {
        path: resolved(document, source["responses"]["404"])["description"]
        for path, _, source in operations(document)
        if "404" in source["responses"]
    }
    assert {path for path, text in found.items() if "this id" in text} == {path for path in found if "{" in path}


def test_descriptions_of_the_vendor_are_plain_english() -> None:
    words = "Indicates|fallback|[Aa]rray of|is set here|send notification|which is used|not provided|ATOM|Only Euro"
    assert re.findall(rf".*(?:{words}).*", format_yaml(repaired())) == []
