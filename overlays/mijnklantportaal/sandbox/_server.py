"""The sandbox as a running server."""

import os
import socket
import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from types import TracebackType
from typing import Self

import uvicorn

from mijnklantportaal_api.runtime.blocks import WithBlock

from .._webhook_pauses import DEFAULT_PAUSES
from ._access import Access
from ._application import make_application, origin_of
from ._arguments import check_arguments, path_or_none
from ._cms import Cms
from ._customer_actions import CustomerActions
from ._deliveries import Deliveries
from ._document import load_document
from ._fault_targets import check_target
from ._faults import Faults
from ._listener import open_listener
from ._middleware._fault_injection import CuttableProtocol
from ._middleware._request_log import ReceivedRequest, RequestLog
from ._oauth import OAuthServer
from ._objects import Objects
from ._pages import ListOrder
from ._request_quota import RequestQuota
from ._seed import Seeder
from ._state import Licence, Portal
from ._store import Store, Upload

_MAX_BODY_BYTES = 50_000_000

_MAX_IDLE = 75
"""In seconds; clients close their connections first, so that no request meets one that is just being closed."""


class Sandbox(WithBlock):
    """The API on a port of this machine; a thread of its own serves it inside the `with` block.

    `token` is the bearer token to accept; `rate_limit` the number of requests per minute (`None`: no limit and no
    rate limit headers); `port` 0 means any free port; `allowed_hosts` are names of this machine, besides those of
    loopback, under which other machines may use the dashboard and the control of faults; `database` is the file for
    the objects (default: memory); `seed` fills an empty portal with example data; `licence` is what the portal's
    licence allows; `list_order` the order of all lists with pages, "newest" or "oldest" first or "unordered"
    (`None`: that of the document, else the oldest first); `webhook_pauses` the seconds before each further call of a
    webhook after one that failed; `max_body_bytes` the maximum size of a request body in
    bytes; `document` an OpenAPI document other than the packaged one; and `clock` returns the time in seconds since
    1970.

    Raises `ValueError` or `TypeError` for an invalid argument, also if a file is not a sandbox database or not an
    OpenAPI document, and `OSError` if a file can't be used; entering raises `OSError` if the port is taken. Each
    message begins with the name of the argument. After the `with` block, `requests` are still there; what needs
    the portal's objects raises `RuntimeError`.
    """

    def __init__(
        self,
        *,
        token: str = "sandbox",  # noqa: S107 - guards nothing
        rate_limit: int | None = 60,
        host: str = "127.0.0.1",
        port: int = 0,
        allowed_hosts: Collection[str] = (),
        database: os.PathLike[str] | str | None = None,
        seed: bool = False,
        licence: Licence | None = None,
        max_body_bytes: int = _MAX_BODY_BYTES,
        document: os.PathLike[str] | str | None = None,
        list_order: ListOrder | None = None,
        webhook_pauses: Sequence[float] = DEFAULT_PAUSES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        licence = Licence() if licence is None else licence
        check_arguments(
            token=token,
            rate_limit=rate_limit,
            host=host,
            port=port,
            seed=seed,
            licence=licence,
            max_body_bytes=max_body_bytes,
            list_order=list_order,
            webhook_pauses=webhook_pauses,
            clock=clock,
        )
        access = Access(allowed_hosts)
        self.token = token
        self.licence: Licence = licence
        self._initial_licence = replace(self.licence)
        self._address: tuple[str, int] = (host, port)
        self._log = RequestLog()
        self._quota = RequestQuota(rate_limit, clock) if rate_limit else None
        api_document = load_document(path_or_none("document", document))
        self.faults: Faults = Faults(
            partial(check_target, operations=api_document.operations, base_path=api_document.base_path)
        )
        self._store = Store(path_or_none("database", database))
        self.oauth: OAuthServer = OAuthServer(api_document.scopes, clock)
        self._portal = Portal(api_document, self._store, clock, self.licence, list_order)
        self.customer: CustomerActions = CustomerActions(self._portal)
        self.deliveries: Deliveries = Deliveries(self._portal, lambda: origin_of(*self._address), webhook_pauses)
        self.cms: Cms = Cms(self._portal)
        self._store.watch = self.deliveries.notice
        self._application = make_application(
            self._portal,
            token=token,
            quota=self._quota,
            faults=self.faults,
            deliveries=self.deliveries,
            cms=self.cms,
            log=self._log,
            max_body_bytes=max_body_bytes,
            access=access,
            oauth=self.oauth,
            seed=self.seed,
            reset=self.reset,
        )
        self._listener: socket.socket | None = None
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        if seed:
            self.seed()

    def __enter__(self) -> Self:
        self._store.check_open()
        if self._thread is not None:
            raise RuntimeError("the sandbox is running; make another one, or use this one inside its `with` block")
        listener = self._listener = open_listener(*self._address)
        # Every connection inherits it. Without it, responses wait for the client's delayed acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._address = listener.getsockname()[:2]
        config = uvicorn.Config(
            self._application,
            log_level="warning",
            use_colors=False,  # uvicorn would ask the standard output, which may be closed
            access_log=False,
            lifespan="off",
            proxy_headers=False,
            loop="asyncio",
            http=CuttableProtocol,
            ws="none",
            timeout_keep_alive=_MAX_IDLE,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        # The listener already accepts connections, so there is nothing to wait for.
        self._thread = threading.Thread(target=self._server.run, args=([listener],), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._server and self._thread and self._listener:
            self._server.should_exit = True
            self._thread.join()
            self._listener.close()  # a server that ended before it began leaves it open
        self.deliveries.close()
        self._store.close()

    @property
    def origin(self) -> str:
        """Scheme, host and port of all its URLs. Raises `RuntimeError` before the sandbox has been entered."""
        if self._thread is None:
            raise RuntimeError("the sandbox is not running yet; use it inside a `with` block")
        return origin_of(*self._address)

    @property
    def base_url(self) -> str:
        """The base URL of the API, including its version. Raises `RuntimeError` like `origin`."""
        return self.origin + self._portal.document.base_path

    @property
    def objects(self) -> Objects:
        """The portal's objects as the API shows them."""
        return Objects(self._portal, self.origin)

    @property
    def requests(self) -> tuple[ReceivedRequest, ...]:
        """The last 10,000 requests to the API, or 64 MB of them, in the order of arrival; refused ones too."""
        return self._log.all()

    def uploads_of(self, object_id: str) -> tuple[Upload, ...]:
        """The files that were uploaded with this object."""
        return self.objects.uploads(object_id)

    def seed(self) -> None:
        """Fill the portal with example data, unless it already has objects."""
        Seeder(self._portal).seed()
        self.deliveries.clear()  # example data is nothing that happened

    def reset(self) -> None:
        """Start over: no objects, requests, faults or tokens, an unused rate limit, and the licence as it was at first.

        Deliveries, pages and forms are forgotten, too, and settings of deliveries and OAuth are as they were at first.
        """
        self._store.clear()
        self._log.clear()
        self.faults.clear()
        self.oauth.reset()
        self.deliveries.reset()
        self.cms.clear()
        if self._quota:
            self._quota.clear()
        # In place: tests and the portal refer to this object.
        vars(self.licence).update(vars(self._initial_licence))
