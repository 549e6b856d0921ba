"""The notebook, run by a kernel."""

from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from mijnklantportaal.sandbox import Sandbox
from tests.examples.conftest import TOKEN
from tests.examples.programs import PROGRAMS

NOTEBOOK = PROGRAMS / "offers.ipynb"


def read() -> Any:
    """The notebook as it is in the repository."""
    return nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]


def test_notebook_holds_no_output() -> None:
    for cell in read().cells:
        assert (cell.get("outputs", []), cell.get("execution_count")) == ([], None)


@pytest.mark.usefixtures("settings_of_the_sandbox")
def test_notebook_shows_objects_and_pages_as_tables(sandbox: Sandbox) -> None:
    notebook = read()
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    shown = {cell.id: cell.outputs[0].data for cell in notebook.cells if cell.get("outputs")}
    assert list(shown) == ["object", "page", "sum"]
    customer, offer = sandbox.objects.page("cst_", 1)[0], sandbox.objects.page("off_", 1)[0]
    assert shown["object"]["text/html"].startswith("<table>")
    assert customer["companyName"] in shown["object"]["text/html"]
    assert shown["page"]["text/html"].startswith("<table>")
    assert offer["id"] in shown["page"]["text/html"]
    assert shown["sum"]["text/plain"] == "Decimal('1250.00')"
    assert TOKEN not in str(notebook)
