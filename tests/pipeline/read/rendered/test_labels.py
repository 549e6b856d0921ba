import pytest

from pipeline.documents import Document
from pipeline.read.page_text import page_of
from pipeline.read.rendered.labels import is_bare_label, is_label, read_json, read_part


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ('Example:\n\n"12.95"', "string", {"example": "12.95"}),
        ("Example:\n\n12.5", "number", {"example": 12.5}),
        ("Example:\n\n`true`", "boolean", {"example": True}),
        ('Example:\n{\n  "a": [\n    1\n  ]\n}', "object", {"example": {"a": [1]}}),
        ('Example:\n\n[\n  "a"\n]\n', "array", {"example": ["a"]}),
        ("Example: null", "string", {"example": None}),
        ('Examples:\n\n"a"\n\n"b"', "string", {"examples": ["a", "b"]}),
        ('Examples:\n\n"a",\n"b"', "string", {"examples": ["a", "b"]}),
        ("Available options:\n\na,\n\nb,\n\nc d", "string", {"enum": ["a", "b", "c d"]}),
        ("Available options: `a`, `b` ", "string", {"enum": ["a", "b"]}),
        ("Available options:\na\n,\nb", "string", {"enum": ["a", "b"]}),
        ("Available options:\n0,\n9,\n21", "integer", {"enum": [0, 9, 21]}),
        ("Available options:\na,\nnull", "string", {"enum": ["a", None]}),
        ("Required range:\n\nx >= 1", "integer", {"minimum": 1}),
        ("Required range: 1 <= x <= 100", "integer", {"minimum": 1, "maximum": 100}),
        ("Required range: `0 < x < 1.5`", "number", {"exclusiveMinimum": 0, "exclusiveMaximum": 1.5}),
        ("Required range: x > -3", "integer", {"exclusiveMinimum": -3}),
        ("Required range: x <= 5", "integer", {"maximum": 5}),
        ("Required string length: 1 - 256", "string", {"minLength": 1, "maxLength": 256}),
        ("Required string length: 4", "string", {"minLength": 4, "maxLength": 4}),
        ("Minimum string length: 2", "string", {"minLength": 2}),
        ("Maximum string length: 9", "string", {"maxLength": 9}),
        ("Required array length: 1 - 5 elements", "array", {"minItems": 1, "maxItems": 5}),
        ("Required array length: 2 elements", "array", {"minItems": 2, "maxItems": 2}),
        ("Minimum array length: 1", "array", {"minItems": 1}),
        ("Maximum array length: 1 element", "array", {"maxItems": 1}),
        ("Maximum length: 5", "string", {"maxLength": 5}),
        ("Maximum length: 5", "array", {"maxItems": 5}),
        ("Pattern: ^[a-z]+$", "string", {"pattern": "^[a-z]+$"}),
        ('Allowed value: "paid"', "string", {"const": "paid"}),
        ("Allowed value: 3", "integer", {"const": 3}),
        ("Multiple of: 5", "integer", {"multipleOf": 5}),
    ],
)
def test_label_each_labelled_part_becomes_its_keyword(text: str, base: str, expected: Document) -> None:
    part = read_part(page_of(text, "p.txt").lines, 0, base)
    assert part is not None
    assert part.keywords == expected


@pytest.mark.parametrize(
    "text",
    [
        "Example:",
        "Example:\n\nas in real life",
        'Example:\n\n"cut',
        "Required range: some",
        "Minimum string length: few",
    ],
)
def test_label_without_a_value_of_its_kind_gives_no_keyword(text: str) -> None:
    assert read_part(page_of(text, "p.txt").lines, 0, "string") is None


def test_label_a_part_ends_where_its_value_ends() -> None:
    lines = page_of('Available options:\na,\nb\n\nleft over\nExample:\n"x"\n', "p.txt").lines
    part = read_part(lines, 0, "string")
    assert part is not None
    assert lines[part.end].text == "left over"


def test_labels_are_told_from_text() -> None:
    assert is_label("Example:")
    assert is_label("Pattern: a")
    assert not is_label("Note: a")
    assert not is_label("For Example:")
    assert is_bare_label("Example:")
    assert not is_bare_label("Example: 1")


@pytest.mark.parametrize("text", ["{", '{"a": 1} and more', "nothing", "NaN", "[" * 100_000])
def test_label_what_is_not_json_up_to_the_line_end_is_refused(text: str) -> None:
    assert read_json(page_of(text, "p.txt").lines, 0) is None


def test_label_json_tells_where_it_ends() -> None:
    found = read_json(page_of('\n{\n  "a": 1\n}\nnext', "p.txt").lines, 1)
    assert found is not None
    assert (found.value, found.end) == ({"a": 1}, 4)
