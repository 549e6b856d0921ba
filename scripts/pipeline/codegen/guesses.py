"""What the client does by guesses: facts that no source states and nobody has observed, the costliest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from pipeline.codegen.data import Model, Operation, Package
from pipeline.codegen.schemas import used_schemas
from pipeline.documents import Document
from pipeline.observed.page_facts import page_facts
from pipeline.openapi.marks import split_marks
from pipeline.openapi.success_responses import success_statuses
from pipeline.openapi.vocabulary import INFERRED, OBSERVED, UNDOCUMENTED


@dataclass(frozen=True)
class Concern:
    """A kind of guesses, and what a wrong one costs a caller.

    `matches` are patterns of what a guess is about and its fact, such as `write success`; the first concern that
    matches a guess has it.
    """

    title: str
    cost: str
    matches: tuple[str, ...]


CONCERNS = (
    Concern(
        "What requests must hold",
        "the API refuses the call, or does something else than was meant",
        ("request *", "* method", "* path", "* one of two", "* names"),
    ),
    Concern(
        "Success of requests that write",
        "what has been done is reported as an error, and may be done twice",
        ("write success", "write contentType"),
    ),
    Concern(
        "Pages of lists",
        "a list ends too early, or its objects come in another order",
        ("list *", "parameter page"),
    ),
    Concern(
        "Fields that responses always have, and that are never None",
        "reading a field raises an error, or gives None where nobody expects it",
        ("response required", "response optional", "response null", "response fields"),
    ),
    Concern(
        "Types, forms and values in responses",
        "reading a field raises an error, or a value has no name",
        ("response type*", "response format", "response pattern", "response enum", "response everything"),
    ),
    Concern(
        "Success of requests that read",
        "a response is reported as an error",
        ("read success", "read contentType"),
    ),
    Concern("Errors", "another exception is raised than the documentation of a method lists", ("* error",)),
    Concern("What values mean", "a value is read well and understood wrongly", ("response *",)),
    Concern("Names", "a name does not fit", ("*",)),
)
"""The costliest first: a request can't be undone, and an error is easier to bear than a wrong value."""

_TAKEN_TO_BE = "taken to be"


@dataclass(frozen=True)
class Guess:
    """One guess: where it is, such as `customers.create`, the fact, and why it is believed."""

    concern: Concern
    place: str
    fact: str
    reason: str


def guesses(package: Package) -> list[Guess]:
    """Every guess, in the order of the concerns."""
    sent = _sent(package)
    found = [
        *(guess for operation in package.operations for guess in _of_operation(operation)),
        *(guess for model in package.models.values() for guess in _of_model(model, model.name in sent)),
    ]
    return sorted(dict.fromkeys(found), key=lambda guess: (CONCERNS.index(guess.concern), guess.reason, guess.place))


def _sent(package: Package) -> set[str]:
    """The models that requests have."""
    schemas = package.document["components"]["schemas"]
    names = {
        name
        for operation in package.operations
        for content in operation.source.get("requestBody", {}).get("content", {}).values()
        for name in used_schemas(content.get("schema", {}), schemas)
    }
    return {model.name for model in package.models.values() if any(model.schema is schemas[name] for name in names)}


def _of_operation(operation: Operation) -> Iterator[Guess]:
    source = operation.source
    place = f"{operation.resource}.{operation.methods[0].name}"
    kind = "read" if operation.http_method == "GET" else "write"
    responses = source["responses"]
    successes = {*success_statuses(responses), "status"}
    for fact, reason in _inferred(source).items():
        about = "success" if fact in successes else "error" if fact.isdecimal() else fact
        yield _guess(f"{kind} {about}", place, fact, reason)
    for status, response in responses.items():
        if status not in source.get(OBSERVED, {}):
            about = "success" if status in successes else "error"
            # most responses are shared by all operations
            yield from (_guess(f"{kind} {about}", "", status, reason) for reason in _inferred(response).values())
    for fact, reason in _inferred(source.get("requestBody", {})).items():
        yield _guess(f"request {fact}", place, fact, reason)
    for parameter in source.get("parameters", []):
        name = parameter["name"]
        about = "parameter page" if name == "page" else f"request {name}"
        yield from (_guess(about, "", name, reason) for reason in _inferred(parameter).values())
        yield from (_guess(about, place, name, reason) for reason in _inferred(parameter["schema"]).values())
    if operation.page_item:
        known = source.get(OBSERVED, {})
        granted = {fact: value for fact, value in page_facts(source).items() if fact not in known}
        yield from (_guess(f"list {fact}", place, fact, f"{_TAKEN_TO_BE} {granted[fact]}") for fact in granted)


def _of_model(model: Model, is_sent: bool) -> Iterator[Guess]:
    about = "request" if is_sent else "response"
    for fact, reason in _inferred(model.schema).items():
        yield _guess(f"{about} {fact}", str(model.name), fact, reason)
    for field in model.fields:
        for fact, reason in _inferred(field.schema).items():
            yield _guess(f"{about} {fact}", f"{model.name}.{field.name}", fact, reason)


def _inferred(part: Document) -> dict[str, str]:
    """The facts of a part that are guesses; a question counts if it is known what the client takes for the answer."""
    open_questions = split_marks(part.get(UNDOCUMENTED)).items()
    granted = {fact: reason for fact, reason in open_questions if reason.startswith(_TAKEN_TO_BE)}
    return {**split_marks(part.get(INFERRED)), **granted}


def _guess(about: str, place: str, fact: str, reason: str) -> Guess:
    concern = next(one for one in CONCERNS if any(fnmatchcase(about, pattern) for pattern in one.matches))
    return Guess(concern, place, fact, reason)
