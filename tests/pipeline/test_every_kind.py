"""Every kind of operation, generated and called over a real socket: the sandbox is told to serve the same document."""

import asyncio
import importlib
import io
import json
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from pipeline.codegen.api_docs import api_docs
from pipeline.codegen.package import build_package
from tests.pipeline.every_kind import KINDS, LEFT_OUT

PNG = b"\x89PNG\r\n" + bytes(range(256)) * 300
ENTRY: dict[str, Any] = {"name": "a", "matrix": [[1, 2], []], "owner": None}
Call = Callable[[Any], Any]
Answers = Callable[[Call], list[Any]]


@pytest.fixture(scope="module")
def sandbox(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    document = tmp_path_factory.mktemp("kinds") / "openapi.yaml"
    document.write_text(json.dumps(KINDS))
    with Sandbox(document=document, rate_limit=None) as running:
        yield running


@pytest.fixture
def results(sandbox: Sandbox) -> Answers:
    """What a call returns in the synchronous and in the asynchronous client."""
    package = importlib.import_module("small_kinds")
    address = sandbox.base_url

    async def asynchronous(call: Call) -> Any:
        async with package.AsyncClient("sandbox", base_url=address) as client:
            return await call(package.AsyncResources(client).things)

    def both(call: Call) -> list[Any]:
        with package.Client("sandbox", base_url=address) as client:
            found = call(package.Resources(client).things)
        return [found, asyncio.run(asynchronous(call))]

    return both


def set_photo(content: Any, things: Any) -> Any:
    """The call with a body of one media type."""
    return things.set_photo(body=content)


def models() -> Any:
    """The models of the package."""
    return importlib.import_module("small_kinds.models")


def test_raw_body_is_sent_as_it_is_from_bytes_a_path_or_a_file(
    results: Answers, sandbox: Sandbox, tmp_path: Path
) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(PNG)
    opened = io.BytesIO(PNG)
    for content in (PNG, path, opened):
        assert results(partial(set_photo, content)) == [None, None]
        for request in sandbox.requests[-2:]:
            assert (request.method, request.path, request.size) == ("PUT", "/v1/photo", len(PNG))
            assert PNG.startswith(request.body)
            assert request.headers["content-type"] == "image/png"
            assert request.headers["content-length"] == str(len(PNG))


def test_raw_body_from_an_asynchronous_iterator_is_copied_first(results: Answers, sandbox: Sandbox) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield PNG

    with pytest.raises(TypeError, match=r"^body: only Async\w+ can send an asynchronous iterator"):
        results(lambda things: things.set_photo(body=pieces()))


def test_raw_body_may_have_a_media_type_and_progress_of_its_own(results: Answers, sandbox: Sandbox) -> None:
    upload = importlib.import_module("small_kinds.runtime.uploads").Upload
    seen: list[tuple[int, int]] = []
    given = upload(content=PNG, content_type="image/jpeg", progress=lambda *done: seen.append(done))
    assert [found.size for found in results(lambda things: things.add_picture(body=given))] == [1, 1]
    assert sandbox.requests[-1].headers["content-type"] == "image/jpeg"
    assert seen[-1] == (len(PNG), len(PNG))


def test_raw_body_of_an_undocumented_schema_is_binary(results: Answers, sandbox: Sandbox) -> None:
    assert [found.size for found in results(lambda things: things.set_blob(body=b""))] == [1, 1]
    assert sandbox.requests[-1].headers["content-type"] == "application/octet-stream"
    with pytest.raises(TypeError, match=r"^body: expected a path, bytes or an open binary file"):
        results(lambda things: things.set_blob(body="photo.png"))


def test_text_body_is_sent_in_utf_8_and_a_text_comes_back(results: Answers, sandbox: Sandbox) -> None:
    assert results(lambda things: things.send_letter(body="één €")) == ["made up", "made up"]
    assert sandbox.requests[-1].body.decode() == "één €"
    assert sandbox.requests[-1].headers["content-type"] == "text/plain; charset=utf-8"
    assert sandbox.requests[-1].headers["accept"] == "text/plain"
    with pytest.raises(TypeError, match=r"^body: expected str, got bytes$"):
        results(lambda things: things.send_letter(body=b"a"))


def test_encoded_form_has_lists_booleans_and_objects_as_other_forms_do(results: Answers, sandbox: Sandbox) -> None:
    found = results(
        lambda things: things.search(query="a&b=c", tags=["x", "y z"], exact=True, most=3, filter={"city": "Gouda"})
    )
    assert sandbox.requests[-1].body == (
        b"query=a%26b%3Dc&tags%5B%5D=x&tags%5B%5D=y+z&exact=true&most=3&filter%5Bcity%5D=Gouda"
    )
    for response in found:
        assert (response.query, response.tags, response.exact, response.most) == ("a&b=c", ["x", "y z"], True, 3)
        assert response.filter.city == "Gouda"


def test_union_body_with_a_discriminator_is_read_by_it(results: Answers, sandbox: Sandbox) -> None:
    friend = models().Dog(pet_type="dog", tricks=[])
    for pet in results(lambda things: things.add_pet(body=models().Cat(pet_type="cat", lives=9, friend=friend))):
        assert pet == models().Cat(pet_type="cat", lives=9, friend=friend)
    for pet in results(lambda things: things.add_pet(body={"pet_type": "dog", "tricks": ["sit"]})):
        assert pet == models().Dog(pet_type="dog", tricks=["sit"])
    assert json.loads(sandbox.requests[-1].body) == {"petType": "dog", "tricks": ["sit"]}


def test_union_body_that_is_of_no_kind_or_wrong_inside_is_refused_before_anything_is_sent(
    results: Answers, sandbox: Sandbox
) -> None:
    before = len(sandbox.requests)
    with pytest.raises(
        TypeError, match=r"^body: expected Cat or a mapping, got int; or expected Dog or a mapping, got"
    ):
        results(lambda things: things.add_pet(body=7))
    with pytest.raises(TypeError, match=r"^body\.lives: expected int, got str$"):
        results(lambda things: things.add_pet(body=models().Cat(pet_type="cat", lives="nine")))
    assert len(sandbox.requests) == before


def test_union_without_a_discriminator_is_told_apart_by_its_constants(results: Answers) -> None:
    for shape in results(lambda things: things.draw(body={"kind": "square", "side": 2})):
        assert shape == models().DrawResponseSquare(kind="square", side=2)


def test_union_response_of_several_statuses_is_told_apart_by_what_it_has(results: Answers) -> None:
    assert results(lambda things: things.start_job()) == [models().Stored(size=1)] * 2


def test_map_body_and_response_are_dictionaries_with_values_of_one_kind(results: Answers, sandbox: Sandbox) -> None:
    assert results(lambda things: things.set_scores(body={"a": 1, "b": 2})) == [{"a": 1, "b": 2}] * 2
    assert results(lambda things: things.set_prices(body={"a": Decimal("1.5")})) == [{}, {}]
    assert json.loads(sandbox.requests[-1].body) == {"a": "1.50"}
    with pytest.raises(TypeError, match=r"^body\.a: expected int, got str$"):
        results(lambda things: things.set_scores(body={"a": "1"}))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"a": [Decimal(1)]}, r"^body\.a\[0\]: expected str, a number, .*, got Decimal"),
        ({"a": {"b": float("nan")}}, r"^body\.a\.b: nan can't be sent; give a finite number$"),
        ({"a": "\ud800"}, r"^body\.a: '\\ud800' at position 0 is half of a character"),
        ({"a": {1: 2}}, r"^body\.a: expected names as str, got int$"),
    ],
    ids=repr,
)
def test_body_whose_values_are_left_open_is_refused_where_it_is_no_json(
    body: dict[str, Any], message: str, results: Answers, sandbox: Sandbox
) -> None:
    before = len(sandbox.requests)
    with pytest.raises((TypeError, ValueError), match=message):
        results(lambda things: things.set_open(body=body))
    assert len(sandbox.requests) == before


def test_list_and_scalar_bodies_and_responses_need_no_object_around_them(results: Answers, sandbox: Sandbox) -> None:
    entry = models().Entry(**ENTRY)
    assert results(lambda things: things.add_batch(body=[entry, ENTRY])) == [[entry, entry]] * 2
    assert results(lambda things: things.set_level(body=7)) == [7, 7]
    assert sandbox.requests[-1].body == b"7"
    assert results(lambda things: things.list_names()) == [["example"]] * 2
    assert results(lambda things: things.get_title()) == ["example", "example"]
    assert [found.size for found in results(lambda things: things.get_nobody())] == [1, 1]
    assert results(lambda things: things.get_default()) == [None, None]
    assert [found.size for found in results(lambda things: things.get_any_status())] == [1, 1]


def test_nested_lists_nullable_objects_and_unions_are_fields_of_models(results: Answers, sandbox: Sandbox) -> None:
    fields = {
        **ENTRY,
        "owner": {"city": "Goes"},
        "labels": None,
        "value": 3,
        "shape": {"kind": "circle", "radius": 1},
        "amounts": {"vat": Decimal("1.5")},
        "people": {"boss": {"name": "Ann"}},
        "home": None,
    }
    for entry in results(lambda things: things.add_entry(**fields)):
        assert (entry.matrix, entry.owner.city, entry.labels, entry.value) == ([[1, 2], []], "Goes", None, 3)
        assert (entry.shape.radius, entry.amounts, entry.people["boss"].name) == (1, {"vat": Decimal("1.50")}, "Ann")
        assert entry.home is None
    sent = json.loads(sandbox.requests[-1].body)
    assert sent == {
        **{key: value for key, value in fields.items() if key not in ("amounts", "labels", "home")},
        "amounts": {"vat": "1.50"},
    }


def test_put_and_delete_have_bodies_and_json_may_have_a_name_of_its_own(results: Answers, sandbox: Sandbox) -> None:
    assert results(lambda things: things.drop_entries(ids=[1, 2])) == [None, None]
    assert (sandbox.requests[-1].method, sandbox.requests[-1].body) == ("DELETE", b'{"ids":[1,2]}')
    assert results(lambda things: things.patch_entries(**ENTRY)) == [models().Entry(**ENTRY)] * 2
    assert sandbox.requests[-1].headers["content-type"] == "application/merge-patch+json"


def test_body_that_may_be_left_out_is_not_sent(results: Answers, sandbox: Sandbox) -> None:
    assert results(lambda things: things.maybe_send()) == [None, None]
    assert sandbox.requests[-1].body == b""
    results(lambda things: things.maybe_send(body={"a": "b"}))
    assert sandbox.requests[-1].body == b'{"a":"b"}'


def test_parameters_of_every_form_are_sent_as_the_document_says(results: Answers, sandbox: Sandbox) -> None:
    results(
        lambda things: things.filter(
            date(2026, 1, 2),
            7,
            x_count=3,
            x_text="a b",
            x_fast=True,
            x_colour="red",
            x_tags=["p", "q"],
            ids=[1, 2],
            names=["a", "b"],
            pipes=["c", "d"],
            tags=["e"],
            filter={"city": "Den Haag", "open_": False, "tags": ["x"]},
            size="all",
        )
    )
    request = sandbox.requests[-1]
    assert request.path == "/v1/filtered/2026-01-02/7"
    assert {name: request.headers[name] for name in request.headers if name.startswith("x-")} == {
        **{"x-count": "3", "x-text": "a b", "x-fast": "true", "x-colour": "red", "x-tags": "p,q"},
    }
    assert request.query == (
        "ids=1&ids=2&names=a%2Cb&pipes=c%7Cd&tags%5B%5D=e"
        "&filter%5Bcity%5D=Den%20Haag&filter%5Bopen%5D=false&filter%5Btags%5D%5B%5D=x&size=all"
    )


def test_header_that_is_empty_is_sent_and_one_that_an_argument_sets_is_no_option(
    results: Answers, sandbox: Sandbox
) -> None:
    results(lambda things: things.filter(date(2026, 1, 2), 7, x_count=3, x_text=""))
    assert sandbox.requests[-1].headers["x-text"] == ""
    options = importlib.import_module("small_kinds.runtime.operation").RequestOptions(headers={"x-COUNT": "4"})
    with pytest.raises(ValueError, match=r"^headers: this call sets 'x-COUNT' itself; remove it"):
        results(lambda things: things.filter(date(2026, 1, 2), 7, x_count=3, options=options))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"x_text": "a\r\nX-Evil: b"}, r"^x_text: 'a\\r\\nX-Evil: b' can't be sent in a header"),
        ({"x_text": "é"}, r"^x_text: 'é' can't be sent in a header"),
        ({"x_tags": ["a,b"]}, r"^x_tags: ',' separates the items, so 'a,b' can't be one"),
        ({"names": ["a,b"]}, r"^names: ',' separates the items, so 'a,b' can't be one"),
        ({"x_colour": "blue"}, r"^x_colour: expected one of 'red', 'green'"),
        ({"size": "some"}, r"^size: expected int, got str; or expected one of 'all'"),
        ({"filter": {"town": "x"}}, r"^filter: Filter has no field 'town'; its fields are city, open_, tags$"),
    ],
    ids=repr,
)
def test_parameters_that_cannot_be_sent_are_refused(
    arguments: dict[str, Any], message: str, results: Answers, sandbox: Sandbox
) -> None:
    before = len(sandbox.requests)
    with pytest.raises((TypeError, ValueError), match=message):
        results(lambda things: things.filter(date(2026, 1, 2), 7, x_count=1, **arguments))
    assert len(sandbox.requests) == before


def test_response_that_is_not_json_is_a_text_or_bytes(results: Answers, sandbox: Sandbox) -> None:
    assert results(lambda things: things.get_report()) == ["made up", "made up"]
    assert sandbox.requests[-1].headers["accept"] == "text/csv"
    for manual in results(lambda things: things.get_manual()):
        assert manual.startswith(b"%PDF-")
    assert [found.size for found in results(lambda things: things.get_either())] == [1, 1]
    assert sandbox.requests[-1].headers["accept"] == "application/json"


def test_response_that_may_be_empty_is_none_then(results: Answers) -> None:
    assert [found.size for found in results(lambda things: things.stop_job())] == [1, 1]
    read = importlib.import_module("small_kinds.api.things.stop_job").operation().read
    assert read(b"") is None


def test_redirect_is_served_as_documented_and_its_operation_is_left_out(sandbox: Sandbox) -> None:
    address = f"{sandbox.base_url}/moved"
    response = httpx.get(address, headers={"Authorization": f"Bearer {sandbox.token}"}, follow_redirects=False)
    assert (response.status_code, response.content) == (302, b"")


def test_left_out_of_the_package_is_what_has_no_form_and_nothing_else(packages: Path) -> None:
    package = build_package(KINDS)
    whole = {(found.path, found.method) for found in package.left_out if found.is_whole}
    assert whole == {(path, method) for path, item in LEFT_OUT.items() for method in item}
    partly = [str(found) for found in package.left_out if not found.is_whole]
    assert [text.partition(": its")[0].partition(": session")[0] for text in partly] == [
        "left out: a part of POST /choice",
        "left out: a part of GET /filtered/{day}/{number}",
    ]
    for operation in package.operations:
        assert (packages / "small_kinds" / "api" / "things" / f"{operation.module}.py").exists()


def test_api_docs_tell_every_kind_of_body_and_response() -> None:
    pages = api_docs(build_package(KINDS))
    assert "- request: `image/png`, as `body: FileInput`" in pages["things.md"]
    assert "- request: `application/json`, as `body: Mapping[str, int]`" in pages["things.md"]
    assert "- response: `Cat | Dog | dict[str, Any]`" in pages["things.md"]
    assert "| `HEAD /probe` | all | the client sends" in pages["README.md"]
