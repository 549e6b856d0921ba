"""JSON that others send, read strictly."""

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._json_text import read_json
from tests.sandbox.webhook_listener import Listener

NO_JSON = [b'{"a": NaN}', b'{"a": -Infinity}', b'{"a": 1e999}', b"[-1e400]", b"{", b""]


@pytest.mark.parametrize("text", NO_JSON)
def test_json_text_that_python_alone_would_take_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"not a JSON number|char \d"):
        read_json(text)


def test_json_text_keeps_numbers() -> None:
    assert read_json(b'{"a": 1.5, "b": 20, "c": 1e3}') == {"a": 1.5, "b": 20, "c": 1000.0}


@pytest.mark.parametrize("text", NO_JSON[:3])
def test_json_text_of_an_opening_that_is_not_json_is_a_problem_of_the_form(
    empty: Sandbox, customer: str, listener: Listener, text: bytes
) -> None:
    form = empty.cms.add_form(listener.url, fields=["a"], opening_url=listener.url)
    listener.responses = [(200, {"Content-Type": "application/json"}, text)]
    response = httpx.post(f"{empty.origin}/_sandbox/forms/{form.id}/open", json={"customerId": customer})
    assert "the body is not JSON: " in response.json()["problem"]


def test_json_text_of_a_call_of_the_api_that_is_not_json_is_refused(api: httpx.Client) -> None:
    response = api.post("/customer-groups", content=b'{"name": 1e999}', headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()) == (422, {"message": "the body is not JSON"})
