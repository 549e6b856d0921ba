"""What a rule does to a schema."""

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.rules.choices import with_choices
from pipeline.rules.link import referred
from pipeline.rules.null_as_type import with_null_as_type
from pipeline.rules.page_envelope import folded

Groups = Mapping[str, str]
Change = Callable[[Document, Groups], Document]

USES: Mapping[str, Change] = {
    "null-as-type": lambda schema, groups: with_null_as_type(schema),
    "page-envelope": lambda schema, groups: folded(schema),
    "link": lambda schema, groups: referred(schema),
    "choices": lambda schema, groups: with_choices(schema, groups["choices"]),
}
"""The changes that have a name, because data can't describe them."""


def changed(schema: Document, groups: Groups, rule: Document) -> Document:
    """The schema as the rule wants it: what it sets, without what it removes, or what its named change makes of it."""
    if "use" in rule:
        return USES[rule["use"]](schema, groups)
    kept = {key: value for key, value in schema.items() if key not in rule.get("remove", ())}
    values: Document = _filled(rule.get("set", {}), groups)
    # A mark that the page's reader has set says more than one of a rule.
    return {**kept, **{key: value for key, value in values.items() if not (key.startswith("x-") and key in kept)}}


def _filled(value: Any, groups: Groups) -> Any:
    """The value with the groups in the place of their names: `^{prefix}` as `^off_`."""
    if is_mapping(value):
        return {key: _filled(inner, groups) for key, inner in value.items()}
    if is_list(value):
        return [_filled(inner, groups) for inner in value]
    if isinstance(value, str):
        for name, text in groups.items():
            value = value.replace(f"{{{name}}}", text)
    return value
