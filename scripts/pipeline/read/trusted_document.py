"""What remains of a document from the network once it is checked: known keys alone, and references within it."""

from pipeline.documents import Document
from pipeline.read.fenced_block import Block
from pipeline.read.known_keys import UnexpectedValueError, known_keys
from pipeline.read.page_references import ReferenceProblemError, check_references, with_parts_written_out
from pipeline.read.page_text import Page


def trusted(page: Page, block: Block, document: Document, remedy: str) -> Document:
    """The document of a block with known keys alone, all of whose references lead to components of it."""
    try:
        known, left_out = known_keys(document)
    except UnexpectedValueError as error:
        raise page.error(block.line, str(error), remedy) from error
    for sentence in left_out:
        page.note(block.line, sentence)
    try:
        check_references(known)
        return with_parts_written_out(known)
    except ReferenceProblemError as error:
        line = next((line.number for line in block.lines if error.reference in line.raw), block.line)
        raise page.error(line, str(error), remedy) from error
