"""Every call that the client can make, with the fewest arguments and with all of them, from the document's examples."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from live_contract.probes import sample
from pipeline.codegen.view import build_view
from pipeline.documents import read_yaml

DOCUMENT = read_yaml(Path(__file__).parents[2] / "openapi.yaml")
PDF = b"%PDF-1.4 made for a test"


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
        """Its name in test output."""
        return f"{self.resource}.{self.method}-{self.kind}"


def every_call() -> Iterator[Call]:
    """A call of each method with what must be given, and one with everything where that is more."""
    view = build_view(DOCUMENT)["x-python"]
    for operation in view["operations"].values():
        for variant in operation["variants"]:
            inputs = [*variant["parameters"], *variant["fields"]]
            positional = tuple(sample(item["sample"]) for item in inputs if item.get("in") == "path")
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
                arguments = {item["name"]: sample(item["sample"]) for item in chosen if item["name"] in names}
                yield Call(
                    operation["operation_id"],
                    operation["resource"],
                    variant["method"],
                    kind,
                    positional,
                    arguments,
                )
