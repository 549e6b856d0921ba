"""All rules on all pages, and what they changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.documents import Rank, Source
from pipeline.openapi.json_data import copied, same
from pipeline.rules.changes import changed
from pipeline.rules.places import Place, places
from pipeline.rules.rules import Rule

_SHOWN = 3
"""How many pages a line of the report names."""


@dataclass(frozen=True)
class Ruled:
    """The sources as the rules read them, and a sentence for each rule."""

    sources: tuple[Source, ...]
    reports: tuple[str, ...]


def apply_rules(sources: Sequence[Source], rules: Sequence[Rule]) -> Ruled:
    """Apply the rules in order to every page. Transcriptions are our own words, so they are left alone."""
    result = [
        replace(source, document=copied(source.document)) if source.rank > Rank.TRANSCRIPTION else source
        for source in sources
    ]
    pages = [source for source in result if source.rank > Rank.TRANSCRIPTION]
    found = {page.name: places(page.document) for page in pages}
    reports: list[str] = []
    for rule in rules:
        counts = {page.name: _apply(rule, found[page.name]) for page in pages}
        # a changed schema may hold others, and say other things of them
        found |= {page.name: places(page.document) for page in pages if counts[page.name]}
        reports.append(_report(rule, counts))
    return Ruled(tuple(result), tuple(reports))


def _apply(rule: Rule, found: Sequence[Place]) -> int:
    """Apply one rule to the schemas of one page; returns how many of them it changed."""
    count = 0
    for place in found:
        groups = rule.condition.groups(place)
        if groups is None:
            continue
        after = changed(place.schema, groups, rule.change)
        if not same(place.schema, after):
            place.schema.clear()
            place.schema.update(after)
            count += 1
    return count


def _report(rule: Rule, counts: dict[str, int]) -> str:
    names = [name.rpartition("/")[2] for name, count in counts.items() if count]
    if not names:
        return f"{rule.name} changed nothing"
    shown = ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
    total = sum(counts.values())
    return f"{rule.name} changed {total} {'place' if total == 1 else 'places'} in {shown}"
