"""How ids in the document begin, which fields hold them, and which resources read an object by its id alone."""

from collections.abc import Iterator

from pipeline.codegen.data import Package
from pipeline.documents import Document
from pipeline.openapi.ids import id_prefixes
from pipeline.openapi.parts import parts


def prefixes_in(document: Document) -> list[str]:
    """What the ids begin with that a document describes."""
    return sorted({prefix for part in parts(document) for prefix in id_prefixes(part)})


def readers_of(package: Package) -> Iterator[tuple[str, str, str]]:
    """What an id begins with, the resource whose `get` reads an object by it alone, and the class of the object."""
    for attribute, resource in package.resources.items():
        for operation in resource.operations.values():
            for method in operation.methods:
                needed = [*method.function.placed("path"), *(part for part in method.arguments if part.is_required)]
                if method.name == "get" and len(needed) == 1:
                    for prefix in id_prefixes(needed[0].schema):
                        yield prefix, attribute, str(operation.returned_by(method))


def id_fields_of(package: Package) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """For each class, its fields that hold an id, and what such an id may begin with."""
    for model in package.models.values():
        if found := [(field.name, prefixes) for field in model.fields if (prefixes := id_prefixes(field.schema))]:
            yield model.name, found
