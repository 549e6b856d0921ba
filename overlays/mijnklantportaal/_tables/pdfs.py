"""The PDF of a row: a file, or one inside an invoice in XML. Opened late, so that a thousand of them take no memory."""

from __future__ import annotations

import os
import stat
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from .cell_errors import N_, CellError, unreadable

if TYPE_CHECKING:
    from mijnklantportaal_api.runtime.uploads import Upload

_HEAD = 1024
"""Readers accept the mark of a PDF anywhere in so many bytes."""
_NONE = N_("check whether it is the right file, or whether its download was complete")


class Pdf(ABC):
    """Where a PDF is."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Its file name."""

    @abstractmethod
    def check(self) -> None:
        """Raise `CellError` where it is gone, empty, or not a PDF."""

    @abstractmethod
    def upload(self) -> Upload:
        """What a method of the client takes."""


@attrs.frozen
class PdfFile(Pdf):
    """A PDF that is a file."""

    path: Path

    @property
    def name(self) -> str:
        """Its file name."""
        return self.path.name

    def check(self) -> None:
        """Raise `CellError` where it is gone, empty, or not a PDF."""
        try:
            status = self.path.stat()
            if not stat.S_ISREG(status.st_mode):
                raise CellError("is not a file", "name the PDF itself")
            with self.path.open("rb") as file:
                check_pdf(file.read(_HEAD))
        except OSError as error:
            raise unreadable(error) from None

    def upload(self) -> Upload:
        """The path, which the client opens when it sends it."""
        from mijnklantportaal_api.runtime.uploads import Upload

        return Upload(content=self.path)


def check_pdf(head: bytes) -> None:
    """Refuse what does not begin as a PDF does."""
    if not head:
        raise CellError("is empty", _NONE)
    if b"%PDF-" not in head[:_HEAD]:
        raise CellError("is not a PDF", _NONE)


def file_in(folder: Path, name: str) -> PdfFile:
    """The PDF with a name that stands in a file, which may lead nowhere but into the folder.

    Raises:
        CellError: It leads elsewhere, also by a link, or is not a name at all.
    """
    if "\0" in name or len(name) > 1000:
        raise CellError("is not the name of a file", "write it as it is in the folder")
    path = folder / name.strip().replace("\\", "/" if os.sep == "/" else "\\")
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        inside = False
    if not inside:
        raise CellError(
            "is outside of {folder}",
            "move the file there, or name the folder that holds all of them",
            folder=str(folder),
        )
    return PdfFile(path)
