"""JSONPath queries (RFC 9535) by the library, each compiled once, and quicker where filters look at members."""

from functools import cache
from typing import Any

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathNode, JSONPathNodeList, JSONPathQuery
from jsonpath_rfc9535.filter_expressions import Expression, FilterContext, RelativeFilterQuery
from jsonpath_rfc9535.parse import Parser
from jsonpath_rfc9535.segments import JSONPathChildSegment
from jsonpath_rfc9535.selectors import NameSelector
from jsonpath_rfc9535.tokens import TokenStream

from pipeline.openapi.json_data import is_mapping


class _MemberQuery(RelativeFilterQuery):
    """`@.schema.format`, of which most filters consist: thousands of nodes are asked, and few have any of it."""

    def __init__(self, found: RelativeFilterQuery, names: tuple[str, ...]) -> None:
        super().__init__(found.token, found.query)
        self._names = names

    def evaluate(self, context: FilterContext) -> object:
        """Return the one node that there is, or none."""
        value: Any = context.current
        for name in self._names:
            if not is_mapping(value) or name not in value:
                return JSONPathNodeList()
            value = value[name]
        return JSONPathNodeList([JSONPathNode(value=value, location=self._names, parent=None, root=context.root)])


class _Parser(Parser):
    def parse_relative_query(self, stream: TokenStream) -> Expression:
        found = super().parse_relative_query(stream)
        if isinstance(found, RelativeFilterQuery) and (names := _names(found.query)):
            return _MemberQuery(found, names)
        return found


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


class _Environment(JSONPathEnvironment):
    parser_class = _Parser


compiled = cache(_Environment().compile)
"""The query that a JSONPath means. Raises a `JSONPathError` if it means none."""
