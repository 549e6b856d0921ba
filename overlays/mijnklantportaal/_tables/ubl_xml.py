"""XML of invoices, read without the attacks that XML allows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from .cell_errors import N_, CellError, unreadable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MAX_BYTES = 50 * 1024 * 1024
"""Bytes of one file; the PDF in it is a third smaller."""
_MAX_ELEMENTS = 200_000
"""An invoice of a thousand lines has some 50,000."""
_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_PREFIXES = {"cbc": f"{{{_UBL}CommonBasicComponents-2}}", "cac": f"{{{_UBL}CommonAggregateComponents-2}}"}
_STEP = re.compile(r"(cbc|cac):")
KINDS = ("Invoice", "CreditNote", "Quotation")
_FORGED = N_("don't use this file: no bookkeeping program writes such XML")


def read_document(path: Path) -> tuple[str, Element]:
    """The kind of a UBL document, such as `Invoice`, and its element.

    Raises:
        CellError: The file is not a UBL document, or a malicious one.
    """
    # Imported late: other files don't need it.
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    try:
        size = path.stat().st_size
        if size == 0:
            raise CellError("is empty", "export it again")
        if size > _MAX_BYTES:
            raise CellError("is larger than {most} MB", "export it with a smaller PDF", most=_MAX_BYTES // 1024**2)
        with path.open("rb") as file:
            events = iterparse(file, ("start",), forbid_dtd=True)
            _, root = next(events)
            for count, _ in enumerate(events, 2):
                if count > _MAX_ELEMENTS:
                    raise CellError("has more than {most} elements", _FORGED, most=_MAX_ELEMENTS)
    except DefusedXmlException:
        raise CellError("defines XML entities or a document type", _FORGED) from None
    except CellError:
        raise
    except (ParseError, LookupError, ValueError) as error:  # of encodings, too
        raise CellError("is not well-formed XML ({reason})", "export it again", reason=str(error)[:120]) from None
    except OSError as error:
        raise unreadable(error) from None
    return _document(root)


def _document(root: Element) -> tuple[str, Element]:
    """The document itself, which may be in an envelope of the Peppol network."""
    tags = {f"{{{_UBL}{kind}-2}}{kind}": kind for kind in KINDS}
    for element in (root, *root):
        if (kind := tags.get(element.tag)) is not None:
            return kind, element
    raise CellError(
        "is XML, but not an invoice in UBL 2", "export it as UBL (SI-UBL, NLCIUS or Peppol BIS), or move it away"
    )


def found(element: Element, path: str) -> list[Element]:
    """The elements at a path such as `cac:Party/cbc:EndpointID`."""
    return element.findall(_STEP.sub(lambda step: _PREFIXES[step[1]], path))


def text_at(element: Element, *paths: str) -> str | None:
    """The first text at any of the paths; None where there is none."""
    for path in paths:
        for part in found(element, path):
            if part.text and (text := " ".join(part.text.split())):
                return text
    return None
