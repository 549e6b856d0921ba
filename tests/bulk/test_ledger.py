"""What happens to each write of a bulk run does not depend on how fast the others are."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import BulkResult, Clock, MijnKlantportaal, RateLimitError, Write, write
from mijnklantportaal._bulk.fingerprint import Fingerprints
from mijnklantportaal._bulk.journal import Journal
from mijnklantportaal._bulk.ledger import Claim, Ended, Ledger
from mijnklantportaal._policies.request_count import RequestCount

URL = "https://portal.test/v1"
SENT = RequestCount()

with MijnKlantportaal("token", base_url=URL) as PORTAL:
    WRITES = [
        write(PORTAL.customer_groups.create, name=name).with_key(key)
        for key in ("row 1", "row 2")
        for name in ("a", "b", "c")
    ]
FAILING = WRITES[2::3]
LIMITED = RateLimitError("the rate limit is used up", "POST", f"{URL}/customer-groups")


def end(ledger: Ledger, claim: Claim) -> tuple[Ended, ...]:
    return ledger.failed(claim, LIMITED, SENT) if claim.write in FAILING else ledger.done(claim, None, SENT)


def told(result: BulkResult[Any] | None) -> tuple[object, ...]:
    assert result is not None
    return result.key, result.outcome, result.value, str(result.error), result.repeated


def outcomes(journal: Journal, writes: list[Write[Any]], rank: list[int]) -> list[tuple[object, ...]]:
    """What becomes of the writes when each ends so many writes after it was taken."""
    ledger, under_way, ended = Ledger(journal, Fingerprints(), Clock()), dict[int, list[Claim]](), list[Ended]()
    for number, taken in enumerate(writes):
        claim = ledger.claim(number, taken)
        if isinstance(claim, Claim):
            assert not ledger.begin(claim)
            under_way.setdefault(number + rank[number], []).append(claim)
        else:
            ended += claim
        for claim in under_way.pop(number, []):
            ended += end(ledger, claim)
    for claim in [claim for claims in under_way.values() for claim in claims]:
        ended += end(ledger, claim)
    assert sorted(number for number, *_ in ended) == list(range(len(writes)))
    return [told(result) for _, result, *_ in sorted(ended, key=lambda ending: ending.number)]


@given(st.data(), st.lists(st.sampled_from(WRITES), max_size=8))
def test_ledger_gives_each_write_the_same_outcome_however_fast_the_others_are(
    data: st.DataObject, writes: list[Write[Any]]
) -> None:
    at_once, later = Journal(None, URL), Journal(None, URL)
    for _ in range(2):  # the second run goes on after the first
        delays = data.draw(st.lists(st.integers(0, 8), min_size=len(writes), max_size=len(writes)))
        assert outcomes(later, writes, delays) == outcomes(at_once, writes, [0] * len(writes))


def test_ledger_knows_an_object_as_unsettled_also_after_its_write_is_begun_again() -> None:
    first = write(PORTAL.customer_groups.ensure, name="a")
    amended = write(PORTAL.customer_groups.ensure, name="a", customers=["cst_1"])
    journal = Journal(None, URL)
    for writes, is_unsettled in (([first], False), ([first, amended], True)):
        ledger = Ledger(journal, Fingerprints(), Clock())
        for number, taken in enumerate(writes):
            claim = ledger.claim(number, taken)
            assert isinstance(claim, Claim)
            assert claim.is_unsettled == is_unsettled
            ledger.begin(claim)
