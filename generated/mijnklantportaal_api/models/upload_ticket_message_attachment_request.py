"""A file for a message."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import read_rest
from ..runtime.uploads import FileInput, write_upload


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class UploadTicketMessageAttachmentRequest(Model):
    """A file for a message.

    Attributes:
        attachment (FileInput): The file. A path, bytes, a file opened in binary mode, or an `Upload`,
            which names it or follows its progress.
    """

    __module__ = "mijnklantportaal"

    attachment: FileInput
    """The file. A path, bytes, a file opened in binary mode, or an `Upload`, which names it or follows its
    progress.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.attachment = value if (value := data["attachment"]) is not None else refuse_null()
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField(
                "attachment", "attachment", lambda name, item: write_upload(name, item, "application/octet-stream", "")
            ),
        )


upload_ticket_message_attachment_request_from_dict: Callable[
    [Mapping[str, Any]], UploadTicketMessageAttachmentRequest
] = UploadTicketMessageAttachmentRequest.from_dict
