"""The documentation tool's older Markdown form: one operation in its own vocabulary, not in OpenAPI's."""

from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping, items, mapping
from pipeline.openapi.references import SCHEMAS
from pipeline.openapi.vocabulary import LOCATIONS

_PLACEHOLDER = "_mintlify/placeholder"


def is_older_form(document: Document) -> bool:
    """Whether the data describes its operation as `paths: {path: ..., method: ..., request: ...}`."""
    paths = document.get("paths")
    return is_mapping(paths) and isinstance(paths.get("path"), str) and isinstance(paths.get("method"), str)


def convert(document: Document) -> Document:
    """The same operation as an OpenAPI 3.1 document. Data outside the known vocabulary is kept as it is."""
    described = mapping(document["paths"])
    request = mapping(described.get("request"))
    components: Document = {
        kind: dict(entries) for kind, entries in mapping(document.get("components")).items() if entries
    }
    schemas: Document = components.setdefault("schemas", {})
    schemas |= {name: _schema(schema, {}) for name, schema in schemas.items()}
    texts = ("summary", "description", "operationId", "tags")
    operation: Document = {key: described[key] for key in texts if key in described}
    if parameters := _parameters(mapping(request.get("parameters")), schemas):
        operation["parameters"] = parameters
    if body := mapping(request.get("body")):
        operation["requestBody"] = _body(body, schemas)
    operation["responses"] = {
        str(status): _response(mapping(content), schemas)
        for status, content in mapping(described.get("response")).items()
    }
    if described.get("deprecated"):
        operation["deprecated"] = True
    security, schemes = _security(request.get("security"))
    if schemes:
        components["securitySchemes"] = schemes
    return {
        "openapi": "3.1.1",
        **({"servers": described["servers"]} if described.get("servers") else {}),
        **({} if security is None else {"security": security}),
        "paths": {described["path"]: {str(described["method"]).lower(): operation}},
        "components": {kind: entries for kind, entries in components.items() if entries},
    }


def _parameters(groups: Document, schemas: Document) -> list[Document]:
    parameters: list[Document] = []
    for location in LOCATIONS:
        for name, described in mapping(groups.get(location)).items():
            variants = [mapping(schema) for schema in items(mapping(described).get("schema"))]
            parameter: Document = {"name": name, "in": location}
            if location == "path" or any(variant.get("required") is True for variant in variants):
                parameter["required"] = True
            schema = _joined(variants, schemas)
            for key in ("description", "deprecated"):
                if key in schema:
                    parameter[key] = schema.pop(key)
            parameters.append({**parameter, "schema": schema})
    return parameters


def _body(content: Document, schemas: Document) -> Document:
    variants = [mapping(variant) for media in content.values() for variant in items(mapping(media).get("schemaArray"))]
    body: Document = {}
    if any(variant.get("required") is True for variant in variants):
        body["required"] = True
    if description := _description(content):
        body["description"] = description
    body["content"] = {kind: _media(mapping(media), schemas) for kind, media in content.items()}
    return body


def _response(content: Document, schemas: Document) -> Document:
    described = {kind: _media(mapping(media), schemas) for kind, media in content.items() if kind != _PLACEHOLDER}
    return {"description": _description(content), **({"content": described} if described else {})}


def _description(content: Document) -> Any:
    return next((media["description"] for media in content.values() if mapping(media).get("description")), "")


def _media(media: Document, schemas: Document) -> Document:
    result: Document = {"schema": _joined([mapping(part) for part in items(media.get("schemaArray"))], schemas)}
    if media.get("examples"):
        result["examples"] = media["examples"]
    return result


def _joined(variants: list[Document], schemas: Document) -> Document:
    converted = [_schema(variant, schemas) for variant in variants]
    if len(converted) > 1:
        return {"anyOf": converted}
    return converted[0] if converted else {}


def _schema(schema: Any, schemas: Document) -> Any:
    if not is_mapping(schema):
        return schema
    parts = schema.get("allOf")
    if is_list(parts) and len(parts) == 1 and len(schema) == 1:
        return _schema(parts[0], schemas)
    result: Document = {}
    for key, value in schema.items():
        if key == "requiredProperties":
            result["required"] = value
        elif key == "type" and isinstance(value, str):
            result |= _type(value)
        elif key in ("properties", "patternProperties"):
            result[key] = {name: _schema(part, schemas) for name, part in mapping(value).items()}
        elif key in ("items", "additionalProperties", "not"):
            result[key] = _schema(value, schemas)
        elif key in ("allOf", "oneOf", "anyOf"):
            result[key] = [_schema(part, schemas) for part in items(value)]
        elif key != "refIdentifier" and not (key == "required" and isinstance(value, bool)):
            result[key] = value
    return _named(str(schema.get("refIdentifier", "")), result, schemas)


def _named(identifier: str, schema: Document, schemas: Document) -> Document:
    """A reference to the component that the schema was taken from, unless that name is taken."""
    name = identifier.removeprefix(SCHEMAS)
    if not name or name == identifier or schemas.setdefault(name, schema) != schema:
        return schema
    return {"$ref": identifier}


def _type(name: str) -> Document:
    if name == "any":
        return {}
    if name == "file":
        return {"type": "string", "format": "binary"}
    return {"type": name.removeprefix("enum<").removesuffix(">") if name.startswith("enum<") else name}


def _security(groups: Any) -> tuple[list[Document] | None, Document]:
    if not is_list(groups):
        return None, {}
    security: list[Document] = []
    schemes: Document = {}
    for group in groups:
        names = [name.strip() for name in str(mapping(group).get("title", "")).split("&")]
        used = [
            (location, key, mapping(described))
            for location in ("query", "header", "cookie")
            for key, described in mapping(mapping(mapping(group).get("parameters")).get(location)).items()
        ]
        requirement: Document = {}
        for position, (location, key, described) in enumerate(used):
            name = names[position] if len(names) == len(used) and names[position] else key
            requirement[name] = []
            schemes[name] = _scheme(location, key, described)
        if requirement:
            security.append(requirement)
    return security, schemes


def _scheme(location: str, key: str, described: Document) -> Document:
    scheme = dict(described)
    if scheme.get("type") == "apiKey":
        scheme |= {"in": location, "name": key}
    elif scheme.get("type") == "oauth2":
        scheme.setdefault("flows", {})
    return scheme
