"""From the bytes of an answer to models."""

import json
from collections.abc import Callable

from mijnklantportaal_api.models import CustomerOfferPage

from .report import Comparison
from .samples import offers_page
from .stock import StockClient
from .timing import fastest


def compare_decoding(stock: StockClient, count: int, rounds: int) -> Comparison:
    """A page of so many offers, beside reading the same bytes as plain JSON data."""
    body = offers_page(count)
    stock_page = stock.module("models").CustomerOfferPage
    subjects: dict[str, Callable[[], object]] = {
        "json.loads": lambda: json.loads(body),
        "models, json": lambda: CustomerOfferPage.from_dict(json.loads(body)),
        "stock models, json": lambda: stock_page.from_dict(json.loads(body)),
    }
    limits = {"models, json": 1.9}
    try:
        import orjson
    except ImportError:
        pass
    else:
        subjects["orjson.loads"] = lambda: orjson.loads(body)
        subjects["models, orjson"] = lambda: CustomerOfferPage.from_dict(orjson.loads(body))
        limits["models, orjson"] = 1.6
    return Comparison(f"Decode {count} offers ({len(body) / 1000:.1f} kB)", fastest(subjects, rounds), limits)
