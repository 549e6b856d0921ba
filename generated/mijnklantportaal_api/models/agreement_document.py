"""One document of an agreement."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_integer, read_rest, read_text
from ..runtime.writing import write_integer, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class AgreementDocument(Model):
    """One document of an agreement.

    Attributes:
        id (str): ID of the document. Starts with `agd_`. Example: "agd_abc12345def678".
        document_name (str): Name of the file. Example: "Contract version_2.pdf".
        file_size (int): Size of the file, probably in bytes. The unit is inferred: bytes, as is usual.
        file_hash (str): Hash over the content of the file. Example: "PwZVOc2K5r…".
    """

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
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.document_name = data["documentName"] + ""
            self.file_size = read_integer(data["fileSize"])
            self.file_hash = data["fileHash"] + ""
            if len(data) > 4:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("document_name", "documentName", write_text, read_text),
            WireField("file_size", "fileSize", write_integer, read_integer),
            WireField("file_hash", "fileHash", write_text, read_text),
        )


agreement_document_from_dict: Callable[[Mapping[str, Any]], AgreementDocument] = AgreementDocument.from_dict
