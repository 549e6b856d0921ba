"""Hypothesis strategies for every generated model, made from its annotations and the document's patterns."""

import datetime
import re
import types as python_types
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import attrs
from hypothesis import strategies as st

from mijnklantportaal_api import models
from mijnklantportaal_api.runtime.model import Model, Unset
from mijnklantportaal_api.runtime.reading import amsterdam
from mijnklantportaal_api.runtime.uploads import Upload
from tests.committed import committed_package

_DESCRIBED = committed_package().models
_ID_PREFIX = re.compile(r"write_text\([^)]*, '(\w+_)'\)")
MODELS: list[type[Model]] = [
    model for name in models.__all__ if isinstance(model := getattr(models, name), type) and issubclass(model, Model)
]

# At noon no clock changes, so that a time means the same in Amsterdam and with a fixed offset.
_TIMES = st.builds(
    datetime.datetime.combine,
    st.dates(datetime.date(1970, 1, 1), datetime.date(2100, 1, 1)),
    st.times(datetime.time(12), datetime.time(12, 59, 59)).map(lambda time: time.replace(microsecond=0, fold=0)),
    st.just(amsterdam()),
)
_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    Any: st.text(),
    bool: st.booleans(),
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    Decimal: st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False),
    datetime.date: st.dates(),
    datetime.datetime: _TIMES,
    Upload: st.builds(
        Upload,
        content=st.binary(max_size=20),
        file_name=st.just("a.pdf"),
        content_type=st.just("application/pdf"),
    ),
}


def instances(model: type[Model]) -> st.SearchStrategy[Any]:
    """Objects of a model that can be sent or could have been received."""
    return st.deferred(lambda: _instances(model.__name__))


@cache
def _instances(name: str) -> st.SearchStrategy[Any]:
    model: Any = getattr(models, name)
    fields: Any = attrs.fields(model)
    described: Any = _DESCRIBED[name]
    prefixes = {field.name: _ID_PREFIX.search(str(field.write)) for field in described.fields}
    built = st.builds(
        model,
        **{field.name: _values(field.type, prefix[1] if (prefix := prefixes[field.name]) else "") for field in fields},
    )
    return built.filter(_keeps_the_rules) if described.rules else built


def _keeps_the_rules(model: Model) -> bool:
    """Whether no fields are missing that others need, and none contradict each other."""
    try:
        model.to_dict()
    except ValueError:
        return False
    return True


def _values(kind: Any, prefix: str) -> st.SearchStrategy[Any]:
    """Values of a type; texts are ids with a prefix where there is one."""
    if kind is str:
        return st.from_regex(r"[\w.-]{1,30}", fullmatch=True).map(prefix.__add__) if prefix else st.text()
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if isinstance(kind, type) and issubclass(kind, Model):
        return instances(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, python_types.UnionType):
        return st.one_of(*(_values(argument, prefix) for argument in _exact(arguments)))
    if origin in (list, Sequence):
        return st.lists(_values(arguments[0], prefix), min_size=1, max_size=3)
    if origin in (dict, Mapping):
        return st.dictionaries(st.text(), _values(arguments[1], prefix), max_size=3)
    return st.from_type(kind)


def _exact(kinds: Sequence[Any]) -> list[Any]:
    """The kinds that come back as the same value: no texts for amounts, no mappings for models, no paths for files."""
    for kind in kinds:
        if kind in (Decimal, Upload) or (isinstance(kind, type) and issubclass(kind, Model)):
            return [kind, *(other for other in kinds if other in (type(None), Unset))]
    return list(kinds)
