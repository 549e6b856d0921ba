"""Objects for programs: JSON, a line of JSON for each, and CSV, written one after another as they arrive."""

import csv
import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from mijnklantportaal_api.runtime.model import Model

from ..._json_data import json_data
from .fields import Column, selected, value_at


class Stream:
    """Writes objects to a text stream; a stream that ends early has written whole objects only."""

    def __init__(self, to: TextIO, columns: Sequence[Column] | None, *, shows_secrets: bool) -> None:
        self._to = to
        self._columns = columns
        self._shows_secrets = shows_secrets
        # JSON has a form for every character that any terminal has
        self._is_ascii = (getattr(to, "encoding", None) or "utf-8").lower().replace("-", "") != "utf8"

    def json_list(self, items: Iterable[object]) -> None:
        """A JSON array with an object on each line; it also ends where reading the list fails halfway."""
        separator = "[\n"
        try:
            for item in items:
                self._to.write(f"{separator}{self._json(item)}")
                self._to.flush()
                separator = ",\n"
        except BaseException:
            if separator == ",\n":
                self._to.write("\n]\n")
            raise
        self._to.write("[]\n" if separator == "[\n" else "\n]\n")

    def json_object(self, item: object) -> None:
        """One object, with a field on each line."""
        self._to.write(f"{self._json(item, indent=2)}\n")

    def json_lines(self, items: Iterable[object]) -> None:
        """A line for each object."""
        for item in items:
            self._to.write(f"{self._json(item)}\n")
            self._to.flush()

    def csv(self, items: Iterable[Model], columns: Sequence[Column]) -> None:
        """CSV with commas and a line of names; lists are JSON."""
        writer = csv.writer(self._to, lineterminator="\n")
        writer.writerow([column.name for column in columns])
        for item in items:
            values = (value_at(item, column, shows_secrets=self._shows_secrets) for column in columns)
            writer.writerow([self._cell(value) for value in values])
            self._to.flush()

    def data(self, item: object) -> Any:
        """An item as JSON data, with the chosen columns alone."""
        if self._columns is not None and isinstance(item, Model):
            return selected(item, self._columns, shows_secrets=self._shows_secrets)
        return json_data(item, shows_secrets=self._shows_secrets)

    def _cell(self, value: object) -> str:
        data = json_data(value, shows_secrets=self._shows_secrets)
        return data if isinstance(data, str) else "" if data is None else self._dumped(data)

    def _json(self, item: object, indent: int | None = None) -> str:
        return self._dumped(self.data(item), indent)

    def _dumped(self, data: Any, indent: int | None = None) -> str:
        return json.dumps(data, ensure_ascii=self._is_ascii, indent=indent)
