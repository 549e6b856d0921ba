"""A sandbox with so many objects that every list has several pages, and with null in every field that may be null."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from mijnklantportaal.sandbox import Sandbox, Upload
from mijnklantportaal.sandbox._call import IncomingFile
from mijnklantportaal.sandbox._objects import Objects
from mijnklantportaal.sandbox._seed import Seeder, make_bill
from mijnklantportaal.sandbox._state import Portal
from mijnklantportaal.sandbox._store import JSONObject, Record
from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping, mapping, types_of
from pipeline.openapi.references import resolved
from tests.committed import committed_in_shorthand

ROUNDS = 22
"""So that a list has two full pages and more where each round makes two objects, and one and more elsewhere."""


class _Clock:
    def __init__(self) -> None:
        self.now = datetime(2024, 11, 4, 8, tzinfo=UTC).timestamp()

    def __call__(self) -> float:
        return self.now


@contextmanager
def full_portal() -> Iterator[Sandbox]:
    """A running sandbox, full of objects of which none was made in the same minute as the one before."""
    clock = _Clock()
    # a high limit, because the client keeps to it
    with Sandbox(rate_limit=100_000, clock=clock) as sandbox:
        _fill(sandbox._portal, clock)
        yield sandbox


class _Slowly(Seeder):
    """Makes the example data of a small agency again and again, with time between its objects."""

    def __init__(self, portal: Portal, clock: _Clock) -> None:
        super().__init__(portal)
        self._clock = clock

    def again(self) -> None:
        customers = [self._make_customer(("Bakkerij", "Molenweg 3", "3511AB", "Utrecht", "post@korenmolen.example"))]
        customers *= 4  # as many as the example data needs
        for part in (self._groups, self._offers, self._invoices, self._subscriptions, self._appointments):
            part(customers)
        for part in (self._tickets, self._punch_cards, self._files):
            part(customers)
        for other in (self._payment_links, self._agreements, self._webhooks):
            other()
        bill = make_bill("MKP-0001", f"{self._portal.now():%Y-%m-%d}T00:00:00.000Z", is_paid=True)
        self._portal.store.add(Record(bill["id"], "fac_", bill, created_at=self._portal.clock()))
        ticket = self._customer.open_ticket("Screen", "<p>See below.</p>", customer_id=customers[0])
        reply = self._make("add-ticket-message", {"message": "<p>Thanks.</p>"}, ticketId=ticket)["messages"][-1]["id"]
        picture = IncomingFile(Upload("attachment", "screen.png", "image/png", 3), io.BytesIO(b"png"))
        for _ in range(3):
            self._make("upload-ticket-message-attachment", {}, picture, ticketId=ticket, messageId=reply)
        to_customer: JSONObject = {"name": "Logo", "requestedFiles": [{"name": "Logo"}], "customerId": customers[0]}
        self._make("create-file-request", to_customer)
        self._make("create-file-share", {"content": [self._make_with_id("post-files", {"name": "Public"})]})

    def _make(self, operation_id: str, body: JSONObject, *files: IncomingFile, **path: str) -> Any:
        self._clock.now += 60
        return super()._make(operation_id, body, *files, **path)


def _fill(portal: Portal, clock: _Clock) -> None:
    with portal.store.transaction():
        for _ in range(ROUNDS):
            _Slowly(portal, clock).again()
        for kind in portal.store.counts():
            schema = dict(Objects(portal, "")._schema(kind))
            for record in portal.store.all_of(kind)[::3]:
                portal.store.change(record, _with_nulls(schema, record.data))


def _with_nulls(schema: Document, value: Any, *, is_outermost: bool = True) -> Any:
    """The value with null wherever the document allows it; what an object itself lacks is not stored but worked out."""
    schema = resolved(committed_in_shorthand(), schema)
    kinds = [resolved(committed_in_shorthand(), kind) for kind in schema.get("anyOf", [schema])]
    if any("null" in types_of(kind) for kind in kinds):
        return None
    if is_mapping(value):
        fields = mapping(kinds[0].get("properties"))
        lacking = {} if is_outermost else dict.fromkeys(fields)
        found = {name: _with_nulls(fields.get(name, {}), part, is_outermost=False) for name, part in value.items()}
        return lacking | found
    if is_list(value):
        return [_with_nulls(mapping(kinds[0].get("items")), item, is_outermost=False) for item in value]
    return value
