"""The source of dlt: a resource for each list."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from mijnklantportaal_api.runtime.argument_checks import check_interval
from mijnklantportaal_api.runtime.client import Client
from mijnklantportaal_api.runtime.paging import Page
from mijnklantportaal_api.runtime.public import public

from .._mirror.full_reading import full_steps
from .._mirror.incremental_reading import incremental_steps
from .._mirror.list_state import ListState
from .._mirror.lists import MirroredList, client_of, lists_of
from .._mirror.pages_ahead import PageKey, read_pages
from .._mirror.refresh import FULL_REFRESH_INTERVAL
from .._pagination.pager import PagesAhead
from .._scan.pages import Steps, ids_of, run_steps
from .._scan.store import ScanStore
from .._waits import PATIENT
from .hints import hints_of, row_of

if TYPE_CHECKING:
    from .._client import MijnKlantportaal

T = TypeVar("T")


@public
def dlt_source(
    portal: MijnKlantportaal,
    lists: Collection[str] | None = None,
    *,
    full: bool = False,
    full_refresh_interval: float = FULL_REFRESH_INTERVAL,
) -> Any:
    """The lists of a portal as a source of dlt, which loads them into a warehouse. It needs the extra `dlt`.

    Each list is a resource with typed columns and `id` as its key. The first load reads everything, and later ones what
    was added since, which is merged, so that no row is there twice. Finding what was changed or removed since takes a
    load that reads everything again and replaces the table. That is due once in `full_refresh_interval` seconds, and
    every time for a list without an order that shows what is new.

    Args:
        portal: The client to read with.
        lists: The names of the lists, such as `["customers", "customer_invoices"]`; None takes all that the API gives
            page by page.
        full: Read everything again now.
        full_refresh_interval: Seconds after which a load reads everything again. A day would be too long for a job that
            runs once a day, which may begin a little earlier than the last time.

    Returns:
        A `DltSource`, to be run by a pipeline of dlt.

    Raises:
        ValueError, TypeError: An argument can't be right.
        ImportError: dlt is not installed.

    Example: `dlt.pipeline("warehouse", destination="duckdb").run(dlt_source(portal))`
    """
    check_interval("full_refresh_interval", full_refresh_interval)
    client_of(portal, Client)
    try:
        import dlt  # slow to load, and most programs need it never
    except ImportError as error:
        raise ImportError(f"dlt_source needs the extra `dlt`: pip install 'mijnklantportaal[dlt]' ({error})") from error
    resources = [
        dlt.resource(
            _rows, name=listed.name, primary_key="id", write_disposition="merge", columns=hints_of(listed.model)
        )(portal, listed, 0.0 if full else full_refresh_interval)
        for listed in lists_of(portal, lists).values()
    ]
    return dlt.source(lambda: resources, name="mijnklantportaal")()


def _rows(portal: MijnKlantportaal, listed: MirroredList, full_refresh_interval: float) -> Iterator[Any]:
    """What a load adds to a table, or replaces it with, page by page. How far it was read is kept with the pipeline."""
    import dlt

    kept, now = dlt.current.resource_state(), portal._searches.clock.wall()  # pyright: ignore[reportPrivateUsage] - ours
    state, seen = _known(kept, portal.api.base_url), set[str]()
    is_complete = state.complete_at is not None and 0 <= now - state.complete_at < full_refresh_interval
    is_read = False
    if is_complete and state.has_order:
        is_read = yield from _read(portal, listed, incremental_steps(state), seen)
    if not is_read:
        yield dlt.mark.with_hints([], dlt.mark.make_hints(write_disposition="replace"))
        state.newest, state.complete_at = None, now
        with closing(ScanStore()) as store:
            yield from _read(portal, listed, full_steps(store, state), seen)
    state.checked_at = now
    kept.update(portal=portal.api.base_url, list=attrs.asdict(state))


def _known(kept: Mapping[str, Any], base_url: str) -> ListState:
    """What an earlier load knew of a list; nothing if that was of another portal, or another version kept it."""
    if kept.get("portal") == base_url:
        with suppress(TypeError):
            return ListState(**kept["list"])
    return ListState()


def _read(
    portal: MijnKlantportaal, listed: MirroredList, steps: Steps[T], seen: set[str]
) -> Generator[list[dict[str, Any]], None, T]:
    """The rows of the pages that are asked for, each object once."""
    ahead = PagesAhead[PageKey, Any](lambda key: portal.api.call(listed.read_page(key[1]), PATIENT))

    def read(numbers: Sequence[int]) -> Generator[list[dict[str, Any]], None, list[Page[Any]]]:
        pages = portal.api.run(lambda _: read_pages(ahead, listed.name, numbers))
        for page in pages:
            found = dict(zip(ids_of(page), page.data, strict=True))
            yield [row_of(item) for its_id, item in found.items() if its_id not in seen]
            seen.update(found)
        return pages

    with closing(ahead):
        return (yield from run_steps(steps, read))
