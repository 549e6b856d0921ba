"""What generated packages send as a form, and what they refuse to send."""

import io
from datetime import UTC, datetime
from decimal import Decimal
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.pipeline.generated_portal import Portal

THING = {"id": "thg_1"}


@pytest.mark.usefixtures("packages")
def test_generated_form_sends_files_lists_and_objects() -> None:
    portal = Portal("small_operations", THING)
    portal.things.upload(
        photos=[b"one", b"two"],
        manual=b"%PDF-1.7",
        address={"city": "Utrecht", "main": True},
        lines=[{"amount": "1"}, {"amount": Decimal("2.5")}],
        tags=["a", "b"],
        bought=datetime(2026, 7, 1, 10, tzinfo=UTC),
        collected=datetime(2026, 1, 1, 23, 59, 30, tzinfo=UTC),
        number=7,
        container="bag_1",
        note=None,
    )
    request = portal.requests[-1]
    form = message_from_bytes(
        b"Content-Type: " + request.headers["Content-Type"].encode() + b"\r\n\r\n" + request.content
    )
    assert [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_payload(decode=True),
        )
        for part in form.walk()
        if not part.is_multipart()
    ] == [
        ("photos[]", "photos[0]", b"one"),
        ("photos[]", "photos[1]", b"two"),
        ("manual", "manual.pdf", b"%PDF-1.7"),
        ("address[city]", None, b"Utrecht"),
        ("address[main]", None, b"true"),
        ("lines[0][amount]", None, b"1.00"),
        ("lines[1][amount]", None, b"2.50"),
        ("tags[]", None, b"a"),
        ("tags[]", None, b"b"),
        ("bought", None, b"2026-07-01 12:00:00"),
        ("collected", None, b"2026-01-02 00:59"),
        ("number", None, b"7"),
        ("container", None, b"bag_1"),
    ]


@pytest.mark.usefixtures("packages")
def test_generated_form_too_many_files_and_wrong_choices_are_refused() -> None:
    portal = Portal("small_operations", THING)
    with pytest.raises(ValueError, match=r"^photos: expected 0 to 3 items, got 4$"):
        portal.things.upload(photos=[b""] * 4)
    with pytest.raises(ValueError, match=r"^colour: expected one of 'red', 'green', got 'blue'$"):
        portal.things.create(name="A", colour="blue", size=2, price=1)
    assert portal.requests == []


class Trickle:
    """A file that can be read once and tells nothing of itself."""

    def __init__(self, content: bytes) -> None:
        self._file = io.BytesIO(content)

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


@pytest.mark.usefixtures("packages")
def test_generated_form_files_that_are_too_large_together_are_refused_before_anything_is_sent(
    tmp_path: Path,
) -> None:
    path = tmp_path / "photo"
    path.write_bytes(b"p" * 41)
    opened = io.BytesIO(b"o" * 40)
    opened.seek(40)
    portal = Portal("small_operations", THING)
    with pytest.raises(ValueError, match=r"^photos: 101 bytes in total, but the API takes 100; send fewer or smaller"):
        portal.things.upload(photos=[path, opened, b"b" * 20])
    assert portal.requests == []
    assert opened.tell() == 40
    portal.things.upload(photos=[path, opened, b"b" * 19])
    assert len(portal.requests) == 1


@pytest.mark.usefixtures("packages")
def test_generated_form_a_file_whose_size_is_not_known_is_sent_whatever_its_size() -> None:
    portal = Portal("small_operations", THING)
    portal.things.upload(photos=[Trickle(b"t" * 101)])
    assert b"t" * 101 in portal.requests[0].content


@pytest.mark.usefixtures("packages")
def test_generated_form_an_id_may_have_any_of_its_kinds_of_prefix() -> None:
    portal = Portal("small_operations", THING)
    portal.things.upload(photos=[], container="box_1")
    with pytest.raises(ValueError, match=r"^container: expected an id that starts with 'box_' or 'bag_', got 'thg_1'$"):
        portal.things.upload(photos=[], container="thg_1")
