"""The public names: complete, lazy, and free of the types of other libraries."""

import inspect
import os
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import mijnklantportaal
import mijnklantportaal_api
from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from mijnklantportaal_api import models
from mijnklantportaal_api.runtime import errors

ROOT = Path(__file__).parents[2]


CLASSES_AND_FUNCTIONS = [
    name
    for name in mijnklantportaal.__all__
    if inspect.isclass(getattr(mijnklantportaal, name)) or inspect.isroutine(getattr(mijnklantportaal, name))
]

# measuring coverage would load modules of its own
_UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_UNMEASURED)
    return finished.stdout.strip()


def test_exports_can_all_be_imported() -> None:
    code = "from mijnklantportaal import *\nprint(*globals())"
    assert set(mijnklantportaal.__all__) <= set(run(code).split())


def test_exports_of_the_models_are_those_of_the_package() -> None:
    assert mijnklantportaal.__all__[-len(models.__all__) :] == models.__all__


@pytest.mark.parametrize("module", [mijnklantportaal, mijnklantportaal_api, models])
def test_exports_name_nothing_twice(module: typing.Any) -> None:
    assert len(module.__all__) == len(set(module.__all__))


@pytest.mark.parametrize("module", [mijnklantportaal, mijnklantportaal_api])
def test_exports_are_in_order_constants_first_and_functions_last(module: typing.Any) -> None:
    own = [name for name in module.__all__ if name not in {*errors.__all__, *models.__all__}]
    assert own == sorted(own, key=lambda name: (not name.isupper(), name))


def test_exports_include_all_errors_and_models() -> None:
    assert {*errors.__all__, *models.__all__} < set(mijnklantportaal.__all__)


@pytest.mark.parametrize("name", CLASSES_AND_FUNCTIONS)
def test_exports_say_that_they_live_where_they_are_imported_from(name: str) -> None:
    assert getattr(mijnklantportaal, name).__module__ == "mijnklantportaal"


def test_imports_of_an_error_load_nothing_that_does_io() -> None:
    loaded = run("import sys\nfrom mijnklantportaal import NotFoundError\nprint(*sys.modules)").split()
    assert {"httpx", "httpx2", "socket", "ssl", "asyncio", "email", "http", "urllib.request"}.isdisjoint(loaded)


@pytest.mark.parametrize("module", [mijnklantportaal, mijnklantportaal_api, models])
def test_exports_raise_an_attribute_error_that_names_a_misspelt_name(module: typing.Any) -> None:
    with pytest.raises(AttributeError, match=f"module '{module.__name__}' has no attribute 'CustomerOfer'"):
        module.CustomerOfer  # noqa: B018 - reading it is the test


def test_exports_are_all_shown_by_dir() -> None:
    assert set(mijnklantportaal.__all__) <= set(dir(mijnklantportaal))


@pytest.mark.parametrize("package", ["mijnklantportaal", "mijnklantportaal_api"])
def test_imports_of_a_package_load_neither_httpx_nor_models(package: str) -> None:
    code = f"import sys, {package}\nprint(*sorted(sys.modules))"
    loaded = run(code).split()
    assert package in loaded
    heavy = ("httpx", "attr", "attrs", "zoneinfo", "mijnklantportaal_api.models.", "mijnklantportaal_api.api")
    assert [name for name in loaded if name.startswith(heavy)] == []


def test_imports_of_one_model_load_only_the_models_it_needs() -> None:
    code = "import sys\nfrom mijnklantportaal import OfferLine\nprint(*sys.modules)"
    loaded = {name for name in run(code).split() if name.startswith("mijnklantportaal_api.models.")}
    assert loaded == {"mijnklantportaal_api.models.offer_line", "mijnklantportaal_api.models.vat_rate"}


def test_imports_of_a_client_load_no_model_before_an_operation_is_used() -> None:
    use = "from mijnklantportaal import MijnKlantportaal\nMijnKlantportaal('t').customer_offers"
    code = f"import sys\n{use}\nprint(*sys.modules)"
    assert [name for name in run(code).split() if name.startswith("mijnklantportaal_api.models.")] == []


def test_exports_are_the_same_object_wherever_they_come_from() -> None:
    from mijnklantportaal_api.models.customer_offer import CustomerOffer
    from mijnklantportaal_api.runtime.errors import NotFoundError

    assert mijnklantportaal.CustomerOffer is CustomerOffer is models.CustomerOffer
    assert mijnklantportaal.NotFoundError is NotFoundError


def test_signatures_hold_no_type_of_an_http_library() -> None:
    found = [
        f"{name}.{member}({parameter})"
        for name in mijnklantportaal.__all__
        for member, function in inspect.getmembers(getattr(mijnklantportaal, name), inspect.isroutine)
        if not member.startswith("_") or member == "__init__"
        for parameter, annotation in getattr(function, "__annotations__", {}).items()
        if "httpx" in str(annotation)
    ]
    assert found == []


@pytest.mark.parametrize("client", [MijnKlantportaal, AsyncMijnKlantportaal])
def test_resources_and_their_methods_are_the_same_in_both_clients(client: type[object]) -> None:
    def methods(kind: type[object]) -> dict[str, list[str]]:
        portal = kind("t")  # type: ignore[call-arg]
        return {
            name: [method for method in dir(getattr(portal, name)) if not method.startswith("_")]
            for name in vars(kind.__mro__[1])
            if not name.startswith("_")
        }

    assert methods(client) == methods(MijnKlantportaal)
    assert methods(client)["customer_offers"] == [
        "create",
        "create_manual",
        "ensure",
        "ensure_manual",
        "get",
        "list",
        "mark_accepted",
        "mark_rejected",
    ]


def test_readme_imports_only_public_names() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    imported = re.findall(r"^ *from mijnklantportaal import (.+)$", text, re.MULTILINE)
    names = {name.strip() for line in imported for name in line.split(",")}
    assert {"MijnKlantportaal", "AsyncMijnKlantportaal"} <= names
    assert names <= set(mijnklantportaal.__all__)


def test_readme_documents_only_names_that_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b[A-Z][A-Za-z]+Error\b|\bRequestOptions\b|\bUpload\b", text)) - {
        "ValueError",
        "TypeError",
    }
    assert named
    assert named <= set(mijnklantportaal.__all__)
