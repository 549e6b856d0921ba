"""The quick look at a document finds nothing wrong only where the thorough one does not either."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator

from pipeline.check.specification import invalid_parts
from tests.pipeline.changed_document import REMOVED, with_change
from tests.pipeline.small_documents import an_object, document, json_content, operation, parameter, ref

SOUND = document(
    {
        "/things/{thingId}": {
            "put": operation("edit-thing", parameter("thingId", "path"), body=json_content(ref("Thing")))
        }
    },
    Other=an_object([], size={"enum": ["a", "b"], "default": "a"}),
)
Path = tuple[str | int, ...]


def paths(part: Any, path: Path = ()) -> Iterator[Path]:
    """The path of each place in a document."""
    if path:
        yield path
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in inner:
        yield from paths(value, (*path, key))


WRONG = [REMOVED, None, 0, "", "nothing", [], {}, {"type": "nothing"}, {"$ref": "#/paths"}, [1], True]


@given(path=st.sampled_from(list(paths(SOUND))), value=st.sampled_from(WRONG))
def test_specification_finds_nothing_only_where_the_validator_does_not_either(path: Path, value: Any) -> None:
    changed = with_change(SOUND, path, value)
    if not list(invalid_parts(changed)):
        OpenAPIV31SpecValidator(changed).validate()


@pytest.mark.parametrize("keyword", ["discriminator", "externalDocs", "xml"])
def test_specification_knows_the_keywords_that_json_schema_does_not_have(keyword: str) -> None:
    changed = with_change(SOUND, ("components", "schemas", "Thing", "properties", "id", keyword), 5)
    assert "5 is not of type 'object'" in "".join(invalid_parts(changed))
