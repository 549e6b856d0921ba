"""What an import costs a program that starts."""

from .report import Comparison
from .stock import StockClient
from .timing import median_in_fresh_interpreters

_FLOOR = "import httpx, attrs"
_LIMITS = {"generated package, one endpoint": 1.1}
_PROGRAMS = {
    "httpx and attrs alone": _FLOOR,
    "generated package, one endpoint": (
        f"{_FLOOR}\n"
        "import mijnklantportaal_api.runtime.client\n"
        "import mijnklantportaal_api.api.customer_offers.list_customer_offers"
    ),
    "stock package, one endpoint": (
        f"{_FLOOR}\n"
        "import stock_client.client\n"
        "import stock_client.api.customer_offers_api.list_customer_offers"
    ),
    "import mijnklantportaal": "import mijnklantportaal",
    "httpx and attrs, until httpx.Client() exists": f"{_FLOOR}\nhttpx.Client()",
    "until MijnKlantportaal() exists": (
        "from mijnklantportaal import MijnKlantportaal\nMijnKlantportaal('any-token')"
    ),
}

# httpx imports its command line where click is installed, as it is beside the generator; users have neither.
_WITHOUT_COMMAND_LINE = "sys.modules['click'] = None"


def compare_imports(stock: StockClient, rounds: int) -> Comparison:
    """Imports in fresh interpreters, beside importing the two libraries that all of it needs."""
    before = f"{_WITHOUT_COMMAND_LINE}\nsys.path.append({stock.folder!r})"
    seconds = median_in_fresh_interpreters(_PROGRAMS, rounds, before)
    return Comparison("Import", seconds, _LIMITS)
