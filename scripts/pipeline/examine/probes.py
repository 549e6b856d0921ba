"""The calls to make to a live API: every operation, with ids taken from earlier responses."""

import datetime
import importlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

import mijnklantportaal
from mijnklantportaal.sandbox import make_pdf
from mijnklantportaal_api.runtime.operation import Operation as Call
from pipeline.codegen.data import Method, Operation, Package
from pipeline.codegen.package import build_package
from pipeline.documents import Document
from pipeline.openapi.ids import id_prefixes
from pipeline.openapi.json_data import is_list, is_mapping


class SeenIds(Protocol):
    """Where a call takes its ids from."""

    def any_of(self, prefixes: list[str]) -> str | None:
        """An id with one of the prefixes; None where there is none."""
        ...


class Ids:
    """The ids that responses have held, by prefix."""

    def __init__(self) -> None:
        self._by_prefix: dict[str, str] = {}

    def learn(self, value: Any) -> None:
        """Take the ids out of a response; the first one of a kind is kept."""
        if is_mapping(value):
            for part in value.values():
                self.learn(part)
        elif is_list(value):
            for part in value:
                self.learn(part)
        elif isinstance(value, str) and "_" in value[:5]:
            self._by_prefix.setdefault(value[: value.index("_") + 1], value)

    def learn_from(self, body: bytes) -> None:
        """Take the ids out of the body of a response, unless it is not JSON, such as a file or a table in text."""
        with suppress(ValueError):
            self.learn(json.loads(body))

    def any_of(self, prefixes: list[str]) -> str | None:
        """An id with one of the prefixes."""
        return next((self._by_prefix[prefix] for prefix in prefixes if prefix in self._by_prefix), None)


@dataclass(frozen=True)
class Probe:
    """One operation to call; its arguments are worked out when its turn comes."""

    operation: Operation
    method: Method

    def call(self, ids: SeenIds) -> Call[object] | str:
        """The call with what must be given, or why it can't be made yet."""
        in_path: list[Any] = []
        fields: dict[str, Any] = {}
        others: dict[str, Any] = {}
        function = self.method.function
        whole_body = [function.body] if function.body else []
        for argument in [*function.parameters, *whole_body, *self.method.fields]:
            if not argument.is_required and argument.name not in self.method.needed:
                continue
            prefixes = id_prefixes(argument.schema)
            value = ids.any_of(prefixes) if prefixes else sample(argument.sample)
            if value is None:
                return f"no id for {argument.name} was seen"
            if argument.place == "path":
                in_path.append(value)
            else:
                (fields if argument.place == "body" else others)[argument.keyword] = value
        module = importlib.import_module(f"mijnklantportaal_api.api.{self.operation.resource}.{self.operation.module}")
        try:
            request = [getattr(mijnklantportaal, str(function.model))(**fields)] if function.model else []
            call: Call[object] = getattr(module, function.name)(*in_path, *request, **others)
        except (TypeError, ValueError) as error:
            # what comes after the name of the argument may be a value of the API's
            return f"the client refuses {str(error).partition(':')[0]}"
        return call


class _Names(dict[str, Any]):
    """What the samples' code may name."""

    def __missing__(self, name: str) -> Any:
        return getattr(mijnklantportaal, name)


def _small_pdf(_name: str) -> bytes:
    return make_pdf(["A contract test"])


_NAMES = _Names(date=datetime.date, datetime=datetime.datetime, Decimal=Decimal, Path=_small_pdf)


def sample(code: str) -> Any:
    """The value that a sample of the pipeline's stands for."""
    return eval(code, {"__builtins__": {}}, _NAMES)  # noqa: S307 - code that the pipeline made


def probes(document: Document) -> Iterator[Probe]:
    """A probe for each method that sends one request, in an order in which ids are likely to be seen before they are
    needed.
    """
    return probes_of(build_package(document))


def probes_of(package: Package) -> Iterator[Probe]:
    """The same, of what the generator made of the document."""
    verbs = ("GET", "POST", "PUT", "PATCH", "DELETE")
    operations = sorted(
        package.operations,
        key=lambda operation: (verbs.index(operation.http_method), operation.path.count("{"), operation.path),
    )
    for operation in operations:
        yield from (Probe(operation, method) for method in operation.methods if not method.natural_key)
