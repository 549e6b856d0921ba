"""Which source says what an observation contradicts, or that it was inferred."""

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping
from pipeline.openapi.marks import is_fact_inferred, source_at
from pipeline.openapi.references import at_pointer, escape


def said_by(document: Document, pointer: str, fact: str, what: str) -> str:
    """The documentation's side, such as `spec/pages/list-customers.md says integer`, or that it was inferred."""
    if is_fact_inferred(mapping(at_pointer(document, pointer)), fact):
        return f"{what} was inferred"
    source = source_at(document, f"{pointer}/{escape(fact)}")
    return f"{source or 'the document'} says {what}"
