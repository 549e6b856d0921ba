"""A program that ensures invoices in bulk over a faulty network.

Arguments: URL, customer, how many, journal, factor and origin of the clock, seed.
"""

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from mijnklantportaal import MijnKlantportaal, write
from tests.bulk.faulty_transport import FaultyTransport
from tests.bulk.scaled_clock import ScaledClock

PDF = b"%PDF-1.4 of a test"


def main() -> None:
    """Ensure them, and say `ready` before the first."""
    base_url, customer, count, journal, factor, origin, seed = sys.argv[1:]
    clock = ScaledClock(float(factor), float(origin)).clock()
    transport = FaultyTransport(0.2, int(seed))
    with (
        MijnKlantportaal("sandbox", base_url=base_url, transport=transport, clock=clock) as portal,
        portal.bulk(journal, wait=10) as bulk,
    ):
        writes = (
            write(
                portal.customer_invoices.ensure,
                customer_id=customer,
                invoice_number=f"2026-{number:05}",
                issued_at=date.today(),
                amount="12.95",
                pdf=PDF,
            )
            for number in range(int(count))
        )
        print("ready", flush=True)
        for result in bulk.run(writes):
            print(result.outcome, flush=True)


if __name__ == "__main__":
    main()
