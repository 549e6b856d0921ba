"""Servers on real sockets for what receives the calls of the portal."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, demo_app, make_server

import uvicorn

Serve = Callable[[Callable[[str], Any]], Any]
"""Runs the application that a function makes for its address, within a `with` block that gets the address."""


class _SilentHandler(WSGIRequestHandler):
    """Serves without a line for each request."""

    def log_message(self, format: str, *args: Any) -> None: ...


@contextmanager
def wsgi_server(make_application: Callable[[str], Any]) -> Iterator[str]:
    """An application by WSGI, in the server of the standard library."""
    with make_server("127.0.0.1", 0, demo_app, handler_class=_SilentHandler) as server:
        origin = f"http://127.0.0.1:{server.server_port}"
        server.set_app(make_application(origin))
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield origin
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def asgi_server(make_application: Callable[[str], Any]) -> Iterator[str]:
    """An application by ASGI, in uvicorn."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
        config = uvicorn.Config(make_application(origin), log_level="error", ws="none", loop="asyncio")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=asyncio.run, args=(server.serve([listener]),))
        thread.start()
        try:
            yield origin
        finally:
            server.should_exit = True
            thread.join()
