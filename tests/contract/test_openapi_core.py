"""openapi-core judges every request of both clients, and every response of the sandbox."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, AsyncPager, MijnKlantportaal, Pager, PortalError
from mijnklantportaal.sandbox import Licence, Sandbox
from pipeline.examine.examination import examine
from pipeline.examine.probes import probes_of
from tests.committed import committed_in_shorthand, committed_package
from tests.contract.calls import every_call
from tests.contract.core_judge import core_judge, violations
from tests.contract.witness import Witness

EVERY_CALL = list(every_call())
FORMS_WITH_A_BOOLEAN = {"/v1/customer-invoices", "/v1/customer-offers"}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(rate_limit=None, seed=True) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def sent(sandbox: Sandbox) -> list[httpx.Response]:
    """Every call of both clients, with the document's examples; the sandbox knows few of their ids."""
    witness = Witness()

    def send() -> None:
        with (
            witness.client() as http,
            MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, http_client=http) as portal,
        ):
            for call in EVERY_CALL:
                with suppress(PortalError):
                    made = call.made_with(portal)
                    if isinstance(made, Pager):
                        made.page(2)

    async def send_later() -> None:
        async with (
            witness.async_client() as http,
            AsyncMijnKlantportaal(sandbox.token, base_url=sandbox.base_url, http_client=http) as portal,
        ):
            for call in EVERY_CALL:
                with suppress(PortalError):
                    made = call.made_with(portal)
                    await (made.page(2) if isinstance(made, AsyncPager) else made)

    send()
    asyncio.run(send_later())
    return witness.responses


def found(responses: list[httpx.Response], *, reads_booleans: bool = True) -> set[tuple[str, str, int, str]]:
    judge = core_judge(reads_booleans=reads_booleans)
    return {
        (response.request.method, response.request.url.path, response.status_code, violation)
        for response in responses
        for violation in violations(judge, response)
    }


def test_openapi_core_accepts_every_request_of_both_clients(sent: list[httpx.Response]) -> None:
    assert len(sent) == 2 * len(EVERY_CALL)
    assert found(sent) == set()


def test_openapi_core_accepts_the_success_of_every_operation_of_the_sandbox(sandbox: Sandbox) -> None:
    witness, package = Witness(), committed_package()
    with (
        witness.client() as http,
        MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, http_client=http) as portal,
    ):
        findings = examine(portal.api.send, committed_in_shorthand(), probes_of(package), allow_writes=True)
        calls = [finding.probe.operation.operation_id for finding in findings]
        folder = portal.files.create_directory(name="Public")
        portal.file_shares.create(content=[folder.id])
    assert set(calls) == {operation.operation_id for operation in package.operations}
    assert len(witness.responses) == len(calls) + 2
    # the file of the document's example is none of the sandbox
    assert [calls[at] for at, one in enumerate(witness.responses) if not one.is_success] == ["create-file-share"]
    assert found(witness.responses) == set()


def test_openapi_core_accepts_the_refusals_of_the_sandbox(sent: list[httpx.Response]) -> None:
    refusals = [response for response in sent if response.status_code in (404, 422)]
    with Sandbox(rate_limit=3, licence=Licence(ticketing=False)) as sandbox, Witness().client() as http:
        token = {"Authorization": f"Bearer {sandbox.token}"}
        refusals += [http.get(f"{sandbox.base_url}/customers", headers={"Authorization": "Bearer wrong"})]
        refusals += [http.get(f"{sandbox.base_url}/tickets", headers=token) for _ in range(4)]
    assert {response.status_code for response in refusals} == {401, 404, 422, 426, 429}
    assert found(refusals) == set()


def test_openapi_core_reads_no_boolean_in_a_form_unless_told_how(sent: list[httpx.Response]) -> None:
    """Where this fails because it finds nothing, `core_judge` needs no setting any more."""
    forms = [response for response in sent if response.request.url.path in FORMS_WITH_A_BOOLEAN]
    assert {violation[1:] for violation in found(forms, reads_booleans=False)} == {
        (path, 404, "request: 'true' is not of type 'boolean'") for path in FORMS_WITH_A_BOOLEAN
    }


@pytest.mark.parametrize(
    ("method", "path", "sent", "violation"),
    [
        ("GET", "/customers/off_1", {}, "request: 'off_1' does not match '^cst_'"),
        ("POST", "/customer-groups", {"json": {"name": 5}}, "request: 5 is not of type 'string'"),
        ("POST", "/customer-groups", {"json": {}}, "request: 'name' is a required property"),
    ],
)
def test_openapi_core_names_what_is_wrong_with_a_request(
    method: str, path: str, sent: dict[str, Any], violation: str
) -> None:
    headers = {"Authorization": "Bearer any"}
    request = httpx.Request(method, f"http://127.0.0.1/v1{path}", headers=headers, **sent)
    assert violation in set(violations(core_judge(), httpx.Response(404, json={"message": "no"}, request=request)))


def test_openapi_core_names_what_is_wrong_with_a_response() -> None:
    request = httpx.Request("GET", "http://127.0.0.1/v1/customers/cst_1", headers={"Authorization": "Bearer any"})
    response = httpx.Response(404, json={"message": 5}, request=request)
    assert list(violations(core_judge(), response)) == ["response: 5 is not of type 'string'"]
