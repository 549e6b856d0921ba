"""Which parts of our own files pages have made needless: facts of transcriptions, and actions of fixes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.adopt.yaml_lines import Location, without
from pipeline.documents import Document, parse_yaml, read_yaml
from pipeline.fix.fixes import applied_where_it_fits, read_fixes
from pipeline.fix.overlay import node_at
from pipeline.merge.provenance import Fact
from pipeline.openapi.json_data import is_list, is_mapping, mapping
from pipeline.openapi.marks import split_marks
from pipeline.openapi.references import escape, unescape
from pipeline.openapi.vocabulary import INFERRED


def drop_needless_facts(root: Path, facts: Iterable[Fact]) -> dict[str, int]:
    """Take out of the transcriptions what pages say by now; returns how many facts left each file."""
    places: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.is_needless:
            places[fact.known_from].add(fact.place)
    counts: dict[str, int] = {}
    for name in sorted(places):
        file = root / name
        document = read_yaml(file)
        found = {location for place in places[name] if (location := _location(document, place))}
        if not found:
            continue
        counts[name] = len(found)
        text = without(file.read_text(encoding="utf-8"), [*_with_marks(document, found), *_anchors(document, found)])
        file.write_text(text, encoding="utf-8")
        if not {"paths", "components"}.intersection(read_yaml(file) or {}):
            file.unlink()
    return counts


def drop_needless_actions(root: Path, document: Document) -> tuple[str, ...]:
    """Take out of the fixes what no longer fits the document; returns why, an action each."""
    _, unmatched = applied_where_it_fits(document, read_fixes(root / "spec" / "fixes", root))
    gone: dict[str, list[Location]] = defaultdict(list)
    for found in unmatched:
        gone[found.fix.name].append(("actions", found.action.number - 1))
    for name, locations in gone.items():
        _rewrite_fix(root / name, locations)
    return tuple(found.problem for found in unmatched)


def _rewrite_fix(file: Path, gone: list[Location]) -> None:
    text = file.read_text(encoding="utf-8")
    if len(gone) < len(parse_yaml(text)["actions"]):
        file.write_text(without(text, gone), encoding="utf-8")
    else:
        file.unlink()


def _location(document: Document, place: str) -> Location | None:
    """Where a transcription says the fact that the merged document has at a place; None where it does not."""
    found: Any = document
    location: list[str | int] = []
    for step in place.split("/")[1:]:
        name = unescape(step)
        key: str | int | None = _index(found, step) if is_list(found) else name
        if key is None or (is_mapping(found) and key not in found):
            return None
        found = node_at(found, (key,))
        location.append(key)
    return tuple(location)


def _index(items: list[Any], step: str) -> int | None:
    if step.isdecimal():
        return int(step) if int(step) < len(items) else None
    named = (f"{item.get('in')}:{escape(str(item.get('name')))}" for item in items)
    return next((index for index, name in enumerate(named) if name == step), None)


def _anchors(document: Document, found: set[Location]) -> Iterator[Location]:
    """What parameters are found again by, where nothing else is left of them."""
    for parameter in {location[: place + 1] for location in found if (place := _place_in_parameters(location))}:
        members = mapping(node_at(document, parameter))
        left = [key for key in members if key != INFERRED and not _is_gone(members[key], (*parameter, key), found)]
        if set(left) <= {"name", "in"}:
            yield from ((*parameter, key) for key in left)


def _place_in_parameters(location: Location) -> int | None:
    """Where in a location the number of a parameter of an operation stands."""
    places = (
        place for place, key in enumerate(location) if isinstance(key, int) and location[place - 1] == "parameters"
    )
    return next(places, None) if location[0] == "paths" else None


def _is_gone(part: Any, location: Location, found: set[Location]) -> bool:
    if location in found:
        return True
    pairs = part.items() if is_mapping(part) else enumerate(part) if is_list(part) else ()
    inner = [(value, (*location, key)) for key, value in pairs if key != INFERRED]
    return bool(inner) and all(_is_gone(value, place, found) for value, place in inner)


def _with_marks(document: Document, found: set[Location]) -> Iterator[Location]:
    """The locations to take out, with the marks of what goes."""
    for location in found:
        *_, key = location
        parent = node_at(document, location[:-1])
        yield location
        marks = split_marks(parent.get(INFERRED)) if is_mapping(parent) else {}
        if key in marks and is_mapping(parent[INFERRED]):
            yield (*location[:-1], INFERRED, key)
        elif key in marks and all((*location[:-1], fact) in found for fact in marks):
            yield (*location[:-1], INFERRED)
