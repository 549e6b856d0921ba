"""Every call that the client can make, with the fewest arguments and with all of them, from the document's examples."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import mijnklantportaal
from pipeline.client_view.view import build_view
from pipeline.documents import read_yaml

DOCUMENT = read_yaml(Path(__file__).parents[2] / "openapi.yaml")
PDF = b"%PDF-1.4 made for a test"


class _Names(dict[str, Any]):
    """What the examples' code may name; every path is a file with a PDF in it."""

    def __missing__(self, name: str) -> Any:
        return getattr(mijnklantportaal, name)


_NAMES = _Names(date=datetime.date, datetime=datetime.datetime, Decimal=Decimal, Path=lambda name: PDF)


@dataclass(frozen=True)
class Call:
    """One call: the method, and the arguments by position and by name."""

    operation: str
    resource: str
    method: str
    kind: str
    positional: tuple[Any, ...]
    named: dict[str, Any]

    @property
    def name(self) -> str:
        """How tests call it."""
        return f"{self.resource}.{self.method}-{self.kind}"


def every_call() -> Iterator[Call]:
    """A call of each method with what must be given, and one with everything where that is more."""
    view = build_view(DOCUMENT)["x-python"]
    for operation in view["operations"].values():
        for variant in operation["variants"]:
            inputs = [*variant["parameters"], *variant["fields"]]
            positional = tuple(_value(item) for item in inputs if item.get("in") == "path")
            named = [item for item in inputs if item.get("in") != "path"]
            if operation["page_item"]:
                named = [item for item in named if item["name"] != "page"]
            for kind in ("minimal", "full"):
                chosen = [
                    item
                    for item in named
                    if kind == "full" or item["required"] or item["name"] in variant["needed"]
                ]
                if kind == "full" and len(chosen) == sum(item["required"] for item in named):
                    continue
                # an offer can't be both accepted and rejected
                names = {item["name"] for item in chosen} - ({"rejected_at"} if kind == "full" else set())
                arguments = {item["name"]: _value(item) for item in chosen if item["name"] in names}
                yield Call(
                    operation["operation_id"],
                    operation["resource"],
                    variant["method"],
                    kind,
                    positional,
                    arguments,
                )


def _value(item: dict[str, Any]) -> Any:
    return eval(item["sample"], {"__builtins__": {}}, _NAMES)  # noqa: S307 - code that the pipeline made
