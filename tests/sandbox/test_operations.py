"""Every operation of the document, with requests made from its examples: good ones, and bad ones of every sort."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._document import Operation, prefixes_in
from tests.sandbox.responses import DOCUMENT, OPERATIONS, check_response, examples, form_of

pytestmark = pytest.mark.no_cover  # the tests of the sandbox's parts reach all that these do

MULTIPART, JSON = "multipart/form-data", "application/json"
# An offer is accepted or rejected, not both.
LEFT_OUT = {
    "create-customer-offer": {"rejectedAt"},
    "mark-customer-offer-accepted-or-rejected": {"rejectedAt"},
}

BODIES = [(name, content_type) for name, operation in OPERATIONS.items() for content_type in operation.bodies]
REQUIRED = [
    (name, content_type, field)
    for name, content_type in BODIES
    for field in sorted(DOCUMENT.required(OPERATIONS[name].bodies[content_type]["schema"]))
]
FIELDS = [
    (name, content_type, field)
    for name, content_type in BODIES
    for field in DOCUMENT.properties(OPERATIONS[name].bodies[content_type]["schema"])
]
NAMED = [
    (name, parameter)
    for name, operation in OPERATIONS.items()
    if 404 in operation.statuses
    for parameter in operation.path_names
]


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    with Sandbox(rate_limit=None) as sandbox:
        yield sandbox


@pytest.fixture
def seeded(running: Sandbox) -> Sandbox:
    """A sandbox with the example data, which are made anew where a test may have changed them."""
    is_changed = any(request.method != "GET" and request.status in range(400) for request in running.requests)
    if is_changed or not running.objects.counts():
        running.reset()
        running.seed()
    return running


@pytest.fixture(scope="module")
def http(running: Sandbox) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {running.token}"}
    with httpx.Client(base_url=running.base_url, headers=headers) as client:
        yield client


@pytest.fixture
def known(seeded: Sandbox) -> dict[str, str]:
    """An id of every kind there is, parts of objects included."""
    ids = {kind: seeded.objects.all(kind)[0]["id"] for kind in seeded.objects.counts()}
    agreement, ticket = (seeded.objects.find(ids[kind]) or {} for kind in ("agr_", "tic_"))
    return {**ids, "agd_": agreement["documents"][0]["id"], "tim_": ticket["messages"][0]["id"]}


def path_of(operation: Operation, known: dict[str, str], **changed: str) -> str:
    values = {
        parameter["name"]: known[prefixes_in(DOCUMENT.resolve(parameter["schema"]))[0]]
        for parameter in operation.parameters
        if parameter["in"] == "path"
    }
    return operation.path.format(**{**values, **changed})


def body_of(operation: Operation, content_type: str, known: dict[str, str]) -> dict[str, Any]:
    body = examples(operation, content_type, known)
    return {name: value for name, value in body.items() if name not in LEFT_OUT.get(operation.operation_id, ())}


def send(
    http: httpx.Client, operation: Operation, path: str, content_type: str | None, body: dict[str, Any]
) -> httpx.Response:
    if content_type == MULTIPART:
        return http.request(operation.method, path, files=form_of(body))
    return http.request(operation.method, path, json=body if content_type else None)


def test_operation_the_document_is_the_whole_api() -> None:
    assert len(OPERATIONS) == 70


@pytest.mark.parametrize(
    ("name", "content_type"),
    BODIES + [(name, None) for name, found in OPERATIONS.items() if not found.bodies],
)
def test_operation_the_documents_own_examples_get_the_documented_response(
    http: httpx.Client, known: dict[str, str], name: str, content_type: str | None
) -> None:
    operation = OPERATIONS[name]
    body = body_of(operation, content_type, known) if content_type else {}
    data = check_response(send(http, operation, path_of(operation, known), content_type, body), name)
    if operation.method == "GET" and "data" in data and name != "list-appointments":
        assert data["data"], "the example data hold something for every list"


@pytest.mark.parametrize(("name", "content_type", "field"), REQUIRED)
def test_operation_a_missing_field_is_refused_by_its_name(
    http: httpx.Client, known: dict[str, str], name: str, content_type: str, field: str
) -> None:
    operation = OPERATIONS[name]
    body = body_of(operation, content_type, known)
    del body[field]
    # An empty form would be no form at all.
    body = body or {"other": "x"}
    data = check_response(send(http, operation, path_of(operation, known), content_type, body), name, 422)
    assert field in data["message"]


@pytest.mark.parametrize(("name", "content_type", "field"), FIELDS)
def test_operation_a_field_of_another_type_is_refused_by_its_name(
    http: httpx.Client, known: dict[str, str], name: str, content_type: str, field: str
) -> None:
    operation = OPERATIONS[name]
    schema = DOCUMENT.properties(operation.bodies[content_type]["schema"])[field]
    if content_type == MULTIPART and set(schema) <= {"type", "description", "example"} and schema["type"] == "string":
        return  # any text of a form fits
    body = {**body_of(operation, content_type, known), field: {"a": "b"}}
    data = check_response(send(http, operation, path_of(operation, known), content_type, body), name, 422)
    assert field in data["message"]


@pytest.mark.parametrize(("name", "parameter"), NAMED)
@pytest.mark.parametrize("wrong", ["unknown", "other kind"])
def test_operation_an_object_that_is_unknown_is_not_found(
    http: httpx.Client, known: dict[str, str], name: str, parameter: str, wrong: str
) -> None:
    operation = OPERATIONS[name]
    schema = next(found["schema"] for found in operation.parameters if found["name"] == parameter)
    prefixes = prefixes_in(DOCUMENT.resolve(schema))
    other = known["cug_" if "cug_" not in prefixes else "cst_"]
    path = path_of(operation, known, **{parameter: f"{prefixes[0]}0" if wrong == "unknown" else other})
    content_type = next(iter(operation.bodies), None)
    body = body_of(operation, content_type, known) if content_type else {}
    check_response(send(http, operation, path, content_type, body), name, 404)


@pytest.mark.parametrize("name", OPERATIONS)
def test_operation_without_the_token_nothing_is_done(
    seeded: Sandbox, http: httpx.Client, known: dict[str, str], name: str
) -> None:
    operation = OPERATIONS[name]
    path = path_of(operation, known)
    before = {kind: seeded.objects.all(kind) for kind in seeded.objects.counts()}
    check_response(http.request(operation.method, path, headers={"Authorization": "Bearer no"}), name, 401)
    assert {kind: seeded.objects.all(kind) for kind in seeded.objects.counts()} == before


@pytest.mark.parametrize("name", [name for name, found in OPERATIONS.items() if found.is_list])
@pytest.mark.parametrize("page", ["0", "x", "-1"])
def test_operation_a_wrong_page_of_a_list_is_refused(
    http: httpx.Client, known: dict[str, str], name: str, page: str
) -> None:
    operation = OPERATIONS[name]
    response = http.get(path_of(operation, known), params={"page": page})
    if name == "list-appointments":
        assert response.status_code == 200, "it has no pages, and unknown parameters say nothing"
    else:
        check_response(response, name, 422)
