"""What an event names, and how it is read again."""

import inspect
import json
import re
from typing import Any, cast

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import Customer, NotFoundError, OfferLine, PunchCard, WebhookEvent, WebhookReceiver, WebhookSigner
from mijnklantportaal._incoming.identifiers import _OF_AREA, ids_in, prefix_of
from mijnklantportaal_api.commands import GROUPS
from mijnklantportaal_api.identifiers import READERS
from mijnklantportaal_api.models import WebhookType
from tests.overlay.fake_api import FakeApi, customer_data
from tests.overlay.sync_and_async import BOTH, on_api

SECRET = "secret"


def event(payload: Any, event_type: str | None = None) -> WebhookEvent:
    request = WebhookSigner(SECRET).request(payload)
    receiver = WebhookReceiver(SECRET if event_type is None else {event_type: SECRET})
    return receiver.receive(request.body, request.headers)


@pytest.mark.parametrize(
    ("event_type", "payload", "object_id"),
    [
        ("offer-accepted", {"customerId": "cst_1", "data": {"offer": {"id": "off_2"}}}, "off_2"),
        ("offer-accepted", {"data": {"lines": [{"id": "off_deep"}]}, "id": "off_top"}, "off_top"),
        ("payment-link-paid", {"data": {"id": "plp_1", "paymentLinkId": "plk_1"}}, "plk_1"),
        ("subscription-payment-created", {"id": "sub_1"}, "sub_1"),
        ("customer-created", "cst_1", "cst_1"),
        ("offer-accepted", {"id": "cst_1"}, None),
        ("file-uploaded", {"message": "tim_1", "id": "fsf_1"}, "fsf_1"),
        (None, {"id": "tim_1", "ticket": "tic_1"}, "tic_1"),
        (None, {"id": "tim_1"}, None),
        (None, b"", None),
    ],
)
def test_events_name_the_object_that_they_are_about(
    event_type: str | None, payload: Any, object_id: str | None
) -> None:
    assert event(payload, event_type).object_id == object_id


def test_events_ids_are_values_that_look_like_ids_and_nothing_else() -> None:
    payload = {
        "cst_key": 1,
        "a": [
            "cst_1",
            "cst_1",
            "off_",
            "xyz_1",
            "see cst_2",
            "cst_1 ",
            "cst_\u00e9",
            "sub__abc12345def678",
            "CST_1",
            None,
        ],
    }
    assert event(payload).ids == ("cst_1", "sub__abc12345def678")


def test_events_with_many_ids_are_read_in_time_that_grows_with_their_number() -> None:
    assert len(event([f"cst_{number}" for number in range(60_000)]).ids) == 60_000


_LEAVES = st.none() | st.text(max_size=5) | st.sampled_from(["cst_1", "off_2"])


@given(
    st.recursive(
        _LEAVES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
        max_leaves=6,
    )
)
def test_events_ids_are_searched_in_any_json(data: Any) -> None:
    text = json.dumps(data)
    assert {found for found in ("cst_1", "off_2") if f'"{found}"' in text} >= set(ids_in(data))


@BOTH
def test_events_fetch_reads_the_object_as_it_is_now(asynchronous: bool) -> None:
    api = FakeApi(lambda request: httpx.Response(200, json=customer_data()))
    found = on_api(api, asynchronous, event({"id": "cst_1"}, "customer-created").fetch)
    assert type(found).__name__ == "Customer"


@BOTH
def test_events_fetch_of_what_is_gone_raises_as_get_does(asynchronous: bool) -> None:
    api = FakeApi(lambda request: httpx.Response(404, json={"message": "gone"}))
    with pytest.raises(NotFoundError):
        on_api(api, asynchronous, event({"id": "cst_1"}, "customer-deleted").fetch)


@BOTH
def test_events_fetch_of_a_kind_reads_the_first_such_object_whatever_the_event_is_about(asynchronous: bool) -> None:
    api = FakeApi(lambda request: httpx.Response(200, json=customer_data()))
    named = event({"id": "off_1", "customerId": "cst_2", "other": "cst_3"}, "offer-accepted")
    customer: Customer = on_api(api, asynchronous, lambda portal: named.fetch(portal, Customer))
    assert (type(customer), api.requests[0].url.path) == (Customer, "/v1/customers/cst_2")
    with api.portal() as portal:
        with pytest.raises(LookupError, match="names only off_1, cst_2, cst_3: no PunchCard to fetch"):
            named.fetch(portal, PunchCard)
        with pytest.raises(TypeError, match=r"kind: expected a model that .* got OfferLine"):
            named.fetch(portal, OfferLine)
        with pytest.raises(TypeError, match=r"kind: expected a model that .* got 'CustomerOffer'"):
            named.fetch(portal, cast(Any, "CustomerOffer"))
    with pytest.raises(TypeError, match="portal: expected MijnKlantportaal or AsyncMijnKlantportaal, got str"):
        named.fetch(cast(Any, "token"))


def test_events_show_nothing_of_what_they_carry_and_have_names_for_it() -> None:
    names: Any = WebhookEvent
    assert repr(event({"id": "off_1", "name": "Ann"})) == "WebhookEvent(type=None, ids=('off_1',))"
    with pytest.raises(TypeError, match="positional"):
        names("offer-accepted", {}, (), b"", {}, "digest")


def test_events_fetch_without_an_object_says_what_is_there() -> None:
    api = FakeApi(lambda request: httpx.Response(500))
    with api.portal() as portal:
        with pytest.raises(LookupError, match="offer-accepted names only cst_1: nothing to fetch"):
            event({"id": "cst_1"}, "offer-accepted").fetch(portal)
        with pytest.raises(LookupError, match="of an unknown type names no id"):
            event({}).fetch(portal)


def test_events_each_object_that_the_api_reads_by_its_id_can_be_fetched() -> None:
    readers: dict[str, tuple[str, str]] = {}
    with FakeApi(lambda request: httpx.Response(500)).portal() as portal:
        for group in GROUPS.values():
            get = getattr(getattr(portal, group.attribute), "get", None)
            if get is not None:
                with pytest.raises(ValueError, match="expected") as raised:
                    get("cst")
                reader = (group.attribute, str(inspect.signature(get).return_annotation))
                readers.update(dict.fromkeys(re.findall(r"'([a-z]{3}_)'", str(raised.value)), reader))
    assert readers == READERS


def test_events_each_documented_type_has_a_kind_of_object() -> None:
    for name in WebhookType.__args__:  # type: ignore[attr-defined]
        assert prefix_of(name) in READERS, name
    assert set(_OF_AREA.values()) <= set(READERS)
