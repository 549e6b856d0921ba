"""The sandbox as a running server."""

import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn

from ._application import Application, ReceivedRequest
from ._document import load_document
from ._handlers import Handlers
from ._rate_limit import RateLimit
from ._state import State, Upload


class Sandbox:
    """The API on a port of this machine, from `__enter__` to `__exit__`, served by a thread of its own.

    `token` is the bearer token it accepts, `rate_limit` the requests it allows a minute (`None`: any number,
    and no rate limit headers), `port` 0 any free port, `document` another OpenAPI document than the packaged
    one, `clock` where it takes the time from, in seconds since 1970.
    """

    def __init__(
        self,
        *,
        token: str = "sandbox",  # noqa: S107 - guards nothing
        rate_limit: int | None = 60,
        host: str = "127.0.0.1",
        port: int = 0,
        document: Path | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.token = token
        self._address = (host, port)
        self._state = State()
        api_document = load_document(document)
        self._base_path = api_document.base_path
        self._application = Application(
            api_document,
            Handlers(api_document, self._state, clock),
            token,
            RateLimit(rate_limit, clock) if rate_limit else None,
        )
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        listener = socket.create_server(self._address)
        # Passed on to every connection. Without it answers wait for the client's delayed acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._address = listener.getsockname()[:2]
        config = uvicorn.Config(
            self._application.asgi,
            log_level="warning",
            access_log=False,
            lifespan="off",
            loop="asyncio",
            http="h11",
            ws="none",
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        # The listener takes connections from here on; there is nothing to wait for.
        self._thread = threading.Thread(target=self._server.run, args=([listener],), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._server and self._thread:
            self._server.should_exit = True
            self._thread.join()

    @property
    def base_url(self) -> str:
        """Where the API is, the path of its version included. Known once the sandbox has been entered."""
        host, port = self._address
        return f"http://{host}:{port}{self._base_path}"

    @property
    def requests(self) -> tuple[ReceivedRequest, ...]:
        """Every request so far, in the order of arrival, refused ones too."""
        return tuple(self._application.requests)

    def uploads_of(self, object_id: str) -> tuple[Upload, ...]:
        """The files that were sent when this object was made."""
        return self._state.uploads_of(object_id)
