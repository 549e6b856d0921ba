"""Quirks of files: two kinds of body for one operation, several files in one form, links instead of files."""

import io
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import AgreementSignerInput, MijnKlantportaal, Upload, ValidationError
from mijnklantportaal.sandbox import Sandbox
from tests.api_quirks.conftest import Ids
from tests.api_quirks.recording_transport import Recording
from tests.overlay.fake_api import PDF, FakeApi

SIGNATURE = "data:image/png;base64,iVBORw0KGgo="
SIGNERS: list[Any] = [
    AgreementSignerInput(first_name="Anna", last_name="Smit", email="anna@smit.test", should_identify=True),
    {"first_name": "Ben", "last_name": "Bos", "email": "ben@bos.test"},
]
AGREEMENT: dict[str, Any] = {
    "name": "Service contract",
    "signer_name": "Jan Jansen",
    "signer_signature_data": SIGNATURE,
}
FIVE_MB = 5_000_000


def test_upload_of_a_file_is_a_form(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    made = portal.files.upload(file=Upload(content=b"a,b", file_name="list.csv"), directory=ids.directory)
    assert sent.target == f"POST /v1/files?directory={ids.directory}"
    (part,) = sent.parts
    assert (part.name, part.content, part.file_name) == ("file", b"a,b", "list.csv")
    assert made.id.startswith("fsf_")
    assert (made.type, made.size) == ("file", 3)


def test_directory_is_created_as_json(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    made = portal.files.create_directory(name="Contracts", directory=ids.directory)
    assert sent.target == f"POST /v1/files?directory={ids.directory}"
    assert sent.json == {"name": "Contracts"}
    assert made.id.startswith("fsd_")
    assert (made.type, made.size, made.mime) == ("directory", None, None)


def test_file_shares_read_files_and_directories_at_one_address(portal: MijnKlantportaal, ids: Ids) -> None:
    assert portal.files.get(ids.file).type == "file"
    assert portal.files.get(ids.directory).type == "directory"


def test_agreement_takes_people_and_files_in_one_form(
    portal: MijnKlantportaal, sent: Recording, sandbox: Sandbox, tmp_path: Path
) -> None:
    path = tmp_path / "terms.pdf"
    path.write_bytes(PDF)
    made = portal.agreements.create(**AGREEMENT, signers=SIGNERS, documents=[path, PDF])
    assert [(part.name, part.content) for part in sent.parts] == [
        ("name", b"Service contract"),
        ("signerName", b"Jan Jansen"),
        ("signerSignatureData", SIGNATURE.encode()),
        ("signers[0][firstName]", b"Anna"),
        ("signers[0][lastName]", b"Smit"),
        ("signers[0][email]", b"anna@smit.test"),
        ("signers[0][shouldIdentify]", b"true"),
        ("signers[1][firstName]", b"Ben"),
        ("signers[1][lastName]", b"Bos"),
        ("signers[1][email]", b"ben@bos.test"),
        ("documents[]", PDF),
        ("documents[]", PDF),
    ]
    assert [part.file_name for part in sent.parts[-2:]] == ["terms.pdf", made.documents[1].document_name]
    assert all(part.file_name is None for part in sent.parts[:-2])
    assert [signer.email for signer in made.signers] == ["anna@smit.test", "ben@bos.test"]
    assert [upload.size for upload in sandbox.uploads_of(made.id)] == [len(PDF), len(PDF)]


@pytest.mark.parametrize("size", [FIVE_MB, FIVE_MB + 1])
@pytest.mark.parametrize("kind", ["bytes", "path", "file"])
def test_agreement_documents_hold_five_megabytes_at_most(size: int, kind: str, tmp_path: Path) -> None:
    first, second = PDF.ljust(size // 2), PDF.ljust(size - size // 2)
    path = tmp_path / "second.pdf"
    path.write_bytes(second)
    requests: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(422, json={"message": "far enough"})

    with FakeApi(respond).portal() as portal, path.open("rb") as file:
        document: Any = {"bytes": second, "path": path, "file": file}[kind]
        expected = ValidationError if size == FIVE_MB else ValueError
        with pytest.raises(expected) as caught:
            portal.agreements.create(**AGREEMENT, signers=SIGNERS, documents=[first, document])
    assert len(requests) == (size == FIVE_MB)
    assert (f"documents: {size} bytes in total" in str(caught.value)) == (size > FIVE_MB)


@pytest.mark.parametrize(
    ("signers", "documents", "message"),
    [
        (SIGNERS * 3, [PDF], "^signers: expected 1 to 5 items, got 6"),
        ([], [PDF], "^signers: expected 1 to 5 items, got none"),
        (SIGNERS, [PDF] * 6, "^documents: expected . to 5 items, got 6"),
        ([{"first_name": "Anna"}], [PDF], r"^signers\[0\]: "),
    ],
    ids=["six people", "nobody", "six documents", "half a person"],
)
def test_agreement_with_too_much_or_too_little_is_not_sent(
    portal: MijnKlantportaal, sent: Recording, signers: Any, documents: list[bytes], message: str
) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        portal.agreements.create(**AGREEMENT, signers=signers, documents=documents)
    assert sent.requests == []


def test_agreement_with_five_documents_and_five_people_is_fine(portal: MijnKlantportaal) -> None:
    made = portal.agreements.create(**AGREEMENT, signers=[SIGNERS[0]] * 5, documents=[PDF] * 5)
    assert (len(made.signers), len(made.documents)) == (5, 5)


def test_ticket_reply_takes_a_file_after_it_was_made(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    replied = portal.tickets.reply(ids.ticket, message="<p>See the picture.</p>")
    message = replied.messages[-1]
    picture = Upload(content=b"\x89PNG", file_name="picture.png", content_type="image/png")
    ticket = portal.tickets.attach(ids.ticket, message.id, attachment=picture)
    assert sent.target == f"POST /v1/tickets/{ids.ticket}/message/{message.id}/attachment"
    (part,) = sent.parts
    assert (part.name, part.file_name, part.content_type) == ("attachment", "picture.png", "image/png")
    (attachment,) = ticket.messages[-1].attachments
    assert (attachment.name, attachment.size, attachment.mime) == ("picture.png", 4, "image/png")


def test_ticket_chat_takes_no_replies(portal: MijnKlantportaal, ids: Ids) -> None:
    with pytest.raises(ValidationError, match="chat"):
        portal.tickets.reply(ids.chat, message="Hello")


def test_download_follows_the_link_in_a_response_to_the_file(
    portal: MijnKlantportaal, sent: Recording, sandbox: Sandbox, ids: Ids, tmp_path: Path
) -> None:
    agreement = portal.agreements.get(ids.agreement)
    links = {
        ids.invoice: portal.customer_invoices.pdf(ids.invoice),
        ids.file: portal.files.download(ids.file),
        ids.agreement: portal.agreements.download_document(ids.agreement, agreement.documents[0].id),
    }
    for object_id, link in links.items():
        assert link.expires_at.tzinfo is not None
        to_path, to_memory = tmp_path / f"{object_id}.pdf", io.BytesIO()
        portal.download(link, to_path)
        portal.download(link, to_memory)
        (upload,) = sandbox.uploads_of(object_id)
        content = b"".join(sandbox.objects.content(upload))
        assert to_path.read_bytes() == to_memory.getvalue() == content
        assert str(sent.last.url) == link.link
        assert "Authorization" not in sent.last.headers
