"""The source."""

from __future__ import annotations

import time
from collections.abc import Collection, Generator, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from mijnklantportaal_api.runtime.public import public

from .._mirror.complete import complete_steps
from .._mirror.lists import MirroredList, lists_of
from .._mirror.news import news_steps
from .._mirror.refreshing import PATIENT
from .._mirror.state import ListState
from .._scan.pages import Steps, ids_of
from .._scan.store import ScanStore
from .hints import hints_of, row_of

if TYPE_CHECKING:
    from .._client import MijnKlantportaal

T = TypeVar("T")


@public
def dlt_source(portal: MijnKlantportaal, lists: Collection[str] | None = None, *, full: bool = False) -> Any:
    """The lists of a portal as a source of dlt, which loads them into a warehouse. It needs the extra `dlt`.

    Each list is a resource with typed columns and `id` as its key. The first load reads everything, and later ones what
    was added since, where the list is in the order of creation; otherwise all of it. Rows are merged, so that none is
    there twice. What was changed or removed since takes a load with `full=True`, which replaces the tables.

    Args:
        portal: The client to read with.
        lists: The names of the lists, such as `["customers", "customer_invoices"]`; None takes all that the API gives
            page by page.
        full: Read everything again, and put it in place of what was loaded before.

    Returns:
        A `DltSource`, to be run by a pipeline of dlt.

    Raises:
        ValueError: There is no such list.
        ImportError: dlt is not installed.

    Example: `dlt.pipeline("warehouse", destination="duckdb").run(dlt_source(portal))`
    """
    try:
        import dlt  # slow to load, and most programs need it never
    except ImportError as error:
        raise ImportError(f"dlt_source needs the extra `dlt`: pip install 'mijnklantportaal[dlt]' ({error})") from error
    resources = [
        dlt.resource(
            _rows,
            name=listed.name,
            primary_key="id",
            write_disposition="replace" if full else "merge",
            columns=hints_of(listed.model),
        )(portal, listed, full)
        for listed in lists_of(portal, lists).values()
    ]
    return dlt.source(lambda: resources, name="mijnklantportaal")()


def _rows(portal: MijnKlantportaal, listed: MirroredList, full: bool) -> Iterator[list[dict[str, Any]]]:
    """What a load adds to a table, page by page. How far the list was read is kept with the pipeline."""
    import dlt

    kept = dlt.current.resource_state()
    state = ListState(**kept.get("list", {}))
    seen: set[str] = set()
    is_read, began = False, time.time()
    if state.has_order and not full:
        is_read = yield from _read(portal, listed, news_steps(state), seen)
    if not is_read:
        state.newest = None
        store = ScanStore()
        try:
            yield from _read(portal, listed, complete_steps(store, state), seen)
        finally:
            store.close()
    state.looked_at = began
    kept["list"] = attrs.asdict(state)


def _read(
    portal: MijnKlantportaal, listed: MirroredList, steps: Steps[T], seen: set[str]
) -> Generator[list[dict[str, Any]], None, T]:
    """The rows of the pages that are asked for, each object once."""
    try:
        number = next(steps)
        while True:
            page = portal.api.call(listed.read_page(number), PATIENT)
            found = dict(zip(ids_of(page), page.data, strict=True))
            yield [row_of(item) for its_id, item in found.items() if its_id not in seen]
            seen.update(found)
            number = steps.send(page)
    except StopIteration as end:
        value: T = end.value
        return value
