"""Models, lists, forms, addresses and files: how what is made of single values is written."""

import io
import json
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal_api.models import OfferLine
from mijnklantportaal_api.runtime import bodies, mismatches, model, operation, uploads, writing
from mijnklantportaal_api.runtime.flow import Spool
from mijnklantportaal_api.runtime.upload_content import FixedContent
from mijnklantportaal_api.runtime.uploads import Upload

LINE = {"description": "Boat", "amount_excl_vat": "1.00", "vat_rate": 21}
WIRE_LINE = {"description": "Boat", "amountExclVat": "1.00", "vatRate": 21}


def write_line(name: str, value: object) -> dict[str, Any]:
    written: dict[str, Any] = writing.write_model(name, value, OfferLine)
    return written


def test_model_and_mapping_are_written_alike() -> None:
    line = OfferLine(description="Boat", amount_excl_vat=1, vat_rate=21)
    assert writing.write_each("lines", [line, LINE], write_line) == [WIRE_LINE, WIRE_LINE]
    assert writing.write_each("lines", (LINE,), write_line) == [WIRE_LINE]


@pytest.mark.parametrize(
    ("line", "error", "message"),
    [
        (LINE | {"amount_excl_vat": 1.5}, TypeError, r"^lines\[1\]\.amount_excl_vat: expected Decimal"),
        (LINE | {"vat_rate": 6}, ValueError, r"^lines\[1\]\.vat_rate: expected one of"),
        (
            LINE | {"vatRate": 6},
            TypeError,
            r"^lines\[1\]: OfferLine has no field 'vatRate'; its fields are desc.*, vat_rate$",
        ),
        (LINE | {5: 6}, TypeError, r"^lines\[1\]: OfferLine has no field 5; its fields are "),
        ({"description": "Boat"}, TypeError, r"^lines\[1\]: OfferLine needs amount_excl_vat and vat_rate$"),
        (None, TypeError, r"^lines\[1\]: expected OfferLine or a mapping, got NoneType$"),
    ],
)
def test_model_with_a_wrong_value_deep_inside_is_refused_by_its_path(
    line: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        writing.write_each("lines", [LINE, line], write_line)


@pytest.mark.parametrize("wrong", ["text", b"bytes", {"a": 1}, None, 5], ids=repr)
def test_list_refuses_what_is_not_one(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"^lines: expected a list, got "):
        writing.write_each("lines", wrong, write_line)


@pytest.mark.parametrize(("count", "found"), [(0, "none"), (3, "3")])
def test_list_with_too_few_or_too_many_items_is_refused(count: int, found: str) -> None:
    with pytest.raises(ValueError, match=rf"^lines: expected 1 to 2 items, got {found}$"):
        writing.write_each("lines", [LINE] * count, write_line, minimum=1, maximum=2)


def test_list_without_an_upper_limit_still_refuses_too_few_items() -> None:
    with pytest.raises(ValueError, match=r"^lines: expected 1 or more items, got none$"):
        writing.write_each("lines", [], write_line, minimum=1)


@pytest.mark.parametrize(
    ("key", "error", "message"),
    [(1, TypeError, "^sizes: expected names as str, got int$"), ("\ud800", ValueError, "^sizes: ")],
)
def test_mapping_has_names_that_can_be_sent(key: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        writing.write_mapping("sizes", {"a": 1, key: 2})


def test_mapping_is_kept_and_other_things_are_refused() -> None:
    assert writing.write_mapping("extra", {"a": 1}) == {"a": 1}
    with pytest.raises(TypeError, match=r"^extra: expected a mapping, got list$"):
        writing.write_mapping("extra", [])


@pytest.mark.parametrize(("value", "text"), [(True, "true"), (False, "false"), (0, "0"), (1, "1"), ("True", "True")])
def test_form_value_is_text(value: Any, text: str) -> None:
    assert operation.form_text(value) == text


def sent_form(form: dict[str, Any]) -> list[tuple[str, str]]:
    """The parts of a form as they are sent: name and text, or the name of a file."""
    flow = bodies.form_of(operation.Operation("create", "POST", "/things", json.loads, form=form), ExitStack())
    try:
        step = next(flow)
        while True:
            assert isinstance(step, Spool)
            step = flow.send(step.upload)
    except StopIteration as end:
        parts: list[tuple[str, Any]] = end.value
    return [(name, file_name or content.decode()) for name, (file_name, content, _) in parts]


def test_form_names_of_nested_values_are_nested() -> None:
    photo = Upload(content=b"", file_name="a.png", content_type="image/png")
    form = {
        "name": "A",
        "tags": ["x", "y"],
        "lines": [{"amount": "1.00", "tags": ["z"]}, {"amount": "2.00"}],
        "address": {"city": "Utrecht", "main": True},
        "photos": [photo],
    }
    assert sent_form(form) == [
        ("name", "A"),
        ("tags[]", "x"),
        ("tags[]", "y"),
        ("lines[0][amount]", "1.00"),
        ("lines[0][tags][]", "z"),
        ("lines[1][amount]", "2.00"),
        ("address[city]", "Utrecht"),
        ("address[main]", "true"),
        ("photos[]", "a.png"),
    ]


def test_form_never_has_a_null() -> None:
    form = {"a": None, "b": [None, "x"], "c": {"d": None}, "e": []}
    assert sent_form(form) == [("b[]", "x")]


def test_query_values_are_text_and_lists_repeat_the_name() -> None:
    values = {"page": 2, "open": True, "unset": None, "ids": ["a", None, "b"], "none": []}
    assert operation.query_items(values) == (("page", "2"), ("open", "true"), ("ids", "a"), ("ids", "b"))


@pytest.mark.parametrize(
    ("value", "text"),
    [("2025-03-05 14:30", "2025-03-05%2014%3A30"), ("a+b&c=d", "a%2Bb%26c%3Dd"), ("é/", "%C3%A9%2F"), ("-._~", "-._~")],
)
def test_query_of_a_url_is_encoded_as_rfc_6570_says(value: str, text: str) -> None:
    assert operation.query_text([("start_at", value)]) == f"start_at={text}"


@pytest.mark.parametrize(
    ("value", "segment"),
    [
        ("cst_1", "cst_1"),
        (7, "7"),
        ("a/b", "a%2Fb"),
        ("../admin", "..%2Fadmin"),
        ("a?b#c", "a%3Fb%23c"),
        ("%2e%2e", "%252e%252e"),
        ("é ☃", "%C3%A9%20%E2%98%83"),
        ("a\r\nHost: x", "a%0D%0AHost%3A%20x"),
        ("...", "..."),
    ],
)
def test_path_parameter_stays_one_segment(value: Any, segment: str) -> None:
    assert operation.path_segment(value) == segment


@pytest.mark.parametrize("value", ["", ".", ".."], ids=repr)
def test_path_parameter_that_would_lead_elsewhere_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"can't be part of a URL; is the id right\?$"):
        operation.path_segment(value)


@given(st.text())
def test_path_parameter_never_breaks_out_of_its_segment(text: str) -> None:
    try:
        segment = operation.path_segment(text)
    except ValueError:
        return
    assert not set(segment) & set("/?#\\ \r\n")
    assert segment not in ("", ".", "..")


@pytest.mark.parametrize(
    ("path", "text"), [((), "$"), (("data", 7, "issued_at"), "data[7].issued_at"), ((0, "id"), "[0].id")]
)
def test_path_is_written_the_way_people_write_it(path: tuple[str | int, ...], text: str) -> None:
    assert mismatches.format_path(path) == text


@pytest.mark.parametrize(
    ("value", "file_name"),
    [
        (b"%PDF-", "pdf.pdf"),
        (Path("folder/offer 1.pdf"), "offer 1.pdf"),
        (Upload(content=b"", file_name="../up.pdf"), "up.pdf"),
        (Upload(content=Path("folder/offer.pdf")), "offer.pdf"),
    ],
)
def test_upload_gets_a_file_name_without_folders(value: Any, file_name: str) -> None:
    upload = uploads.write_upload("pdf", value, "application/pdf", ".pdf")
    assert upload.file_name == file_name
    assert upload.content_type == "application/pdf"


def test_upload_of_an_open_file_has_its_name(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    path.touch()
    with path.open("rb") as file:
        assert uploads.write_upload("pdf", file, "application/pdf", ".pdf").file_name == "offer.pdf"
    with tempfile.TemporaryFile() as unnamed:
        assert uploads.write_upload("pdf", unnamed, "application/pdf", ".pdf").file_name == "pdf.pdf"


def test_upload_keeps_what_it_says() -> None:
    upload = Upload(content=b"", file_name="a.png", content_type="image/png")
    assert uploads.write_upload("photo", upload, "application/octet-stream", "") == upload


@pytest.mark.parametrize("wrong", ["offer.pdf", Upload(content="offer.pdf")])  # type: ignore[arg-type]
def test_upload_of_a_path_as_text_is_refused_with_the_remedy(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"^pdf: .*for a path use pathlib\.Path\('offer\.pdf'\)$"):
        uploads.write_upload("pdf", wrong, "application/pdf", ".pdf")


@pytest.mark.parametrize("wrong", [None, 5, bytearray(b"%PDF-"), Upload(content=None)])  # type: ignore[arg-type]
def test_upload_refuses_what_is_not_a_file(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"^pdf: expected a path, bytes or an open binary file, got "):
        uploads.write_upload("pdf", wrong, "application/pdf", ".pdf")


def test_upload_of_a_long_path_as_text_is_refused_with_its_beginning() -> None:
    with pytest.raises(TypeError, match=rf"pathlib\.Path\('{'x' * 40}'\)$"):
        uploads.write_upload("pdf", "x" * 41, "application/pdf", ".pdf")


def test_upload_of_several_files_may_be_none_at_all() -> None:
    assert uploads.write_files("files", [], lambda name, value: value, total_bytes=10) == []


def test_upload_repr_leaves_out_its_progress() -> None:
    assert "progress" not in repr(Upload(content=b"", progress=lambda sent, size: None))


def test_upload_repr_leaves_out_its_content() -> None:
    assert "%PDF" not in repr(Upload(content=b"%PDF-1.7 " * 1000))


def test_upload_content_is_read_whole_without_a_size() -> None:
    assert FixedContent("pdf", io.BytesIO(b"%PDF-1.7"), 8).read() == b"%PDF-1.7"


@pytest.mark.parametrize("default", [model.UNSET, None, 7])
def test_field_that_a_response_lacks_has_its_default(default: object) -> None:
    assert model.WireField("name", "wireName", default=default).received({}) is default
