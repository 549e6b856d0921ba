"""Counts what a live API does: each response is taken apart into shapes, and nothing else of it is kept."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any, NamedTuple

from live_contract.observe.counts.listing import Listing
from live_contract.observe.counts.safe_names import Words
from live_contract.observe.counts.shapes import Shapes
from pipeline.codegen.data import Operation
from pipeline.documents import Document
from pipeline.observed.assumptions import RATE_LIMIT_HEADERS
from pipeline.observed.places import body_schema, response_at
from pipeline.observed.records import Observations, Place, Response
from pipeline.observed.records import Operation as Observed
from pipeline.openapi.json_data import mapping
from pipeline.openapi.media_types import bare_media_type, is_json
from pipeline.openapi.references import at_pointer

_KNOWN_HEADERS = (*RATE_LIMIT_HEADERS, "x-ratelimit-reset", "retry-after", "x-request-id")

_WITHOUT_BODY = (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT, HTTPStatus.NOT_MODIFIED)


class Exchange(NamedTuple):
    """What came for one request."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def is_success(self) -> bool:
        """Whether the status reports success."""
        return 200 <= self.status < 300

    @property
    def media_type(self) -> str:
        """Without its parameters; `none` where there is none."""
        return bare_media_type(self.headers.get("content-type", "none"))

    @property
    def is_json(self) -> bool:
        """Whether the body says that it is JSON, and is."""
        return self._parsed[0]

    @property
    def data(self) -> Any:
        """The JSON in the body; None for any other body."""
        return self._parsed[1]

    @property
    def _parsed(self) -> tuple[bool, Any]:
        if is_json(self.media_type):
            with suppress(ValueError, RecursionError):
                return True, json.loads(self.body)
        return False, None


class Observer:
    """Counts what came of requests, beside what the document says of their operations."""

    def __init__(self, document: Document, day: str, fields: Iterable[str] = ()) -> None:
        self._document, self._day = document, day
        self._words = Words(document, fields)
        self._shapes = Shapes(document, self._words)
        self._seen = Observations()

    def see(self, operation: Operation, exchange: Exchange) -> None:
        """Count a response."""
        status = str(exchange.status)
        response = self._of(operation).responses.setdefault(status, Response())
        response.seen += 1
        response.media_types[self._words.media_type(exchange.media_type)] += 1
        self._see_headers(response, operation, exchange)
        if exchange.is_json:
            self._shapes.see(response.places, exchange.data, self._schema(operation, status))
        elif is_json(exchange.media_type) and exchange.status not in _WITHOUT_BODY:
            response.not_json += 1

    def see_trial(self, operation: Operation, kind: str, exchange: Exchange) -> None:
        """Count what came of a request that was wrong on purpose."""
        self.see(operation, exchange)
        self._of(operation).trials.setdefault(kind, Counter())[str(exchange.status)] += 1

    def listing(self, operation: Operation) -> Listing:
        """Counts the pages of one list, in their order."""
        return Listing(self._document, self._schema(operation, "200"), self._of(operation).pages)

    def observations(self) -> Observations:
        """All that was seen so far."""
        for operation in self._seen.operations.values():
            method, _, path = operation.call.partition(" ")
            for status, response in operation.responses.items():
                self._shapes.finish(response.places, body_schema(self._document, path, method, status))
        return self._seen

    def _of(self, operation: Operation) -> Observed:
        call = f"{operation.http_method} {operation.path}"
        return self._seen.operations.setdefault(operation.operation_id, Observed(call, self._day))

    def _schema(self, operation: Operation, status: str) -> str | None:
        return body_schema(self._document, operation.path, operation.http_method, status)

    def _see_headers(self, response: Response, operation: Operation, exchange: Exchange) -> None:
        pointer = response_at(self._document, operation.path, operation.http_method, str(exchange.status))
        stated = mapping(at_pointer(self._document, pointer)) if pointer is not None else {}
        promised = {name.lower() for name in mapping(stated.get("headers"))} | {*RATE_LIMIT_HEADERS}
        for name in sorted({*_KNOWN_HEADERS} | promised):
            if name in exchange.headers:
                self._shapes.see_text(response.headers.setdefault(name, Place()), exchange.headers[name])
            elif name in promised:
                response.headers.setdefault(name, Place()).missing += 1
