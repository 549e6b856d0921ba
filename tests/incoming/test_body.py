"""Bodies: one that is not what its headers announce is refused, whoever has lost the rest of it."""

import pytest

from mijnklantportaal import IncomingRequest, WebhookEvent, WebhookReceiver, WebhookSigner

SECRET = "secret-of-the-webhook"


@pytest.mark.parametrize(
    ("headers", "body", "status", "text"),
    [
        ({"Content-Length": "2"}, b"{}", 200, "handled"),
        ({"Content-Length": "0"}, b"", 200, "handled"),
        (
            {"Content-Length": "", "Transfer-Encoding": ""},
            b"",
            200,
            "handled",
        ),  # as Django has them where there is none
        ({"Transfer-Encoding": "chunked", "Content-Length": "9"}, b"{}", 200, "handled"),
        ({"Content-Length": "9"}, b"{}", 400, "the body has 2 bytes, not as many as Content-Length says"),
        ({"Content-Length": "1"}, b"{}", 400, "the body has 2 bytes, not as many as Content-Length says"),
        ({"Content-Length": "9"}, b"", 400, "the body has 0 bytes, not as many as Content-Length says"),
        ({"Content-Length": "+2"}, b"{}", 400, "Content-Length: expected a number"),
        ({"Content-Length": "9" * 5000}, b"{}", 400, "Content-Length: expected a number"),
        # Django gives an empty body for one in chunks
        ({"Transfer-Encoding": "chunked"}, b"", 411, "the body has no Content-Length, and this server can't tell"),
    ],
)
def test_bodies_that_are_not_what_was_announced_are_refused(
    headers: dict[str, str], body: bytes, status: int, text: str
) -> None:
    events: list[WebhookEvent] = []
    endpoint = WebhookReceiver(SECRET).endpoint(events.append)
    response = endpoint.respond(IncomingRequest("POST", {**WebhookSigner(SECRET).headers(), **headers}, body))
    assert response.status == status
    assert response.body.decode().startswith(text)
    assert bool(events) == (status == 200)
