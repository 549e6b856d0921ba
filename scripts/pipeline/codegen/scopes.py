"""What OAuth needs of the document: where tokens come from, and which scopes there are and what each of them covers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.codegen.code import Code, arguments, identifier, literal
from pipeline.codegen.data import Operation
from pipeline.codegen.docstrings import docstring, user_text
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import items, mapping


@dataclass(frozen=True)
class Scope:
    """A scope: the name of its constant, its value and meaning, and the calls that need it, such as `customers.get`."""

    name: str
    value: Code
    doc: str
    calls: Code

    def __post_init__(self) -> None:
        identifier(self.name)


@dataclass(frozen=True)
class OAuth:
    """How an application gets a token, as far as the document says so; the addresses are empty if it does not."""

    authorization_url: Code
    token_url: Code
    scopes: tuple[Scope, ...]


def oauth_of(document: Document, operations: Iterable[Operation]) -> OAuth:
    """What the document says of OAuth; nothing if it has no such scheme.

    Raises:
        PipelineError: two scopes would be the same constant, or one can't be a constant.
    """
    flow = next((mapping(scheme.get("flows")).get("authorizationCode") for scheme in _schemes(document).values()), None)
    known = mapping(flow)
    covered: dict[str, list[str]] = {}
    for operation in operations:
        for method in operation.methods:
            looked_up = method.natural_key.listing.scopes if method.natural_key else ()
            for scope in (*operation.scopes, *looked_up):
                covered.setdefault(scope, []).append(f"{operation.resource}.{method.name}")
    meanings = mapping(known.get("scopes"))
    found = {
        constant_name(value): Scope(
            constant_name(value),
            literal(value),
            docstring(user_text(str(meanings.get(value, "")) or value)),
            arguments(map(literal, sorted(covered[value]))) if value in covered else Code("()"),
        )
        for value in sorted({*meanings, *covered})
    }
    if len(found) < len({*meanings, *covered}):
        raise PipelineError("two scopes would be the same constant; rename one in a fix")
    return OAuth(
        literal(str(known.get("authorizationUrl", ""))),
        literal(str(known.get("tokenUrl", ""))),
        tuple(found.values()),
    )


def scopes_of(document: Document, operation: Document) -> tuple[str, ...]:
    """The scopes that an OAuth token needs for an operation; empty where none is documented."""
    schemes = _schemes(document)
    for requirement in items(operation.get("security")):
        for name, scopes in requirement.items():
            if name in schemes:
                return tuple(map(str, scopes))
    return ()


def _schemes(document: Document) -> Document:
    schemes = mapping(mapping(document.get("components")).get("securitySchemes"))
    return {name: scheme for name, scheme in schemes.items() if mapping(scheme).get("type") == "oauth2"}


def constant_name(scope: str) -> str:
    """The constant of a scope: `customers.read` is `CUSTOMERS_READ`.

    Raises:
        PipelineError: it can't be one.
    """
    name = re.sub(r"\W+", "_", scope, flags=re.ASCII).upper()
    if not name.isidentifier() or name.startswith("_"):
        raise PipelineError(f"the scope {scope!r} can't be a constant; rename it in a fix")
    return name
