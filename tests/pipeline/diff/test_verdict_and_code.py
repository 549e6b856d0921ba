"""The step agrees with the code: a change is major if calls or readers of the generated package would break.

The generator is the judge here: the packages of both documents are worked out, and their names and types compared.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.codegen.data import Argument, Field, Method, Package
from pipeline.codegen.package import build_package
from pipeline.diff.report import compare
from pipeline.diff.semver import Step
from tests.nightly import turns
from tests.pipeline.diff.api_model import Api, made_up_api
from tests.pipeline.diff.changes_by_name import CHANGES
from tests.pipeline.diff.model_changes import Changed
from tests.pipeline.diff.offers_api import OFFERS, edited
from tests.pipeline.diff.test_random_changes import RANDOM, expected_after

UNBUILT = "request: format that is a type in Python"
"""Its example has the type that it had before."""

BEYOND_TYPES = ("maxLength", "maximum", "base URL", "null is no longer allowed")
"""Major changes that the API minds, and no type shows."""


def kinds(annotation: object) -> set[str]:
    """The types that an annotation allows."""
    return set(str(annotation).split(" | "))


def accepts(old: Field, new: Field) -> bool:
    """Whether a place takes all that it took; a whole number goes where a float does."""
    lost = kinds(old.annotation) - kinds(new.annotation)
    return lost <= {"int"} and (not lost or "float" in kinds(new.annotation))


def gives(old: Field, new: Field) -> bool:
    """Whether a reader of the old type understands the new one; choices are texts for a reader."""
    found = kinds(new.annotation) - kinds(old.annotation)
    if "str" in kinds(old.annotation) & kinds(new.annotation):
        return "None" not in found
    return found <= {"int"} and (not found or "float" in kinds(old.annotation))


def _is_of_body(one: Field) -> bool:
    return isinstance(one, Argument) and one.place == "body"


def breaks_of_arguments(old: Mapping[str, Field], new: Mapping[str, Field]) -> Iterator[str]:
    """What callers with keywords would notice."""
    for name, one in old.items():
        if name not in new:
            yield f"no argument {name}"
        elif not accepts(one, new[name]):
            yield f"argument {name} takes {new[name].annotation}, not {one.annotation}"
        elif _is_of_body(one) != _is_of_body(new[name]):
            yield f"argument {name} goes to another part of the request"
        elif new[name].is_required and not one.is_required:
            yield f"argument {name} must be given"
    for name, one in new.items():
        if name not in old and one.is_required:
            yield f"new argument {name} must be given"


def methods_of(package: Package) -> dict[str, tuple[Method, str]]:
    """The methods by what callers write, with what they return."""
    return {
        f"{attribute}.{method.name}": (method, str(operation.method_returns))
        for attribute, resource in package.resources.items()
        for operation in resource.operations.values()
        for method in operation.methods
    }


def breaks(old: Package, new: Package, ways: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """What users of the old package would notice in the new one."""
    methods = methods_of(old), methods_of(new)
    for name, (method, returned) in methods[0].items():
        if name not in methods[1]:
            yield f"no method {name}"
            continue
        other, others_return = methods[1][name]
        if returned != others_return:
            yield f"{name} returns {others_return}, not {returned}"
        positions = [[one.name for one in found.function.placed("path")] for found in (method, other)]
        if positions[0] != positions[1]:
            yield f"{name} takes {positions[1]} by position, not {positions[0]}"
        arguments = [{one.name: one for one in found.arguments} for found in (method, other)]
        yield from (f"{name}: {found}" for found in breaks_of_arguments(*arguments))
    for name, model in old.models.items():
        if name not in new.models:
            yield f"no class {name}"
            continue
        fields = [{one.name: one for one in found.fields} for found in (model, new.models[name])]
        if "request" in ways[name]:
            yield from (f"{name}: {found}" for found in breaks_of_arguments(*fields))
            choices = [set(filter(None, str(found.values or "").split(", "))) for found in (model, new.models[name])]
            if choices[0] - choices[1]:
                yield f"{name} lost a choice"
        if "response" in ways[name]:
            for field_name, one in fields[0].items():
                if field_name not in fields[1] or not gives(one, fields[1][field_name]):
                    yield f"{name}.{field_name} can't be read as before"


def ways_of(api: Api) -> dict[str, tuple[str, ...]]:
    """The ways in which each class travels."""
    return {name: one.ways for one in api.classes() for name in one.own_names()}


@settings(max_examples=turns(60, 300))
@given(chance=RANDOM, style=st.randoms(use_true_random=True))
def test_verdict_is_major_where_code_would_break(chance: Random, style: Random) -> None:
    api = made_up_api(chance)
    old, ways = api.document(style), ways_of(api)
    expected_after(Changed(api), chance.randint(1, 3))
    new = api.document(style)
    found = list(breaks(build_package(old), build_package(new), ways))
    report = compare(old, new)
    if report.step is not Step.MAJOR:
        assert not found, report.text()
    else:
        is_beyond = any(words in change.text for change in report.changes for words in BEYOND_TYPES)
        assert found or is_beyond, report.text()


@cache
def offers() -> Package:
    return build_package(OFFERS)


@pytest.mark.parametrize("name", [name for name in CHANGES if name != UNBUILT])
def test_verdict_of_each_documented_change_is_not_below_what_the_code_says(name: str) -> None:
    new = edited(*CHANGES[name])
    old = offers()
    sent, returned = ("CreateOfferRequest", "Decision", "Address"), ("Offer", "ListOffers", "Customer", "Address")
    ways = {
        one: tuple(way for way, names in (("request", sent), ("response", returned)) if one.startswith(names))
        for one in old.models
    }
    if list(breaks(old, build_package(new), ways)):
        assert compare(OFFERS, new).step is Step.MAJOR
