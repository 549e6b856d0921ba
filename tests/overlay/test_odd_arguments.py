"""Odd values for every argument of every method: accepted, or refused by name before anything is sent."""

import inspect
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    Clock,
    MijnKlantportaal,
    PortalError,
    RequestOptions,
    Upload,
    VatSplit,
    interval,
    next_renewal,
    vat_split,
)
from tests.contract.calls import Call, every_call
from tests.overlay.fake_api import FakeApi


class PathOf:
    """An object that says that it is a path."""

    def __init__(self, path: object) -> None:
        self.path = path

    def __fspath__(self) -> Any:
        return self.path


class ReadsText:
    """A file that gives text although nothing says so."""

    def read(self, size: int = -1) -> str:
        return "text"


class WritesText:
    """A file whose `write` returns something else than a number."""

    def write(self, content: bytes) -> str:
        return "written"


HALF = "\ud800"
ODD: list[Any] = [
    None, True, False, 0, -1, 10**400, 2.5, float("nan"), float("inf"), 1j, ...,
    b"x", "", "\0", HALF, "x\r\ny", "cst_../x", "cst_" + "x" * 100_000, "x" * 100_000,
    [], [None], [[]], [{}], (), set(), {}, {"a": 1}, {1: 2}, object(), PathOf, lambda: 1,
    Decimal("nan"), Decimal("inf"), Decimal("-0"), Decimal("1e400"),
    date.max, date.min, datetime.max, datetime.min,
    Path("\0"), Path(HALF), Path(), Path("/nonexistent/a"), Path("x" * 300), PathOf(b"a.pdf"), PathOf(5), PathOf("a\0"),
    ReadsText(), WritesText(), SimpleNamespace(read=5, write=5),
    Upload(content=b"%PDF-", file_name=""), Upload(content=b"%PDF-", file_name=HALF), Upload(content=Path("\0")),
    Upload(content=b"%PDF-", progress=5), Upload(content=None),  # type: ignore[arg-type]
]  # fmt: skip


def check_refusals(name: str, use: Callable[[Any], object]) -> None:
    """Try each odd value: what is refused must be refused by name, with an error of Python's own types."""
    for odd in ODD:
        shown = f"{type(odd).__name__} {repr(odd)[:40]!r}"
        try:
            result = use(odd)
            if inspect.iscoroutine(result):
                result.close()
        except PortalError:
            continue  # accepted, and sent
        except OSError as error:
            message = error.strerror or str(error)  # a message of the system begins with its number
        except (TypeError, ValueError) as error:
            message = str(error)
        except Exception as error:
            raise AssertionError(f"{name} = {shown} is not refused properly") from error
        else:
            continue
        assert message.startswith(name), f"{name} = {shown} is refused with {message[:200]!r}"
        assert len(message) < 1_000, f"{name} = {shown} is refused with a message of {len(message)} characters"


def with_argument(call: Callable[..., object], name: str, /, **others: Any) -> Callable[[Any], object]:
    """A call with one argument to try values for."""
    return lambda odd: call(**{**others, name: odd})


@pytest.fixture(name="portal", scope="module")
def client_of_a_broken_api() -> MijnKlantportaal:
    return FakeApi(lambda request: httpx.Response(500)).portal(max_retries=0)


@pytest.mark.parametrize("call", list(every_call()), ids=lambda call: call.name)
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


def test_odd_argument_of_a_download_is_refused_by_name(portal: MijnKlantportaal, tmp_path: Path) -> None:
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

    def split(**fields: Any) -> VatSplit:
        return vat_split([SimpleNamespace(**fields)])

    subscription: dict[str, Any] = {"starts_at": date(2026, 1, 31), "interval": "1 month"}
    line: dict[str, Any] = {"amount_excl_vat": "12.95", "vat_rate": 21}
    check_refusals("interval", interval)
    check_refusals("on", lambda odd: next_renewal(SimpleNamespace(**subscription), on=odd))
    check_refusals("subscription", lambda odd: next_renewal(odd, on=date(2026, 2, 1)))
    check_refusals("subscription: starts_at", with_argument(renewal, "starts_at", **subscription))
    check_refusals("interval", with_argument(renewal, "interval", **subscription))
    check_refusals("lines", vat_split)
    check_refusals("lines[0].amount_excl_vat", with_argument(split, "amount_excl_vat", **line))
    check_refusals("lines[0].vat_rate", with_argument(split, "vat_rate", **line))
