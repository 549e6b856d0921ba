"""The arguments of `portal.bulk` and of its runs, checked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from mijnklantportaal_api.runtime.argument_checks import check_count, check_seconds, checked_flag
from mijnklantportaal_api.runtime.callers_code import check_function
from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.upload_content import checked_path

from .._pagination.async_pager import AsyncPortalConnection
from .._pagination.pager import PortalConnection
from .._policies.rate_limit import RateLimiter
from .progress import ProgressCallback
from .run import MAX_CONCURRENCY
from .writes import Write


class BulkSettings(NamedTuple):
    """What a bulk run needs to know of its portal, and of how it is to work."""

    api: Client | AsyncClient
    limiter: RateLimiter
    journal: Path | str | None
    """A file, or the address of a PostgreSQL database; None for memory."""
    max_concurrency: int
    wait: float
    """Seconds to wait for another process that uses the journal."""
    progress: ProgressCallback | None


def bulk_settings(
    api: Client | AsyncClient,
    limiter: RateLimiter,
    journal: os.PathLike[str] | str | None,
    max_concurrency: int,
    wait: float,
    progress: ProgressCallback | None,
) -> BulkSettings:
    """The arguments of `portal.bulk`.

    Raises:
        ValueError, TypeError: one of them can't be right.
    """
    check_count("max_concurrency", max_concurrency, 1, MAX_CONCURRENCY)
    check_seconds("wait", wait)
    if progress is not None:
        check_function("progress", progress)
    return BulkSettings(api, limiter, _checked_journal(journal), max_concurrency, wait, progress)


def _checked_journal(journal: os.PathLike[str] | str | None) -> Path | str | None:
    if journal is None:
        return None
    if not isinstance(journal, str) or "://" not in journal:
        return checked_path("journal", journal)
    try:
        from .journal_server import checked_address  # late: SQLAlchemy is an extra, and takes long to load
    except ImportError as error:
        raise ImportError(
            "journal: PostgreSQL needs the extra `postgresql`: pip install 'mijnklantportaal[postgresql]'",
            name=error.name,
        ) from error
    return checked_address(journal)


def check_run(writes: object, in_order: object, total: object, *kinds: type) -> None:
    """Refuse what can't be the arguments of a run.

    Args:
        writes: what is to be read write by write
        in_order: whether the results are to come in the order of the writes
        total: the number of writes, or None
        kinds: the iterables that the run can read

    Raises:
        ValueError, TypeError: one of them can't be right.
    """
    checked_flag("in_order", in_order)
    if total is not None:
        check_count("total", total, 0)
    if not isinstance(writes, kinds):
        raise TypeError(f"writes: expected several writes, such as [write(...)], got {type(writes).__name__}")


def check_write(item: object, api: Client | AsyncClient) -> Write[Any]:
    """An item of the iterable of a run.

    Raises:
        TypeError: it is not a write of this client.
    """
    if not _is_write(item):
        raise TypeError(f"writes: expected what `write` returns, got {type(item).__name__}")
    connection = item.connection
    maker = connection.api if isinstance(connection, PortalConnection | AsyncPortalConnection) else None
    if maker is None or not maker.shares_connections_with(api):
        owner = "another client"
        if maker is not None and type(maker) is not type(api):
            owner = "an asynchronous client" if isinstance(maker, AsyncClient) else "a synchronous client"
        raise TypeError(f"writes: {item!r} belongs to {owner}; make it with a method of the client that runs it")
    return item


def _is_write(item: object) -> TypeGuard[Write[Any]]:
    return isinstance(item, Write)
