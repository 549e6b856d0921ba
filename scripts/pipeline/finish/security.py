"""Says of every operation which keys and tokens it takes, and with which scope."""

from pipeline.documents import Document
from pipeline.openapi.json_data import items, mapping
from pipeline.openapi.vocabulary import UNDOCUMENTED
from pipeline.openapi.walk import operations

SCOPES = "x-scopes"
"""Our mark on a tag, which does not stay: the scope that reading needs, and the one for everything else."""

_READING = ("get", "head")


def name_scopes(document: Document) -> None:
    """Offer OAuth beside the other schemes, to every operation with the scope of its tag."""
    scopes = {tag["name"]: tag.pop(SCOPES) for tag in document.get("tags", []) if SCOPES in tag}
    schemes = mapping(mapping(document.get("components")).get("securitySchemes"))
    oauth = next((name for name, scheme in schemes.items() if scheme.get("type") == "oauth2"), None)
    if oauth is None:
        return
    others = [requirement for requirement in document.get("security", []) if oauth not in requirement]
    for _, method, operation in operations(document):
        # an operation that says itself what it takes knows better
        if "security" not in operation and others:
            kind = "read" if method in _READING else "write"
            areas: list[Document] = [scopes[tag] for tag in items(operation.get("tags")) if tag in scopes]
            area = areas[0] if areas else {}
            known = [area[kind]] if kind in area else []
            operation["security"] = [*others, {oauth: known}]
            if not known:
                operation.setdefault(UNDOCUMENTED, {}).setdefault("scope", "the one that a token needs")
