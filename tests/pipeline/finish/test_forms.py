"""Multipart forms in the published document: parts named as they are sent, with the media types of files."""

from collections.abc import Iterator

from pipeline.documents import Document
from pipeline.finish.finish import finished
from pipeline.openapi.references import resolved
from pipeline.openapi.shorthand import in_shorthand
from pipeline.openapi.walk import operations
from tests.committed import committed_document
from tests.pipeline.small_documents import TEXT, an_object, document, operation, ref

FILE: Document = {"type": "string", "format": "binary"}
FORM = an_object(
    ["title", "people", "files"],
    title=TEXT,
    people={"type": "array", "items": ref("Person"), "minItems": 1, "maxItems": 2},
    owner=an_object(["name"], name=TEXT),
    files={"type": "array", "items": FILE},
    notes={"type": "array", "items": TEXT},
    logo=FILE,
)


def sent(schema: Document, **more: Document) -> Document:
    body = {"multipart/form-data": {"schema": schema}}
    return document({"/things": {"post": operation("send-thing", body=body)}}, **more)


def form_of(made: Document) -> tuple[Document, Document]:
    media_type = made["paths"]["/things"]["post"]["requestBody"]["content"]["multipart/form-data"]
    return media_type, resolved(made, media_type["schema"])


def test_form_has_the_names_that_the_client_sends() -> None:
    made = finished(sent(ref("Form"), Form=FORM, Person=an_object(["name"], name=TEXT, age={"type": "integer"})))
    media_type, form = form_of(made)
    people = [f"people[{index}][{key}]" for index in (0, 1) for key in ("name", "age")]
    assert list(form["properties"]) == ["title", *people, "owner[name]", "files[]", "notes[]", "logo"]
    assert form["required"] == ["title", "people[0][name]", "files[]"]
    assert set(media_type["encoding"]) == {"files[]", "logo"}
    assert "Person" not in made["components"]["schemas"]


def test_form_is_nested_again_in_shorthand() -> None:
    given = sent(ref("Form"), Form=FORM, Person=an_object(["name"], name=TEXT, age={"type": "integer"}))
    assert in_shorthand(finished(given)) == in_shorthand(given)


def test_form_written_in_its_place_keeps_what_others_use() -> None:
    person = an_object(["name"], name=TEXT)
    given = sent(FORM, Person=person, Team=an_object([], lead=ref("Person")))
    made = finished(given)
    assert made["components"]["schemas"]["Person"] == person
    assert "people[0][name]" in form_of(made)[1]["properties"]
    assert in_shorthand(made) == in_shorthand(given)


def _forms(made: Document) -> Iterator[tuple[Document, Document]]:
    for _, _, one in operations(made):
        for kind, media_type in one.get("requestBody", {}).get("content", {}).items():
            if kind == "multipart/form-data":
                yield media_type, resolved(made, media_type["schema"])


def test_published_forms_are_flat_and_say_the_media_type_of_each_file() -> None:
    found = list(_forms(committed_document()))
    assert found
    for media_type, form in found:
        files: set[str] = set()
        for name, field in form["properties"].items():
            inner = field.get("items", field)
            assert inner.get("type") not in ("array", "object")
            assert "format" not in inner or inner["format"] != "binary"
            files |= {name} if "contentMediaType" in inner else set()
        assert files == media_type["encoding"].keys()


def test_form_that_holds_itself_ends() -> None:
    person = an_object(["name"], name=TEXT, boss=ref("Person"), friends={"type": "array", "items": ref("Person")})
    form = an_object(["owner"], owner=ref("Person"))
    form["properties"]["any"] = True
    made = finished(sent(ref("Form"), Form=form, Person=person))
    assert list(form_of(made)[1]["properties"]) == ["owner[name]", "any"]
