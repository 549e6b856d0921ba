"""Which names a piece of generated code uses, so that its module imports these and no others."""

import re
from collections.abc import Iterable

from pipeline.documents import Document

_STANDARD = {
    "builtins": "import builtins",
    "datetime": "import datetime",
    "Decimal": "from decimal import Decimal",
    "Any": "from typing import Any",
    "Mapping": "from collections.abc import Mapping",
    "Sequence": "from collections.abc import Sequence",
}
_MODULES = {
    "connection": ("AsyncConnection", "Connection"),
    "model": ("Model", "UNSET", "Unset"),
    "operation": ("Operation", "RequestOptions", "path_segment", "query_items"),
    "paging": ("AsyncPager", "Pager"),
    "reading": (
        *("mismatch", "read_bytes", "read_date", "read_decimal", "read_each", "read_integer", "read_list"),
        *("read_local_time", "read_mapping", "read_nothing", "read_time", "read_with"),
    ),
    "uploads": ("FileInput", "write_files", "write_upload"),
    "writing": (
        *("check_needs", "check_not_together", "check_one_of"),
        *("write_choice", "write_date", "write_decimal", "write_decimal_number", "write_each", "write_flag"),
        *("write_integer", "write_integer_text", "write_local_minute", "write_local_time", "write_mapping"),
        *("write_model", "write_number", "write_text", "write_time"),
    ),
}

RUNTIME = {name: module for module, names in _MODULES.items() for name in names}
"""The names of the runtime that generated code may use, each with its module."""


def imports_of(code: Iterable[str], models: Iterable[str]) -> Document:
    """The imports that the given pieces of code need.

    Returns:
        `standard`: import lines; `runtime`: names of the runtime; `models`: names of models.
    """
    words = {word for piece in code for word in re.findall(r"\w+", _without_texts(piece))}
    return {
        "standard": [line for name, line in _STANDARD.items() if name in words],
        "runtime": sorted(words & RUNTIME.keys()),
        "models": sorted(words.intersection(models)),
    }


def _without_texts(code: str) -> str:
    return re.sub(r"'(?:[^'\\]|\\.)*'", "", code)
