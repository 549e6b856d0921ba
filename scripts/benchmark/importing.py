"""What an import costs a program that starts."""

from .comparison_table import Comparison
from .stock import StockClient
from .timing import Program, median_in_fresh_interpreters

# httpx imports its command line where click is installed, as it is beside the generator; users have neither.
WITHOUT_COMMAND_LINE = "sys.modules['click'] = None"

_ERROR = "from mijnklantportaal import NotFoundError"
_FLOOR = "import httpx, attrs"
IMPORTS = {
    _ERROR: _ERROR,
    "import mijnklantportaal": "import mijnklantportaal",
    "until MijnKlantportaal() exists": ("from mijnklantportaal import MijnKlantportaal\nMijnKlantportaal('any-token')"),
}
_PROGRAMS = {
    "httpx and attrs alone": _FLOOR,
    "generated package, one endpoint": (
        f"{_FLOOR}\n"
        "import mijnklantportaal_api.runtime.client\n"
        "import mijnklantportaal_api.api.customer_offers.list_customer_offers"
    ),
    "stock package, one endpoint": (
        f"{_FLOOR}\nimport stock_client.client\nimport stock_client.api.customer_offers_api.list_customer_offers"
    ),
    "import mijnklantportaal": IMPORTS["import mijnklantportaal"],
    "httpx and attrs, until httpx.Client() exists": f"{_FLOOR}\nhttpx.Client()",
    "until MijnKlantportaal() exists": IMPORTS["until MijnKlantportaal() exists"],
}


def compare_imports(stock: StockClient, rounds: int) -> Comparison:
    """Imports in fresh interpreters, beside importing the two libraries that all of it needs."""
    before = f"{WITHOUT_COMMAND_LINE}\nsys.path.append({stock.folder!r})"
    programs = {name: Program(code, before) for name, code in _PROGRAMS.items()}
    seconds = median_in_fresh_interpreters(programs, rounds)
    return Comparison("Import", seconds, {"generated package, one endpoint": 1.1})


def compare_error_import(rounds: int) -> Comparison:
    """Importing an error, beside importing the HTTP library, which it does not need."""
    codes = ("import httpx", _ERROR)
    programs = {code: Program(code, WITHOUT_COMMAND_LINE) for code in codes}
    return Comparison("Import an error", median_in_fresh_interpreters(programs, rounds), {_ERROR: 0.33})
