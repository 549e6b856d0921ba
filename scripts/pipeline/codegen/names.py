"""How the names of the client are made from the names of the document: one written rule, exceptions as data.

A resource is named after its tag without the trailing ` API`: `Customer Offers API` is `customer_offers`.

A method is what remains of the operationId when the tag's phrase is taken away, in the plural or the singular
(`create-customer-offer-manual` of `Customer Offers API` is `create_manual`). `edit` and `change` become
`update`, articles and trailing prepositions are dropped.

A fix can name another: `x-resource` on a tag, `x-method` on an operation or on one of several kinds of body, `x-class`
on a schema, `x-attribute` on a field.
"""

import keyword
import unicodedata
from collections.abc import Iterable

from pipeline.codegen.case_conversion import class_identifier, identifier, snake_case
from pipeline.documents import Document, PipelineError
from pipeline.openapi.vocabulary import ATTRIBUTE

_HARMLESS_BUILTINS = {"filter", "format", "hash", "input", "license", "max", "min", "range", "sum", "type"}
MODEL_MEMBERS = {"extra", "from_dict", "from_json", "to_dict", "to_json", "to_row"}
"""What every model has beside its fields."""

_SYNONYMS = {"edit": "update", "change": "update"}
_ARTICLES = {"a", "an", "the"}
_PREPOSITIONS = {"to", "for", "as", "of"}


def python_name(wire_name: str) -> str:
    """The Python name of a field or parameter: `customerId` is `customer_id`, `from` is `from_`.

    It is the generator's, but that `type` and the like stay as they are: the generated code does not use them.
    What every model has gets an underscore like Python's own words: a field `extra` is `extra_`. Letters lose what
    ASCII does not have: `prénom` is `prenom`.
    """
    name = identifier(_in_ascii(wire_name))
    if name in MODEL_MEMBERS:
        return f"{name}_"
    return name.removesuffix("_") if name.removesuffix("_") in _HARMLESS_BUILTINS else name


def attribute_name(wire_name: str, schema: Document) -> str:
    """The Python name of a field with this schema."""
    name = str(schema.get(ATTRIBUTE) or python_name(wire_name))
    if python_name(name) != name:
        raise PipelineError(f"no field can be named {name!r}; give {wire_name} another x-attribute in a fix")
    return name


def attribute_names(wire_names: Iterable[str], schema: Document) -> list[str]:
    """The Python names of some fields of an object."""
    fields = schema.get("properties", {})
    return [attribute_name(wire_name, fields.get(wire_name, {})) for wire_name in wire_names]


def _in_ascii(text: str) -> str:
    """The text without what ASCII lacks: of `café`, the accent."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


def dictionary_name(class_of_model: str) -> str:
    """The class of the dictionaries that requests take in place of a model."""
    return f"{class_of_model}Dict"


def class_name(name: str) -> str:
    """The Python name of a schema, as the generator makes it: `Error_ApiError` is `ErrorApiError`."""
    return class_identifier(name)


def module_name(name: str) -> str:
    """The Python module of a schema or an operation, as the generator makes it."""
    return identifier(name)


def resource_name(tag: Document) -> str:
    """The attribute of the client that holds a tag's operations; `tag` is the document's tag object."""
    name = str(tag.get("x-resource") or snake_case(_in_ascii(tag["name"].removesuffix(" API"))))
    if not name.isascii() or module_name(name) != name:
        raise PipelineError(f"tag {tag['name']!r}: no resource can be named {name!r}; give it an x-resource in a fix")
    return name


def method_name(operation: Document, tag: Document) -> str:
    """The method for an operation of a tag."""
    if named := operation.get("x-method"):
        return checked_method_name(named, operation)
    phrase = resource_name(tag)
    text = f"_{snake_case(operation['operationId'])}_"
    for form in (phrase, phrase.removesuffix("s")):
        text = text.replace(f"_{form}_", "_", 1)
    words = [_SYNONYMS.get(word, word) for word in text.strip("_").split("_") if word not in _ARTICLES]
    while words and words[-1] in _PREPOSITIONS:
        words.pop()
    return checked_method_name("_".join(words), operation)


def ensure_name(creating: str) -> str:
    """The method that creates unless it is there: `ensure` for `create`, `ensure_manual` for `create_manual`."""
    return "_".join(["ensure", *creating.split("_")[1:]])


def checked_method_name(name: str, operation: Document) -> str:
    """The name as it is, if a method can have it."""
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_"):
        raise PipelineError(
            f"operation {operation['operationId']}: no method can be named {name!r}; give it an x-method in a fix"
        )
    return name
