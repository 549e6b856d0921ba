"""One call of each kind, with what it gives if all goes well."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any

from mijnklantportaal import (
    Customer,
    CustomerOffer,
    CustomerOfferPage,
    DownloadLink,
    FileOrDirectory,
    MijnKlantportaal,
    PaymentLink,
    Upload,
)
from tests.overlay.calls import CUSTOMER, OFFER
from tests.overlay.download_calls import Link
from tests.overlay.misbehaving_server import FILE, LAST_PAGE

OFFER_IDS = [f"off_{number}_{position}" for number in range(1, LAST_PAGE + 1) for position in range(15)]


@dataclass(frozen=True)
class Place:
    """An API, and objects in it.

    Attributes:
        base_url: the URL of the API
        file: the URL of a file
    """

    base_url: str
    file: str
    customer: str = "cst_1"
    invoice: str = "inv_1"
    payment_link: str = "plk_1"


@dataclass(frozen=True)
class Kind:
    """A kind of call.

    Attributes:
        call: makes the call with a client of either kind; the result may have to be awaited
        kind: the type of its result
        is_right: whether a result is what the API gave
        is_json: whether the response is JSON
    """

    name: str
    call: Callable[[Any, Place], Any]
    kind: type
    is_right: Callable[[Any], bool]
    is_json: bool = True


def _download(portal: Any, at: Place) -> Any:
    """The digest of a file, which may be too large for the memory."""

    async def asynchronously() -> str:
        with TemporaryFile() as target:
            await portal.download(Link(at.file), target)
            return _digest(target)

    if not isinstance(portal, MijnKlantportaal):
        return asynchronously()
    with TemporaryFile() as target:
        portal.download(Link(at.file), target)
        return _digest(target)


def _digest(file: Any) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


KINDS = [
    Kind("get", lambda portal, at: portal.customers.get(at.customer), Customer, lambda found: found.id == "cst_1"),
    Kind(
        "page",
        lambda portal, at: portal.customer_offers.list().page(2),
        CustomerOfferPage,
        lambda found: [offer.id for offer in found.data] == OFFER_IDS[15:30],
    ),
    Kind(
        "list",
        lambda portal, at: portal.customer_offers.list().to_list(),
        list,
        lambda found: [offer.id for offer in found] == OFFER_IDS,
    ),
    Kind(
        "prefetch",
        lambda portal, at: portal.customer_offers.list(prefetch=3).to_list(),
        list,
        lambda found: [offer.id for offer in found] == OFFER_IDS,
    ),
    Kind("create", lambda portal, at: portal.customers.create(**CUSTOMER), Customer, lambda found: found.id == "cst_1"),
    Kind(
        "create with a file",
        lambda portal, at: portal.customer_offers.create(**OFFER | {"customer_id": at.customer}),
        CustomerOffer,
        lambda found: found.id == "off_1",
    ),
    Kind(
        "update",
        lambda portal, at: portal.customers.update(at.customer, city="Utrecht"),
        Customer,
        lambda found: found.id == "cst_1",
    ),
    Kind(
        "delete",
        lambda portal, at: portal.payment_links.close(at.payment_link),
        PaymentLink,
        lambda found: found.id == "plk_1",
    ),
    Kind(
        "upload",
        lambda portal, at: portal.files.upload(file=Upload(content=FILE, file_name="a.bin")),
        FileOrDirectory,
        lambda found: found.id == "fsf_1",
    ),
    Kind(
        "PDF link",
        lambda portal, at: portal.customer_invoices.pdf(at.invoice),
        DownloadLink,
        lambda found: found.link == "https://files.test/1",
    ),
    Kind("download", _download, str, lambda found: found == hashlib.sha256(FILE).hexdigest(), is_json=False),
]
