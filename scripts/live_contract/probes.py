"""Calls to make of a live API: every operation, its ids taken from answers that came before."""

import datetime
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import mijnklantportaal
from mijnklantportaal.sandbox import make_pdf
from mijnklantportaal_api.runtime.operation import Operation
from pipeline.codegen.python_types import id_prefixes
from pipeline.codegen.view import build_view
from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping


class Ids:
    """The ids that answers have held, by their prefix."""

    def __init__(self) -> None:
        self._by_prefix: dict[str, str] = {}

    def learn(self, value: Any) -> None:
        """Take the ids out of an answer; the first one of a kind is kept."""
        if is_mapping(value):
            for part in value.values():
                self.learn(part)
        elif is_list(value):
            for part in value:
                self.learn(part)
        elif isinstance(value, str) and "_" in value[:5]:
            self._by_prefix.setdefault(value[: value.index("_") + 1], value)

    def any_of(self, prefixes: list[str]) -> str | None:
        """An id with one of the prefixes."""
        return next((self._by_prefix[prefix] for prefix in prefixes if prefix in self._by_prefix), None)


@dataclass(frozen=True)
class Probe:
    """One operation to call; its arguments are worked out when its turn comes."""

    operation_id: str
    verb: str
    path: str
    resource: str
    view: Document
    variant: Document

    def operation(self, ids: Ids) -> Operation[object] | str:
        """The call with what must be given, or why it can't be made yet."""
        arguments: dict[str, Any] = {}
        for item in [*self.variant["parameters"], *self.variant["fields"]]:
            if not item["required"] and item["name"] not in self.variant["needed"]:
                continue
            arguments[item["name"]] = value = self._value(item, ids)
            if value is None:
                return f"no id for {item['name']} was seen"
        module = importlib.import_module(f"mijnklantportaal_api.api.{self.resource}.{self.view['module']}")
        in_path = [arguments.pop(item["name"]) for item in self.variant["parameters"] if item["in"] == "path"]
        operation: Operation[object] = getattr(module, self.variant["function"])(*in_path, **arguments)
        return operation

    def _value(self, item: Document, ids: Ids) -> Any:
        prefixes = id_prefixes(item["schema"])
        if prefixes:
            return ids.any_of(prefixes)
        return sample(item["sample"])


class _Names(dict[str, Any]):
    """What the samples' code may name; every path is a small PDF."""

    def __missing__(self, name: str) -> Any:
        return getattr(mijnklantportaal, name)


def _small_pdf(_name: str) -> bytes:
    return make_pdf(["A contract test"])


_NAMES = _Names(
    date=datetime.date,
    datetime=datetime.datetime,
    Decimal=Decimal,
    Path=_small_pdf,
)


def sample(code: str) -> Any:
    """The value that a sample of the pipeline's stands for."""
    return eval(code, {"__builtins__": {}}, _NAMES)  # noqa: S307 - code that the pipeline made


def probes(document: Document) -> Iterator[Probe]:
    """A probe for each method, in an order in which ids are likely to be seen before they are needed."""
    view = build_view(document)["x-python"]
    found = [
        Probe(
            operation["operation_id"],
            operation["verb"],
            operation["path"],
            operation["resource"],
            operation,
            variant,
        )
        for operation in view["operations"].values()
        for variant in operation["variants"]
    ]
    order = ("GET", "POST", "PATCH", "DELETE")
    yield from sorted(found, key=lambda probe: (order.index(probe.verb), probe.path.count("{"), probe.path))
