"""Values that can't be sent: refused before anything is, with the name of the field and the remedy."""

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, RequestOptions, Upload
from tests.overlay.calls import CUSTOMER, OFFER
from tests.overlay.fake_api import PDF, FakeApi
from tests.overlay.loopback import loopback, raw_response
from tests.overlay.sync_and_async import BOTH, on, on_api

HALF = "\ud800"


def not_sent(asynchronous: bool, error: type[Exception], message: str, use: Callable[[Any], Any]) -> None:
    """Use a client, whose call must fail before it sends anything."""
    api = FakeApi(lambda request: httpx.Response(500))
    with pytest.raises(error, match=f"^{re.escape(message)}") as caught:
        on_api(api, asynchronous, use)
    assert type(caught.value) is error
    assert api.requests == []


def options(**values: Any) -> Callable[[Any], Any]:
    return lambda portal: portal.customers.get("cst_1", options=RequestOptions(**values))


def offer(**values: Any) -> Callable[[Any], Any]:
    return lambda portal: portal.customer_offers.create(**OFFER | values)


def file(**values: Any) -> Callable[[Any], Any]:
    return lambda portal: portal.files.upload(file=Upload(**{"content": PDF} | values))


# --- texts ---------------------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("company_name", lambda portal: portal.customers.create(**CUSTOMER | {"company_name": f"De{HALF}"})),
        ("offer_number", offer(offer_number=f"De{HALF}")),
        ("customer_id", lambda portal: portal.customers.get(f"cst_{HALF}")),
        ("file: the file name", file(file_name=f"De{HALF}.pdf")),
        ("lines[0].description", lambda portal: portal.customer_offers.create_manual(
            customer_id="cst_1", offer_number="1", issued_at=date.today(), expires_at=date.today(),
            lines=[{"description": HALF, "amount_excl_vat": 1, "vat_rate": 21}],
        )),
    ],
    ids=["text", "number", "id", "file name", "line"],
)  # fmt: skip
def test_refused_text_with_half_a_character(asynchronous: bool, name: str, use: Callable[[Any], Any]) -> None:
    not_sent(asynchronous, ValueError, f"{name}: '\\ud800' at position ", use)


@BOTH
@pytest.mark.parametrize("its_id", ["cst_../x", "cst_\\..", "cst_1?a", "cst_1#", "cst_%2e", "cst_ 1", "cst_1\0"])
def test_refused_id_that_could_change_the_url(asynchronous: bool, its_id: str) -> None:
    message = f"customer_id: {its_id!r} is not an id, and could lead elsewhere; take the `id` of an object"
    not_sent(asynchronous, ValueError, message, lambda portal: portal.customers.get(its_id))
    not_sent(asynchronous, ValueError, message, offer(customer_id=its_id))


@BOTH
def test_refused_id_that_is_longer_than_any(asynchronous: bool) -> None:
    message = f"customer_id: 'cst_{'x' * 36}' is not an id"
    not_sent(asynchronous, ValueError, message, lambda portal: portal.customers.get("cst_" + "x" * 200))


@BOTH
@pytest.mark.parametrize("its_id", ["cst_", "off_1", "", "cst"])
def test_refused_id_that_is_none(asynchronous: bool, its_id: str) -> None:
    message = "customer_id: expected an id that starts with 'cst_', got "
    not_sent(asynchronous, ValueError, message, lambda portal: portal.customers.get(its_id))


@BOTH
def test_refused_text_that_is_null_where_one_is_required(asynchronous: bool) -> None:
    not_sent(asynchronous, TypeError, "offer_number: expected str, got NoneType", offer(offer_number=None))
    not_sent(asynchronous, TypeError, "customer_id: expected str", lambda portal: portal.customers.get(None))


@BOTH
@pytest.mark.parametrize(
    ("error", "values", "message"),
    [
        (TypeError, {"file_name": 5}, "file: expected file name and media type as str, got int"),
        (ValueError, {"file_name": ""}, "file: '' is not a file name; leave it out for the name of the file itself"),
        (ValueError, {"file_name": "folder/"}, "file: 'folder/' is not a file name"),
        (TypeError, {"content_type": b"image/png"}, "file: expected file name and media type as str, got bytes"),
        (ValueError, {"content_type": "image/p\u00e9ng"}, "file: 'image/p\u00e9ng' is not a media type"),
        (ValueError, {"content_type": " image/png"}, "file: ' image/png' is not a media type"),
        (ValueError, {"content_type": "image/png\r\nX: 1"}, "file: 'image/png\\r\\nX: 1' is not a media type"),
        (TypeError, {"progress": 5}, "file: expected a function as progress, got int"),
    ],
)
def test_refused_detail_of_an_upload(
    asynchronous: bool, error: type[Exception], values: dict[str, Any], message: str
) -> None:
    not_sent(asynchronous, error, message, file(**values))


@BOTH
@pytest.mark.parametrize("time", [datetime(2026, 3, 29, 2, 30), datetime(2026, 10, 25, 2, 30, fold=1)], ids=str)
def test_refused_time_that_cannot_be_told(asynchronous: bool, time: datetime) -> None:
    not_sent(asynchronous, ValueError, f"accepted_at: {time:%Y-%m-%d %H:%M} ", offer(accepted_at=time))


# --- options -------------------------------------------------------------------------------------------------

TIMEOUTS = [
    (ValueError, value, "timeout: expected more than 0 and at most 1,000,000 seconds, got ")
    for value in (0, -1, -0.5, float("inf"), float("-inf"), float("nan"), 10**7, 10**400)
] + [
    (TypeError, value, "timeout: expected a number of seconds, such as 30, got ")
    for value in (True, "5", httpx.Timeout(5), (5, 5), b"5")
]
RETRIES = [(TypeError, value, "max_retries: expected int, got ") for value in (True, 2.0, "2", float("inf"))] + [
    (ValueError, -1, "max_retries: expected 0 or more, got -1")
]
HEADERS = [
    (TypeError, "X-Trace: 1", "headers: expected a mapping, such as {'X-Trace': '42'}, got str"),
    (TypeError, [("X-Trace", "1")], "headers: expected a mapping, such as {'X-Trace': '42'}, got list"),
    (TypeError, {"X-Trace": 1}, "headers: expected names and values as str, got int"),
    (TypeError, {b"X-Trace": "1"}, "headers: expected names and values as str, got bytes"),
    (TypeError, {"X-Trace": None}, "headers: expected names and values as str, got NoneType"),
    (ValueError, {"X-Trace": "1\r\nX: 2"}, "headers: 'X-Trace' or its value can't be sent"),
    (ValueError, {"content-length": "5"}, "headers: the client sets Content-Length itself; leave it out"),
    (ValueError, {"Host": "other.test"}, "headers: the client sets Host itself; leave it out"),
    (ValueError, {"X\nTrace": "1"}, "headers: 'X\\nTrace' or its value can't be sent"),
    (ValueError, {"X-Trace": "\u20ac"}, "headers: 'X-Trace' or its value can't be sent"),
    (ValueError, {"X-Trace": HALF}, "headers: 'X-Trace' or its value can't be sent"),
]


STRICT: list[tuple[type[Exception], Any, str]] = [
    (TypeError, value, "strict: expected True or False, got ") for value in ("no", "", 0, 1)
]
OPTIONS = [
    (name, *row)
    for name, rows in (("timeout", TIMEOUTS), ("max_retries", RETRIES), ("headers", HEADERS), ("strict", STRICT))
    for row in rows
]


@BOTH
@pytest.mark.parametrize(
    ("name", "error", "value", "message"), OPTIONS, ids=[f"{row[0]} {number}" for number, row in enumerate(OPTIONS)]
)
def test_refused_option_of_a_call_or_of_a_client(
    asynchronous: bool, name: str, error: type[Exception], value: Any, message: str
) -> None:
    not_sent(asynchronous, error, message, options(**{name: value}))
    not_sent(asynchronous, error, message, lambda portal: portal.with_options(**{name: value}))
    if name != "headers":
        kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
        with pytest.raises(error, match=f"^{re.escape(message)}"):
            kind("token", **{name: value})


@BOTH
@pytest.mark.parametrize("value", [{"timeout": 5}, 5, (5, None, {}), "timeout=5"], ids=repr)
def test_refused_options_of_another_type(asynchronous: bool, value: Any) -> None:
    message = f"options: expected RequestOptions, as in RequestOptions(timeout=5), got {type(value).__name__}"
    not_sent(asynchronous, TypeError, message, lambda portal: portal.customers.get("cst_1", options=value))
    not_sent(asynchronous, TypeError, message, lambda portal: portal.customers.list(options=value).first())


@BOTH
def test_refused_clock_of_another_type(asynchronous: bool) -> None:
    kind: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    with pytest.raises(TypeError, match=r"^clock: expected Clock, got int$"):
        kind("token", clock=5)


@BOTH
@pytest.mark.parametrize("value", ["https://files.test/a", None, 5], ids=repr)
def test_refused_download_of_what_has_no_link(asynchronous: bool, value: Any, tmp_path: Path) -> None:
    message = f"file: expected what the API returned, which has a `link`, got {type(value).__name__}"
    not_sent(asynchronous, TypeError, message, lambda portal: portal.download(value, tmp_path / "a"))


# --- what the server says ------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("own_client", [False, True])
def test_refused_redirect_to_a_host_in_no_alphabet_is_a_documented_error(asynchronous: bool, own_client: bool) -> None:
    from mijnklantportaal import OutcomeUnknownError, StatusError

    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    client = httpx.AsyncClient() if asynchronous else httpx.Client()
    arguments: dict[str, Any] = {"http_client": client} if own_client else {}
    looks_at_redirects = own_client and httpx.__name__ == "httpx"  # httpx2 leaves one alone that it does not follow
    expected = OutcomeUnknownError if looks_at_redirects else StatusError
    with (
        loopback(raw_response("302 Found", b"", "Location: http://xn--a/")) as server,
        pytest.raises(expected),
    ):
        on(
            lambda: kind("token", base_url=server.base_url, **arguments),
            lambda portal: portal.customers.create(**CUSTOMER),
        )
    assert len(server.received) == 1
