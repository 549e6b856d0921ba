"""Agreements: signers, documents and signatures."""

import hashlib

from .._call import Call, Handler
from .._crud import add, make_record
from .._download_route import download_link
from .._state import new_id
from .._store import JSONObject, Record
from .._times import atom
from .._validation import Refusal

_PNG = "data:image/png;base64,"


def _create(call: Call) -> Record:
    signature: str = call.body["signerSignatureData"]
    if not signature.startswith(_PNG):
        raise Refusal(422, f"signerSignatureData: this must be a PNG image as a data URI ({_PNG}...)")
    record = make_record(
        call,
        status="sent",
        signerSignature=signature,
        signerSignatureHash=signature_hash(signature, atom(call.portal.now())),
        signers=[_signer(signer) for signer in call.body["signers"]],
        documents=[],
    )
    add(call, record)
    documents = [
        {
            "id": new_id("agd_"),
            "documentName": upload.name,
            "fileSize": upload.size,
            "fileHash": hashlib.sha256(b"".join(call.store.content_of(upload))).hexdigest(),
        }
        for upload in call.store.uploads_of(record.id)
    ]
    return call.store.change(record, {**record.data, "documents": documents})


def _signer(given: JSONObject) -> JSONObject:
    return {
        "id": new_id("ags_"),
        "firstName": given["firstName"],
        "lastName": given["lastName"],
        "email": given["email"],
        "shouldIdentify": given.get("shouldIdentify", False),
        "signature": None,
        "signatureHash": None,
        "signedAt": None,
    }


def signature_hash(signature: str, moment: str) -> str:
    """A hash of a signature and the time of signing: 64 characters."""
    return hashlib.sha256(f"{signature}{moment}".encode("utf-8", "replace")).hexdigest()


def _download(call: Call) -> JSONObject:
    documents: list[JSONObject] = call.object.data["documents"]
    place = documents.index(call.named_part)
    return download_link(call, call.store.uploads_of(call.object.id)[place])


OPERATIONS: dict[str, Handler] = {
    "create-agreement": _create,
    "download-agreement-document": _download,
}
