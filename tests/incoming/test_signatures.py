"""The secrets and types of webhooks that a receiver or signer is given."""

from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from mijnklantportaal import Webhook, WebhookReceiver, WebhookSigner, WebhookType

SECRET = "OUJX2prdBbJxR77BZlGz"
RECORD = Webhook(
    id="wbh_1",
    type="offer-accepted",
    url="http://127.0.0.1/",
    secret=SECRET,
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("secrets", "error", "message"),
    [
        ([], ValueError, "at least one"),
        ({}, ValueError, "at least one"),
        ("", ValueError, "an empty text"),
        ({"offer-accepted": ["x", " y"]}, ValueError, "spaces around it"),
        ({SECRET: "offer-accepted"}, ValueError, 'a key is not a type of events; write {"offer-accepted": "its'),
        (["offer-accepted"], ValueError, "'offer-accepted' is a type of events, which anybody can guess"),
        ("a\nb", ValueError, "printable ASCII"),
        ("\ud800", ValueError, "printable ASCII"),
        ([b"x"], TypeError, "got bytes"),
        ({5: "x"}, TypeError, "types of events as str, got int"),
        (None, TypeError, "got NoneType"),
        ({"offer-accepted": "x", "offer-rejected": ["y", "x"]}, ValueError, "offer-accepted and offer-rejected have"),
    ],
    ids=str,
)
def test_webhooks_secrets_that_can_not_be_are_refused(secrets: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"secrets: .*{message}") as raised:
        WebhookReceiver(secrets)
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize(
    ("event_type", "hint"), [("offer-acceptd", "; did you mean 'offer-accepted'?"), ("moon-phase", "")]
)
def test_webhooks_types_that_are_not_documented_are_taken_and_named_in_the_log(
    event_type: str, hint: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert WebhookReceiver({event_type: SECRET}).receive(b"", WebhookSigner(SECRET).headers()).type == event_type
    assert caplog.messages == [f"secrets: the documentation has no webhooks of the type {event_type!r}{hint}"]
    WebhookReceiver({kind: f"{SECRET}{kind}" for kind in get_args(WebhookType)})
    assert len(caplog.messages) == 1


@pytest.mark.parametrize(
    ("secret", "message"),
    [
        (RECORD, "secret: expected str, such as webhook.secret, got Webhook"),
        ("offer-accepted", "secret: 'offer-accepted' is a type of events"),
    ],
    ids=["record", "type"],
)
def test_webhooks_signer_names_its_argument(secret: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        WebhookSigner(secret)
