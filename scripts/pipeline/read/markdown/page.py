"""A page in the documentation tool's Markdown form: prose, and fenced blocks with OpenAPI documents, mostly one."""

from typing import Any

from pipeline.documents import Document, Rank, Source
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.vocabulary import INFERRED, METHODS
from pipeline.read.fenced_block import Block, blocks_of, parse_block
from pipeline.read.markdown.joined_blocks import DisagreementError, joined
from pipeline.read.markdown.older_form import convert, is_older_form
from pipeline.read.naming import operation_identifier
from pipeline.read.openapi_version import is_readable, problem_of, remedy_for
from pipeline.read.page_text import Page
from pipeline.read.trusted_document import trusted

_OPEN_API, _ASYNC_API = "## OpenAPI", "## AsyncAPI"
_REMEDY = "Fetch the page again in its Markdown form"


def is_markdown_page(page: Page) -> bool:
    """Whether the page has the Markdown form, be it of an operation or of something that can't be read."""
    return _heading(page, _ASYNC_API) is not None or describes_operation(page)


def describes_operation(page: Page) -> bool:
    """Whether the page has the heading or the fenced block that belongs to an operation."""
    return _heading(page, _OPEN_API) is not None or any(block.method for block in blocks_of(page))


def read_markdown_page(page: Page) -> Source:
    """Read the page's OpenAPI document unchanged, but for what a page must not say; several blocks make one."""
    blocks = _openapi_blocks(page)
    documents = [_read_block(page, block) for block in blocks]
    try:
        document = joined(documents)
    except DisagreementError as error:
        problem = f"the blocks of this page say different things of {error}"
        raise page.error(blocks[1].line, problem, "Keep one block per file") from error
    return Source(page.name, Rank.MARKDOWN_PAGE, document, tuple(page.notes))


def _read_block(page: Page, block: Block) -> Document:
    document = parse_block(page, block, _REMEDY)
    if is_older_form(document):
        document = convert(document)
        page.note(
            block.line, "the block has the tool's older form, which names no OpenAPI version; converted to 3.1.1."
        )
    if not is_readable(document):
        raise page.error(block.line, problem_of(document), remedy_for(document, _REMEDY))
    document = trusted(page, block, document, _REMEDY)
    found = _operations(page, block, document)
    for method, path, operation in found:
        if "operationId" not in operation:
            title = _title(page) if len(found) == 1 else operation.get("summary")
            identifier, reason = operation_identifier(title, method, path)
            operation["operationId"] = identifier
            operation[INFERRED] = {"operationId": reason}
            page.note(block.line, f"the operation has no operationId; `{identifier}` is inferred.")
    return document


def _heading(page: Page, text: str) -> int | None:
    return next((line.number for line in page.lines if line.text == text), None)


def _openapi_blocks(page: Page) -> list[Block]:
    if heading := _heading(page, _ASYNC_API):
        raise page.error(heading, "this page describes AsyncAPI messages", "Only OpenAPI pages can be read")
    blocks = list(blocks_of(page))
    found = [block for block in blocks if block.method is not None]
    if not found:
        heading = _heading(page, _OPEN_API)
        below = [block for block in blocks if heading and block.language and block.line > heading]
        found = below[:1]
        if not found:
            raise page.error(heading or 1, "no fenced block with an OpenAPI document", _REMEDY)
        page.note(found[0].line, "the block's info string names no operation, so it can't be checked against it.")
    if not found[-1].closed:
        raise page.error(found[-1].line, "the block that begins here is never closed: cut off", _REMEDY)
    return found


def _places(document: Document) -> list[tuple[str, str, str, Any]]:
    return [
        (part, path, method, item[method])
        for part in ("paths", "webhooks")
        if is_mapping(document.get(part))
        for path, item in document[part].items()
        if is_mapping(item)
        for method in METHODS
        if method in item
    ]


def _operations(page: Page, block: Block, document: Document) -> list[tuple[str, str, Document]]:
    """Return method, path and object of each operation; the info string must name one of them if it names any."""
    places = _places(document)
    if not places:
        raise page.error(block.line, "the block has no operation", _REMEDY)
    for part, path, method, operation in places:
        if not is_mapping(operation):
            raise page.error(block.line, f"the operation {method} {path} is not a mapping", _REMEDY)
        if part == "webhooks":
            document.setdefault("paths", {})
            page.note(block.line, f"`{path}` is a webhook: the vendor makes this call, the client does not.")
    if not any(_is_named(block, part, path, method) for part, path, method, _ in places):
        listed = ", ".join(f"{method} {path}" for _, path, method, _ in places)
        problem = f"the info string says {block.method} {block.path}, the document below it {listed}"
        raise page.error(block.line, problem, _REMEDY)
    return [(method, path, operation) for _, path, method, operation in places]


def _is_named(block: Block, part: str, path: str, method: str) -> bool:
    same_method = block.method in (method, None) or (block.method == "webhook" and part == "webhooks")
    return same_method and block.path in (path, None)


def _title(page: Page) -> str | None:
    titles = (line.text.removeprefix("# ").strip() for line in page.lines if line.raw.startswith("# "))
    return next((title for title in titles if not title.startswith("Source: ")), None)
