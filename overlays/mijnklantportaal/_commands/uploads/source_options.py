"""The options that say how a source is read, and what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from ..delimiters import delimiter_option
from ..options import refuse_unused

if TYPE_CHECKING:
    from ..._tables.conversion import Conversion, Kind
    from ..._tables.read import Source


def source_argument(help_name: str) -> click.Parameter:
    """The file or folder."""
    return click.Argument(["source"], metavar=help_name, type=click.Path(path_type=Path))


def table_options() -> list[click.Parameter]:
    """Options of tables, whatever their rows become."""
    return [
        click.Option(
            ["--column", "columns"],
            multiple=True,
            metavar=_("FIELD=HEADER"),
            help=_("The column that holds a field, where its header is not known; can be given more than once."),
        ),
        click.Option(
            ["--set", "constants"],
            multiple=True,
            metavar=_("FIELD=VALUE"),
            help=_("A value for all rows that have none of their own; can be given more than once."),
        ),
        delimiter_option(),
        click.Option(["--encoding"], metavar=_("NAME"), help=_("The encoding of a CSV file, such as cp1252.")),
        click.Option(["--sheet"], metavar=_("NAME"), help=_("The sheet of a spreadsheet.")),
    ]


def document_options() -> list[click.Parameter]:
    """Options of tables and folders of offers and invoices."""
    return [
        click.Option(
            ["--pattern"],
            metavar=_("PATTERN"),
            help=_("What the names of PDFs in a folder mean, such as {pattern}.").format(
                pattern="'{customer}_{invoice_number}_{issued_at}.pdf'"
            ),
        ),
        click.Option(
            ["--pdf-folder"],
            type=click.Path(file_okay=False, path_type=Path),
            help=_("Where the PDFs are that a table names; beside the table by default."),
        ),
        click.Option(
            ["--pdf-name"],
            metavar=_("PATTERN"),
            help=_("The names of the PDFs, such as {pattern}, for a table without a column of them.").format(
                pattern="'{invoice_number}.pdf'"
            ),
        ),
        click.Option(
            ["--decimal-mark"],
            type=click.Choice([",", "."]),
            help=_("What separates the cents; without it, 1.234 is refused, because it could mean two amounts."),
        ),
        click.Option(
            ["--allow-duplicate-numbers"],
            is_flag=True,
            help=_("Let two customers have the same number, which is otherwise a problem."),
        ),
    ]


def read_source(params: dict[str, Any], kind: Kind) -> tuple[Source, Conversion]:
    """The source and how it is read.

    Raises:
        ValueError: An option can't be right; the message begins with its name.
    """
    # late: help needs none of them
    from ..._tables.conversion import Conversion
    from ..._tables.csv_file import CsvFile
    from ..._tables.fields import field_names
    from ..._tables.read import recognise
    from ..._tables.xlsx_file import XlsxFile

    path: Path = params["source"]
    if not path.exists():
        raise ValueError(_("source: there is no {path}").format(path=path))
    source = recognise(path, params.get("pattern"))
    _check_extra(source)
    if not isinstance(source, CsvFile):
        refuse_unused(_("it is for CSV, and this source is something else; leave it out"), "delimiter", "encoding")
    if not isinstance(source, XlsxFile):
        refuse_unused(_("it is for a spreadsheet, and this source is something else; leave it out"), "sheet")
    if path.is_dir():
        refuse_unused(_("it is for a table, and this source is a folder; leave it out"), "pdf_folder", "pdf_name")
    else:
        refuse_unused(_("it is for a folder, and this source is a file; leave it out"), "pattern")
    if isinstance(source, CsvFile):
        source = attrs.evolve(source, delimiter=params["delimiter"], encoding=params["encoding"])
    elif isinstance(source, XlsxFile):
        source = attrs.evolve(source, sheet=params["sheet"])
    known = field_names(kind)
    conversion = Conversion(
        kind=kind,
        columns=_pairs("--column", params["columns"], known),
        constants=_pairs("--set", params["constants"], known) | _notification(params.get("notify")),
        decimal_mark=params.get("decimal_mark"),
        pdf_folder=params.get("pdf_folder") or (path if path.is_dir() else path.parent),
        pdf_name=params.get("pdf_name"),
        allow_duplicate_numbers=bool(params.get("allow_duplicate_numbers")),
    )
    return source, conversion


def _check_extra(source: Source) -> None:
    """Refuse a source that needs a package which is not there."""
    from ..._tables.ubl_folder import UblFolder
    from ..._tables.xlsx_file import XlsxFile

    extra, packages = "", list[str]()
    if isinstance(source, XlsxFile):
        extra, packages = "xlsx", ["openpyxl", "defusedxml"]
    elif isinstance(source, UblFolder):
        extra, packages = "ubl", ["defusedxml"]
    if any(find_spec(package) is None for package in packages):
        raise ValueError(
            _("source: this needs the extra `{extra}`: pip install 'mijnklantportaal[{extra}]'").format(extra=extra)
        )


def _notification(notify: bool | None) -> dict[str, str]:
    return {} if notify is None else {"send_notification": "ja" if notify else "nee"}


def _pairs(option: str, texts: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        name = name.strip().replace("-", "_")
        if not equals:
            raise ValueError(_("{option}: expected FIELD=..., got {text!r}").format(option=option, text=text))
        if name not in known:
            raise ValueError(
                _("{option}: there is no field {name!r}; the fields are {fields}").format(
                    option=option, name=name, fields=", ".join(known)
                )
            )
        found[name] = value
    return found
