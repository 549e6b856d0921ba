"""Files and directories, file shares and file requests."""

from dataclasses import replace

from .._call import Call, Handler, View
from .._crud import add, create, make_record
from .._download_route import download_only_file
from .._state import Portal, new_id
from .._store import JSONObject, Record
from .._validation import Refusal


def _post(call: Call) -> Record:
    directory = call.query.get("directory")
    if directory is not None and call.store.find(directory) is None:
        raise Refusal(422, f"directory: there is no directory {directory}")
    if call.files:
        upload = call.files[0].upload
        fields = {"name": upload.name, "size": upload.size, "mime": upload.content_type}
        record = make_record(call, id=new_id("fsf_"), type="file", **fields)
    else:
        record = make_record(call, id=new_id("fsd_"), type="directory", size=None, mime=None)
        record = replace(record, kind="fsd_")
    record = replace(record, request_body={**record.request_body, "directory": directory})
    add(call, record)
    return record


def _share(call: Call) -> Record:
    content = [call.find(object_id) for object_id in dict.fromkeys(call.body["content"])]
    share = create(call, sharedWithCustomerId=call.body.get("customerId"), sharedContent=[])
    for record in content:
        call.store.change(record, {**record.data, "fileShareId": share.id})
    return share


def _show_share(record: Record, portal: Portal, origin: str) -> JSONObject:
    content = [found.data for name in record.request_body["content"] if (found := portal.store.find(name))]
    address = {"href": f"{origin}/share/{record.id}", "type": "text/html"}
    is_public = record.data["sharedWithCustomerId"] is None
    return {**record.data, "sharedContent": content, "links": {"publicShare": address if is_public else None}}


def _request(call: Call) -> Record:
    return create(call, requestedFiles=[_requested(file) for file in call.body["requestedFiles"]])


def _requested(given: JSONObject) -> JSONObject:
    return {
        "id": new_id("fqf_"),
        "name": given["name"],
        "description": given.get("description"),
        "required": given.get("required", True),
        "maxFileSize": given.get("maxFileSize"),
        "uploadedFileId": None,
    }


def _show_request(record: Record, portal: Portal, origin: str) -> JSONObject:
    address = {"href": f"{origin}/request/{record.id}", "type": "text/html"}
    is_public = record.data["customerId"] is None
    return {**record.data, "links": {"publicRequest": address if is_public else None}}


OPERATIONS: dict[str, Handler] = {
    "post-files": _post,
    "download-file": download_only_file,
    "create-file-share": _share,
    "create-file-request": _request,
}
VIEWS: dict[str, View] = {"fss_": _show_share, "frq_": _show_request}
