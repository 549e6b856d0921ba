"""`docs/api`: what every call, model and field is known from, a page for each resource and one for the models.

Texts of the documentation become neither HTML nor links in it.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.codegen.data import Method, Model, NaturalKey, Operation, Package, Resource
from pipeline.codegen.docstrings import user_text
from pipeline.codegen.guess_docs import guess_page, guess_summary
from pipeline.codegen.guesses import guesses
from pipeline.codegen.markdown import code, table
from pipeline.codegen.scopes import constant_name
from pipeline.documents import Document
from pipeline.observed.page_facts import page_facts
from pipeline.openapi.marks import EVERYTHING, split_marks
from pipeline.openapi.vocabulary import INFERRED, OBSERVED, SOURCE, TRANSCRIBED, UNDOCUMENTED

_INDEX = """# Every operation

Built by `scripts/regenerate` from `openapi.yaml`; never edited by hand. The asynchronous client has the same calls, to
be awaited, and an `AsyncPager` for each `Pager`. Both read a list page by page while it is used.

A page for each resource tells what every call is known from, and [models](models.md) does so for the fields of requests
and responses. *Documented* is what the documentation says itself, *observed* what a live API was seen to do,
*inferred* what was concluded from something else, and *not documented* what nobody can know without asking or trying.

"""
_MODELS = """# Every model

Built by `scripts/regenerate` from `openapi.yaml`; never edited by hand. Import all of them from
`mijnklantportaal`.
"""
_HTML = re.compile(r"<(?=[A-Za-z/!?])")
_LINK = re.compile(r"https?://[^\s()<>\"'`]+")
_LEFT_OUT = """## Left out

The client does not have these operations of the documentation, or parts of them.

"""
_MARKS = ((OBSERVED, "observed"), (INFERRED, "inferred"), (UNDOCUMENTED, "not documented"))


def api_docs(package: Package) -> dict[str, str]:
    """The pages by their names."""
    models = [_model(package.models[name]) for name in sorted(package.models)]
    found = guesses(package)
    index = f"{_index(package)}\n{guess_summary(found)}"
    pages = {"README.md": index, "guesses.md": guess_page(found), "models.md": "\n".join([_MODELS, *models])}
    pages |= {f"{name}.md": _resource(resource) for name, resource in package.resources.items()}
    return {name: _HTML.sub("&lt;", text) for name, text in pages.items()}


def write_api_docs(package: Package, folder: Path) -> None:
    """Write the pages, and drop those of resources that are gone."""
    pages = api_docs(package)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


def _index(package: Package) -> str:
    rows = [
        [
            f"[`{_call(operation, method)}`]({operation.resource}.md#{operation.resource}{method.name})",
            code(f"{operation.http_method} {operation.path}"),
            user_text(method.summary),
            f"`{_returned(operation, method)}`",
        ]
        for operation in package.operations
        for method in operation.methods
    ]
    return _INDEX + table(("call", "operation", "does", "returns"), sorted(rows)) + _left_out(package)


def _left_out(package: Package) -> str:
    """What the client does not have, if anything."""
    if not package.left_out:
        return ""
    rows = [[f"`{found.place}`", "all" if found.is_whole else "a part", found.explained] for found in package.left_out]
    return f"\n{_LEFT_OUT}{table(('operation', 'lacks', 'why'), rows)}"


def _call(operation: Operation, method: Method) -> str:
    by_position = [parameter.name for parameter in method.function.placed("path")]
    required = [f"{argument.name}=" for argument in method.arguments if argument.is_required]
    more = ["…"] if len(required) < len(method.arguments) else []
    return f"portal.{operation.resource}.{method.name}({', '.join([*by_position, *required, *more])})"


def _returned(operation: Operation, method: Method) -> str:
    if method.natural_key:
        return f"EnsureResult[{operation.returns}]"
    return f"Pager[{operation.page_item}]" if operation.page_item else str(operation.returns)


def _resource(resource: Resource) -> str:
    methods = {
        method.name: _method(operation, method)
        for operation in resource.operations.values()
        for method in operation.methods
    }
    return "\n".join([f"# {resource.attribute}\n\n{resource.doc}\n", *(methods[name] for name in sorted(methods))])


def _method(operation: Operation, method: Method) -> str:
    return f"""## {operation.resource}.{method.name}

{user_text(method.summary)}

- call: `{_call(operation, method)}`
- operation: {code(operation.operation_id)}, {code(f"{operation.http_method} {operation.path}")}
- request: {_request(method)}
- response: `{_returned(operation, method)}`
- known from: {_page(operation.source)}

{table(("fact", "in Python", "known from"), _facts(operation, method))}"""


def _request(method: Method) -> str:
    function = method.function
    if function.model:
        return f"[`{function.model}`](models.md#{str(function.model).lower()})"
    if function.body:
        return f"`{function.media_type}`, as `{function.body.declaration}`"
    return "without a body"


def _page(source: Document) -> str:
    page = str(source.get("externalDocs", {}).get("url") or source.get(SOURCE, ""))
    known = f"[documentation]({page})" if _LINK.fullmatch(page) else code(page) if page else ""
    by_hand = source.get(TRANSCRIBED, [])
    if by_hand is True:
        return f"{known}, copied by hand"
    return f"{known}, of which {', '.join(map(code, by_hand))} copied by hand" if by_hand else known


def _facts(operation: Operation, method: Method) -> Iterator[list[str]]:
    """The facts of an operation: those that have no mark are documented."""
    marks = _marks(operation.source)
    scope_mark = marks.pop("scope", "*inferred*: it is documented for this area" if operation.scopes else "")
    if operation.page_item:
        granted = {fact: f"*inferred*: taken to be {value}" for fact, value in page_facts(operation.source).items()}
        marks = granted | marks
    for fact in ("method", "path", "operationId"):
        yield [fact, "", marks.pop(fact, "documented")]
    if scope_mark:
        yield ["scope", ", ".join(f"`Scope.{constant_name(scope)}`" for scope in operation.scopes), scope_mark]
    for status, response in operation.source["responses"].items():
        yield [status, "", marks.pop(status, _known(response))]
    for parameter in method.function.parameters:
        name = f"{parameter.place} parameter {code(parameter.wire_name)}"
        yield [name, f"`{parameter.declaration}`", _known(parameter.schema)]
    yield from ([fact, "", known] for fact, known in marks.items())
    if method.natural_key:
        yield from _natural_key_facts(method.natural_key)


def _natural_key_facts(key: NaturalKey) -> Iterator[list[str]]:
    """By what an object is found, and in which list."""
    for fact, fields, known in (
        ("natural key", key.fields, "*inferred*: the documentation does not say what is unique"),
        ("compared fields", key.others, "*inferred*: they have the same name in the request and in the list"),
    ):
        if fields:
            names = ", ".join(f"`{sent.name}`" for sent, _ in fields)
            yield [fact, names, f"{known}; looked up with {code(key.listing.operation_id)}"]


def _marks(part: Document) -> dict[str, str]:
    """What the marks of a part say of each of its facts."""
    found: dict[str, str] = {}
    for key, title in _MARKS:
        for fact, reason in split_marks(part.get(key)).items():
            known = f"*{title}*: {reason}" if reason else f"*{title}*"
            found[fact] = f"{found[fact]}; {known}" if fact in found else known
    return found


def _known(part: Document) -> str:
    marks = _marks(part).items()
    return "; ".join(known if fact == EVERYTHING else f"{fact} {known}" for fact, known in marks) or "documented"


def _model(model: Model) -> str:
    rows = (
        [code(field.wire_name), f"`{field.name}: {field.annotation}`", _known(field.schema)] for field in model.fields
    )
    content = f"One of {model.values}.\n" if model.values else table(("field", "in Python", "known from"), rows)
    return f"""## {model.name}

{model.doc}

Known from {_page(model.schema)}: {_known(model.schema)}.

{content}"""
