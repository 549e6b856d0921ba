"""The sandbox as a running server."""

import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn

from ._application import make_application
from ._customer import CustomerActions
from ._document import load_document
from ._faults import Faults
from ._middleware._fault_injection import CuttableProtocol
from ._middleware._request_log import ReceivedRequest, RequestLog
from ._objects import Objects
from ._portal import Licence, Portal
from ._rate_limit import RateLimit
from ._seed import Seeder
from ._store import Store, Upload

_LARGEST_BODY = 50_000_000


class Sandbox:
    """The API on a port of this machine, from `__enter__` to `__exit__`, served by a thread of its own.

    `token` is the bearer token it accepts, `rate_limit` the requests it allows a minute (`None`: any number,
    and no rate limit headers), `port` 0 any free port, `database` the file it keeps its objects in (memory, when
    it is not given), `seed` whether it fills an empty portal with example data, `licence` what the portal's
    licence allows, `largest_body` how many bytes a request may carry, `document` another OpenAPI document than
    the packaged one, `clock` where it takes the time from, in seconds since 1970.

    Raises `ValueError` when the file holds something else than a sandbox's objects, and `OSError` when it can't
    be used; entering raises `OSError` when the port is taken.
    """

    def __init__(
        self,
        *,
        token: str = "sandbox",  # noqa: S107 - guards nothing
        rate_limit: int | None = 60,
        host: str = "127.0.0.1",
        port: int = 0,
        database: Path | None = None,
        seed: bool = False,
        licence: Licence | None = None,
        largest_body: int = _LARGEST_BODY,
        document: Path | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.token = token
        self.faults: Faults = Faults()
        self.licence: Licence = licence or Licence()
        self._address = (host, port)
        self._log = RequestLog()
        self._rate_limit = RateLimit(rate_limit, clock) if rate_limit else None
        self._store = Store(database)
        self._portal = Portal(load_document(document), self._store, clock, self.licence)
        self.customer: CustomerActions = CustomerActions(self._portal)
        self._application = make_application(
            self._portal,
            token=token,
            rate_limit=self._rate_limit,
            faults=self.faults,
            log=self._log,
            largest_body=largest_body,
        )
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        if seed:
            self.seed()

    def __enter__(self) -> Self:
        listener = socket.create_server(self._address, family=_family(self._address[0]))
        # Passed on to every connection. Without it answers wait for the client's delayed acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._address = listener.getsockname()[:2]
        config = uvicorn.Config(
            self._application,
            log_level="warning",
            access_log=False,
            lifespan="off",
            proxy_headers=False,
            loop="asyncio",
            http=CuttableProtocol,
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
        self._store.close()

    @property
    def site(self) -> str:
        """The origin of all its addresses. Known once the sandbox has been entered."""
        host, port = self._address
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    @property
    def base_url(self) -> str:
        """Where the API is, the path of its version included. Known once the sandbox has been entered."""
        return self.site + self._portal.document.base_path

    @property
    def objects(self) -> Objects:
        """The objects as the API shows them."""
        return Objects(self._portal, self.site)

    @property
    def requests(self) -> tuple[ReceivedRequest, ...]:
        """The last 10,000 requests to the API, in the order of arrival, refused ones too."""
        return self._log.all()

    def uploads_of(self, object_id: str) -> tuple[Upload, ...]:
        """The files that were sent with this object."""
        return self._store.uploads_of(object_id)

    def seed(self) -> None:
        """Fill the portal with example data, unless it holds objects already."""
        Seeder(self._portal).seed()

    def reset(self) -> None:
        """Forget objects, requests, faults and what was counted for the rate limit."""
        self._store.clear()
        self._log.clear()
        self.faults.clear()
        if self._rate_limit:
            self._rate_limit.clear()


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
