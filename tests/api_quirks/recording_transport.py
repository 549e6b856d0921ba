"""A transport that sends requests over the network, and keeps each as it was sent."""

import json
from typing import Any

import httpx

from tests.overlay.fake_api import Part, multipart


class Recording(httpx.BaseTransport):
    """Sends requests over the network, and keeps them with their bodies."""

    def __init__(self) -> None:
        self._network = httpx.HTTPTransport()
        self.requests: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Keep a request and send it."""
        request.read()
        self.requests.append(request)
        return self._network.handle_request(request)

    def close(self) -> None:
        """Close the connections."""
        self._network.close()

    @property
    def last(self) -> httpx.Request:
        """The request that was sent last."""
        return self.requests[-1]

    @property
    def target(self) -> str:
        """Method, path and query of the last request, as they were sent."""
        return f"{self.last.method} {self.last.url.raw_path.decode()}"

    @property
    def json(self) -> Any:
        """The last request's body."""
        assert self.last.headers["Content-Type"] == "application/json"
        return json.loads(self.last.content)

    @property
    def parts(self) -> list[Part]:
        """The parts of the last request's form."""
        return multipart(self.last)
