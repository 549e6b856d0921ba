"""A made-up API as a plain model, and the documents that describe it: the same API can be written in several ways."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.documents import Document

NOUNS = ("boat", "lamp", "ticket", "violin", "garden", "pencil", "window", "horse", "kettle", "muffin")
FIELD_NAMES = (
    *("amount", "brief", "colour", "depth", "expiry", "footer", "grade", "height", "issuer", "junction", "keyword"),
    *("length", "memo", "nickname", "owner", "prefix", "quota", "region", "sum", "topic", "usage", "volume", "weight"),
    *("axis", "needle", "warden"),
)
PARAMETER_NAMES = ("after", "batch", "cursor", "dated", "exact", "funnel")
CHOICES = ("red", "sixteen", "blank", "onward", "mute", "jolly", "tepid", "quick")
STATUSES = ("400", "403", "404", "409", "426")
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "ny", "pra", "qui", "rus", "sto", "twe")


def names_in_words(names: Sequence[str]) -> str:
    """The names as a list in words."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


@dataclass(eq=False)
class ModelField:
    """A field or parameter with a simple value, or one that is a part of its own."""

    name: str
    type: str
    description: str
    required: bool = False
    nullable: bool = False
    choices: list[str] | None = None
    part: "ModelClass | None" = None
    keywords: dict[str, Any] = field(default_factory=dict[str, Any])

    def schema(self, style: random.Random) -> Document:
        """The field in one of the ways that OpenAPI has for it."""
        texts = {"description": self.description}
        if self.part:
            reference = {"$ref": f"#/components/schemas/{self.part.name}"}
            return style.choice([{**reference, **texts}, {"allOf": [reference], **texts}])
        limits: Document = {**self.keywords, **({"enum": self.choices} if self.choices else {})}
        if not self.nullable:
            return {"type": self.type, **limits, **texts}
        if self.choices or style.random() < 0.5:
            return {"anyOf": [{"type": self.type, **limits}, {"type": "null"}], **texts}
        return {"type": [self.type, "null"], **limits, **texts}


@dataclass(eq=False)
class ModelClass:
    """An object with fields, and the ways it travels: `request`, `response` or both."""

    name: str
    ways: tuple[str, ...]
    fields: list[ModelField]

    def schema(self, style: random.Random) -> Document:
        """The object as a schema."""
        required = [one.name for one in self.fields if one.required]
        style.shuffle(required)
        return {
            "type": "object",
            "required": required,
            "properties": {one.name: one.schema(style) for one in self.fields},
        }

    def choices_of(self, one: ModelField) -> str:
        """The name of the class of a field's choices."""
        return f"{self.name}{one.name.capitalize()}"

    def own_names(self) -> list[str]:
        """The name of this class and of those that its fields make."""
        return [self.name, *(self.choices_of(one) for one in self.fields if one.choices)]


@dataclass(eq=False)
class ModelOperation:
    """An operation whose operationId is the name of its method and that of its resource's object."""

    verb: str
    noun: str
    http_method: str
    path: str
    description: str
    parameters: list[ModelField]
    returned: ModelClass | None
    sent: ModelClass | None = None
    errors: list[str] = field(default_factory=list[str])
    keywords: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def id(self) -> str:
        """Its operationId."""
        return f"{self.verb}-{self.noun}"

    @property
    def title(self) -> str:
        """How a report names it when it comes or goes."""
        return f"{self.id} ({self.http_method.upper()} {self.path})"


@dataclass(eq=False)
class ModelResource:
    """A tag with its operations; `x_resource` names it in another way."""

    noun: str
    operations: list[ModelOperation]
    x_resource: str = ""

    @property
    def attribute(self) -> str:
        """The attribute of the client."""
        return self.x_resource or f"{self.noun}s"


@dataclass(eq=False)
class Api:
    """The whole API; `chance` makes it and all that is changed in it."""

    chance: random.Random
    resources: list[ModelResource] = field(default_factory=list[ModelResource])
    url: str = "https://one.test/v1"
    taken_nouns: set[str] = field(default_factory=set[str])

    def operations(self) -> Iterator[tuple[ModelResource, ModelOperation]]:
        """Every operation with its resource."""
        for resource in self.resources:
            for operation in resource.operations:
                yield resource, operation

    def classes(self) -> list[ModelClass]:
        """Every class that some operation sends or returns."""
        waiting = [one for _, operation in self.operations() for one in (operation.returned, operation.sent) if one]
        found: dict[ModelClass, None] = {}
        while waiting:
            one = waiting.pop()
            found[one] = None
            waiting += [inner.part for inner in one.fields if inner.part]
        return sorted(found, key=lambda one: one.name)

    def words(self) -> str:
        """A text unlike any other."""
        words = ("".join(self.chance.choices(_SYLLABLES, k=3)) for _ in range(self.chance.randint(3, 6)))
        return " ".join(words).capitalize()

    def new_noun(self) -> str:
        """A noun that the API does not have yet."""
        noun = self.chance.choice([noun for noun in NOUNS if noun not in self.taken_nouns])
        self.taken_nouns.add(noun)
        return noun

    def new_field(self, others: Iterable[ModelField], *, is_parameter: bool = False) -> ModelField:
        """A field with a name that these do not have; a parameter has a simple value."""
        names = PARAMETER_NAMES if is_parameter else FIELD_NAMES
        taken = {one.name for one in others}
        made = ModelField(
            name=self.chance.choice([name for name in names if name not in taken]),
            type=self.chance.choice(["string", "integer", "number", "boolean"]),
            description=self.words(),
            required=self.chance.random() < 0.5,
            nullable=self.chance.random() < 0.3,
        )
        if is_parameter:
            made.required = made.nullable = False
            made.type = "integer"
        elif made.type == "string" and self.chance.random() < 0.4:
            made.choices = self.chance.sample(CHOICES, 3)
        elif made.type == "string" and self.chance.random() < 0.5:
            made.keywords["maxLength"] = self.chance.randint(10, 90)
        return made

    def new_class(self, name: str, *ways: str) -> ModelClass:
        """A class with some fields."""
        made = ModelClass(name, ways, [])
        for _ in range(self.chance.randint(2, 5)):
            made.fields.append(self.new_field(made.fields))
        return made

    def new_resource(self) -> ModelResource:
        """A resource whose objects can be listed, read and made."""
        noun = self.new_noun()
        title = noun.capitalize()
        returned, sent = self.new_class(title, "response"), self.new_class(f"Make{title}Request", "request")
        if self.chance.random() < 0.6:
            part = self.new_class(f"{title}Part", "request", "response")
            for owner in (returned, sent):
                owner.fields.append(ModelField("part", "", self.words(), required=True, part=part))
        identifier = ModelField("id", "string", self.words(), required=True)
        errors = self.chance.sample(STATUSES, 2)
        page = self.new_field([], is_parameter=True)
        page.keywords["maximum"] = self.chance.randint(10, 90)
        path = f"/{noun}s"
        one = f"{path}/{{id}}"
        return ModelResource(
            noun,
            [
                ModelOperation("list", f"{noun}s", "get", path, self.words(), [page], returned, errors=[*errors]),
                ModelOperation("get", noun, "get", one, self.words(), [identifier], returned, errors=[*errors]),
                ModelOperation("make", noun, "post", path, self.words(), [], returned, sent, errors=[*errors]),
            ],
        )

    def document(self, style: random.Random) -> Document:
        """The API as OpenAPI; `style` chooses among the ways to write the same."""
        paths: Document = {}
        components: Document = {"schemas": {}, "parameters": {}}
        for one in self.classes():
            schema = one.schema(style)
            components["schemas"][one.name] = schema
            for inner in one.fields:
                if inner.choices and not inner.nullable and style.random() < 0.3:
                    # choices with a name of their own: the class is the same
                    name = one.choices_of(inner)
                    components["schemas"][name] = {"type": inner.type, "enum": inner.choices}
                    reference = {"$ref": f"#/components/schemas/{name}", "description": inner.description}
                    schema["properties"][inner.name] = reference
        for resource, operation in self.operations():
            made = _operation(operation, f"{resource.noun}s", components, style)
            paths.setdefault(operation.path, {})[operation.http_method] = made
        tags: list[Document] = [
            {"name": f"{one.noun}s", **({"x-resource": one.x_resource} if one.x_resource else {})}
            for one in self.resources
        ]
        return {
            "openapi": "3.1.1",
            "info": {"title": "Made up", "version": "1"},
            "servers": [{"url": self.url}],
            "tags": tags,
            "paths": paths,
            "components": components,
        }


def _operation(operation: ModelOperation, tag: str, components: Document, style: random.Random) -> Document:
    parameters: list[Document] = []
    for one in operation.parameters:
        place = "path" if f"{{{one.name}}}" in operation.path else "query"
        schema = one.schema(style)
        texts = {"description": schema.pop("description")}
        parameter = {"name": one.name, "in": place, "required": one.required, "schema": schema, **texts}
        if style.random() < 0.5:
            name = f"{operation.id}-{one.name}"
            components["parameters"][name] = parameter
            parameter = {"$ref": f"#/components/parameters/{name}"}
        parameters.append(parameter)
    responses: Document = {status: {"description": "No"} for status in operation.errors}
    if operation.returned:
        schema = {"$ref": f"#/components/schemas/{operation.returned.name}"}
        if operation.http_method == "get" and "{" not in operation.path:
            schema = {"type": "array", "items": schema}
        responses["200"] = {"description": "Yes", "content": {"application/json": {"schema": schema}}}
    made: Document = {
        "operationId": operation.id,
        "tags": [tag],
        "description": operation.description,
        "parameters": parameters,
        "responses": responses,
        **operation.keywords,
    }
    if operation.sent:
        schema = {"$ref": f"#/components/schemas/{operation.sent.name}"}
        made["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return made


def made_up_api(chance: random.Random) -> Api:
    """An API with one or two resources."""
    api = Api(chance)
    for _ in range(chance.randint(1, 2)):
        api.resources.append(api.new_resource())
    return api
