"""The example data."""

import httpx

from mijnklantportaal.sandbox import Licence, Sandbox
from tests.sandbox.responses import DOCUMENT, OPERATIONS, check_response


def test_seed_there_is_something_of_every_kind_that_has_an_address(empty: Sandbox) -> None:
    empty.seed()
    kinds = {kind for kind in DOCUMENT.collections if kind.endswith("_")}
    assert set(empty.objects.counts()) == kinds


def test_seed_every_list_of_it_is_as_documented(empty: Sandbox, api: httpx.Client) -> None:
    empty.seed()
    for operation in OPERATIONS.values():
        if operation.is_list and "{" not in operation.path:
            assert check_response(api.get(operation.path), operation.operation_id)["data"]


def test_seed_its_files_are_real(empty: Sandbox, api: httpx.Client) -> None:
    empty.seed()
    for invoice in empty.objects.all("inv_"):
        link = api.get(f"/customer-invoices/{invoice['id']}/pdf").json()["link"]
        assert httpx.get(link).content.startswith(b"%PDF-")


def test_seed_it_is_not_added_to_what_is_there(empty: Sandbox, customer: str) -> None:
    empty.seed()
    assert empty.objects.counts() == {"cst_": 1}


def test_seed_is_complete_whatever_the_licence_allows() -> None:
    with Sandbox(seed=True, licence=Licence(offers_per_month=0, ticketing=False)) as sandbox:
        assert sandbox.objects.all("off_")
        assert sandbox.licence == Licence(offers_per_month=0, ticketing=False)
