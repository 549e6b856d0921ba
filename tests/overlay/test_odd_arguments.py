"""Odd values for every argument of every method: accepted, or refused by name before anything is sent."""

import inspect
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    Clock,
    MijnKlantportaal,
    RequestOptions,
    Upload,
    VatBreakdown,
    interval,
    next_renewal,
    vat_breakdown,
)
from tests.contract.calls import Call, every_call, every_ensure_call
from tests.overlay.fake_api import FakeApi
from tests.overlay.odd_values import check_refusals, with_argument


@pytest.fixture(name="portal", scope="module")
def client_of_a_broken_api() -> MijnKlantportaal:
    return FakeApi(lambda request: httpx.Response(500)).portal(max_retries=0)


@pytest.mark.parametrize("call", [*every_call(), *every_ensure_call()], ids=lambda call: call.name)
def test_odd_argument_of_a_method_is_refused_by_name(portal: MijnKlantportaal, call: Call) -> None:
    method = getattr(getattr(portal, call.resource), call.method)
    signature = inspect.signature(method)
    usual = signature.bind(*call.positional, **call.named).arguments

    def use(**arguments: Any) -> None:
        bound = signature.bind_partial()
        bound.arguments.update(arguments)
        result = method(*bound.args, **bound.kwargs)
        if hasattr(result, "to_list"):
            result.to_list()

    for name in usual:
        check_refusals(name, with_argument(use, name, **usual))


@pytest.mark.parametrize("kind", [MijnKlantportaal, AsyncMijnKlantportaal])
def test_odd_argument_of_a_client_is_refused_by_name(kind: Any) -> None:
    usual = {"token": "token", "transport": httpx.MockTransport(lambda request: httpx.Response(500))}
    for name in inspect.signature(kind).parameters:
        check_refusals(name, with_argument(kind, name, **({"token": "token"} if name == "http_client" else usual)))


def test_odd_option_is_refused_by_name(portal: MijnKlantportaal) -> None:
    def use(**options: Any) -> None:
        portal.customers.get("cst_1", options=RequestOptions(**options))

    for name in RequestOptions._fields:
        check_refusals(name, with_argument(use, name))
    for name in inspect.signature(portal.with_options).parameters:
        check_refusals(name, with_argument(portal.with_options, name))
    check_refusals("options", lambda odd: portal.customers.get("cst_1", options=odd))


def test_odd_argument_of_a_list_is_refused_by_name(portal: MijnKlantportaal) -> None:
    check_refusals("limit", lambda odd: portal.customers.list(limit=odd).to_list())
    check_refusals("prefetch", lambda odd: portal.customers.list(prefetch=odd).to_list())
    check_refusals("page", lambda odd: portal.customers.list().page(odd))


def test_odd_argument_of_a_download_is_refused_by_name(
    portal: MijnKlantportaal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    link = SimpleNamespace(link="https://files.test/a")
    check_refusals("file", lambda odd: portal.download(odd, tmp_path / "a"))
    check_refusals("link", lambda odd: portal.download(SimpleNamespace(link=odd), tmp_path / "a"))
    check_refusals("to", lambda odd: portal.download(link, odd))
    check_refusals("progress", lambda odd: portal.download(link, tmp_path / "a", progress=odd))
    assert list(tmp_path.iterdir()) == []


def test_odd_content_of_a_file_is_refused_by_name(portal: MijnKlantportaal) -> None:
    check_refusals("file", lambda odd: portal.files.upload(file=Upload(content=odd)))
    check_refusals("file", lambda odd: portal.files.upload(file=Upload(content=b"%PDF-", file_name=odd)))
    check_refusals("file", lambda odd: portal.files.upload(file=Upload(content=b"%PDF-", content_type=odd)))


def test_odd_function_of_a_clock_is_refused_by_name() -> None:
    for name in inspect.signature(Clock).parameters:
        check_refusals(name, with_argument(Clock, name))


def test_odd_argument_of_a_calculation_is_refused_by_name() -> None:
    def renewal(**fields: Any) -> date:
        return next_renewal(SimpleNamespace(**fields), on=date(2026, 2, 1))

    def breakdown(**fields: Any) -> VatBreakdown:
        return vat_breakdown([SimpleNamespace(**fields)])

    subscription: dict[str, Any] = {"starts_at": date(2026, 1, 31), "interval": "1 month"}
    line: dict[str, Any] = {"amount_excl_vat": "12.95", "vat_rate": 21}
    check_refusals("interval", interval)
    check_refusals("on", lambda odd: next_renewal(SimpleNamespace(**subscription), on=odd))
    check_refusals("subscription", lambda odd: next_renewal(odd, on=date(2026, 2, 1)))
    check_refusals("subscription: starts_at", with_argument(renewal, "starts_at", **subscription))
    check_refusals("interval", with_argument(renewal, "interval", **subscription))
    check_refusals("lines", vat_breakdown)
    check_refusals("lines[0].amount_excl_vat", with_argument(breakdown, "amount_excl_vat", **line))
    check_refusals("lines[0].vat_rate", with_argument(breakdown, "vat_rate", **line))
