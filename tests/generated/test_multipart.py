"""Forms: that each part arrives as it was given, and that nothing breaks out of its part."""

import datetime
import re

import pytest

from mijnklantportaal_api.runtime.uploads import Upload
from tests.generated.forms import described, form_operation, offer_operation, parts_of, sent_by
from tests.generated.samples import PDF


def test_multipart_parts_arrive_as_they_were_given() -> None:
    operation = offer_operation(
        send_notification=False,
        accepted_at=datetime.datetime(2026, 7, 1, 10, tzinfo=datetime.UTC),
        accepted_via_ip="192.0.2.10",
    )
    assert [described(part) for part in parts_of(sent_by(operation))] == [
        ("customerId", None, None, b"cst_1"),
        ("offerNumber", None, None, b"2026-001"),
        ("issuedAt", None, None, b"2026-11-20"),
        ("expiresAt", None, None, b"2026-12-20"),
        ("amount", None, None, b"12.95"),
        ("pdf", "pdf.pdf", "application/pdf", PDF),
        ("sendNotification", None, None, b"false"),
        ("acceptedAt", None, None, b"2026-07-01 12:00:00"),
        ("acceptedViaIp", None, None, b"192.0.2.10"),
    ]


def test_multipart_boundary_is_new_for_each_request() -> None:
    operation = offer_operation()
    boundaries = {sent_by(operation).headers["Content-Type"] for _ in range(5)}
    assert len(boundaries) == 5
    assert all(re.fullmatch(r"multipart/form-data; boundary=\w{32,}", boundary) for boundary in boundaries)


@pytest.mark.parametrize("boundary", [b"+++", b"boundary", b"-" * 30])
def test_multipart_content_that_looks_like_a_boundary_adds_no_field(boundary: bytes) -> None:
    forged = b'\r\n--%b\r\nContent-Disposition: form-data; name="amount"\r\n\r\n0.01\r\n--%b--\r\n' % (
        boundary,
        boundary,
    )
    operation = offer_operation(PDF + forged, offer_number="1" + forged.decode())
    contents = {name: content for name, _, _, content in map(described, parts_of(sent_by(operation)))}
    assert len(contents) == 6
    assert contents["amount"] == b"12.95"
    assert contents["offerNumber"] == b"1" + forged
    assert contents["pdf"] == PDF + forged


@pytest.mark.parametrize(
    "file_name",
    ['with "quotes".pdf', "line\r\nX-Forged: yes.pdf", "één ☃.pdf", "semi;colon=.pdf", "per%cent.pdf"],
    ids=repr,
)
def test_multipart_file_name_never_breaks_out_of_its_header(file_name: str) -> None:
    parts = parts_of(sent_by(offer_operation(Upload(content=PDF, file_name=file_name))))
    assert len(parts) == 6
    assert parts[5].keys() == ["Content-Disposition", "Content-Type"]
    assert described(parts[5])[2:] == ("application/pdf", PDF)
    assert 'filename="' in sent_by(offer_operation(Upload(content=PDF, file_name=file_name))).content.decode()


def test_multipart_files_in_one_field_all_arrive() -> None:
    first, second = (
        Upload(content=text, file_name=f"{text.decode()}.txt", content_type="text/plain") for text in (b"a", b"b")
    )
    parts = parts_of(sent_by(form_operation(files=[first, second], **{'with"quote': "x"})))
    assert [described(part)[1:] for part in parts[:2]] == [
        ("a.txt", "text/plain", b"a"),
        ("b.txt", "text/plain", b"b"),
    ]
    assert {described(part)[0] for part in parts[:2]} == {"files[]"}
    assert len(parts) == 3
