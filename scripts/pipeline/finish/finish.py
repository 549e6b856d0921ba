"""Turns a repaired document into the one that is published: in the idiom of OpenAPI 3.1, and without our own shorthand."""

from copy import deepcopy

from pipeline.documents import Document
from pipeline.finish.marks import give_marks_one_form, name_pages


def finished(document: Document) -> Document:
    """The document as anybody reads it."""
    made = deepcopy(document)
    name_pages(made)
    give_marks_one_form(made)
    return made
