"""Every call that the client can make, with the fewest arguments and with all of them, from the document's examples."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.codegen.data import Method, Operation
from pipeline.examine.probes import sample
from tests.committed import committed_in_shorthand, committed_package

DOCUMENT = committed_in_shorthand()
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

    def made_with(self, portal: Any) -> Any:
        """What a client gives for it, which may have to be awaited."""
        return getattr(getattr(portal, self.resource), self.method)(*self.positional, **self.named)


def every_call() -> Iterator[Call]:
    """A call of each method that sends one request."""
    for operation in committed_package().operations:
        yield from calls_of(operation, [method for method in operation.methods if not method.natural_key])


def every_ensure_call() -> Iterator[Call]:
    """A call of each method that looks before it creates something."""
    for operation in committed_package().operations:
        yield from calls_of(operation, [method for method in operation.methods if method.natural_key])


def calls_of(operation: Operation, methods: Iterable[Method]) -> Iterator[Call]:
    """A call of each method with what must be given, and one with everything where that is more."""
    for method in methods:
        positional = tuple(sample(parameter.sample) for parameter in method.function.placed("path"))
        for kind in ("minimal", "full"):
            chosen = [
                argument
                for argument in method.arguments
                if kind == "full" or argument.is_required or argument.name in method.needed
            ]
            if kind == "full" and all(argument.is_required for argument in chosen):
                continue
            # an offer can't be both accepted and rejected
            omitted = {"rejected_at"} if kind == "full" else set[str]()
            arguments = {
                argument.name: sample(argument.sample)
                for argument in chosen
                if argument.name not in omitted or argument.is_required
            }
            yield Call(operation.operation_id, operation.resource, method.name, kind, positional, arguments)
