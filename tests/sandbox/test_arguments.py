"""Odd values for the arguments of a sandbox and of what it offers to tests: refused by name."""

import inspect
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal.sandbox import Fault, Licence, Sandbox
from tests.overlay.odd_values import check_refusals, with_argument

SMALL = Path(__file__).with_name("small.yaml")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def test_odd_argument_of_a_sandbox_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a text is the path of a new database
    names = {"allowed_hosts": "allow", "database": "database"}
    for name in inspect.signature(Sandbox).parameters:
        if name != "seed":
            check_refusals(names.get(name, name), with_argument(Sandbox, name, document=SMALL))
    for name in ("offers_per_month", "ticketing"):
        licence_with = with_argument(Licence, name)
        check_refusals(name, lambda odd, to=licence_with: Sandbox(licence=to(odd), document=SMALL))  # type: ignore[misc]


def test_odd_detail_of_a_fault_is_refused_by_name(sandbox: Sandbox) -> None:
    for name in (field.name for field in fields(Fault) if field.name != "number"):
        check_refusals(name, with_argument(sandbox.faults.add, name, **({} if name == "kind" else {"kind": "status"})))
    check_refusals("count", lambda odd: sandbox.faults.add_rate_limit(count=odd))
    check_refusals("retry_after", lambda odd: sandbox.faults.add_rate_limit(retry_after=odd))
    check_refusals("number", sandbox.faults.remove)
    sandbox.faults.clear()


def test_odd_argument_of_the_objects_is_refused_by_name(sandbox: Sandbox) -> None:
    objects: Any = sandbox.objects
    check_refusals("object_id", objects.find)
    check_refusals("object_id", objects.request_body)
    check_refusals("object_id", objects.uploads)
    check_refusals("object_id", sandbox.uploads_of)
    check_refusals("upload", objects.content)
    check_refusals("kind", objects.all)
    check_refusals("kind", lambda odd: objects.newest(odd, 1))
    check_refusals("limit", lambda odd: objects.newest("cst_", odd))
    check_refusals("kind", lambda odd: objects.page(odd, 1))
    check_refusals("number", lambda odd: objects.page("cst_", odd))
    check_refusals("parent", lambda odd: objects.page("cst_", 1, odd))


@pytest.mark.parametrize("value", [None, b"x", 5, float("nan"), []], ids=repr)
def test_odd_id_of_what_a_customer_acts_on_is_refused(sandbox: Sandbox, value: Any) -> None:
    with pytest.raises(TypeError, match=r"^id: expected str, got "):
        sandbox.customer.accept_offer(value)
    with pytest.raises(TypeError, match=r"^title: expected str, got "):
        sandbox.customer.open_ticket(value, "text")
