"""Webhooks and their secrets."""

import httpx
import pytest

from tests.sandbox.responses import DOCUMENT, check_response

TYPES = DOCUMENT.resolve({"$ref": "#/components/schemas/WebhookType"})["enum"]


@pytest.mark.parametrize("kind", TYPES)
def test_webhook_there_is_a_record_for_every_type(api: httpx.Client, kind: str) -> None:
    body = {"url": "https://agency.example/hook", "type": kind}
    made = check_response(api.post("/webhooks", json=body), "create-webhook")
    assert (made["type"], made["url"]) == (kind, body["url"])
    assert check_response(api.get(f"/webhooks/{made['id']}"), "get-webhook") == made


def test_webhook_there_are_23_types_and_no_other(api: httpx.Client) -> None:
    assert len(TYPES) == 23
    body = {"url": "https://agency.example/hook", "type": "offer-eaten"}
    check_response(api.post("/webhooks", json=body), "create-webhook", 422)


def test_webhook_secrets_are_long_and_differ(api: httpx.Client) -> None:
    body = {"url": "https://agency.example/hook", "type": "offer-accepted", "secret": "mine"}
    secrets = {api.post("/webhooks", json=body).json()["secret"] for _ in range(20)}
    assert len(secrets) == 20
    assert all(len(secret) == 20 and secret.isalnum() for secret in secrets)
