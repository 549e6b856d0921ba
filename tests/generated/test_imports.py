"""Nothing is loaded before it is needed: what importing loads, seen in fresh interpreters."""

import importlib
import importlib.resources
import json
import pkgutil
import subprocess
import sys
from types import ModuleType

import pytest

import mijnklantportaal_api
from mijnklantportaal_api import models

PACKAGE = "mijnklantportaal_api"
ONE_MODEL = {
    "runtime",
    *(
        f"runtime.{name}"
        for name in ("argument_checks", "json_data", "lenient_reading", "mismatches", "model", "public")
    ),
    *(f"runtime.{name}" for name in ("reading", "surprises", "type_guards", "writing")),
}

CLIENT = {
    f"runtime.{name}"
    for name in (
        *(
            "argument_checks",
            "blocks",
            "callers_code",
            "callers_responses",
            "certificates",
            "client",
            "client_settings",
            "decoding",
            "errors",
            "exchange",
            "extra_parameters",
            "flow",
            "forking",
            "hosts",
        ),
        *("http", "http_library", "network_errors", "operation", "pools", "raw_content", "received_body"),
        *("response", "retry_after", "status_errors", "stream_deadlines", "token", "transports"),
        "urls",
    )
}


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after a statement."""
    code = f"{statement}\nimport json, sys\nprint(json.dumps(list(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(found.stdout))


def ours(modules: set[str]) -> set[str]:
    return {name.removeprefix(f"{PACKAGE}.") for name in modules if name.startswith(PACKAGE)}


@pytest.mark.parametrize("name", [PACKAGE, f"{PACKAGE}.models", f"{PACKAGE}.api"])
def test_import_of_a_package_loads_neither_models_nor_httpx(name: str) -> None:
    modules = loaded_by(f"import {name}")
    assert ours(modules) == {PACKAGE, *({name.removeprefix(f"{PACKAGE}.")} if name != PACKAGE else ())}
    assert not {"httpx", "httpx2", "attrs", "attr"} & modules


def test_import_of_a_resource_loads_no_model() -> None:
    modules = loaded_by(f"import {PACKAGE}.api.customer_offers")
    assert ours(modules) == {PACKAGE, "api", "api.customer_offers"}


def test_import_of_one_model_loads_only_what_it_names() -> None:
    modules = loaded_by(f"from {PACKAGE}.models import Link")
    assert ours(modules) == {PACKAGE, "models", "models.link", *ONE_MODEL}
    assert not {"httpx", "httpx2"} & modules


def test_import_of_a_model_loads_the_models_of_its_fields() -> None:
    modules = loaded_by(f"from {PACKAGE}.models import OfferLine")
    assert ours(modules) == {PACKAGE, "models", "models.offer_line", "models.vat_rate", *ONE_MODEL}


def test_import_of_the_client_loads_no_resource_no_model_and_nothing_for_files() -> None:
    modules = ours(loaded_by(f"from {PACKAGE} import Client"))
    assert modules == {PACKAGE, *ONE_MODEL, *CLIENT} - {f"runtime.{name}" for name in ("reading", "writing")}


@pytest.mark.parametrize("package", [mijnklantportaal_api, models], ids=lambda package: package.__name__)
def test_import_of_every_public_name_works_and_the_name_is_listed(package: ModuleType) -> None:
    assert sorted(package.__all__) == sorted(set(package.__all__))
    for name in package.__all__:
        assert getattr(package, name) is getattr(package, name)
    assert set(package.__all__) <= set(dir(package))


@pytest.mark.parametrize("package", [mijnklantportaal_api, models], ids=lambda package: package.__name__)
def test_import_of_a_misspelt_name_is_an_attribute_error_with_the_name(package: ModuleType) -> None:
    with pytest.raises(AttributeError, match=rf"^module '{package.__name__}' has no attribute 'CustomerOfer'$"):
        package.CustomerOfer  # noqa: B018 - reading it is the test


def test_import_of_every_module_works_alone_and_it_documents_itself() -> None:
    names = [module.name for module in pkgutil.walk_packages(mijnklantportaal_api.__path__, f"{PACKAGE}.")]
    assert f"{PACKAGE}.models.customer_offer" in names
    for name in names:
        assert importlib.import_module(name).__doc__, name


def test_package_says_that_it_is_typed() -> None:
    assert importlib.resources.files(PACKAGE).joinpath("py.typed").is_file()


def test_package_imports_nothing_but_its_dependencies() -> None:
    code = (
        f"import pkgutil, importlib, {PACKAGE}\n"
        f"for module in pkgutil.walk_packages({PACKAGE}.__path__, '{PACKAGE}.'):\n"
        "    importlib.import_module(module.name)"
    )
    modules = loaded_by(code)
    assert not {name.partition(".")[0] for name in modules} & {
        "mijnklantportaal",
        "dateutil",
        "yaml",
        "pydantic",
    }
