"""Which names a piece of generated code needs."""

import inspect

from mijnklantportaal_api import types
from pipeline.codegen.imports import TYPES, imports_of


def test_standard_names_types_and_models_are_found() -> None:
    code = [
        "list[Offer] | None",
        "datetime.date",
        "write_each('a', self.a, write_decimal)",
        "Mapping[str, Any]",
    ]
    assert imports_of(code, ["Offer", "Other"]) == {
        "standard": [
            "import datetime",
            "from typing import Any",
            "from collections.abc import Mapping",
        ],
        "types": ["write_decimal", "write_each"],
        "models": ["Offer"],
    }


def test_names_within_texts_do_not_count() -> None:
    assert imports_of(["write_choice('n', x, ('Offer', 'it\\'s Decimal',))"], ["Offer"]) == {
        "standard": [],
        "types": ["write_choice"],
        "models": [],
    }


def test_fields_that_are_named_like_readers_are_none() -> None:
    assert imports_of(["self.read_at", "write_off: str"], [])["types"] == []


def test_every_name_exists_in_the_generated_module() -> None:
    assert [name for name in TYPES if not hasattr(types, name)] == []


def test_every_reader_and_writer_of_the_generated_module_is_known() -> None:
    functions = {
        name for name, value in inspect.getmembers(types, callable) if name.startswith(("read_", "write_"))
    }
    assert functions - TYPES == {"read_json"}
