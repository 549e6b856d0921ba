"""How the rows of a file are read: what the caller says about all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

import attrs

from .customers import CustomerReference
from .pdfs import Pdf, file_in

Kind: TypeAlias = Literal["invoice", "offer", "customer"]
"""What a row becomes in the portal."""


@attrs.frozen(kw_only=True)
class Conversion:
    """How rows are read."""

    kind: Kind
    columns: Mapping[str, str] = attrs.Factory(dict[str, str])
    """From fields to the file's headers, for those that it does not name in a known way."""
    constants: Mapping[str, str] = attrs.Factory(dict[str, str])
    """Values of fields for every row that has none of its own, as text."""
    decimal_mark: Literal[",", "."] | None = None
    """None reads both where only one can be meant."""
    pdf_folder: Path = Path()
    """Where the PDFs are that a row names; a row can't name one elsewhere."""
    pdf_name: str | None = None
    """What the PDF of a row is called, such as `{invoice_number}.pdf`; for files without a column that says it."""
    check_customer: Callable[[CustomerReference], object] = lambda customer: None
    """Raises `CellError` if there is no such customer."""
    allow_duplicate_numbers: bool = False
    """Whether two customers may have the same number."""

    def pdf_named(self, name: str) -> Pdf:
        """The PDF with this name."""
        return file_in(self.pdf_folder, name)
