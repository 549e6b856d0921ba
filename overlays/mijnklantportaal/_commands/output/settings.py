"""How to print: plain data, so that help needs no models."""

from typing import NamedTuple

FORMATS = ("table", "json", "jsonl", "csv")


class Output(NamedTuple):
    """How to print; no format means a table on a terminal, and JSON for programs."""

    format: str | None = None
    columns: str | None = None
    shows_secrets: bool = False
