"""What all operations cost a program that uses a few: start and first call, with five operations and with all."""

import tempfile
from pathlib import Path

from pipeline.codegen.generate import PACKAGE, generate
from pipeline.codegen.package import build_package
from pipeline.documents import Document, read_yaml

from .comparison_table import Comparison
from .importing import WITHOUT_COMMAND_LINE
from .timing import Program, median_in_fresh_interpreters

_ROOT = Path(__file__).parents[2]
_FEW = {
    *("create-customer", "list-customer-offers", "create-customer-offer"),
    *("create-customer-offer-manual", "create-customer-invoice"),
}
FIRST_CALL = """
import httpx
from mijnklantportaal import MijnKlantportaal
page = b'{"current_page": 1, "data": [], "first_page_url": "", "from": null, "next_page_url": null, "path": "",'
page += b' "per_page": 15, "prev_page_url": null, "to": null}'
transport = httpx.MockTransport(lambda request: httpx.Response(200, content=page))
MijnKlantportaal("any-token", transport=transport).customer_offers.list().page(1)
"""


def compare_growth(rounds: int) -> Comparison:
    """Importing the package and making the first call; the project wants at most 10 ms between the two."""
    document = read_yaml(_ROOT / "openapi.yaml")
    with tempfile.TemporaryDirectory(prefix="few-operations-") as folder:
        generate(build_package(_few_operations(document)), _ROOT, Path(folder) / PACKAGE)
        programs = {
            "start and first call, 5 operations": _first_call(folder),
            "start and first call, all operations": _first_call(str(_ROOT / "generated")),
        }
        seconds = median_in_fresh_interpreters(programs, rounds)
    return Comparison("Growth: the first call", seconds, {})


def _first_call(folder: str) -> Program:
    return Program(FIRST_CALL, f"{WITHOUT_COMMAND_LINE}\nsys.path.insert(0, {folder!r})")


def _few_operations(document: Document) -> Document:
    paths: Document = {}
    for path, path_item in document["paths"].items():
        kept = {method: part for method, part in path_item.items() if part["operationId"] in _FEW}
        if kept:
            paths[path] = kept
    return {**document, "paths": paths}
