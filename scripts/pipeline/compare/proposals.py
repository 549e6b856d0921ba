"""The proposals for all contradictions as a file of fixes, which is not part of the document until it is moved."""

import re
from collections.abc import Iterable, Sequence

from pipeline.compare.findings import Contradiction
from pipeline.documents import Document, format_yaml

PROPOSED = "spec/proposed"
"""The folder of the file, in the repository."""

_HEADER = """# Written by scripts/regenerate: what was observed of the API, and the documentation says otherwise.
# Nothing of it is in the document. To follow the API, move the file to spec/fixes, without the actions you don't want.
"""
_LAST = 99
_NUMBER = re.compile(r"\d\d")


def proposed_file(contradictions: Sequence[Contradiction], fixes: Iterable[str]) -> tuple[str, str] | None:
    """Name and text of the file, with a number after those of all fixes; None where there is nothing to propose."""
    actions: list[Document] = [action for found in contradictions for action in found.actions]
    if not actions:
        return None
    numbers = [int(found[0]) for name in fixes if (found := _NUMBER.match(name.rpartition("/")[2]))]
    name = f"{PROPOSED}/{min(max(numbers, default=0) + 1, _LAST):02}-observed.yaml"
    info = {
        "title": "What the API was observed to do",
        "version": "1",
        "description": "\n".join(found.text() for found in contradictions if found.actions),
    }
    return name, _HEADER + format_yaml({"overlay": "1.1.0", "info": info, "actions": actions})
