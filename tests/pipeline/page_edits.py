"""What the vendor of the pages knows, while changes of it are made at places that are chosen by chance.

A page is not the document: pages say formats and choices in words, a response never says which fields it always has,
and nothing says that a value can't be null. What the pages of a change can't show, no report can tell.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias

from pipeline.diff.semver import Step
from pipeline.documents import Document
from pipeline.openapi.walk import operations
from tests.pipeline.diff.api_model import ModelClass
from tests.pipeline.diff.model_changes import Impossible
from tests.pipeline.diff.ways import ways

Line = tuple[Step, str]
Accept = Callable[[ModelClass, Document], bool]
SCHEMAS = "#/components/schemas/"
_WAYS = {"field": ("request", "response"), "request field": ("request",), "response field": ("response",)}
_WORDS = ("gloaming", "harbinger", "juniper", "kestrel", "lagoon", "marzipan", "nimbus", "obelisk", "pumice", "quiver")


@dataclass
class Edited:
    """What the vendor knows, while it changes; nothing in it changes twice. `before` is the adopted document, and
    `methods` has the names of those operations that are one method."""

    document: Document
    before: Document
    methods: dict[str, str]
    chance: Random
    touched: set[str] = field(default_factory=set[str])
    words: list[str] = field(default_factory=lambda: [*_WORDS])

    def schemas(self) -> Document:
        """The named schemas."""
        found: Document = self.document["components"]["schemas"]
        return found

    def word(self) -> str:
        """A name that nothing else has."""
        return self.words.pop(self.chance.randrange(len(self.words)))

    def a_class(self, accept: Callable[[ModelClass], bool] = lambda owner: True) -> tuple[ModelClass, Document]:
        """An object with fields."""
        return self._of(self._choose([name for name in ways() if self._is_plain(name) and accept(_class(name))]))

    def a_field(self, accept: Accept) -> tuple[ModelClass, Document, str]:
        """An object, and one of its fields."""
        found = [
            f"{name}.{key}"
            for name in ways()
            if self._is_plain(name) and name not in self.touched
            for key, schema in self.schemas()[name]["properties"].items()
            if key not in ("id", "links") and accept(_class(name), schema)
        ]
        name, _, key = self._choose(found).partition(".")
        self.touched.add(name)
        return *self._of(name), key

    def an_operation(self, accept: Callable[[Document], bool] = lambda operation: True) -> Document:
        """An operation."""
        found = {operation["operationId"]: operation for _, _, operation in operations(self.document)}
        return found[self._choose([name for name, operation in found.items() if accept(operation)])]

    def is_required(self, owner: ModelClass, name: str) -> bool:
        """Whether the adopted document requires a field."""
        return name in self.before["components"]["schemas"][owner.name].get("required", [])

    def _of(self, name: str) -> tuple[ModelClass, Document]:
        return _class(name), self.schemas()[name]

    def _is_plain(self, name: str) -> bool:
        schema = self.schemas()[name]
        is_page = "next_page_url" in schema["properties"] or "x-envelope" in schema
        return not (is_page or name in ("Error_ApiError", "RateLimitError") or name.endswith("Links"))

    def _choose(self, found: list[str]) -> str:
        left = [name for name in found if name not in self.touched]
        if not left:
            raise Impossible
        chosen = self.chance.choice(left)
        self.touched.add(chosen)
        return chosen


def _class(name: str) -> ModelClass:
    return ModelClass(name, _WAYS[ways()[name]], [])


Change: TypeAlias = Callable[[Edited], Iterator[Line]]
"""Changes what the vendor knows, and says what that means for callers."""
