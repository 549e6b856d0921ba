"""What the benchmark measures, as data."""

from collections.abc import Mapping
from dataclasses import dataclass

from .offers_page import offers_page
from .timing import Program

_PORTAL = "portal.customer_offers.list().page(1)"
_PREFETCHING = ("portal.customer_offers.list(prefetch=8)", "the same, asynchronous")


@dataclass(frozen=True)
class Benchmark:
    """Functions to time in a worker: what a function of `subjects` returns, and the ratios that the project wants."""

    title: str
    function: str
    arguments: tuple[object, ...]
    limits: Mapping[str, float]
    before: str = ""
    rounds_factor: float = 1


def benchmarks(loopback: str) -> list[Benchmark]:
    """All of them; the loopback server's address is given."""
    decoding = {"models, json": 1.9, "models, orjson": 1.6}
    return [
        *(
            Benchmark(
                f"Decode {count} offers ({len(offers_page(count)) / 1000:.1f} kB)", "decodings", (count,), decoding
            )
            for count in (15, 1000)
        ),
        Benchmark("Call: read a page of 15 offers", "immediate_calls", (), {_PORTAL: 1.4}),
        *(
            # Two processes and the network vary more.
            Benchmark(f"Call over loopback, {name} orjson", "calls", (loopback,), {_PORTAL: 0.95}, before, 5)
            for name, before in (("with", ""), ("without", "sys.modules['orjson'] = None"))
        ),
        Benchmark(
            "List: 40 pages, 8 at once, 50 ms each",
            "lists",
            (40, 8, 0.05),
            dict.fromkeys(_PREFETCHING, 1.3),
            rounds_factor=1 / 8,  # most of it is waiting, which hardly varies
        ),
    ]


_FLOOR = "import httpx, attrs"
_ERROR = "from mijnklantportaal import NotFoundError"
_IMPORT = "import mijnklantportaal"
_CLIENT = "from mijnklantportaal import MijnKlantportaal\nMijnKlantportaal('any-token')"
_FIRST_CALL = """
import httpx
from mijnklantportaal import MijnKlantportaal
page = b'{"current_page": 1, "data": [], "first_page_url": "", "from": null, "next_page_url": null, "path": "",'
page += b' "per_page": 15, "prev_page_url": null, "to": null}'
transport = httpx.MockTransport(lambda request: httpx.Response(200, content=page))
MijnKlantportaal("any-token", transport=transport).customer_offers.list().page(1)
"""


def client_programs(before: str) -> dict[str, Program]:
    """What a program that uses the client may begin with; `before` are statements that select a state of the client."""
    codes = {
        _ERROR: _ERROR,
        _IMPORT: _IMPORT,
        "until MijnKlantportaal() exists": _CLIENT,
        "start and first call": _FIRST_CALL,
    }
    return {name: Program(code, before) for name, code in codes.items()}


def program_benchmarks(stock: str, few: str) -> list[tuple[str, dict[str, Program], dict[str, float]]]:
    """Title, programs and wanted ratios; the statements given make the stock package and the small one importable."""
    generated = "generated package, one endpoint"
    return [
        (
            "Import",
            {
                "httpx and attrs alone": Program(_FLOOR),
                generated: Program(
                    f"{_FLOOR}\nimport mijnklantportaal_api.runtime.client\n"
                    "import mijnklantportaal_api.api.customer_offers.list_customer_offers"
                ),
                "stock package, one endpoint": Program(
                    f"{_FLOOR}\nimport stock_client.client, stock_client.api.customer_offers_api.list_customer_offers",
                    stock,
                ),
                _IMPORT: Program(_IMPORT),
                "httpx and attrs, until httpx.Client() exists": Program(f"{_FLOOR}\nhttpx.Client()"),
                "until MijnKlantportaal() exists": Program(_CLIENT),
            },
            {generated: 1.1},
        ),
        ("Import an error", {"import httpx": Program("import httpx"), _ERROR: Program(_ERROR)}, {_ERROR: 0.33}),
        (
            # What all operations cost a program that uses a few; the project wants at most 10 ms between the two.
            "Growth: the first call",
            {
                "start and first call, 5 operations": Program(_FIRST_CALL, few),
                "start and first call, all operations": Program(_FIRST_CALL),
            },
            {},
        ),
    ]
