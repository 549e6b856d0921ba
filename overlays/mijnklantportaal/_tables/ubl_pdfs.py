"""The PDFs inside a UBL document."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import attrs

from .cell_errors import CellError
from .pdfs import Pdf, PdfFile, check_pdf
from .problems import Problems
from .records import Place
from .ubl_xml import found, read_document, text_at

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from mijnklantportaal_api.runtime.uploads import Upload

_ATTACHMENTS = "cac:AdditionalDocumentReference"
_CONTENT = "cac:Attachment/cbc:EmbeddedDocumentBinaryObject"
_MAIN = ("primaryimage", "commercialinvoice", "factuur", "invoice")
"""What programs write as the type of the document that is the invoice itself; other ones are its attachments."""
_MAX_STEM_LENGTH = 200
"""Characters; file systems have names of 255 bytes."""


@attrs.frozen
class EmbeddedPdf(Pdf):
    """A PDF inside a UBL document. It is read again each time, so that only the one that is sent takes memory."""

    path: Path
    position: int
    """Which of the document's attachments it is."""
    file_name: str

    @property
    def name(self) -> str:
        """Its file name."""
        return self.file_name

    def __str__(self) -> str:
        return f"{self.path.name}: {self.file_name}"

    def content(self) -> bytes:
        """The PDF.

        Raises:
            CellError: The file is gone, or no longer holds it.
        """
        _, document = read_document(self.path)
        attachments = found(document, _ATTACHMENTS)
        if self.position >= len(attachments):
            raise CellError("no longer holds this PDF", "export it again")
        return _content(attachments[self.position])

    def check(self) -> None:
        """Raise `CellError` where it can't be read, is empty, or not a PDF."""
        check_pdf(self.content())

    def upload(self) -> Upload:
        """The content, with a file name."""
        from mijnklantportaal_api.runtime.uploads import Upload

        return Upload(content=self.content(), file_name=self.file_name)


def find_pdf(document: Element, path: Path, number: str | None, problems: Problems) -> Pdf:
    """The PDF of an invoice: the only one inside, the one that is marked as the invoice, or a file beside it.

    Raises:
        CellError: There is none, or it is not a PDF.
    """
    inside: list[tuple[int, EmbeddedPdf]] = []
    refused: list[CellError] = []
    for position, reference in enumerate(found(document, _ATTACHMENTS)):
        embedded = next(iter(found(reference, _CONTENT)), None)
        if embedded is None or not _says_pdf(embedded):
            continue
        try:
            check_pdf(_content(reference))
        except CellError as error:
            refused.append(error)
            continue
        name = _file_name(embedded, number)
        inside.append((_likelihood(reference, name, number), EmbeddedPdf(path, position, name)))
    if not inside and refused:
        raise refused[0]
    if inside:
        return _chosen(inside, path, problems)
    beside = [PdfFile(path.with_suffix(suffix)) for suffix in (".pdf", ".PDF")]
    for pdf in beside:
        if pdf.path.exists():
            pdf.check()
            problems.note(Place(path), "holds no PDF; {name} beside it is used", name=pdf.name)
            return pdf
    raise CellError(
        "holds no PDF", "export it with the PDF inside, or put {name} beside it", name=path.with_suffix(".pdf").name
    )


def _chosen(inside: list[tuple[int, EmbeddedPdf]], path: Path, problems: Problems) -> Pdf:
    """The first of those that are most likely the invoice itself."""
    _, chosen = max(inside, key=lambda ranked: ranked[0])
    if len(inside) > 1:
        problems.note(
            Place(path),
            "holds {count} PDFs; {chosen} is used, not {others}",
            count=len(inside),
            chosen=chosen.name,
            others=", ".join(pdf.name for _, pdf in inside if pdf is not chosen),
        )
    return chosen


def _says_pdf(embedded: Element) -> bool:
    """Whether this could be a PDF; some programs write no media type, or the one of any file."""
    media_type = embedded.get("mimeCode", "").casefold()
    return "pdf" in media_type or (
        media_type in {"", "application/octet-stream"} and embedded.get("filename", ".pdf").casefold().endswith(".pdf")
    )


def _content(reference: Element) -> bytes:
    embedded = next(iter(found(reference, _CONTENT)), None)
    text = "" if embedded is None else embedded.text or ""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise CellError("holds a PDF that is cut or spoiled (not base64)", "export it again") from None


def _file_name(embedded: Element, number: str | None) -> str:
    """The name that the document gives, without any folder."""
    given = PurePosixPath(embedded.get("filename", "").replace("\\", "/")).name
    name = "".join(character for character in given if character.isprintable()).strip()
    if not name:
        name = "".join(character if character.isalnum() else "-" for character in number or "document")
    stem = name[:-4] if name.casefold().endswith(".pdf") else name
    return f"{stem[:_MAX_STEM_LENGTH]}{name[len(stem) :] or '.pdf'}"


def _likelihood(reference: Element, name: str, number: str | None) -> int:
    """How likely an attachment is the invoice itself: it is marked so, it bears the number, or nothing says so."""
    kind = (text_at(reference, "cbc:DocumentType", "cbc:DocumentDescription") or "").casefold().replace(" ", "")
    if any(word in kind for word in _MAIN):
        return 2
    return int(number is not None and number in {name.rsplit(".", 1)[0], text_at(reference, "cbc:ID")})
