"""A generated package that talks to a made-up server."""

import importlib
import json
from typing import Any

import httpx


class Portal:
    """A generated package, its server and what reached it."""

    def __init__(self, package: str, response: Any = None, content: bytes | None = None) -> None:
        self.requests: list[httpx.Request] = []
        self.content = json.dumps(response).encode() if content is None else content
        self.package = importlib.import_module(package)
        http_client = httpx.Client(transport=httpx.MockTransport(self._respond))
        client = self.package.Client("token", base_url=self.package.BASE_URL, http_client=http_client)
        self.resources = self.package.Resources(_Connection(client))

    def _respond(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(200, content=self.content)

    @property
    def things(self) -> Any:
        """The resource of the only tag."""
        return self.resources.things

    @property
    def sent(self) -> tuple[str, str]:
        """Method and address of the last request, below the base URL."""
        return self.requests[-1].method, str(self.requests[-1].url).removeprefix("https://things.example/v1")

    @property
    def sent_json(self) -> Any:
        """The body of the last request."""
        return json.loads(self.requests[-1].content)


class _Connection:
    """Sends calls, and of a list the first page."""

    def __init__(self, client: Any) -> None:
        self.call = client.call

    def paginate(self, call: str, make: Any, limit: int | None, prefetch: int, options: Any) -> Any:
        return self.call(make(1), options)

    def ensure(self, call: Any, options: Any) -> Any:
        return self.call(call.create, options)
