"""Agreements and their documents."""

import hashlib
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.responses import check_response, form_of

PNG = "data:image/png;base64,iVBORw0KGgo="
SIGNERS: list[dict[str, Any]] = [
    {"firstName": "Ann", "lastName": "Bos", "email": "ann@bos.example", "shouldIdentify": True},
    {"firstName": "Bob", "lastName": "Bos", "email": "bob@bos.example"},
]


def post(api: httpx.Client, documents: list[bytes], **changed: Any) -> httpx.Response:
    body = {"name": "Service", "signerName": "Jan", "signerSignatureData": PNG, "signers": SIGNERS, **changed}
    return api.post("/agreements", files=form_of({**body, "documents": documents}))


def test_agreement_has_signers_and_documents_with_ids(api: httpx.Client) -> None:
    made = check_response(post(api, [b"one", b"three"]), "create-agreement")
    assert [signer["firstName"] for signer in made["signers"]] == ["Ann", "Bob"]
    assert [signer["shouldIdentify"] for signer in made["signers"]] == [True, False]
    assert [document["fileSize"] for document in made["documents"]] == [3, 5]
    assert made["documents"][0]["fileHash"] == hashlib.sha256(b"one").hexdigest()
    assert (made["status"], len(made["signerSignatureHash"])) == ("sent", 64)
    assert check_response(api.get(f"/agreements/{made['id']}"), "get-agreement") == made


def test_agreement_a_listed_agreement_has_neither(api: httpx.Client) -> None:
    post(api, [b"x"])
    (listed,) = check_response(api.get("/agreements"), "list-agreements")["data"]
    assert set(listed) == {"id", "name", "status", "signerName", "createdAt"}


def test_agreement_every_document_can_be_downloaded_by_its_own_id(api: httpx.Client) -> None:
    made = post(api, [b"one", b"two"]).json()
    for document, content in zip(made["documents"], (b"one", b"two"), strict=True):
        path = f"/agreements/{made['id']}/documents/{document['id']}/download"
        assert httpx.get(check_response(api.get(path), "download-agreement-document")["link"]).content == content


def test_agreement_a_document_is_found_in_its_own_agreement_only(api: httpx.Client) -> None:
    first, second = (post(api, [b"x"]).json() for _ in range(2))
    for part in (first["documents"][0]["id"], second["signers"][0]["id"]):
        path = f"/agreements/{second['id']}/documents/{part}/download"
        check_response(api.get(path), "download-agreement-document", 404)


@pytest.mark.parametrize(
    ("documents", "changed", "message"),
    [
        ([b"x"] * 6, {}, "documents: "),
        ([b"x" * 2_500_001] * 2, {}, "documents: the files have 5000002 bytes in total, more than 5000000"),
        ([], {}, "'documents' is a required property"),
        ([b"x"], {"signers": SIGNERS * 3}, "signers: "),
        ([b"x"], {"signers": [{"firstName": "Ann"}]}, "signers.0: "),
        ([b"x"], {"signers": [{**SIGNERS[0], "email": "ann"}]}, "signers.0.email: 'ann' is not a 'email'"),
        ([b"x"], {"signers": [{**SIGNERS[0], "shouldIdentify": "yes"}]}, "signers.0.shouldIdentify: 'yes'"),
        ([b"x"], {"signerSignatureData": "Jan"}, "signerSignatureData: this must be a PNG image"),
    ],
)
def test_agreement_what_can_not_be_sent_is_refused(
    empty: Sandbox, api: httpx.Client, documents: list[bytes], changed: dict[str, Any], message: str
) -> None:
    data = check_response(post(api, documents, **changed), "create-agreement", 422)
    assert data["message"].startswith(message)
    assert empty.objects.counts() == {}


def test_agreement_documents_are_named_as_a_list(api: httpx.Client) -> None:
    body = {"name": "Service", "signerName": "Jan", "signerSignatureData": PNG, "signers": SIGNERS}
    files = [*form_of(body), ("documents", ("a.pdf", b"x", "application/pdf"))]
    data = check_response(api.post("/agreements", files=files), "create-agreement", 422)
    assert data["message"] == "documents: this is a list: name its files documents[]"


def test_agreement_five_documents_of_five_megabytes_together_are_taken(api: httpx.Client) -> None:
    check_response(post(api, [b"x" * 1_000_000] * 5), "create-agreement")


def test_agreement_is_signed_by_everyone(empty: Sandbox, api: httpx.Client) -> None:
    made = post(api, [b"x"]).json()
    empty.customer.sign_agreement(made["id"])
    signed = check_response(api.get(f"/agreements/{made['id']}"), "get-agreement")
    assert signed["status"] == "signed"
    assert {signer["signedAt"] for signer in signed["signers"]} == {"2026-01-02T04:00:00+01:00"}


def test_agreement_is_signed_by_one_after_another_and_complete_with_the_last(empty: Sandbox, api: httpx.Client) -> None:
    made = post(api, [b"x"]).json()
    first, *others = [signer["id"] for signer in made["signers"]]
    assert others
    empty.customer.sign_agreement(made["id"], signer_id=first)
    with pytest.raises(ValueError, match=f"{first} has signed already"):
        empty.customer.sign_agreement(made["id"], signer_id=first)
    with pytest.raises(LookupError, match=f"{made['id']} has no signer ags_none"):
        empty.customer.sign_agreement(made["id"], signer_id="ags_none")
    found = api.get(f"/agreements/{made['id']}").json()
    assert (found["status"], [bool(signer["signedAt"]) for signer in found["signers"]].count(True)) == ("sent", 1)
    for other in others:
        empty.customer.sign_agreement(made["id"], signer_id=other)
    assert api.get(f"/agreements/{made['id']}").json()["status"] == "signed"
