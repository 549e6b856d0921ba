"""Webhooks of the published document."""

from tests.committed import committed_document


def test_published_webhooks_are_the_types_that_a_webhook_can_be_created_for() -> None:
    document = committed_document()
    types = document["components"]["schemas"]["WebhookType"]
    assert list(document["webhooks"]) == types["enum"]
    assert len(types["enum"]) == 23
    assert "x-calls" not in types
    names = {item["post"]["operationId"] for item in document["webhooks"].values()}
    assert len(names) == 23
    for item in document["webhooks"].values():
        assert item["post"]["parameters"] == [{"$ref": "#/components/parameters/WebhookSignature"}]
