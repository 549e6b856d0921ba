"""Which column of a table holds which field."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence

import attrs

from .cell_errors import N_
from .conversion import Conversion
from .fields import Field, fields_of, simplified, usual_header
from .problems import Problems
from .records import Cell, Place, Record

_CUSTOMER_FIELDS = frozenset(
    ["customer", "customer_id", "customer_email", "customer_name", "customer_kvk", "customer_vat", "customer_number"]
)


@attrs.frozen
class Columns:
    """The columns of a table that hold fields."""

    positions: Mapping[str, int]
    headers: Mapping[str, str]
    header_row: tuple[str, ...]

    def record(self, place: Place, cells: Sequence[Cell]) -> Record:
        """A row of the table."""
        values = {name: cells[position] for name, position in self.positions.items() if position < len(cells)}
        return Record(place=place, values=values, headers=self.headers, raw=tuple(cells), header_row=self.header_row)


def is_blank(cell: Cell) -> bool:
    """Whether a cell says nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def recognised(header: Iterable[Cell], conversion: Conversion) -> int:
    """How many headers name a field."""
    known = {name for field in fields_of(conversion.kind) for name in _names(field)}
    known.update(map(simplified, conversion.columns.values()))
    return sum(simplified(str(cell)) in known for cell in header if not is_blank(cell))


def match_columns(header: Sequence[Cell], conversion: Conversion, place: Place, problems: Problems) -> Columns | None:
    """Find the columns by their headers, or tell why they can't be found."""
    headers = ["" if cell is None else str(cell).strip() for cell in header]
    positions: dict[str, int] = {}
    complete = True
    for field in fields_of(conversion.kind):
        found = _positions(field, headers, conversion)
        if len(found) > 1:
            complete = False
            problems.add(
                place,
                "more than one column could be {field}: {columns}",
                "say which one it is, or rename the others",
                field=field.name,
                columns=_listed(headers[position] for position in found),
            )
        elif found:
            positions[field.name] = found[0]
        elif field.name in conversion.columns:
            complete = False
            problems.add(
                place,
                "there is no column {name!r} for {field}",
                "the headers are {headers}",
                name=conversion.columns[field.name],
                field=field.name,
                headers=_listed(headers),
            )
    if complete:
        complete = _tell_missing(positions, headers, conversion, place, problems)
    names = {name: headers[position] for name, position in positions.items()}
    return Columns(positions, names, tuple(headers)) if complete else None


def _tell_missing(
    positions: Mapping[str, int], headers: list[str], conversion: Conversion, place: Place, problems: Problems
) -> bool:
    """Whether nothing is missing."""
    given = {*positions, *conversion.constants}
    if conversion.pdf_name is not None:
        given.add("pdf")
    missing = [
        (field.name, field.headers)
        for field in fields_of(conversion.kind)
        if field.required and field.name not in given
    ]
    if conversion.kind == "customer":
        if "address" not in given and not {"street", "house_number"} <= given:
            missing.append(("address", _headers_of("address", conversion)))
    elif not _CUSTOMER_FIELDS & given:
        missing.append(("customer", _headers_of("customer", conversion)))
    unused = [header for position, header in enumerate(headers) if header and position not in positions.values()]
    for name, known in missing:
        close = [
            header
            for header in unused
            if difflib.get_close_matches(simplified(header), (simplified(name), *known), 1, 0.75)
        ]
        problems.add(
            place,
            N_("a column for {field} is missing")
            if not close
            else N_("a column for {field} is missing; perhaps it is {close}"),
            "name it {field!r} or {usual!r}, or say which one it is; the headers are {headers}",
            field=name,
            close=_listed(close),
            usual=usual_header(name),
            headers=_listed(headers),
        )
    return not missing


def _headers_of(name: str, conversion: Conversion) -> tuple[str, ...]:
    (field,) = (field for field in fields_of(conversion.kind) if field.name == name)
    return field.headers


def _names(field: Field) -> tuple[str, ...]:
    return (simplified(field.name), *field.headers)


def _positions(field: Field, headers: list[str], conversion: Conversion) -> list[int]:
    if (mapped := conversion.columns.get(field.name)) is not None:
        exact = [position for position, header in enumerate(headers) if header == mapped]
        return exact or [
            position for position, header in enumerate(headers) if simplified(header) == simplified(mapped)
        ]
    taken = {simplified(header) for header in conversion.columns.values()}
    own = [position for position, header in enumerate(headers) if simplified(header) == simplified(field.name)]
    return own or [
        position
        for position, header in enumerate(headers)
        if simplified(header) in field.headers and simplified(header) not in taken
    ]


def _listed(headers: Iterable[str]) -> str:
    return ", ".join(repr(header) for header in list(headers)[:30]) or "empty"
