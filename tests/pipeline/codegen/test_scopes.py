"""Scopes of a document: as constants with the calls that need them, at the operations, and on the pages."""

from typing import Any

import pytest

from pipeline.codegen.api_docs import api_docs
from pipeline.codegen.data import Package
from pipeline.codegen.package import build_package
from pipeline.codegen.scopes import oauth_of
from pipeline.documents import PipelineError
from tests.pipeline.small_documents import THING_ID, document, operation

SCHEME = {
    "type": "oauth2",
    "flows": {
        "authorizationCode": {
            "authorizationUrl": "https://manage.test/authorize",
            "tokenUrl": "https://manage.test/tokens",
            "scopes": {"things.read": "Read things.", "things.write": "Change things."},
        }
    },
}


def package_of(*scopes: str, scheme: dict[str, Any] | None = None) -> Package:
    """What is generated of an operation that needs scopes, beside one that says nothing about them."""
    secured = operation("get-thing", THING_ID, security=[{"Key": []}, {"OAuth": list(scopes)}])
    made = document({"/things/{thingId}": {"get": secured}, "/others": {"get": operation("get-other")}})
    made["components"]["securitySchemes"] = {"OAuth": SCHEME if scheme is None else scheme, "Key": {"type": "http"}}
    for path_item in made["paths"].values():
        path_item["get"]["x-source"] = "spec/some.yaml"
    return build_package(made)


def test_scopes_are_constants_with_the_calls_that_need_them() -> None:
    package = package_of("things.read")
    oauth = oauth_of(package.document, package.operations)
    assert (str(oauth.authorization_url), str(oauth.token_url)) == (
        repr("https://manage.test/authorize"),
        repr("https://manage.test/tokens"),
    )
    assert [(scope.name, str(scope.value), scope.doc, str(scope.calls)) for scope in oauth.scopes] == [
        ("THINGS_READ", "'things.read'", "Read things.", "('things.get',)"),
        ("THINGS_WRITE", "'things.write'", "Change things.", "()"),
    ]


def test_scopes_that_an_operation_alone_names_are_constants_too() -> None:
    package = package_of("new-things:all")
    assert "NEW_THINGS_ALL" in [scope.name for scope in oauth_of(package.document, package.operations).scopes]


def test_scopes_stand_at_the_operation_and_on_its_page() -> None:
    package = package_of("things.read", "things.write")
    assert {found.operation_id: found.scopes for found in package.operations} == {
        "get-thing": ("things.read", "things.write"),
        "get-other": (),
    }
    page = api_docs(package)["things.md"]
    shown = "`Scope.THINGS_READ`, `Scope.THINGS_WRITE`"
    assert f"| scope | {shown} | *inferred*: it is documented for this area |" in page
    assert page.count("| scope |") == 1


def test_scopes_are_none_in_a_document_without_oauth() -> None:
    package = package_of("things.read", scheme={"type": "apiKey"})
    oauth = oauth_of(package.document, package.operations)
    assert (oauth.scopes, str(oauth.token_url)) == ((), "''")


@pytest.mark.parametrize(
    ("scopes", "message"),
    [
        (["things read", "things_read"], "two scopes would be the same constant"),
        (["1st"], "the scope '1st' can't be a constant"),
        (['"""; import os'], "can't be a constant"),
        ([""], "can't be a constant"),
    ],
    ids=str,
)
def test_scopes_that_cannot_be_constants_are_an_error(scopes: list[str], message: str) -> None:
    package = package_of(*scopes)
    with pytest.raises(PipelineError, match=message):
        oauth_of(package.document, package.operations)
