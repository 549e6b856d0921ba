"""What callers see of a package, and what they lose with another one."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from pipeline.codegen.package import build_package
from pipeline.documents import Document
from pipeline.gate.public_view import losses, public_view, unmasked
from tests.committed import committed_in_shorthand, committed_package

BEFORE = committed_package()


def changed(change: Callable[[Document], object]) -> list[str]:
    document = deepcopy(committed_in_shorthand())
    change(document)
    return losses(BEFORE, build_package(document))


def schema(document: Document, name: str) -> Document:
    found: Document = document["components"]["schemas"][name]
    return found


def test_public_view_names_methods_arguments_types_values_masks_and_errors() -> None:
    view = public_view(BEFORE)
    assert view["portal.webhooks.list"] == "a method that returns list of Webhook"
    assert view["portal.webhooks.create.url"] == "required argument of type str"
    assert view["portal.webhooks.get.404"] == "a documented error"
    assert view["Webhook.secret"] == "str, masked"
    assert "customer-created" in view["WebhookType"]


def test_public_view_of_the_same_document_loses_nothing() -> None:
    assert losses(BEFORE, build_package(committed_in_shorthand())) == []


@pytest.mark.parametrize(
    ("change", "loss"),
    [
        (lambda d: d["paths"].pop("/webhooks/{webhookId}"), "portal.webhooks.get: gone, it was a method that"),
        (lambda d: schema(d, "Webhook")["properties"].pop("url"), "Webhook.url: gone, it was str"),
        (lambda d: schema(d, "Webhook")["required"].remove("url"), "Webhook.url: str -> str | None = None"),
        (lambda d: schema(d, "WebhookType")["enum"].remove("customer-created"), "WebhookType: one of "),
        (lambda d: schema(d, "Webhook")["properties"]["createdAt"].pop("format"), "Webhook.created_at: datetime"),
        (
            lambda d: (
                schema(d, "CreateWebhookRequest")["properties"].update(colour={"type": "string"})
                or schema(d, "CreateWebhookRequest")["required"].append("colour")
            ),
            "portal.webhooks.create.colour: new and required, required argument of type str",
        ),
    ],
)
def test_public_view_names_what_callers_lose(change: Callable[[Document], Any], loss: str) -> None:
    assert any(line.startswith(loss) for line in changed(change)), changed(change)


def test_public_view_has_one_line_for_a_method_and_what_goes_with_it() -> None:
    lines = changed(lambda document: document["paths"].pop("/webhooks/{webhookId}"))
    assert [line for line in lines if line.startswith("portal.webhooks.get")] == [lines[0]]


def test_public_view_names_a_secret_that_would_be_shown() -> None:
    document = deepcopy(committed_in_shorthand())
    del schema(document, "Webhook")["properties"]["secret"]["format"]
    assert unmasked(BEFORE, build_package(document)) == ["Webhook.secret"]
