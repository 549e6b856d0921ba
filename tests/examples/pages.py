"""The Python code on the pages of the documentation."""

import re
from pathlib import Path
from typing import Any, Protocol

REPOSITORY = Path(__file__).parents[2]


PLACEHOLDERS = {"proxy": "http://proxy.example:3128"}
"""Addresses on the pages, each of which a test replaces with that of a server of its own."""


class Runner(Protocol):
    """Runs a block of a page as a user would, with other addresses; returns what it defines."""

    def __call__(self, page: str, number: int, **replacements: str) -> dict[str, Any]: ...


def code_on(page: str) -> list[str]:
    """The Python code on a page, block by block."""
    text = (REPOSITORY / page).read_text(encoding="utf-8")
    return re.findall(r"^```python\n(.+?)^```$", text, re.MULTILINE | re.DOTALL)
