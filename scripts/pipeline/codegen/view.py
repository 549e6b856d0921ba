"""The document as the generator and our templates read it.

The generator's own model forgets formats, extensions and descriptions on the way, and its templates are no
place for logic. So the pipeline hands it a view: the document with references to parameters and answers filled
in, inline schemas named and failures left out, plus under `x-python` everything the templates print, keyed by
the names that the generator uses.
"""

import copy
import re
from collections.abc import Collection
from typing import Any

from openapi_python_client.strings import pascal_case

from pipeline.codegen.docstrings import docstring, sentence
from pipeline.codegen.imports import RUNTIME, imports_of
from pipeline.codegen.inline_schemas import SCHEMAS, name_inline_schemas
from pipeline.codegen.model_view import model_view, used_schemas
from pipeline.codegen.names import checked_method_name, class_name, method_name, resource_name
from pipeline.codegen.operation_view import Method, operation_view
from pipeline.codegen.python_types import PythonTypes
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import is_list, is_mapping, types_of
from pipeline.openapi.references import resolved
from pipeline.openapi.vocabulary import METHODS

_TAKEN_CLASS_NAMES = {
    *("Any", "Decimal", "Literal", "Mapping", "Self", "Sequence", "TypeAlias"),
    *("FileInput", "Model", "Operation", "RequestOptions", "Unset"),
    *("AsyncConnection", "AsyncPager", "Connection", "Pager"),
}


def build_view(document: Document) -> Document:
    """Build the view of a repaired document.

    Raises:
        PipelineError: something in the document has no honest Python form, or two things get the same name.
    """
    complete = name_inline_schemas(_without_references(document))
    tags = {tag["name"]: tag for tag in complete["tags"]}
    operations = [
        (path, method, operation)
        for path, path_item in complete["paths"].items()
        for method, operation in path_item.items()
    ]
    schemas = complete["components"]["schemas"]
    sent, received = _directions(operations, schemas)
    models = _models(schemas, sent, received)
    views: dict[str, Document] = {}
    resources: dict[str, Document] = {}
    for path, method, operation in operations:
        tag = _tag(operation, tags)
        resource = resources.setdefault(resource_name(tag), _resource(tag))
        methods = _methods(operation, tag)
        view = operation_view(path, method, operation, schemas, received, resource["attribute"], methods)
        if views.setdefault(view["module"], view) is not view:
            raise PipelineError(f"two operations would have the module {view['module']}; rename one in a fix")
        view["resource"] = resource["attribute"]
        view["imports"] = imports_of(_operation_code(view), models)
        _add_methods(resource, view)
    for resource in resources.values():
        own = [view for view in views.values() if view["resource"] == resource["attribute"]]
        resource["has_pages"] = any(view["page_item"] for view in own)
        resource["imports"] = imports_of(_resource_code(own), models)
    return _for_generator(complete, models) | {
        "x-python": {
            "base_url": repr(document["servers"][0]["url"]),
            "title": docstring(document["info"]["title"]),
            "runtime": RUNTIME,
            "models": models,
            "operations": views,
            "resources": dict(sorted(resources.items())),
        }
    }


def _for_generator(complete: Document, models: Collection[str]) -> Document:
    """What the generator itself reads: operations under the names of their resources, without failures."""
    reduced = copy.deepcopy(complete)
    tags = {tag["name"]: resource_name(tag) for tag in complete["tags"]}
    for path_item in reduced["paths"].values():
        for operation in path_item.values():
            operation["tags"] = [tags[name] for name in operation["tags"][:1]]
            operation["responses"] = {
                status: _with_json_alone(response)
                for status, response in operation["responses"].items()
                if status.startswith("2")
            }
    schemas = reduced["components"]["schemas"]
    unnamed = {name for name in schemas if class_name(name) not in models}
    reduced["components"] = {
        "schemas": {name: {} if name in unnamed else schema for name, schema in schemas.items()}
    }
    without_mappings: Document = _without_mappings(reduced)
    return without_mappings


def _with_json_alone(response: Document) -> Document:
    """The answer without the media types that the generator can't read; our templates take their bytes."""
    content = {name: body for name, body in response.get("content", {}).items() if name == "application/json"}
    return {"description": response.get("description", ""), **({"content": content} if content else {})}


def _without_mappings(part: Any) -> Any:
    """The same with mappings of unknown names as anything: the generator would write a class for each."""
    if is_mapping(part):
        if types_of(part) == ["object"] and "properties" not in part:
            return {}
        return {key: _without_mappings(value) for key, value in part.items()}
    return [_without_mappings(item) for item in part] if is_list(part) else part


def _without_references(document: Document) -> Document:
    """A copy whose operations hold their parameters, bodies and answers themselves, their path's included."""
    view = copy.deepcopy(document)

    def resolve(part: Any) -> Any:
        while (target := resolved(document, part)) is not part:
            part = target
        return copy.deepcopy(part)

    for path, path_item in view["paths"].items():
        shared = [resolve(parameter) for parameter in path_item.get("parameters", [])]
        operations = {method: path_item[method] for method in METHODS if method in path_item}
        for operation in operations.values():
            own = [resolve(parameter) for parameter in operation.get("parameters", [])]
            own_keys = {(parameter["name"], parameter["in"]) for parameter in own}
            operation["parameters"] = [p for p in shared if (p["name"], p["in"]) not in own_keys] + own
            if "requestBody" in operation:
                operation["requestBody"] = resolve(operation["requestBody"])
            operation["responses"] = {
                status: resolve(response) for status, response in operation["responses"].items()
            }
        view["paths"][path] = operations
    return view


def _directions(
    operations: list[tuple[str, str, Document]], schemas: Document
) -> tuple[dict[str, dict[str, str]], set[str]]:
    """The schemas that requests use, each with the media types of its files, and those that answers use."""
    sent: dict[str, dict[str, str]] = {}
    received: set[str] = set()
    for _, _, operation in operations:
        for content in operation.get("requestBody", {}).get("content", {}).values():
            body = content.get("schema", {})
            for name in used_schemas(body, schemas):
                sent.setdefault(name, {})
            if "$ref" in body:
                sent[body["$ref"].removeprefix(SCHEMAS)] |= {
                    field: encoding["contentType"]
                    for field, encoding in content.get("encoding", {}).items()
                    if "contentType" in encoding
                }
        for parameter in operation["parameters"]:
            for name in used_schemas(parameter["schema"], schemas):
                sent.setdefault(name, {})
        for status, response in operation["responses"].items():
            for content in response.get("content", {}).values():
                if status.startswith("2"):
                    received |= used_schemas(content.get("schema", {}), schemas)
    return sent, received


def _models(schemas: Document, sent: dict[str, dict[str, str]], received: set[str]) -> dict[str, Document]:
    """The views of the schemas that become a class or a list of choices, by their Python names."""
    views: dict[str, Document] = {}
    for name, schema in schemas.items():
        is_used = name in sent or name in received
        if not is_used or not ("properties" in schema or "enum" in schema):
            continue
        media_types = None if name in received else sent[name]
        types = PythonTypes(schemas, sent=media_types is not None)
        view = model_view(name, schemas, types, media_types)
        if view["name"] in views or view["name"] in _TAKEN_CLASS_NAMES:
            raise PipelineError(
                f"the schema {name} can't be named {view['name']}, something else is; rename it in a fix"
            )
        views[view["name"]] = view
    for name, view in views.items():
        view["imports"] = imports_of(_model_code(view), [other for other in views if other != name])
    return views


def _tag(operation: Document, tags: Document) -> Document:
    for name in operation.get("tags", [])[:1]:
        if name in tags:
            tag: Document = tags[name]
            return tag
    raise PipelineError(
        f"operation {operation['operationId']} needs a tag that the document's `tags` hold; add it in a fix"
    )


def _resource(tag: Document) -> Document:
    name = resource_name(tag)
    return {
        "attribute": name,
        "class": f"{pascal_case(name)}Resource",
        "doc": docstring(sentence(tag.get("description") or tag["name"])),
        "methods": {},
    }


def _methods(operation: Document, tag: Document) -> list[Method]:
    """The methods for an operation: one for each kind of body, or those that a fix splits a body into."""
    contents: dict[str, Document] = operation.get("requestBody", {}).get("content", {}) or {"": {}}
    if any("x-methods" in content for content in contents.values()):
        return [
            Method(
                checked_method_name(name, operation),
                media_type,
                tuple(rule["required"]),
                tuple(rule["omit"]),
                rule["summary"],
            )
            for media_type, content in contents.items()
            for name, rule in content.get("x-methods", {}).items()
        ]
    if len(contents) == 1:
        return [Method(method_name(operation, tag), media_type) for media_type in contents]
    names: dict[str, Any] = {media_type: content.get("x-method") for media_type, content in contents.items()}
    if None in names.values():
        raise PipelineError(
            f"operation {operation['operationId']} takes {len(contents)} kinds of body; "
            "give each media type an x-method in a fix"
        )
    return [Method(checked_method_name(name, operation), media_type) for media_type, name in names.items()]


def _add_methods(resource: Document, view: Document) -> None:
    for variant in view["variants"]:
        if variant["method"] in resource["methods"]:
            other = resource["methods"][variant["method"]]
            raise PipelineError(
                f"{resource['attribute']}.{variant['method']} would be both {other} and {view['module']}; "
                "give one of them an x-method in a fix"
            )
        resource["methods"][variant["method"]] = view["module"]


def _model_code(model: Document) -> list[str]:
    fields = model.get("fields", [])
    codes = [field[key] or "" for field in fields for key in ("annotation", "default", "read", "write")]
    return [*codes, *model.get("rules", [])]


def _operation_code(view: Document) -> list[str]:
    codes = [view["returns"], view["read"], view["page_item"] or ""]
    for variant in view["variants"]:
        codes += [variant["signature"], variant["path"].removeprefix("f"), variant["body"] or ""]
        codes += [parameter["write"] for parameter in variant["parameters"]]
        codes += re.findall(r"path_segment\([^}]*\)", variant["path"])
    return codes


def _resource_code(views: list[Document]) -> list[str]:
    codes: list[str] = []
    for view in views:
        codes.append(view["page_item"] or view["method_returns"])
        codes += [variant["method_signature"] for variant in view["variants"]]
    return codes
