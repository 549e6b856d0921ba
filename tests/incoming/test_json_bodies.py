"""JSON of others: what would take all memory, or is not what it says, is refused in words."""

import gzip
from decimal import Decimal

import pytest

from mijnklantportaal import UnreadableRequestError
from mijnklantportaal._incoming.json_bodies import read_json


@pytest.mark.parametrize("number", ["12.95", "-1e3", "1.7976931348623157e308", "5e-324", "1e1000"])
def test_json_numbers_of_programs_are_exact(number: str) -> None:
    assert read_json(f"[{number}]".encode(), {}) == [Decimal(number)]


@pytest.mark.parametrize("number", ["1e999999999", "1e-999999999", "0e999999999", "-1.5e1001", "1e9999999999999999999"])
def test_json_numbers_that_would_take_all_memory_as_an_integer_are_refused(number: str) -> None:
    with pytest.raises(UnreadableRequestError, match="an exponent that no program can use"):
        read_json(f'{{"age": {number}}}'.encode(), {})


def test_json_that_is_compressed_is_refused_by_name() -> None:
    assert read_json(b"{}", {"content-encoding": "Identity"}) == {}
    with pytest.raises(UnreadableRequestError, match="has the Content-Encoding 'gzip': send it as it is") as raised:
        read_json(gzip.compress(b"{}"), {"content-encoding": "gzip"})
    assert raised.value.status == 415
