"""Operations that hold all that they refer to, so that nobody has to look for their parts elsewhere."""

from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import copied
from pipeline.openapi.references import resolved
from pipeline.openapi.vocabulary import METHODS


def without_references(document: Document) -> Document:
    """A copy whose operations hold their parameters, bodies and responses themselves, their path's included."""
    complete: Document = copied(document)

    def follow(part: Any) -> Any:
        while (target := resolved(document, part)) is not part:
            part = target
        return copied(part)

    for path, item in complete.get("paths", {}).items():
        shared = [follow(parameter) for parameter in item.get("parameters", [])]
        own_operations = {method: item[method] for method in METHODS if method in item}
        for operation in own_operations.values():
            if "servers" in item:
                operation.setdefault("servers", item["servers"])
            own = [follow(parameter) for parameter in operation.get("parameters", [])]
            names = {(parameter["name"], parameter["in"]) for parameter in own}
            operation["parameters"] = [one for one in shared if (one["name"], one["in"]) not in names] + own
            if "requestBody" in operation:
                operation["requestBody"] = follow(operation["requestBody"])
            responses = operation.get("responses", {})
            operation["responses"] = {status: follow(response) for status, response in responses.items()}
        complete["paths"][path] = own_operations
    return complete
