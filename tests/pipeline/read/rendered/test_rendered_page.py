import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import Document, PipelineError, Source
from pipeline.read.page_text import load_page, page_of
from pipeline.read.rendered.page import read_rendered_page
from pipeline.read.rendered.type_line import badge_line, type_line

ROOT = Path(__file__).parents[4]
VENDOR_PAGES = ROOT / "spec" / "pages"
PAGES = Path(__file__).parents[2] / "pages" / "rendered"
ALL_PAGES = sorted([*VENDOR_PAGES.glob("*.txt"), *PAGES.iterdir()])


def read(path: Path) -> Source:
    return read_rendered_page(load_page(path, path.name))


def operation_of(document: Document) -> tuple[str, str, Document]:
    ((path, item),) = document["paths"].items()
    ((method, operation),) = item.items()
    return path, method, operation


def strings_of(data: Any) -> set[str]:
    if isinstance(data, dict):
        return {str(key) for key in data} | {text for value in data.values() for text in strings_of(value)}
    if isinstance(data, list):
        return {text for value in data for text in strings_of(value)}
    return {line.strip() for line in str(data).split("\n")} | {json.dumps(data, ensure_ascii=False)}


def test_rendered_page_has_the_slash_at_the_end_of_its_path_that_only_the_curl_sample_shows() -> None:
    text = "Packages\nSign Up\n\nPOST\n/\npackages\n/\n{packageId}\n/\nsign-up\nTry it\n\ncURL\n"
    curl = "curl --request POST \\\n  --url https://x.example/v1/packages/{packageId}/sign-up/\n"
    source = read_rendered_page(page_of(text + curl, "p.txt"))
    assert list(source.document["paths"]) == ["/packages/{packageId}/sign-up/"]
    assert source.document["servers"] == [{"url": "https://x.example/v1"}]


@pytest.mark.parametrize("path", ALL_PAGES, ids=lambda path: path.stem)
def test_rendered_page_no_line_of_a_section_is_lost_without_a_note(path: Path) -> None:
    source = read(path)
    kept = strings_of(source.document)
    text = path.read_text(encoding="utf-8")
    start = re.search(
        r"^(?:#+ )?(?:Authorizations|Path Parameters|Body|Response|Query Parameters)$", text, re.MULTILINE
    )
    for line in text[start.end() if start else len(text) :].partition("\ncurl ")[0].split("\n"):
        plain = line.strip().strip("`,")
        if not plain or plain in kept or plain.strip('"') in kept or plain.rstrip(".") in kept:
            continue
        known = type_line(plain) or badge_line(plain) or re.fullmatch(r"#*\s?[A-Z][\w ]+:?.*", plain)
        known = known or re.fullmatch(r"\d{3}( - \S+)?|\[\]\(.*\)|[\w.]+\.\w+", plain)
        assert known or any(plain in note for note in source.notes), plain


EXPECTED: dict[str, tuple[str, str, str, list[str]]] = {
    "bare": ("get", "/ping", "get-ping", ["200"]),
    "cancel-appointment": (
        "delete",
        "/appointments/{appointmentId}",
        "cancel-appointment",
        ["200", "404", "409"],
    ),
    "change-customer-subscription": (
        "patch",
        "/customer-subscriptions/{subscriptionId}",
        "change-customer-subscription",
        ["200"],
    ),
    "create-manual-invoice": ("post", "/customer-invoices/manual", "create-manual-customer-invoice", ["201"]),
    "create-webhook-spaced": ("post", "/webhooks", "create-webhook", ["201", "422"]),
    "delete-webhook": ("delete", "/webhooks/{webhookId}", "delete-webhook", ["204"]),
    "download-invoice": ("get", "/customer-invoices/{invoiceId}/pdf", "download-customer-invoice", ["200"]),
    "get-customer": ("get", "/customers/{customerId}", "get-customer", ["200"]),
    "list-appointments": ("get", "/appointments", "list-appointments", ["200"]),
    "list-payment-link-payments": (
        "get",
        "/payment-links/{linkId}/payments",
        "list-payment-link-payments",
        ["200"],
    ),
    "list-tickets": ("get", "/tickets", "list-ticket-records", ["200", "426"]),
    "search-compact": ("get", "/customers/search", "search-customers", ["200"]),
    "stamp-punch-card": (
        "post",
        "/punch-cards/{punchCardId}/issued/{issuedPunchCardId}/stamp",
        "stamp-an-issued-punch-card",
        ["200"],
    ),
    "update-form": ("put", "/settings", "save-settings", ["204"]),
    "upload-attachment": (
        "post",
        "/tickets/{ticketId}/message/{messageId}/attachment",
        "upload-attachment-to-ticket-message",
        ["201"],
    ),
}


@pytest.mark.parametrize("path", sorted(PAGES.iterdir()), ids=lambda path: path.stem)
def test_rendered_page_other_pages_of_the_site(path: Path) -> None:
    method, shown_path, identifier, statuses = EXPECTED[path.stem]
    found_path, found_method, operation = operation_of(read(path).document)
    assert (found_method, found_path, operation["operationId"]) == (method, shown_path, identifier)
    assert list(operation["responses"]) == statuses
    names = [parameter["name"] for parameter in operation.get("parameters", []) if parameter["in"] == "path"]
    assert names == re.findall(r"{(\w+)}", shown_path)


def response_of(name: str, status: str = "200") -> Document:
    document = read(PAGES / f"{name}.txt").document
    schema: Document = operation_of(document)[2]["responses"][status]["content"]["application/json"]["schema"]
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def test_rendered_page_a_list_page_takes_its_items_from_the_sample() -> None:
    schema = response_of("list-tickets")
    assert list(schema["properties"])[:2] == ["current_page", "data"]
    items = schema["properties"]["data"]["items"]
    assert list(items["properties"]) == [
        "id",
        "customerId",
        "subject",
        "status",
        "source",
        "closedAt",
        "links",
    ]
    assert schema["properties"]["next_page_url"]["type"] == ["string", "null"]


def test_rendered_page_fields_inside_an_object_are_read_where_they_are_expanded() -> None:
    customer = response_of("stamp-punch-card")["properties"]["customer"]
    assert customer["properties"]["name"]["deprecated"] is True
    assert customer["properties"]["name"]["maxLength"] == 250
    lines = operation_of(read(PAGES / "create-manual-invoice.txt").document)[2]["requestBody"]["content"]
    items = lines["application/json"]["schema"]["properties"]["lines"]["items"]
    assert items["required"] == ["description", "amountExclVat"]
    assert items["properties"]["vatRate"]["enum"] == [0, 9, 21]


def test_rendered_page_an_array_response_has_its_fields_in_its_items() -> None:
    schema = response_of("list-payment-link-payments")
    assert schema["type"] == "array"
    assert schema["items"]["properties"]["status"]["const"] == "paid"


def test_rendered_page_lost_objects_of_a_body_come_from_the_curl_sample() -> None:
    operation = operation_of(read(PAGES / "change-customer-subscription.txt").document)[2]
    body = operation["requestBody"]
    properties = body["content"]["application/json"]["schema"]["properties"]
    assert body["description"] == "Fields that are left out stay as they are."
    assert properties["lines"]["items"]["properties"]["quantity"]["type"] == "integer"
    assert [properties[name]["description"] for name in ("interval", "amount")] == ["interval", "Body"]
    assert properties["description"]["description"].endswith("- {month}\n- {year}")


def test_rendered_page_a_breadcrumb_becomes_the_tag_and_a_sentence_the_description() -> None:
    operation = operation_of(read(PAGES / "cancel-appointment.txt").document)[2]
    assert operation["tags"] == ["Appointments API"]
    assert operation["description"] == "Calls an appointment off. Whoever attends it gets a message."


@pytest.mark.parametrize(
    ("curl", "note"),
    [
        ("curl -X PUT https://x.example/v1/things", "the curl sample sends PUT, the page says GET."),
        ("curl https://x.example/v1/stuff", "doesn't end in the path /things."),
        ("curl https://x.example/v1/things -d a=1", "the curl sample sends POST, the page says GET."),
    ],
)
def test_rendered_page_a_curl_sample_that_contradicts_the_head_is_noted(curl: str, note: str) -> None:
    source = read_rendered_page(page_of(f"GET\n/\nthings\nList Things\n{curl}\n", "p.txt"))
    assert any(note in line for line in source.notes)


def test_rendered_page_the_server_is_shown_by_the_page_or_by_its_curl_sample() -> None:
    head = "GET\n\nhttps://api.shop.example/v2\n/\nthings\nList Things\n"
    assert read_rendered_page(page_of(head, "p.txt")).document["servers"] == [{"url": "https://api.shop.example/v2"}]
    assert "servers" not in read_rendered_page(page_of("GET\n/\nthings\nList Things\n", "p.txt")).document


def read_or_fail(text: str) -> None:
    """A page that was damaged is still an error with its line, or a source that tells what is odd about it."""
    outcome = outcome_of(text)
    if isinstance(outcome, str):
        assert re.match(r"p\.txt:\d+: .+\. .+\.$", outcome)
    else:
        assert outcome.notes
        assert json.dumps(outcome.document)


def outcome_of(text: str) -> Source | str:
    try:
        return read_rendered_page(page_of(text, "p.txt"))
    except PipelineError as error:
        return str(error)


@given(path=st.sampled_from(ALL_PAGES), data=st.data())
def test_rendered_page_cut_anywhere_is_an_error_or_says_what_is_missing(path: Path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8").rstrip()
    read_or_fail(text[: data.draw(st.integers(0, len(text) - 1))])


@given(path=st.sampled_from(ALL_PAGES), data=st.data())
def test_rendered_page_with_lines_lost_or_moved_never_fails_otherwise(path: Path, data: st.DataObject) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    first, second = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines.insert(second, lines.pop(first))
    read_without_crash("\n".join(lines))
    read_without_crash("\n".join(lines[:first] + lines[second:]))


@given(st.text())
def test_rendered_page_any_text_is_an_error_or_a_page(text: str) -> None:
    read_without_crash(text)


def read_without_crash(text: str) -> None:
    outcome = outcome_of(text)
    if isinstance(outcome, str):
        assert re.match(r"p\.txt:\d+: ", outcome)
    else:
        assert json.dumps(outcome.document)
