"""Calls of webhooks: the sandbox sends them to programs on this machine when something happens in the portal.

The vendor does not document what is sent. The method, the form of the payload and the retries here are assumptions;
only the header with the secret is documented.
"""

import dataclasses
import itertools
import json
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from mijnklantportaal_api.runtime.argument_checks import check_count

from ._arguments import check_text
from ._delivery_faults import SIGNATURE, DeliveryFault, DeliveryFaults
from ._handlers import show
from ._loopback_http import UnreachableError, check_local, exchange
from ._state import Portal
from ._store import Change, JSONObject, Record
from ._times import atom
from ._webhook_events import events_of

DeliveryStatus: TypeAlias = Literal["waiting", "delivered", "failed", "refused"]

_MAX_DELIVERIES = 1_000
_THREADS = 8
_SECONDS = 5.0
_KEPT_OF_RESPONSE = 2_000
_NORMAL = DeliveryFault("duplicate")  # changes nothing of a single request


@dataclass(frozen=True)
class DeliveryAttempt:
    """One request of a delivery: when it began in seconds since 1970, how long it took, and how it ended.

    `status` is `None` if there was no response; `problem` says what went wrong, and is empty after a 2xx; `fault` is
    the kind of fault that was asked for, if any; `response` has the first 2,000 bytes of the response's body.
    """

    at: float
    seconds: float
    status: int | None = None
    problem: str = ""
    fault: str | None = None
    response: bytes = b""


@dataclass(frozen=True)
class Delivery:
    """An event for one webhook record.

    It is `waiting` until it is `delivered` (a 2xx), has `failed` (no attempt is left), or is `refused`: the sandbox
    sends nothing to other machines. `created_at` is in seconds since 1970.
    """

    id: int
    webhook_id: str
    type: str
    url: str
    headers: Mapping[str, str]
    body: bytes
    created_at: float
    status: DeliveryStatus = "waiting"
    attempts: tuple[DeliveryAttempt, ...] = ()


class Deliveries:
    """The last 1,000 deliveries of webhooks, and those to come. Threads may share it.

    `pauses` are the seconds before each further attempt after one that failed, `seconds` the time for a response; both
    can be changed at any time. `faults` make attempts fail.
    """

    def __init__(self, portal: Portal, origin: Callable[[], str], pauses: Iterable[float]) -> None:
        self._first_pauses = tuple(pauses)
        self.pauses: tuple[float, ...] = self._first_pauses
        self.seconds: float = _SECONDS
        self.faults: DeliveryFaults = DeliveryFaults()
        self._portal = portal
        self._origin = origin
        self._numbers = itertools.count(1)
        self._known: dict[int, Delivery] = {}
        self._changed = threading.Condition()
        self._is_closing = False
        self._threads: ThreadPoolExecutor | None = None
        self._timers: dict[int, threading.Timer] = {}

    def all(self) -> tuple[Delivery, ...]:
        """Every delivery that is kept, the oldest first."""
        with self._changed:
            return tuple(self._known.values())

    def find(self, number: int) -> Delivery:
        """The delivery with this id. Raises `LookupError` if there is none."""
        check_count("id", number, 0)
        with self._changed:
            if number not in self._known:
                raise LookupError(f"there is no delivery {number}")
            return self._known[number]

    def redeliver(self, number: int) -> Delivery:
        """Send a delivery again, as it was, with new attempts.

        Raises `LookupError` if there is no such delivery, and `ValueError` while it is under way.
        """
        self._portal.store.check_open()
        with self._changed:
            delivery = self.find(number)
            if delivery.status == "waiting":
                raise ValueError(f"delivery {number} is under way; wait until it is delivered or has failed")
            return self._send(delivery)

    def trigger(self, event_type: str, object_id: str | None = None, payload: Any = None) -> tuple[Delivery, ...]:
        """Call the webhooks for a type of event now, although nothing happens in the portal.

        The body is `payload` as JSON, or what an event about the object would have. Raises `LookupError` if no webhook
        has this type, or there is no such object, and `ValueError` if neither object nor payload is given.
        """
        check_text("type", event_type)
        if payload is None:
            if not object_id:
                raise ValueError("object_id: give the id of an object, or a payload")
            record = self._portal.store.find(object_id)
            if record is None:
                raise LookupError(f"there is no object {object_id}")
            payload = self._payload(event_type, record)
        found = self._deliver(event_type, payload)
        if not found:
            raise LookupError(f"no webhook is registered for {event_type}")
        return found

    def wait(self, seconds: float = 10.0) -> tuple[Delivery, ...]:
        """Wait until no delivery is waiting, and return them all. Raises `TimeoutError` if it takes longer."""
        with self._changed:
            if not self._changed.wait_for(self._is_quiet, seconds):
                raise TimeoutError(f"after {seconds} seconds there are still deliveries waiting")
            return tuple(self._known.values())

    def clear(self) -> None:
        """Forget all deliveries; what is being sent is not sent again."""
        with self._changed:
            self._known.clear()
            for timer in self._timers.values():
                timer.cancel()
            self._timers.clear()
            self._changed.notify_all()

    def reset(self) -> None:
        """Start over: no deliveries, no faults, and the pauses and the time as they were at first."""
        self.faults.clear()
        self.pauses, self.seconds = self._first_pauses, _SECONDS
        self.clear()

    def close(self) -> None:
        """Stop sending; a request under way ends within its time."""
        self._is_closing = True
        self.clear()
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)

    def notice(self, changes: list[Change]) -> None:
        """Call the webhooks for what has changed in the portal."""
        for change in changes:
            for event_type, record in events_of(change):
                if self._webhooks(event_type):
                    self._deliver(event_type, self._payload(event_type, record))

    def _payload(self, event_type: str, record: Record) -> JSONObject:
        schema = self._portal.document.object_schemas.get(record.kind)
        data = record.data if schema is None else show(self._portal, self._origin(), record, schema)
        return {"type": event_type, "createdAt": atom(self._portal.now()), "data": data}

    def _webhooks(self, event_type: str) -> list[Record]:
        return [record for record in self._portal.store.all_of("wbh_") if record.data["type"] == event_type]

    def _deliver(self, event_type: str, payload: Any) -> tuple[Delivery, ...]:
        body = json.dumps(payload).encode()
        return tuple(
            self._send(
                Delivery(
                    id=next(self._numbers),
                    webhook_id=webhook.id,
                    type=event_type,
                    url=webhook.data["url"],
                    headers={"Content-Type": "application/json", SIGNATURE: webhook.data["secret"]},
                    body=body,
                    created_at=self._portal.clock(),
                )
            )
            for webhook in self._webhooks(event_type)
        )

    def _send(self, delivery: Delivery) -> Delivery:
        try:
            check_local(delivery.url)
            delivery = dataclasses.replace(delivery, status="waiting")
        except ValueError as error:
            attempts = (*delivery.attempts, DeliveryAttempt(time.time(), 0.0, problem=str(error)))
            delivery = dataclasses.replace(delivery, status="refused", attempts=attempts)
        with self._changed:
            self._known[delivery.id] = delivery
            while len(self._known) > _MAX_DELIVERIES:
                del self._known[next(iter(self._known))]
            if delivery.status == "waiting":
                self._submit(delivery.id, self.pauses)
        return delivery

    def _submit(self, number: int, pauses: tuple[float, ...]) -> None:
        with self._changed:
            self._timers.pop(number, None)
            if not self._is_closing:
                self._threads = self._threads or ThreadPoolExecutor(_THREADS, "webhooks")
                self._threads.submit(self._try, number, pauses)

    def _try(self, number: int, pauses: tuple[float, ...]) -> None:
        """One attempt, or two of a duplicate; the pauses are those before further ones, and take no thread."""
        with self._changed:
            delivery = self._known.get(number)
        if delivery is None:
            return
        fault = self.faults.take(delivery.type)
        times = 2 if fault and fault.kind == "duplicate" else 1
        attempts = [self._attempt(delivery, fault) for _ in range(times)]
        with self._changed:
            if number not in self._known:
                return
            if any(not attempt.problem for attempt in attempts):
                self._record(number, attempts, "delivered")
            elif not pauses:
                self._record(number, attempts, "failed")
            else:
                self._record(number, attempts, "waiting")
                self._timers[number] = timer = threading.Timer(pauses[0], self._submit, (number, pauses[1:]))
                timer.daemon = True
                timer.start()

    def _attempt(self, delivery: Delivery, fault: DeliveryFault | None) -> DeliveryAttempt:
        at, began = time.time(), time.perf_counter()
        made = fault or _NORMAL
        response, problem = None, ""
        try:
            if made.kind == "lose":
                raise UnreachableError("nothing was sent, as the sandbox was told to")
            body = made.body(delivery.body)
            parts = made.parts(body)
            response = exchange("POST", delivery.url, made.headers(delivery.headers), parts, len(body), self.seconds)
            problem = "" if response.status // 100 == 2 else f"the status is {response.status}"
        except UnreachableError as error:
            problem = str(error)
        return DeliveryAttempt(
            at,
            time.perf_counter() - began,
            None if response is None else response.status,
            problem,
            None if fault is None else fault.kind,
            b"" if response is None else response.body[:_KEPT_OF_RESPONSE],
        )

    def _record(self, number: int, attempts: list[DeliveryAttempt], status: DeliveryStatus) -> None:
        delivery = self._known[number]
        self._known[number] = dataclasses.replace(delivery, status=status, attempts=(*delivery.attempts, *attempts))
        self._changed.notify_all()

    def _is_quiet(self) -> bool:
        return all(delivery.status != "waiting" for delivery in self._known.values())
