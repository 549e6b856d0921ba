"""A file for a message.

Source: `spec/transcribed/tickets-api.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.uploads import FileInput, write_upload


@attrs.define(kw_only=True, repr=False)
class UploadTicketMessageAttachmentRequest(Model):
    """A file for a message.

    Source: `spec/transcribed/tickets-api.yaml`.
    """

    attachment: FileInput
    """The file. A path, bytes or an open binary file. (Not documented: size limit.)"""

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
