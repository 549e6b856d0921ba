"""The page in the documentation tool's Markdown form."""

from collections.abc import Mapping

from pipeline.documents import Document, format_yaml
from tests.pipeline.vendor_style.habits import Habits
from tests.pipeline.vendor_style.operation import SERVER, VendorOperation, vendor_operation

_HEAD = """\
> ## Documentation Index
> Fetch the complete documentation index at: https://docs.developers.mijnklantportaal.nl/llms.txt
> Use this file to discover all available pages before exploring further.

"""


def markdown_page(
    document: Document,
    path: str,
    method: str,
    habits: Habits | None = None,
    known: Mapping[str, Document] | None = None,
) -> str:
    """Write the page of one operation of the document; `known` has components in the vendor's own words."""
    habits = habits or Habits()
    operation = vendor_operation(document, path, method, habits, known or {})
    tags = [tag["name"] for tag in document["tags"]] if habits.all_tags else [operation.tag]
    fragment: Document = {
        "openapi": "3.1.1",
        "info": {"title": "MijnKlantportaal API", "version": "v1"},
        "servers": [{"url": SERVER}],
        "security": [{"APIKey": []}],
        "tags": [{"name": name} for name in tags],
        "paths": {path: {method: _operation(operation)}},
        "components": {
            **({"schemas": operation.components} if operation.components else {}),
            "securitySchemes": {"APIKey": {"type": "http", "scheme": "bearer"}},
        },
    }
    return page_of_fragment(fragment, path, method)


def page_of_fragment(fragment: Document, path: str, method: str) -> str:
    """Write the page of an operation that an OpenAPI document of its own describes."""
    operation = fragment["paths"][path][method]
    fence = "````"
    return (
        f"{_HEAD}# {operation['summary']}\n\n> {operation.get('description', '')}\n\n\n\n## OpenAPI\n\n"
        f"{fence}yaml /openapi.yaml {method} {path}\n{format_yaml(fragment)}\n{fence}"
    )


def _operation(operation: VendorOperation) -> Document:
    success: Document = {"description": operation.response_text}
    if operation.response is not None:
        success["content"] = {"application/json": {"schema": operation.response}}
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error_ApiError"}}}
    body = {"content": {kind: {"schema": schema} for kind, schema in operation.bodies.items()}}
    return {
        "tags": [operation.tag],
        "summary": operation.title,
        "description": operation.description,
        "operationId": operation.identifier,
        **({"parameters": operation.parameters} if operation.parameters else {}),
        **({"requestBody": body} if operation.bodies else {}),
        "responses": {
            operation.status: success,
            **{status: {"description": text, "content": error} for status, text in operation.errors.items()},
        },
    }
