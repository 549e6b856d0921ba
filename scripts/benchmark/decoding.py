"""From the bytes of a response to models."""

import json

from mijnklantportaal_api.models import CustomerOfferPage

from .comparison_table import Comparison
from .offers_page import offers_page
from .stock import StockClient
from .timing import Subjects, fastest, timers

_LIMITS = {"models, json": 1.9, "models, orjson": 1.6}


def decodings(count: int) -> Subjects:
    """Reading a page of so many offers, and reading the same bytes as plain JSON data."""
    body = offers_page(count)
    subjects: Subjects = {
        "json.loads": lambda: json.loads(body),
        "models, json": lambda: CustomerOfferPage.from_dict(json.loads(body)),
    }
    try:
        import orjson
    except ImportError:
        return subjects
    subjects["orjson.loads"] = lambda: orjson.loads(body)
    subjects["models, orjson"] = lambda: CustomerOfferPage.from_dict(orjson.loads(body))
    return subjects


def compare_decoding(stock: StockClient, count: int, rounds: int) -> Comparison:
    """The same, beside the stock client too."""
    body = offers_page(count)
    page = stock.module("models").CustomerOfferPage
    subjects = {**decodings(count), "stock models, json": lambda: page.from_dict(json.loads(body))}
    title = f"Decode {count} offers ({len(body) / 1000:.1f} kB)"
    return Comparison(title, fastest(timers(subjects), rounds), _LIMITS)
