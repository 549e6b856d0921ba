"""One document of an agreement."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_integer, write_text


@attrs.define(kw_only=True, repr=False)
class AgreementDocument(Model):
    """One document of an agreement."""

    __module__ = "mijnklantportaal"

    id: str
    """ID of the document. Starts with `agd_`. Example: "agd_abc12345def678"."""
    document_name: str
    """Name of the file. Example: "Contract version_2.pdf"."""
    file_size: int
    """Size of the file, probably in bytes. The unit is inferred: bytes, as is usual."""
    file_hash: str
    """Hash over the content of the file. Example: "PwZVOc2K5r…"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.document_name = data["documentName"]
            self.file_size = data["fileSize"]
            self.file_hash = data["fileHash"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "documentName": write_text("document_name", self.document_name),
            "fileSize": write_integer("file_size", self.file_size),
            "fileHash": write_text("file_hash", self.file_hash),
        }
        return data
