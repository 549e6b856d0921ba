"""`docs/api.md`: every operation on one page, with its call, its models and what is inferred of it."""

from pipeline.codegen.docstrings import marks, sentence
from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping

_HEADER = """# Every operation

Built by `scripts/regenerate` from `openapi.yaml`; never edited by hand. The asynchronous client has the same calls, to
be awaited. A list is read page by page while it is used. What an operation is known from stands in its last column: the
page of the documentation, and *inferred* or *not documented* with the facts of which that is true; their reasons, and
the marks of single fields, are in the methods' and models' docstrings.
"""


def api_map(document: Document, view: Document) -> str:
    """The page for a document.

    Args:
        document: the repaired document
        view: what `build_view` made of it
    """
    operations = view["x-python"]["operations"]
    sources = {
        operation["operationId"]: operation
        for path_item in document["paths"].values()
        for operation in path_item.values()
    }
    sections = [_HEADER]
    for resource in view["x-python"]["resources"].values():
        own = [found for found in operations.values() if found["resource"] == resource["attribute"]]
        sections.append(_resource(resource, own, sources))
    return "\n".join(sections)


def _resource(resource: Document, operations: list[Document], sources: dict[str, Document]) -> str:
    rows = [
        _row(resource["attribute"], variant, operation, sources[operation["operation_id"]])
        for operation in operations
        for variant in operation["variants"]
    ]
    return "\n".join(
        [
            f"## {resource['attribute']}",
            "",
            resource["doc"],
            "",
            "| call | operation | does | request | answer | source |",
            "| --- | --- | --- | --- | --- | --- |",
            *sorted(rows),
            "",
        ]
    )


def _row(resource: str, variant: Document, operation: Document, source: Document) -> str:
    answer = f"list of {operation['page_item']}" if operation["page_item"] else operation["returns"]
    cells = [
        f"`portal.{resource}.{variant['method']}({', '.join(variant['short_signature'])})`",
        f"`{operation['verb']} {operation['path']}`",
        sentence(variant["summary"]),
        f"`{variant['body']}`" if variant["body"] else "",
        f"`{answer}`",
        _source(source),
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _source(source: Document) -> str:
    page = source.get("externalDocs", {}).get("url")
    parts = [f"[page]({page})" if page else f"`{source['x-source']}`"]
    for title, facts in marks(source).items():
        named = ", ".join(facts) if is_mapping(facts) else facts
        parts.append(f"*{title.lower()}*: {named}")
    return "; ".join(parts)
