"""Turns a repaired document into the one that is published: in the idiom of OpenAPI 3.1, for anybody to read.

The steps before, and the generator, use a shorthand; `pipeline.openapi.shorthand` gets it back from what is published.
"""

from pipeline.documents import Document
from pipeline.finish.envelopes import share_envelopes, show_pages
from pipeline.finish.forms import flatten_forms
from pipeline.finish.ids import share_ids
from pipeline.finish.marks import give_marks_one_form, name_pages
from pipeline.finish.openapi_31 import use_openapi_31
from pipeline.finish.security import name_scopes
from pipeline.finish.webhooks import list_webhooks
from pipeline.openapi.canonical_order import in_canonical_order
from pipeline.openapi.json_data import copied


def finished(document: Document) -> Document:
    """The document as anybody reads it."""
    made: Document = copied(document)
    list_webhooks(made)
    name_pages(made)
    give_marks_one_form(made)
    name_scopes(made)
    flatten_forms(made)
    use_openapi_31(made)
    show_pages(made)
    share_envelopes(made)
    share_ids(made)
    return in_canonical_order(made)
