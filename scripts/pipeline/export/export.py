"""`docs/openapi.yaml`: the document in OpenAPI's own words, without our marks and hints.

What the marks say of what is uncertain is said in descriptions instead.
"""

from pipeline.documents import Document
from pipeline.export.uncertainties import Uncertainties
from pipeline.openapi.canonical_order import in_canonical_order
from pipeline.openapi.json_data import copied
from pipeline.openapi.parts import parts
from pipeline.openapi.references import resolved

_INTRODUCTION = """**What is uncertain.** The documentation leaves some things open. Where this document fills such
a gap, a description says "Inferred"; where it does not, "Not documented". What concerns many places is explained here
only:"""


def exported(document: Document) -> Document:
    """A copy without marks and hints, whose descriptions say what is inferred and what is not documented."""
    copy: Document = copied(document)
    uncertainties = Uncertainties(parts(copy))
    described = [(part, _described(copy, part, uncertainties)) for part in parts(copy)]
    for part, description in described:
        if description:
            part["description"] = description
        _drop_needless(part)
    _introduce(copy, uncertainties)
    return in_canonical_order(copy)


def _described(document: Document, part: Document, uncertainties: Uncertainties) -> str:
    """What a part says of itself with its uncertainties; empty where it has none."""
    said = uncertainties.of(part)
    # what is beside a reference replaces the description of its target
    return _joined(str(part.get("description", resolved(document, part).get("description", ""))), said) if said else ""


def _joined(text: str, uncertainties: str) -> str:
    text = text.strip()
    if "\n" in text:
        return f"{text}\n\n{uncertainties}"
    if text and text[-1] not in ".!?:":
        text += "."
    return f"{text} {uncertainties}".strip()


def _drop_needless(part: Document) -> None:
    for key in [key for key in part if key.startswith("x-")]:
        del part[key]
    if part.get("required") == []:
        del part["required"]


def _introduce(document: Document, uncertainties: Uncertainties) -> None:
    """Say once in the document's own description what concerns many places."""
    if common := uncertainties.common():
        info = document["info"]
        section = "\n".join([_INTRODUCTION, "", *(f"- {line}" for line in common)])
        info["description"] = f"{info.get('description', '')}\n\n{section}\n".lstrip()
