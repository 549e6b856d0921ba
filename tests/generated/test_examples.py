"""The examples in the docstrings: each can be copied, and makes the request that it stands for."""

import ast
import inspect
import re
import textwrap
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest

from mijnklantportaal_api import Resources, models
from mijnklantportaal_api.runtime.errors import PortalError
from tests.committed import committed_in_shorthand, committed_package
from tests.generated.samples import BASE_URL, PDF, client_of

DOCUMENT = committed_in_shorthand()
PACKAGE = committed_package()


class Documented(NamedTuple):
    """A method of a resource, and the request that the document has for it."""

    resource: str
    method: str
    verb: str
    path: str


METHODS = [
    Documented(operation.resource, method.name, operation.http_method, operation.path)
    for operation in PACKAGE.operations
    for method in operation.methods
]


class RecordingPortal(Resources):
    """The resources, whose requests are kept; every response is a failure, since only the requests matter."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self._client = client_of(self._respond)
        super().__init__(self)

    def _respond(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(503)

    def call(self, operation: Any, options: Any = None) -> Any:
        return self._client.call(operation, options)

    def paginate(self, call: str, make: Any, limit: int | None, prefetch: int, options: Any) -> Any:
        return self.call(make(1), options)

    def ensure(self, call: Any, options: Any) -> Any:
        return self.call(call.create, options)


def example_of(resource: str, method: str) -> str:
    """The code in the `Example` section of a method's docstring."""
    documented = inspect.getdoc(getattr(type(getattr(RecordingPortal(), resource)), method)) or ""
    found = re.search(r"^Example:\n((?:    .*\n|\n)+)", documented + "\n", re.MULTILINE)
    assert found, f"{resource}.{method} has no example"
    return textwrap.dedent(found[1])


def a_pdf(folder: Path, name: str) -> Path:
    """A file of some name, which every field for a file takes."""
    path = folder / name
    path.write_bytes(PDF)
    return path


def test_resource_has_a_method_for_every_operation_of_the_document() -> None:
    operations = sum(len(path_item.keys() - {"parameters"}) for path_item in DOCUMENT["paths"].values())
    assert len({(documented.verb, documented.path) for documented in METHODS}) == operations


@pytest.mark.parametrize("documented", METHODS, ids=lambda method: f"{method.resource}.{method.method}")
def test_example_in_a_docstring_makes_the_one_request_that_is_documented(
    documented: Documented, tmp_path: Path
) -> None:
    code = example_of(documented.resource, documented.method)
    ast.parse(code)
    portal = RecordingPortal()
    names = {
        **{name: getattr(models, name) for name in models.__all__},
        **{"portal": portal, "date": date, "datetime": datetime, "Decimal": Decimal},
        "Path": partial(a_pdf, tmp_path),
    }
    with suppress(PortalError):
        exec(code, names)  # noqa: S102 - the code is ours, and running it is what this is about
    assert [request.method for request in portal.requests] == [documented.verb]
    address = re.escape(BASE_URL) + re.sub(r"\\\{[^/]+?\\\}", "[^/{}]+", re.escape(documented.path))
    assert re.fullmatch(address, str(portal.requests[0].url).partition("?")[0])
