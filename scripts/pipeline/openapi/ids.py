"""How a document describes identifiers: as texts that begin with the prefix of a kind of object."""

import re

from pipeline.documents import Document
from pipeline.openapi.json_data import types_of
from pipeline.openapi.vocabulary import is_prose

_PATTERN = re.compile(r"\^(?:\(([a-z]+(?:\|[a-z]+)*)\)|([a-z]+))_")


def id_prefixes(schema: Document) -> list[str]:
    """The prefixes that the ids described by a schema may have; none where it describes something else."""
    found = _PATTERN.fullmatch(str(schema.get("pattern", "")))
    return [f"{prefix}_" for prefix in (found[1] or found[2]).split("|")] if found else []


def is_id(schema: Document) -> bool:
    """Whether a schema describes identifiers, perhaps with null, and limits them in no other way."""
    said = {key for key in schema if not is_prose(key)}
    is_text = said == {"type", "pattern"} and types_of(schema) in (["string"], ["string", "null"])
    return is_text and bool(id_prefixes(schema))
