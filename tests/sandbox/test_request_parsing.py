"""What the sandbox accepts and refuses of requests, byte by byte where it matters."""

import json

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox, Upload

PDF = ("offer.pdf", b"%PDF-1.4 made for a test", "application/pdf")


def fields(customer_id: str, **changed: str) -> dict[str, str]:
    return {
        "customerId": customer_id,
        "offerNumber": "2026-001",
        "issuedAt": "2026-11-20",
        "expiresAt": "2026-12-20",
        "amount": "12.95",
        **changed,
    }


def refusal(response: httpx.Response) -> str:
    assert response.status_code == 422
    message = response.json()["message"]
    assert isinstance(message, str)
    return message


def test_request_an_upload_is_remembered(client: httpx.Client, sandbox: Sandbox, customer_id: str) -> None:
    name = "offerte één.pdf"
    response = client.post("/customer-offers", data=fields(customer_id), files={"pdf": (name, *PDF[1:])})
    assert response.status_code == 201
    expected = Upload(field="pdf", name=name, content_type="application/pdf", size=len(PDF[1]))
    assert sandbox.uploads_of(response.json()["id"]) == (expected,)


def test_request_a_large_upload_arrives_whole(client: httpx.Client, sandbox: Sandbox, customer_id: str) -> None:
    content = b"%PDF-1.4" + bytes(range(256)) * 12_000
    files = {"pdf": ("large.pdf", content, "application/pdf")}
    response = client.post("/customer-offers", data=fields(customer_id), files=files)
    assert sandbox.uploads_of(response.json()["id"])[0].size == len(content)


def test_request_text_in_other_alphabets_is_kept(client: httpx.Client, customer_id: str) -> None:
    number = "offerte-№1 é"
    response = client.post("/customer-offers", data=fields(customer_id, offerNumber=number), files={"pdf": PDF})
    assert response.json()["offerNumber"] == number


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"issuedAt": "2026-02-30"}, "issuedAt: '2026-02-30' is not a 'date'"),
        ({"acceptedAt": "2026-02-01T12:00:00"}, "acceptedAt: '2026-02-01T12:00:00' "),
        ({"amount": "12,95"}, "amount: '12,95' "),
        ({"sendNotification": "True"}, "sendNotification: 'True' is not of type 'boolean'"),
        ({"sendNotification": "1"}, "sendNotification: '1' is not of type 'boolean'"),
        ({"customerId": "off_1"}, "customerId: 'off_1' does not match"),
        ({"acceptedAt": ""}, "acceptedAt: '' "),
    ],
)
def test_request_a_wrong_form_field_is_named(
    client: httpx.Client, customer_id: str, changed: dict[str, str], message: str
) -> None:
    form = fields(customer_id) | changed
    assert refusal(client.post("/customer-offers", data=form, files={"pdf": PDF})).startswith(message)


@pytest.mark.parametrize("word", ["true", "false"])
def test_request_a_boolean_form_field_is_written_as_the_documents_show(
    client: httpx.Client, customer_id: str, word: str
) -> None:
    form = fields(customer_id, sendNotification=word)
    assert client.post("/customer-offers", data=form, files={"pdf": PDF}).status_code == 201


def test_request_a_form_field_that_is_sent_twice_is_refused(client: httpx.Client, customer_id: str) -> None:
    form = {**fields(customer_id), "amount": ["12.95", "12.95"]}
    response = client.post("/customer-offers", data=form, files={"pdf": PDF})
    assert refusal(response) == "amount: this field was sent twice"


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (("a.pdf", b"GIF89a", "application/pdf"), "pdf: this is not a PDF file"),
        (("a.pdf", b"", "application/pdf"), "pdf: this is not a PDF file"),
        (PDF[:2], None),
        ((*PDF[:2], "text/plain"), "pdf: the content type must be application/pdf, not text/plain"),
        ((None, PDF[1], None), "pdf: this must be a file"),
    ],
)
def test_request_a_file_must_be_a_pdf_and_say_so(
    client: httpx.Client, customer_id: str, part: tuple[str, bytes, str], message: str | None
) -> None:
    response = client.post("/customer-offers", data=fields(customer_id), files={"pdf": part})
    assert response.status_code == 201 if message is None else refusal(response) == message


def test_request_a_missing_file_is_named(client: httpx.Client, customer_id: str) -> None:
    response = client.post("/customer-offers", data=fields(customer_id), files={"other": PDF})
    assert refusal(response) == "'pdf' is a required property"


def test_request_a_file_in_place_of_a_text_is_refused(client: httpx.Client, customer_id: str) -> None:
    form = fields(customer_id)
    del form["amount"]
    files = {"pdf": PDF, "amount": ("amount.txt", b"12.95", "text/plain")}
    assert refusal(client.post("/customer-offers", data=form, files=files)) == "amount: this must not be a file"


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=x", b"no boundary at all"),
        ("application/json", b"{}"),
        ("", b""),
    ],
)
def test_request_a_form_that_is_none_is_refused(client: httpx.Client, content_type: str, body: bytes) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    message = refusal(client.post("/customer-offers", content=body, headers=headers))
    assert message.startswith(("the body can't be read", "the body must be multipart/form-data"))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "the body is not JSON"),
        (b"{", "the body is not JSON"),
        (b'{"seats": NaN, "name": "x"}', "the body is not JSON"),
        (b"\xff\xfe\x00", "the body is not JSON"),
        (b"[" * 100_000, "the body is not JSON"),
        (b'{"seats": ' + b"9" * 5_000 + b"}", "the body is not JSON"),
        (b"[]", "the body must be a JSON object"),
        (b"null", "the body must be a JSON object"),
        (b'{"name": true}', "name: True is not of type 'string'"),
        (b"{}", "'name' is a required property"),
    ],
)
def test_request_json_that_does_not_fit_is_refused(small_client: httpx.Client, body: bytes, message: str) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    assert refusal(small_client.post("/clubs", content=body, headers=headers)) == message


def test_request_json_text_that_utf_8_has_no_room_for_comes_back_unharmed(small_client: httpx.Client) -> None:
    body = b'{"name": "\\ud800"}'
    response = small_client.post("/clubs", content=body, headers={"Content-Type": "application/json"})
    assert json.loads(response.content)["name"] == "\ud800"


@pytest.mark.parametrize(("text", "seats"), [("12", 12), ("-3", -3)])
def test_request_a_number_in_a_form_is_read_as_one(small_client: httpx.Client, text: str, seats: int) -> None:
    parts = {"name": (None, "Chess"), "seats": (None, text)}
    assert small_client.post("/clubs", files=parts).json()["seats"] == seats


@pytest.mark.parametrize("text", ["1.0", "٣", "1" * 19, "", " 1"])
def test_request_a_number_in_a_form_that_is_none_is_refused(small_client: httpx.Client, text: str) -> None:
    parts = {"name": (None, "Chess"), "seats": (None, text)}
    assert refusal(small_client.post("/clubs", files=parts)).startswith("seats: ")


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "1.5", "9" * 5_000])
def test_request_a_wrong_page_is_refused(client: httpx.Client, page: str) -> None:
    assert refusal(client.get("/customer-offers", params={"page": page})).startswith("page: ")


def test_request_a_missing_query_parameter_is_named(small_client: httpx.Client) -> None:
    assert refusal(small_client.get("/clubs")) == "'since' is a required property"
    assert small_client.get("/clubs", params={"since": "2026-01-01"}).status_code == 200


def test_request_a_body_that_may_be_missing_is_not_asked_for(small_client: httpx.Client) -> None:
    club_id = small_client.post("/clubs", json={"name": "Chess"}).json()["id"]
    assert small_client.patch(f"/clubs/{club_id}").status_code == 200
    assert "non-empty" in refusal(small_client.patch(f"/clubs/{club_id}", json={}))
