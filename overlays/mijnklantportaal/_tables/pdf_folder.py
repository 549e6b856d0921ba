"""Rows from the names of the PDFs in a folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import attrs

from .cell_errors import CellError
from .conversion import Conversion
from .fields import field_names, fields_of
from .pdfs import file_in
from .problems import Problems
from .records import Place, Record

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_FORMS = {
    "customer": r"(?:cst_[0-9A-Za-z]+|(?!cst_)[^/]+{lazy})",
    "customer_id": r"cst_[0-9A-Za-z]+",
    "issued_at": r"(?:[0-9]{4}-?[0-9]{2}-?[0-9]{2}|[0-9]{1,2}[-.][0-9]{1,2}[-.][0-9]{4})",
    "amount": r"-?[0-9][0-9.,]*{lazy}",
}
_FORMS["expires_at"] = _FORMS["issued_at"]
_ANY = "[^/]+{lazy}"


@attrs.frozen
class NamePattern:
    """What the parts of a file's name mean, as in `{customer}_{invoice_number}_{issued_at}.pdf`."""

    text: str
    fields: tuple[str, ...]
    _long: re.Pattern[str]
    _short: re.Pattern[str]

    @classmethod
    def of(cls, text: str, conversion: Conversion) -> NamePattern:
        """Check a pattern.

        Raises:
            ValueError: It names an unknown field or one field twice, or does not say where a field ends.
        """
        known = [name for name in field_names(conversion.kind) if name != "pdf"]
        fields = _PLACEHOLDER.findall(text)
        for name in fields:
            if name not in known:
                raise ValueError(f"pattern: there is no field {name!r}; the fields are {', '.join(known)}")
            if fields.count(name) > 1:
                raise ValueError(f"pattern: {{{name}}} is there twice; leave one out")
        if "}{" in text:
            raise ValueError("pattern: put a character such as '_' between two fields")
        if not fields or re.search("[{}]", _PLACEHOLDER.sub("", text)):
            raise ValueError(f"pattern: write it like {{customer}}_{{invoice_number}}.pdf, not {text[:60]!r}")
        if not text.casefold().endswith(".pdf"):
            text += ".pdf"
        return cls(text, tuple(fields), _compiled(text, lazy=""), _compiled(text, lazy="?"))

    def values(self, name: str) -> dict[str, str]:
        """The values in a name.

        Raises:
            CellError: The name does not have this form, or can be read in two ways.
        """
        found = self._long.fullmatch(name)
        if found is None:
            raise CellError("does not have the form {pattern}", "rename it, or move it away", pattern=self.text)
        other = self._short.fullmatch(name)
        if other is None or other.groupdict() != found.groupdict():
            differing = next(field for field in self.fields if other is None or other[field] != found[field])
            raise CellError(
                "can be read in two ways: {field} could be {first!r} or {second!r}",
                "use a character between the fields that none of them holds",
                field=differing,
                first=found[differing],
                second="" if other is None else other[differing],
            )
        return found.groupdict()


def _compiled(text: str, *, lazy: str) -> re.Pattern[str]:
    parts = _PLACEHOLDER.split(text)
    for position in range(0, len(parts), 2):
        parts[position] = re.escape(parts[position])
    for position in range(1, len(parts), 2):
        name = parts[position]
        parts[position] = f"(?P<{name}>{_FORMS.get(name, _ANY).replace('{lazy}', lazy)})"
    return re.compile("".join(parts), re.IGNORECASE)


@attrs.frozen(kw_only=True)
class PdfFolder:
    """A folder of PDFs whose names hold the values. A pattern with `/` also reads the names of folders in it."""

    path: Path
    pattern: str

    def records(self, conversion: Conversion, problems: Problems) -> Iterator[Record]:
        """A row for each PDF, in the order of their names; what does not fit is told."""
        pattern = NamePattern.of(self.pattern, conversion)
        place = Place(self.path)
        given = {*pattern.fields, *conversion.constants, "pdf"}
        missing = [field.name for field in fields_of(conversion.kind) if field.required and field.name not in given]
        if not any(name.startswith("customer") for name in given):
            missing.insert(0, "customer")
        if missing:
            problems.add(
                place,
                "{fields}: neither in the pattern {pattern} nor given for all",
                "put it into the names of the files, or use a CSV file with these columns",
                fields=", ".join(missing),
                pattern=pattern.text,
            )
            return
        others = 0
        empty = True
        for name in files_below(self.path):
            if name.casefold().endswith(".pdf"):
                empty = False
                yield from self._record(name, pattern, problems)
            else:
                others += 1
        if empty:
            problems.add(place, "holds no PDF", "check whether it is the right folder")
        if others:
            problems.note(place, "{count} other files are left out", count=others)

    def _record(self, name: str, pattern: NamePattern, problems: Problems) -> Iterator[Record]:
        place = Place(self.path / name)
        try:
            pdf = file_in(self.path, name)
            values = pattern.values(unicodedata.normalize("NFC", name))
        except CellError as error:
            problems.add_error(place, error, value=name, record=Record(place=place, values={}, headers={}, raw=(name,)))
        else:
            yield Record(place=place, values={**values, "pdf": pdf}, headers={}, raw=(name,))


def files_below(folder: Path) -> Iterator[str]:
    """The files of a folder and those in it, as paths from it with `/`, in order; hidden ones are left out."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")):
                yield (Path(path) / name).relative_to(folder).as_posix()
