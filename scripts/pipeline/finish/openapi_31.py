"""Says what older versions of OpenAPI said in the way of OpenAPI 3.1 and of JSON Schema 2020-12."""

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping
from pipeline.openapi.media_types import ANY_FILE
from pipeline.openapi.references import resolved
from pipeline.openapi.vocabulary import OWN_FORMAT, OWN_FORMATS
from pipeline.openapi.walk import media_types, parameters, schemas


def use_openapi_31(document: Document) -> None:
    """Write `examples`, files by their media type, and an object that extends another as `allOf` alone."""
    for _, media_type in media_types(document):
        _say_types_of_files(resolved(document, mapping(media_type.get("schema"))), media_type.get("encoding", {}))
    for _, parameter in parameters(document):
        schema = mapping(parameter.get("schema"))
        if "description" in schema and schema["description"] == parameter.get("description"):
            del schema["description"]
    for _, schema in schemas(document):
        if "example" in schema:
            schema["examples"] = [schema.pop("example"), *schema.get("examples", [])]
        if schema.get("format") in OWN_FORMATS:
            schema[OWN_FORMAT] = schema.pop("format")
        if schema.get("format") == "binary":
            # bytes are not text: a file has no type of JSON, only a media type
            schema |= {"contentMediaType": schema.get("contentMediaType", ANY_FILE)}
            del schema["format"], schema["type"]
        if "allOf" in schema and "properties" in schema:
            own = {key: schema.pop(key) for key in ("type", "required", "properties") if key in schema}
            schema["allOf"] = [*schema["allOf"], own]


def _say_types_of_files(form: Document, encodings: Document) -> None:
    """Put the media type that a form asks for beside the file itself."""
    for name, encoding in encodings.items():
        field = mapping(mapping(form.get("properties")).get(name))
        if field.get("format") == "binary" and "contentType" in encoding:
            field["contentMediaType"] = encoding["contentType"]
