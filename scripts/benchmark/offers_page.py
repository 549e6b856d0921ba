"""A response of the API to measure with."""

import json
from typing import Any

ADDRESS = "https://api.mijnklantportaal.nl/v1"


def offers_page(count: int) -> bytes:
    """The body of a page with so many offers, a third of them accepted and a third rejected."""
    page = {
        "current_page": 1,
        "data": [_offer(number) for number in range(count)],
        "first_page_url": f"{ADDRESS}/customer-offers?page=1",
        "from": 1,
        "next_page_url": None,
        "path": f"{ADDRESS}/customer-offers",
        "per_page": count,
        "prev_page_url": None,
        "to": count,
    }
    return json.dumps(page).encode()


def _offer(number: int) -> dict[str, Any]:
    accepted = number % 3 == 0
    customer = f"cst_{number:014x}"
    return {
        "id": f"off_{number:014x}",
        "customerId": customer,
        "offerNumber": f"2026-{number:04}",
        "issuedAt": "2026-11-20",
        "expiresAt": "2026-12-20",
        "currency": "EUR",
        "amount": f"{number}.95",
        "acceptedAt": "2026-11-21T09:30:00+01:00" if accepted else None,
        "acceptedViaIp": "192.0.2.10" if accepted else None,
        "acceptedViaUserAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0)" if accepted else None,
        "acceptanceSignature": "data:image/png;base64,iVBORw0KGgo=" if accepted else None,
        "rejectedAt": "2026-11-22T10:00:00+01:00" if number % 3 == 1 else None,
        "createdAt": "2026-11-20T21:00:00+01:00",
        "links": {"customer": {"href": f"{ADDRESS}/customers/{customer}", "type": "application/json"}},
    }
