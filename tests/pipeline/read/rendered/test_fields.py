import pytest

from pipeline.documents import PipelineError
from pipeline.read.page_text import page_of
from pipeline.read.rendered.fields import Field, Section, read_section


def read(text: str) -> tuple[Section, list[str]]:
    page = page_of(text, "p.txt")
    return read_section(page, page.lines), page.notes


def only(text: str) -> Field:
    section, notes = read(text)
    assert not notes
    (field,) = section.fields
    return field


def test_field_has_name_type_badges_description_and_example() -> None:
    field = only('amount\nstring\nrequired\n\nWhat it costs\n\nExample:\n\n"12.95"\n')
    assert (field.name, field.type, field.required, field.line) == ("amount", "string", True, 1)
    assert field.description == "What it costs"
    assert field.keywords == {"example": "12.95"}


def test_field_the_lines_before_the_first_field_are_the_preamble() -> None:
    section, _ = read("application/json\nSent as JSON\n\nid\nstring\n")
    assert [line.text for line in section.preamble] == ["application/json", "Sent as JSON", ""]


def test_field_a_section_without_fields_is_all_preamble() -> None:
    section, _ = read("Nothing to send\n")
    assert not section.fields
    assert section.preamble[0].text == "Nothing to send"


@pytest.mark.parametrize(
    "description",
    ["string", "object", "kind", "required", "Body", "Response", "Next", "Note: it's a draft", "file"],
)
def test_field_a_description_may_look_like_anything_else(description: str) -> None:
    section, _ = read(f"kind\nstring\n\n{description}\n\nsize\ninteger\n\nHow big\n")
    assert [(field.name, field.type, field.description) for field in section.fields] == [
        ("kind", "string", description),
        ("size", "integer", "How big"),
    ]


def test_fields_may_be_called_like_types_and_badges() -> None:
    section, _ = read("string\nstring\n\nfile\nfile\nrequired\n\nrequired\nboolean\nrequired\n\ntype\nobject\n")
    assert [(field.name, field.type, field.required) for field in section.fields] == [
        ("string", "string", False),
        ("file", "file", True),
        ("required", "boolean", True),
        ("type", "object", False),
    ]


def test_field_a_description_keeps_its_paragraphs_and_lists() -> None:
    field = only("state\nstring\n\nOne of these:\n\n- new\n- used\n\nAsk when in doubt.\n")
    assert field.description == "One of these:\n\n- new\n- used\n\nAsk when in doubt."


@pytest.mark.parametrize(
    ("text", "badges", "default"),
    [
        ("n\ninteger\ndefault:10\nrequired\n", ["required"], "10"),
        ("n\ninteger\ndefault:\n10\n", [], "10"),
        ("n\nintegerdefault:10\n", [], "10"),
        ("n\ninteger\nread-only\ndeprecated\n", ["read-only", "deprecated"], None),
        ("n\nstring\nheader\nrequired\n", ["header", "required"], None),
        ("n\nstringheaderrequired\n", ["header", "required"], None),
        ("n\nstring\n\nwrite-only\n\nText\n", [], None),
    ],
)
def test_field_badges_are_right_below_the_type(text: str, badges: list[str], default: str | None) -> None:
    field = only(text)
    assert (field.badges, field.default) == (badges, default)


def test_field_the_location_is_a_badge() -> None:
    assert only("X-Key\nstring\nheader\nrequired\n").location == "header"
    assert only("X-Key\nstring\n").location is None


def test_field_a_copy_with_a_blank_line_below_every_line() -> None:
    section, _ = read("per\\_page\n\ninteger\n\nrequired\n\ndefault:15\n\nHow many.\n\nid\n\nstring\n\nWhich\n")
    assert [(field.name, field.default, field.required, field.description) for field in section.fields] == [
        ("per_page", "15", True, "How many."),
        ("id", None, False, "Which"),
    ]


def test_field_a_copy_without_blank_lines() -> None:
    section, notes = read('id\nstringrequired\nWhich one\nExample:\n"x"\nsize\ninteger\nHow big\n')
    assert [(field.name, field.description) for field in section.fields] == [
        ("id", "Which one"),
        ("size", "How big"),
    ]
    assert not notes


@pytest.mark.parametrize("text", ["lines.\namount\nnumber\n", "lines.amount\nnumber\n", "lines[].amount\nnumber\n"])
def test_field_names_of_inner_fields_carry_their_parent(text: str) -> None:
    section, _ = read(f"lines\nobject[]\n\nHide child attributes\n\n{text}")
    assert [field.name for field in section.fields] == ["lines", "lines.amount"]
    assert section.fields[0].children == "shown"


def test_field_the_last_word_of_a_sentence_is_not_a_parent() -> None:
    section, _ = read("a\nstring\nIt is what it\nis.\nb\nstring\n")
    assert [(field.name, field.description) for field in section.fields] == [
        ("a", "It is what it\nis."),
        ("b", ""),
    ]


def test_field_links_of_a_markdown_copy_are_not_text() -> None:
    assert only("[](#body-a)\na\nstring\n\nText\n").description == "Text"


@pytest.mark.parametrize("button", ["Show child attributes", "Show 3 properties", "Show Hide child attributes"])
def test_field_collapsed_children_are_remembered(button: str) -> None:
    assert only(f"customer\nobject\n\nWho\n\n{button}\n").children == "hidden"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id\nstring\n\namount\nmoney\nrequired\n", 5),
        ("id\nstring\n\namount\nmoney<eur>\n\nText\n", 5),
        ("application/json\namount\nmoney[]\n", 3),
        ("amount\nmoney | null\n", 2),
    ],
)
def test_field_a_type_that_is_not_known_is_an_error_with_its_line(text: str, line: int) -> None:
    with pytest.raises(PipelineError, match=rf"^p\.txt:{line}: the type money\S*( \| null)? of the field amount"):
        read(text)


def test_field_text_below_the_end_of_a_field_is_noted_in_full() -> None:
    section, notes = read('a\nstring\n\nExample:\n\n"x"\n\nRows of the bill\n\nb\nstring\n')
    assert section.fields[0].description == ""
    assert notes == [
        "Line 8: text after the end of the field `a` that belongs to no field, left out: 'Rows of the bill'."
    ]


def test_field_an_example_that_is_cut_off_is_noted() -> None:
    section, notes = read('a\nstring\n\nText\n\nExample:\n\n"2024-0')
    assert "example" not in section.fields[0].keywords
    assert notes == ["Line 8: the value of `Example:` of `a` is not JSON (cut off?), left out: '\"2024-0'."]


def test_field_a_label_that_ends_the_page_is_noted() -> None:
    _, notes = read("a\nstring\n\nText\n\nExample:\n")
    assert notes == ["Line 6: `Example:` of `a` has no value: cut off."]


def test_field_a_label_without_a_value_is_description_and_noted() -> None:
    section, notes = read("a\nstring\n\nExample:\n\nlike this one\n\nb\nstring\n")
    assert section.fields[0].description == "Example:\n\nlike this one"
    assert len(notes) == 1


def test_field_a_name_at_the_end_of_the_page_is_noted() -> None:
    section, notes = read("a\nstring\n\nText\n\ncreatedAt")
    assert section.fields[0].description == "Text"
    assert notes[0] == "Line 6: `createdAt` at the end may be the name of a field that is cut off."
