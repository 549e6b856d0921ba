"""A file for a message."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.uploads import FileInput, write_upload


@attrs.define(kw_only=True, repr=False)
class UploadTicketMessageAttachmentRequest(Model):
    """A file for a message."""

    __module__ = "mijnklantportaal"

    attachment: FileInput
    """The file. A path, bytes or a file opened in binary mode."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.attachment = data["attachment"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "attachment": write_upload("attachment", self.attachment, "application/octet-stream", ""),
        }
        return data
