"""What the document says of operations and fields, which becomes docstrings."""

import re

from pipeline.documents import format_yaml
from pipeline.openapi.references import resolved
from pipeline.openapi.walk import operations
from tests.committed import committed_package
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


SMALL = re.compile(r"\b(?:an?|the|of|its?|is|are|be|at|in|on|to|for|with|from|by|one|all|and|or|that|who|which)\b")
VERBS = re.compile(r"\b(?:add|build|change|create|get|give|list|make|page through|put|read)\b")


def content_words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in re.findall(r"\w+", VERBS.sub("", SMALL.sub("", text.lower())))}


def test_descriptions_of_methods_begin_with_something_that_the_summary_does_not_say() -> None:
    methods = {
        f"{operation.resource}.{method.name}": method.docstring.split("\n\n")
        for operation in committed_package().operations
        for method in operation.methods
        if not method.natural_key
    }
    assert len(methods) > 60
    assert {
        name: texts[:2]
        for name, texts in methods.items()
        if not texts[1].startswith(("Args:", "Returns:"))
        if len(content_words(texts[1].partition(". ")[0]) - content_words(texts[0])) < 2
    } == {}
