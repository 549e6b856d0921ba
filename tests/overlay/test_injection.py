"""Texts of users and of responses stay where they belong: in an id, a field, a header, on this host."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import MijnKlantportaal, RequestOptions, Upload
from tests.overlay.calls import CUSTOMER, OFFER
from tests.overlay.fake_api import PDF, FakeApi, customer_data, responding
from tests.overlay.sync_and_async import BOTH, on


@BOTH
@pytest.mark.parametrize(
    "headers",
    [
        {"X-Trace": "a\r\nX-Other: 1"},
        {"X-Trace": "a\n"},
        {"X-Trace": "a\0"},
        {"X-Trace": " a"},
        {"X-Trace": "é"},
        {"X-Trace\r\nX-Other": "1"},
        {"X Trace": "1"},
        {"": "1"},
        {"X-Trace:": "1"},
        {"Authorization": "Bearer other"},
        {"aUTHORIZATION": "Bearer other"},
    ],
    ids=repr,
)
def test_injection_in_a_header_is_refused_before_anything_is_sent(asynchronous: bool, headers: dict[str, str]) -> None:
    api = responding(200, customer_data())
    kind = api.async_portal if asynchronous else api.portal
    with pytest.raises(ValueError, match="headers: "):
        on(kind, lambda portal: portal.customers.get("cst_1", options=RequestOptions(headers=headers)))
    with pytest.raises(ValueError, match="headers: "):
        api.portal().with_options(headers=headers)
    assert api.requests == []


@given(text=st.text(max_size=30))
def test_injection_in_an_id_leads_nowhere_else(text: str) -> None:
    api = responding(200, customer_data())
    its_id = f"cst_{text}"
    try:
        api.portal().customers.get(its_id)
    except ValueError:
        assert api.requests == []
        return
    url = api.requests[0].url
    assert (url.scheme, url.host, url.query, url.fragment) == ("https", "portal.test", b"", "")
    assert url.raw_path.count(b"/") == 3
    assert httpx.URL(f"https://x.test/{url.raw_path.decode().split('/')[3]}").path == f"/{its_id}"


@pytest.mark.parametrize(
    "its_id", ["cst_../invoices", "cst_%2f", "cst_?a=1", "cst_#a", "cst_/..", "cst_\r\n", "cst_\\", "cst_ a"]
)
def test_injection_of_url_characters_in_an_id_is_refused_by_name(its_id: str) -> None:
    api = responding(200, customer_data())
    with pytest.raises(ValueError, match=r"^customer_id: .* is not an id, and could lead elsewhere"):
        api.portal().customers.get(its_id)
    assert api.requests == []


def test_injection_of_an_id_of_any_length_is_sent_or_refused() -> None:
    api = responding(200, customer_data())
    with pytest.raises(ValueError, match="is not an id"):
        api.portal().customers.get("cst_" + "a" * 100_000)
    assert api.requests == []


@given(name=st.text(min_size=1, max_size=20), value=st.text(max_size=20))
def test_injection_in_a_form_adds_no_part(name: str, value: str) -> None:
    api = responding(422, {})
    pdf = Upload(content=PDF, file_name=name)
    try:
        api.portal().customer_offers.create(**OFFER | {"offer_number": value, "pdf": pdf})
    except ValueError:
        assert api.requests == []  # half a character can't be sent
    except Exception as error:
        assert "422" in str(error)
        body = api.requests[0].content
        boundary = api.requests[0].headers["Content-Type"].rpartition("=")[2].encode()
        assert body.count(b"--" + boundary) == 7
        heads = [part.partition(b"\r\n\r\n")[0] for part in body.split(b"--" + boundary)[1:-1]]
        assert {head.count(b"\r\n") for head in heads} == {1, 2}


@BOTH
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_injection_of_a_redirect_takes_the_token_nowhere(asynchronous: bool, status: int) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers={"Location": f"https://elsewhere.test{request.url.path}"})

    api = FakeApi(respond)
    kind = api.async_portal if asynchronous else api.portal
    with pytest.raises(Exception, match=str(status)):
        on(kind, lambda portal: portal.customers.get("cst_1"))
    with pytest.raises(Exception, match=str(status)):
        on(kind, lambda portal: portal.customers.create(**CUSTOMER))
    assert {request.url.host for request in api.requests} == {"portal.test"}
    assert len(api.requests) == 2


@BOTH
@pytest.mark.parametrize(
    "header", ["Range", "range", "If-Range", "If-None-Match", "If-Modified-Since", "TE", "Upgrade", "A-IM"]
)
def test_header_that_asks_for_less_than_the_whole_response_is_refused(asynchronous: bool, header: str) -> None:
    api = responding(200, customer_data())
    for use in (
        lambda portal: portal.customers.get("cst_1", options=RequestOptions(headers={header: "bytes=0-9"})),
        lambda portal: portal.with_options(headers={header: "bytes=0-9"}).customers.get("cst_1"),
    ):
        with pytest.raises(ValueError, match=f"(?i){header} asks for something other than the whole response"):
            on(lambda: api.async_portal() if asynchronous else api.portal(), use)
    with pytest.raises(ValueError, match="http_client: headers"):
        MijnKlantportaal("any-token", http_client=httpx.Client(headers={header: "bytes=0-9"}))
    assert api.requests == []
