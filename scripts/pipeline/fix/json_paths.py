"""JSONPath queries (RFC 9535) by the library, each compiled once, and quicker: most look through a whole document."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathNode, JSONPathQuery
from jsonpath_rfc9535.filter_expressions import (
    ComparisonExpression,
    Expression,
    FilterContext,
    FilterExpression,
    LogicalExpression,
    PrefixExpression,
    RelativeFilterQuery,
    StringLiteral,
)
from jsonpath_rfc9535.parse import Parser
from jsonpath_rfc9535.segments import JSONPathChildSegment, JSONPathRecursiveDescentSegment, JSONPathSegment
from jsonpath_rfc9535.selectors import FilterSelector, NameSelector
from jsonpath_rfc9535.tokens import TokenStream

from pipeline.openapi.json_data import is_list, is_mapping

_Condition = Callable[[Any, Any], bool]
"""Whether a filter selects a value of a document."""

_MISSING = object()


def _members(value: Any) -> Iterable[tuple[int | str, Any]]:
    if is_mapping(value):
        return value.items()
    return enumerate(value) if is_list(value) else ()


class _Descent(JSONPathRecursiveDescentSegment):
    """`..`, without a generator for each level of a document."""

    def resolve(self, nodes: Iterable[JSONPathNode]) -> Iterator[JSONPathNode]:
        """Select from each node, and from all below it in the order of the document."""
        waiting = [*nodes][::-1]
        while waiting:
            node = waiting.pop()
            members = _members(node.value)
            below = [node.new_child(value, key, node) for key, value in members if is_mapping(value) or is_list(value)]
            waiting += reversed(below)
            for selector in self.selectors:
                yield from selector.resolve(node)


class _Filter(FilterSelector):
    """`?@.schema.format && !@.schema.pattern`: thousands of values are asked, and few have any of it."""

    def __init__(self, found: FilterSelector) -> None:
        super().__init__(env=found.env, token=found.token, expression=found.expression)
        self._holds = _condition(found.env, found.expression.expression)

    def resolve(self, node: JSONPathNode) -> Iterator[JSONPathNode]:
        """Select the members for which the expression is true."""
        for key, value in _members(node.value):
            if self._holds(value, node.root):
                yield node.new_child(value, key, node)


def _condition(environment: JSONPathEnvironment, expression: Expression) -> _Condition:
    """What most filters consist of as Python does it, and anything else as the library does."""
    match expression:
        case RelativeFilterQuery(query=query) if names := _names(query):
            return lambda value, _: _member(value, names) is not _MISSING
        case ComparisonExpression(
            left=RelativeFilterQuery(query=query), operator="==", right=StringLiteral(value=text)
        ) if names := _names(query):
            return lambda value, _: bool(_member(value, names) == text)
        case PrefixExpression(operator="!", right=inner):
            denied = _condition(environment, inner)
            return lambda value, root: not denied(value, root)
        case LogicalExpression(left=one, operator=operator, right=other):
            left, right = _condition(environment, one), _condition(environment, other)
            if operator == "&&":
                return lambda value, root: left(value, root) and right(value, root)
            return lambda value, root: left(value, root) or right(value, root)
        case _:
            whole = FilterExpression(expression.token, expression)
            return lambda value, root: whole.evaluate(FilterContext(env=environment, current=value, root=root))


def _member(value: Any, names: tuple[str, ...]) -> Any:
    for name in names:
        if not is_mapping(value) or name not in value:
            return _MISSING
        value = value[name]
    return value


def _names(query: JSONPathQuery) -> tuple[str, ...]:
    """The names that a query consists of; none if there is anything else in it."""
    names: list[str] = []
    for segment in query.segments:
        match segment:
            case JSONPathChildSegment(selectors=(NameSelector(name=name),)):
                names.append(name)
            case _:
                return ()
    return tuple(names)


class _Parser(Parser):
    def parse_filter_selector(self, stream: TokenStream) -> FilterSelector:
        return _Filter(super().parse_filter_selector(stream))

    def parse_query(self, stream: TokenStream, *, in_filter: bool = False) -> Iterator[JSONPathSegment]:
        for found in super().parse_query(stream, in_filter=in_filter):
            if isinstance(found, JSONPathRecursiveDescentSegment):
                yield _Descent(env=found.env, token=found.token, selectors=found.selectors)
            else:
                yield found


class _Environment(JSONPathEnvironment):
    parser_class = _Parser


compiled = cache(_Environment().compile)
"""The query that a JSONPath means. Raises a `JSONPathError` if it means none."""
