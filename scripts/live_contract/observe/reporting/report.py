"""What a run of observation says at the end: what differs, which inferred facts it has shown, and which it can't."""

from collections.abc import Iterator, Sequence

from live_contract.observe.counts.logs import Log
from live_contract.observe.reporting.inferred import Judged, Verdict, judge
from live_contract.observe.run import Observed
from pipeline.observed.differences import ALWAYS_POSSIBLE, Difference, new_fields, unseen_fields
from pipeline.observed.records import Observations
from pipeline.observed.sightings import Evidence


def report(evidence: Evidence, found: Sequence[Difference], observed: Observed) -> Iterator[str]:
    """The lines, without line ends."""
    operations = evidence.observations.operations
    count = sum(response.seen for operation in operations.values() for response in operation.responses.values())
    yield f"{count} responses of {len(operations)} operations"
    differing = [difference.text() for difference in found]
    yield from _section("Differs from openapi.yaml, or from what the client takes for granted", differing)
    yield from _section("New where openapi.yaml leaves the fields open", new_fields(evidence))
    yield from _section("Documented fields that no object had", unseen_fields(evidence))
    yield from _section("Refused or failed", _refused(evidence.observations))
    yield from _section("Not tried", [f"{call.operation}: {call.reason}" for call in observed.not_tried])
    yield from _section("Left in the portal", [made.text for made in observed.left])
    judged = judge(evidence)
    counts = ", ".join(f"{sum(fact.verdict is verdict for fact in judged)} {verdict}" for verdict in Verdict)
    yield ""
    yield f"Inferred facts of openapi.yaml: {counts}"
    for verdict in (Verdict.CONTRADICTED, Verdict.TOO_FEW):
        facts = [f"{fact.place}: {fact.fact}: {fact.reason}" for fact in judged if fact.verdict is verdict]
        yield from _section(verdict.capitalize(), facts)
    yield from _section(Verdict.NOT_BY_READING.capitalize(), _by_place(judged))


def _refused(observations: Observations) -> list[str]:
    """The statuses that say nothing about the document, but much of the token."""
    return [
        f"{name}: {response.seen} times {status}"
        for name, operation in observations.operations.items()
        for status, response in operation.responses.items()
        if status.startswith(ALWAYS_POSSIBLE)
    ]


def log_report(found: Sequence[Difference], log: Log) -> Iterator[str]:
    """What a log says, in lines."""
    if not found and not log.unknown:
        yield "The log has no line of the logger mijnklantportaal.surprises that openapi.yaml does not cover by now"
    yield from _section("Programs saw what differs from openapi.yaml", [difference.text() for difference in found])
    what = "classes, fields or operations that openapi.yaml does not have; is the log of another version?"
    yield from _section(f"Lines with {what}", _numbers(log.unknown))
    remedy = "--field NAME keeps one that is not somebody's"
    yield from _section(f"Lines with new fields whose names are not kept; {remedy}", _numbers(log.unnamed))


def _numbers(lines: Sequence[int]) -> list[str]:
    return [", ".join(map(str, lines))] if lines else []


def _by_place(judged: Sequence[Judged]) -> list[str]:
    """A line for each place and reason, with all facts."""
    found: dict[tuple[str, str], list[str]] = {}
    for fact in judged:
        if fact.verdict is Verdict.NOT_BY_READING:
            found.setdefault((fact.place, fact.reason), []).append(fact.fact)
    return [f"{place}: {', '.join(facts)}: {reason}" for (place, reason), facts in found.items()]


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title}:"
        yield from (f"  {line}" for line in lines)
