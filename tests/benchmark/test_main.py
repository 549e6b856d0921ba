"""The benchmark as a whole, with counts so small that its numbers mean nothing."""

import json
import sys
from pathlib import Path

import pytest

from benchmark.__main__ import DOCUMENT, main
from benchmark.samples import offers_page
from benchmark.stock import stock_client
from mijnklantportaal_api.models import CustomerOfferPage


def test_all_tables_are_printed_with_a_line_for_each_subject(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--rounds", "1", "--import-rounds", "1"]) == 0
    tables = capsys.readouterr().out.strip().split("\n\n")
    titles = [table.splitlines()[0] for table in tables]
    assert [title.split(" (")[0] for title in titles] == [
        "Decode 15 offers",
        "Decode 1000 offers",
        "Call: read a page of 15 offers",
        "List: 40 pages, 8 at once, 50 ms each",
        "Import",
        "Growth: the first call",
    ]
    assert [len(table.splitlines()) - 1 for table in tables] == [5, 5, 3, 3, 6, 2]
    assert all("1.00x" in table.splitlines()[1] for table in tables)


def test_the_sample_is_what_the_models_read_and_write() -> None:
    body = json.loads(offers_page(7))
    page = CustomerOfferPage.from_dict(body)
    assert len(page.data) == 7
    assert page.to_dict() == body


def test_the_stock_client_reads_the_same_page_and_is_gone_afterwards() -> None:
    with stock_client(DOCUMENT) as stock:
        page = stock.module("models").CustomerOfferPage.from_dict(json.loads(offers_page(3)))
        assert len(page.data) == 3
        assert Path(stock.folder).is_dir()
    assert not Path(stock.folder).exists()
    assert stock.folder not in sys.path
    assert not any(name.startswith("stock_client") for name in sys.modules)
