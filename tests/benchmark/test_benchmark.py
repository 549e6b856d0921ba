"""The benchmark as a whole, with counts so small that its numbers mean nothing."""

import json
import re
from collections.abc import Mapping

import httpx
import pytest

import benchmark.__main__ as command
from benchmark.__main__ import main
from benchmark.benchmarks import Benchmark, benchmarks, client_programs
from benchmark.loopback_server import loopback_server
from benchmark.offers_page import offers_page
from benchmark.timing import Program
from mijnklantportaal_api.models import CustomerOfferPage
from pipeline.regenerate import ROOT
from tests.nightly import IS_NIGHTLY

FEW_ROUNDS = ["--rounds", "1", "--import-rounds", "1"]


def lengths(printed: str) -> dict[str, int]:
    """The number of subjects of each table, by its title."""
    tables = [table.splitlines() for table in printed.strip().split("\n\n")]
    return {re.sub(r" \(.*?\)", "", title): len(lines) for title, *lines in tables}


def test_benchmark_prints_all_tables_with_a_line_for_each_subject(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(FEW_ROUNDS) == 0
    printed = capsys.readouterr().out
    assert list(lengths(printed).items()) == [
        ("Decode 15 offers", 5),
        ("Decode 1000 offers", 5),
        ("Call: read a page of 15 offers", 4),
        ("Call over loopback, with orjson", 3),
        ("Call over loopback, without orjson", 3),
        ("List: 40 pages, 8 at once, 50 ms each", 3),
        ("Import", 6),
        ("Import an error", 2),
        ("Growth: the first call", 2),
    ]
    assert all("1.00x" in table.splitlines()[1] for table in printed.strip().split("\n\n"))


@pytest.fixture
def one_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave one benchmark of functions and one program: the test before has them all, and each night this has, too."""

    def functions(address: str) -> list[Benchmark]:
        return benchmarks(address)[:1]

    def programs(before: str) -> Mapping[str, Program]:
        return dict([*client_programs(before).items()][:1])

    if not IS_NIGHTLY:
        monkeypatch.setattr(command, "benchmarks", functions)
        monkeypatch.setattr(command, "client_programs", programs)


@pytest.mark.usefixtures("one_of_each")
def test_benchmark_against_another_checkout_compares_each_subject_with_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*FEW_ROUNDS, "--against", str(ROOT)]) == 0
    daily = {
        "Decode 15 offers, beside the earlier state": 4,
        "Import, beside the earlier state": 4 if IS_NIGHTLY else 1,
    }
    nightly = {
        "Decode 1000 offers, beside the earlier state": 4,
        "Call: read a page of 15 offers, beside the earlier state": 3,
        "Call over loopback, with orjson, beside the earlier state": 3,
        "Call over loopback, without orjson, beside the earlier state": 3,
        "List: 40 pages, 8 at once, 50 ms each, beside the earlier state": 3,
    }
    assert lengths(capsys.readouterr().out) == daily | (nightly if IS_NIGHTLY else {})


def test_loopback_server_sends_its_page_over_one_connection() -> None:
    with loopback_server() as address, httpx.Client() as http:
        responses = [http.get(address) for _ in range(2)]
        assert [response.content for response in responses] == [offers_page(15)] * 2
        first, second = (response.extensions["network_stream"] for response in responses)
        assert first.get_extra_info("client_addr") == second.get_extra_info("client_addr")
    with pytest.raises(httpx.ConnectError):
        httpx.get(address)


def test_offers_page_is_what_the_models_read_and_write() -> None:
    body = json.loads(offers_page(7))
    page = CustomerOfferPage.from_dict(body)
    assert len(page.data) == 7
    assert page.to_dict() == body


def test_benchmark_refuses_what_is_not_a_checkout(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*FEW_ROUNDS, "--against", "1862908"])
    assert ended.value.code == 2
    assert "--against: '1862908' is not the folder of a checkout of this repository" in capsys.readouterr().err
