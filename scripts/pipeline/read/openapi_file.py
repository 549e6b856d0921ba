"""An OpenAPI document with many operations, which the index of the documentation names beside the pages."""

from pathlib import Path

from pipeline.documents import Document, PipelineError, Rank, Source
from pipeline.openapi.json_data import items
from pipeline.openapi.vocabulary import INFERRED
from pipeline.openapi.walk import operations
from pipeline.read.fenced_block import Block, parse_block
from pipeline.read.naming import operation_identifier
from pipeline.read.openapi_version import is_readable, problem_of, remedy_for
from pipeline.read.page_text import FETCH_AGAIN, load_page
from pipeline.read.trusted_document import trusted

SUFFIXES = (".yaml", ".yml", ".json")


def read_openapi_file(path: Path, name: str) -> Source:
    """Read the file; its operations are trusted most, each for itself."""
    page = load_page(path, name, is_data=True)
    language = "json" if path.suffix == ".json" else "yaml"
    # as if the line before the first were a fence
    document = parse_block(page, Block(0, language, None, None, page.lines, closed=True), FETCH_AGAIN)
    if not is_readable(document):
        raise page.error(1, problem_of(document), remedy_for(document, FETCH_AGAIN))
    document = trusted(page, Block(1, language, None, None, page.lines, closed=True), document, FETCH_AGAIN)
    found = list(operations(document))
    if not found:
        raise page.error(1, "it has no operation", FETCH_AGAIN)
    for address, method, operation in found:
        if "operationId" not in operation:
            identifier, reason = operation_identifier(operation.get("summary"), method, address)
            operation["operationId"] = identifier
            operation[INFERRED] = {"operationId": reason}
            page.note(None, f"The operation {method} {address} has no operationId; `{identifier}` is inferred.")
    return Source(name, Rank.OPENAPI_FILE, document, tuple(page.notes))


def refuse_other_servers(sources: list[Source]) -> None:
    """Refuse a file that has the API at another address than the pages: the token would be sent there."""
    pages = {address: source for source in sources if source.rank < Rank.OPENAPI_FILE for address in _servers(source)}
    for source in sources:
        if source.rank is Rank.OPENAPI_FILE and pages and (other := _servers(source)[:1]) != list(pages)[:1]:
            address, page = next(iter(pages.items()))
            raise PipelineError(
                f"{source.name}:1: it has the API at {' '.join(other) or 'no address'}, and {page.name} at {address}. "
                "Find out which is right; if it describes another API, delete it."
            )


def _servers(source: Source) -> list[str]:
    servers: list[Document] = items(source.document.get("servers"))
    return [str(server.get("url", "")).rstrip("/") for server in servers]
