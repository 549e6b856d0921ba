"""`select` for tests that apply the same fixes to a hundred documents which differ in a few places."""

import json
from typing import Any

from pipeline.fix.json_paths import compiled
from pipeline.fix.overlay import Location, select

_DEPTH = 3
"""Down to `$.components.schemas.Offer` or `$.paths['/offers'].get`, the parts that most documents share."""


class RememberedSelect:
    """Selects as `select` does, and looks through equal parts of documents only once for each JSONPath."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[Location]] = {}
        self._texts: dict[int, tuple[Any, str]] = {}

    def __call__(self, document: Any, path: str) -> list[Location]:
        """Return the locations, each once."""
        if not path.startswith("$.."):
            return select(document, path)
        return list(dict.fromkeys(self._below(document, path, _DEPTH)))

    def _below(self, node: Any, path: str, depth: int) -> list[Location]:
        if depth == 0 or not isinstance(node, dict):
            return self._in_part(node, path)
        own = path.replace("..", "" if path.startswith("$..[") else ".", 1)
        found: list[Location] = [match.location for match in compiled(own).find(node)]
        for key, child in node.items():
            found += [(key, *location) for location in self._below(child, path, depth - 1)]
        return found

    def _in_part(self, part: Any, path: str) -> list[Location]:
        key = path, self._text(part)
        if key not in self._found:
            self._found[key] = [match.location for match in compiled(path).find(part)]
        return self._found[key]

    def _text(self, part: Any) -> str:
        """The part as JSON; the part itself is kept too, so that no other one gets its `id`."""
        if id(part) not in self._texts:
            self._texts[id(part)] = part, json.dumps(part)
        return self._texts[id(part)][1]
