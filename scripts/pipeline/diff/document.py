"""What changed in what holds for the whole document: where the API is, who may call it, and its resources."""

from collections.abc import Iterator

from pipeline.diff.fields import compare_texts
from pipeline.diff.findings import Finding, arrow, schemes_of
from pipeline.diff.semver import Step
from pipeline.diff.view import View
from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping, same
from pipeline.openapi.vocabulary import is_prose


def compare_parts(old: Document, new: Document) -> Iterator[Finding]:
    """Compare servers, security, tags and titles."""
    addresses = [document.get("servers", [{}])[0].get("url") for document in (old, new)]
    if addresses[0] != addresses[1]:
        yield Finding(Step.MAJOR, "changed base URL", "", arrow(*addresses))
    elif not same(old.get("servers"), new.get("servers")):
        yield Finding(Step.PATCH, "changed servers", "")
    if not same(old.get("security"), new.get("security")):
        step = Step.MINOR if new.get("security") == [] else Step.MAJOR
        yield Finding(
            step, "changed security", "", arrow(*(schemes_of(document.get("security")) for document in (old, new)))
        )
    yield from _security_schemes(old, new)
    if not same(old.get("info"), new.get("info")):
        yield Finding(Step.PATCH, "changed title or version of the document", "")
    tags = [{tag["name"]: tag for tag in document.get("tags", [])} for document in (old, new)]
    for name in sorted(tags[0].keys() | tags[1].keys()):
        before, after = tags[0].get(name), tags[1].get(name)
        if before is None or after is None:
            yield Finding(Step.PATCH, "added tag" if before is None else "removed tag", name)
        else:
            yield from compare_texts(before, after, f"tag {name}")


def _security_schemes(old: Document, new: Document) -> Iterator[Finding]:
    before, after = (document.get("components", {}).get("securitySchemes", {}) for document in (old, new))
    for name in dict.fromkeys((*before, *after)):
        schemes = [
            {key: value for key, value in found[name].items() if not is_prose(key)}
            if is_mapping(found.get(name))
            else None
            for found in (before, after)
        ]
        if not same(*schemes):
            yield Finding(Step.MAJOR, "changed security scheme", name, arrow(*schemes))
        elif not same(before[name], after[name]):
            yield Finding(Step.PATCH, "changed description of", f"security scheme {name}")


def renamed_resources(old: View, new: View, matched: dict[str, str]) -> dict[str, str]:
    """The resources that have another name now, with all their operations."""
    names = [{operation.resource for operation in seen.operations.values()} for seen in (old, new)]
    targets: dict[str, set[str]] = {}
    for before, after in matched.items():
        targets.setdefault(old.operations[before].resource, set()).add(new.operations[after].resource)
    return {
        name: next(iter(found))
        for name, found in targets.items()
        if len(found) == 1 and name not in names[1] and not found & names[0]
    }
