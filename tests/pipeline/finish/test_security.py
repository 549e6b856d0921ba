"""What the published document says of keys, tokens and scopes, of errors, and of what is counted."""

from typing import Any

import pytest

from pipeline.documents import Document
from pipeline.finish.finish import finished
from pipeline.openapi.references import resolved
from pipeline.openapi.walk import operations
from tests.committed import committed_document

SCOPES = {"read": "things.read", "write": "things.write"}


def made(scopes: Document, operation: Document) -> Document:
    return {
        "security": [{"Key": []}],
        "tags": [{"name": "Things API", "x-scopes": scopes}],
        "paths": {"/things": {"get": {"tags": ["Things API"]}, "post": {"tags": ["Things API"], **operation}}},
        "components": {"securitySchemes": {"Key": {"type": "http"}, "OAuth": {"type": "oauth2"}}},
    }


@pytest.mark.parametrize(
    ("scopes", "operation", "security"),
    [
        (SCOPES, {}, [{"Key": []}, {"OAuth": ["things.write"]}]),
        ({"read": "things.read"}, {}, [{"Key": []}, {"OAuth": []}]),
        (SCOPES, {"security": []}, []),
    ],
    ids=["scope", "no scope is known", "needs no token"],
)
def test_security_of_an_operation_has_the_scope_of_its_tag(
    scopes: Document, operation: Document, security: Any
) -> None:
    found = finished(made(scopes, operation))
    assert found["paths"]["/things"]["post"]["security"] == security
    assert found["paths"]["/things"]["get"]["security"][1] == {"OAuth": ["things.read"]}
    assert ("scope" in found["paths"]["/things"]["post"].get("x-undocumented", {})) is (security[1:] == [{"OAuth": []}])
    assert "x-scopes" not in found["tags"][0]


def test_published_operations_have_scopes_that_the_scheme_lists() -> None:
    document = committed_document()
    listed = document["components"]["securitySchemes"]["OAuth2"]["flows"]["authorizationCode"]["scopes"]
    used = {scope for _, _, one in operations(document) for key in one["security"] for scope in key.get("OAuth2", [])}
    assert used == listed.keys()


def test_published_responses_count_requests() -> None:
    document = committed_document()
    for _, _, one in operations(document):
        for response in one["responses"].values():
            assert {"X-RateLimit-Limit", "X-RateLimit-Remaining"} <= resolved(document, response)["headers"].keys()
