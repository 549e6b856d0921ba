"""The tree of errors: what raises which, and that each survives pickling."""

import inspect
import pickle

import httpx
import pytest

import mijnklantportaal
from mijnklantportaal import (
    AsyncMijnKlantportaal,
    DecodeError,
    EnsureConflictError,
    MijnKlantportaal,
    NotFoundError,
    OutcomeUnknownError,
    PaginationError,
    PermissionDeniedError,
    PortalError,
    RateLimitError,
    ResponseError,
    StatusError,
    TooManyRequestsError,
    TransportError,
    ValidationError,
)
from mijnklantportaal_api.runtime import errors
from mijnklantportaal_api.runtime.status_errors import status_error
from tests.overlay.fake_api import leading, listing, offer_data, page_data, responding
from tests.overlay.sync_and_async import BOTH, on, on_api

BRANCHES = (" ", "│", "├", "└", "─")


def drawn_tree() -> dict[str, str | None]:
    """The names in the drawing of the module's docstring, each with the one it hangs under."""
    parents: dict[str, str | None] = {}
    above: list[tuple[int, str]] = []
    for line in (inspect.getdoc(errors) or "").splitlines():
        text = line.lstrip("".join(BRANCHES))
        name = text.split(" ")[0]
        if name not in errors.__all__:
            continue
        depth = len(line) - len(text)
        above = [(its_depth, its_name) for its_depth, its_name in above if its_depth < depth]
        parents[name] = above[-1][1] if above else None
        above.append((depth, name))
    return parents


def test_error_tree_is_drawn_as_it_is() -> None:
    real = {
        name: parent if (parent := getattr(errors, name).__bases__[0].__name__) in errors.__all__ else None
        for name in errors.__all__
    }
    assert drawn_tree() == real


def test_error_classes_are_all_public() -> None:
    listed: dict[str, tuple[str, ...]] = vars(mijnklantportaal)["_MODULES"]
    assert listed[errors.__name__] == tuple(errors.__all__)
    assert set(errors.__all__) <= set(mijnklantportaal.__all__)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (302, "StatusError"),
        (400, "StatusError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (419, "StatusError"),
        (422, "ValidationError"),
        (426, "LicenceLimitError"),
        (429, "TooManyRequestsError"),
        (500, "ServerError"),
        (520, "ServerError"),
    ],
)
@pytest.mark.parametrize("body", [b"", b"<html>", b"null", b"[]", b'{"message": 7}', b"\xff\xfe", b"[" * 100_000])
def test_error_of_every_status_has_its_class_whatever_the_body_is(status: int, name: str, body: bytes) -> None:
    with pytest.raises(StatusError) as caught:
        responding(status, body).portal().customer_offers.list().first()
    assert type(caught.value) is getattr(mijnklantportaal, name)
    assert caught.value.status == status
    assert caught.value.body == body
    assert str(caught.value).startswith(f"{status}: ")


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (302, "the API gave no reason"),
        (401, "the token was refused; check MIJNKLANTPORTAAL_TOKEN"),
        (403, "the token lacks the scope for this call"),
        (404, "no object has this id"),
        (409, "the object is already in that state"),
        (422, "the API refused what was sent"),
        (426, "the portal's licence does not allow this"),
        (429, "too many requests"),
        (503, "the API gave no reason"),
    ],
)
@pytest.mark.parametrize("body", [b"<html>", b'{"message": ""}', b'{"message": ["no text"]}'])
def test_error_without_a_message_of_the_api_says_what_the_status_means(status: int, message: str, body: bytes) -> None:
    assert status_error("GET", "https://portal.test", status, {}, body).message == message


@BOTH
def test_error_of_a_missing_scope_names_it(asynchronous: bool) -> None:
    with pytest.raises(PermissionDeniedError) as caught:
        on_api(responding(403, {"message": "Forbidden."}), asynchronous, lambda portal: portal.customers.get("cst_1"))
    assert caught.value.scopes == ("customers.read",)
    assert caught.value.message == (
        "Forbidden; it needs customers.read (documented for the area, inferred for the call)"
    )
    copied = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made here
    assert (copied.scopes, str(copied)) == (caught.value.scopes, str(caught.value))


def test_error_of_a_missing_scope_says_what_the_docstring_of_the_call_says() -> None:
    portal = responding(403, {}).portal()
    with pytest.raises(PermissionDeniedError) as caught:
        portal.customers.get("cst_1")
    documented = " ".join((portal.customers.get.__doc__ or "").replace("`", "").split())
    assert caught.value.message.startswith("the token lacks the scope for this call; it needs customers.read (")
    assert f"PermissionDeniedError: T{caught.value.message[1:]}." in documented


def test_error_of_a_missing_scope_names_none_where_none_is_documented() -> None:
    with pytest.raises(PermissionDeniedError) as caught:
        responding(403, {}).portal().punch_cards.list().first()
    assert (caught.value.scopes, caught.value.message) == ((), "the token lacks the scope for this call")


REAL = b'{"message": "Customer not found."}'


@BOTH
@pytest.mark.parametrize(
    ("base_url", "body", "message"),
    [
        ("https://portal.test/v1", REAL, "Customer not found."),
        ("https://portal.test/proxy/v2/", REAL, "Customer not found."),
        (
            "https://portal.test",
            REAL,
            "Customer not found, or the base URL https://portal.test is wrong: it has no version such as /v1",
        ),
        (
            "https://v1.test/api",
            b"<html>",
            "no object has this id, or the base URL https://v1.test/api is wrong: it has no version such as /v1",
        ),
        *(
            (
                "https://portal.test/v1",
                body,
                "no object has this id, or the base URL https://portal.test/v1 is wrong: "
                "the response is not in the API's form",
            )
            for body in (b"<html>", b"", b'{"error": "Not Found"}', b'["message"]', b'{"message": null}')
        ),
    ],
)
def test_error_404_names_the_base_url_where_it_may_be_wrong(
    asynchronous: bool, base_url: str, body: bytes, message: str
) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(404, content=body))
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    with pytest.raises(NotFoundError) as caught:
        on(lambda: kind("token", base_url=base_url, transport=transport), lambda portal: portal.customers.get("cst_1"))
    assert caught.value.message == message


def test_error_of_a_refusal_has_the_message_of_the_api() -> None:
    body = {"message": "The data is wrong.", "errors": {"amount": ["Too small."], "pdf": "Missing."}}
    with pytest.raises(ValidationError) as caught:
        responding(422, body, {"X-Request-Id": "r-1"}).portal().customer_offers.list().first()
    assert caught.value.message == "The data is wrong."
    assert caught.value.errors == {"amount": ["Too small."], "pdf": ["Missing."]}
    assert caught.value.request_id == "r-1"


@pytest.mark.parametrize(("value", "seconds"), [("7", 7.0), ("nan", None), ("-1", None), ("inf", None), (None, None)])
def test_error_429_has_the_wait_where_the_api_states_it(value: str | None, seconds: float | None) -> None:
    with pytest.raises(RateLimitError) as caught:
        responding(429, {}, {"Retry-After": value} if value else {}).portal().customer_offers.list().first()
    assert caught.value.retry_after == seconds


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (b"<html>", "$"),
        (b"", "$"),
        (b"[" * 100_000, "$"),
        (b"[]", "$"),
        (b"null", "$"),
        (b"{}", "data"),
    ],
)
def test_error_of_an_unreadable_success_says_so_and_where(body: bytes, path: str) -> None:
    with pytest.raises(DecodeError, match="the call succeeded") as caught:
        responding(200, body).portal().customer_offers.list().first()
    assert caught.value.path == path
    assert caught.value.body == body


def test_error_of_a_mismatch_deep_in_a_page_names_it() -> None:
    page = page_data(["off_1", "off_2"], 1, None)
    page["data"][1] = offer_data() | {"issuedAt": "2026-02-30"}
    with pytest.raises(DecodeError) as caught:
        responding(200, page).portal(strict=True).customer_offers.list().first()
    assert caught.value.path == "data[1].issued_at"


def one_of_each() -> list[PortalError]:
    """One error of every kind."""
    kinds: list[type[PortalError]] = [getattr(errors, name) for name in errors.__all__]
    made: list[PortalError] = []
    for kind in kinds:
        if issubclass(kind, DecodeError):
            made.append(kind("no", "GET", "https://portal.test", 200, {"a": "b"}, b"x", "data[0]"))
        elif issubclass(kind, ResponseError):
            made.append(kind("no", "GET", "https://portal.test", 500, {"a": "b"}, b"x"))
        elif issubclass(kind, OutcomeUnknownError):
            cause = TransportError("reset", "POST", "https://portal.test", not_sent=False)
            made.append(kind("no", "POST", "https://portal.test", cause))
        elif issubclass(kind, EnsureConflictError):
            made.append(kind("no", "POST", "https://portal.test", "group", {"name": ("a", "b")}, 2))
        else:
            made.append(kind("no", "GET", "https://portal.test"))
    return made


@pytest.mark.parametrize("error", one_of_each(), ids=lambda error: type(error).__name__)
def test_error_of_every_class_survives_pickling(error: PortalError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - made in this test
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert repr(vars(again)) == repr(vars(error))  # an error in an error is equal to itself only


def test_error_of_a_list_that_leads_nowhere_names_its_operation() -> None:
    with pytest.raises(PaginationError, match=r"\(GET /customer-offers\)"):
        leading("?page=1").portal().customer_offers.list().to_list()


def test_error_in_the_middle_of_a_list_comes_after_the_items_before_it() -> None:
    api = listing([f"off_{number}" for number in range(40)])
    first_response = api.respond
    api.respond = lambda request: (
        first_response(request) if request.url.params["page"] == "1" else responding(500, {}).respond(request)
    )
    seen: list[str] = []
    with pytest.raises(StatusError, match="page=2"):
        seen.extend(offer.id for offer in api.portal().customer_offers.list())
    # `extend` keeps what it got before the error
    assert seen == [f"off_{number}" for number in range(15)]
    assert len(api.requests) == 1 + 3  # the second page was tried again twice


def test_error_of_the_transport_is_not_a_response_error() -> None:
    assert not issubclass(TransportError, ResponseError)


def test_error_of_the_clients_own_limit_is_not_a_response_error() -> None:
    error = RateLimitError("the limit is used up", "GET", "https://portal.test", retry_after=3.5)
    assert not isinstance(error, ResponseError)
    assert not hasattr(error, "status")
    assert pickle.loads(pickle.dumps(error)).retry_after == 3.5  # noqa: S301 - made in this test


@pytest.mark.parametrize("kind", [StatusError, RateLimitError, TooManyRequestsError])
def test_error_429_is_a_status_error_and_a_rate_limit_error(kind: type[PortalError]) -> None:
    with pytest.raises(kind) as caught:
        responding(429, {"message": "Slower."}).portal(max_retries=0).customers.get("cst_1")
    assert type(caught.value) is TooManyRequestsError
    assert (caught.value.status, caught.value.message) == (429, "Slower.")


@pytest.mark.parametrize("wait", ["7", "Fri, 20 Nov 2037 12:00:00 GMT"])
def test_error_429_pickles_with_its_wait(wait: str) -> None:
    with pytest.raises(TooManyRequestsError) as caught:
        responding(429, {}, {"Retry-After": wait}).portal(max_retries=0).customers.get("cst_1")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made in this test
    assert again.retry_after == caught.value.retry_after  # also where the header holds a date
    assert again.headers == caught.value.headers
    assert str(again) == str(caught.value)
