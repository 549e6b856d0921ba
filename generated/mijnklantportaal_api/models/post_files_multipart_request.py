"""A file to upload.

Source: `spec/transcribed/files-api.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.uploads import FileInput, write_upload


@attrs.define(kw_only=True, repr=False)
class PostFilesMultipartRequest(Model):
    """A file to upload.

    Source: `spec/transcribed/files-api.yaml`.
    """

    file: FileInput
    """The file. A path, bytes or an open binary file. (Inferred: required: a multipart request without a
    file has no meaning.) (Not documented: size limit and file types.)
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.file = data["file"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "file": write_upload("file", self.file, "application/octet-stream", ""),
        }
        return data
