"""How the document can be made to agree with what was seen of an operation: statuses, media types, headers, pages."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from pipeline.compare.actions import change, path_at
from pipeline.compare.attribution import said_by
from pipeline.compare.findings import Proposal, times
from pipeline.documents import Document
from pipeline.observed import assumptions
from pipeline.observed.differences import ALWAYS_POSSIBLE
from pipeline.observed.page_facts import page_facts, seen_page_facts
from pipeline.observed.places import status_key
from pipeline.observed.records import Observations, Operation, Response
from pipeline.openapi.json_data import mapping
from pipeline.openapi.media_types import bare_media_type, is_json
from pipeline.openapi.references import at_pointer, escape, resolved
from pipeline.openapi.vocabulary import PAGES_OF_LIST
from pipeline.openapi.walk import operations


class OperationProposals:
    """Proposes, for a document, what makes it agree with what was observed of an operation."""

    def __init__(self, document: Document, observations: Observations) -> None:
        self._document, self._observations = document, observations
        self._by_fact: Mapping[str, Callable[[str, Operation, str], Proposal]] = {
            "status": self._status,
            "media type": self._media_type,
            "body": self._body,
            "page size": self._page_size,
            "order": self._order,
            "past the end": self._past_the_end,
        }

    def proposal(self, operation_id: str, fact: str, told: str) -> Proposal:
        """What the documentation says of a fact, and the actions after which it says what was seen."""
        observed = self._observations.operations[operation_id]
        return self._by_fact[fact](operation_pointer(observed.call), observed, told)

    def _status(self, pointer: str, observed: Operation, told: str) -> Proposal:
        documented: Document = at_pointer(self._document, f"{pointer}/responses")
        reason = _reason(told, observed)
        successes = [status for status in documented if status.startswith("2")]
        new = [status for status in observed.responses if is_new_status(documented, status)]
        came = [status for status in new if status.startswith("2")]
        actions: list[Document] = []
        added = list(new)
        if came and len(successes) == 1 and successes[0] not in observed.responses:
            actions += self._moved(pointer, successes[0], came[0], reason)
            added.remove(came[0])
        responses = {status: self._response(status, documented) for status in added}
        gone = [status for status in _refuted(observed) if status in documented]
        if responses or gone:
            actions += change(self._document, f"{pointer}/responses", reason, values=responses, drop=gone)
        if new:
            observed_facts = {status: _until(times(observed.responses[status].seen), observed) for status in new}
            actions += change(self._document, pointer, reason, values={}, observed=observed_facts)
        return Proposal(self._said(pointer, "status", ", ".join(documented)), tuple(actions))

    def _moved(self, pointer: str, before: str, after: str, reason: str) -> list[Document]:
        """A success whose status is another: all that is known of it stays."""
        responses = f"{pointer}/responses"
        path = path_at(self._document, responses)
        return [
            {"target": path, "description": reason, "x-absent": [after], "update": {after: {}}},
            {
                "target": f"{path}['{after}']",
                "description": reason,
                "x-absent": ["description"],
                "copy": f"{path}['{before}']",
            },
            *change(self._document, responses, reason, values={}, drop=[before]),
        ]

    def _response(self, status: str, documented: Document) -> Document:
        """What other operations respond with this status: most of them share one response."""
        shared = Counter(
            response["$ref"]
            for _, _, operation in operations(self._document)
            for known, response in operation["responses"].items()
            if known == status and "$ref" in response
        )
        if shared:
            return {"$ref": shared.most_common(1)[0][0]}
        alike = (resolved(self._document, one) for known, one in documented.items() if known[0] == status[0])
        known = mapping(next(alike, None))
        kept: Document = {key: known[key] for key in ("headers", "content") if key in known}
        return {"description": f"A response with the status {status}, which no page describes.", **kept}

    def _media_type(self, pointer: str, observed: Operation, told: str) -> Proposal:
        documented: Document = at_pointer(self._document, f"{pointer}/responses")
        said: list[str] = []
        actions: list[Document] = []
        for status, seen in observed.responses.items():
            key = status_key(documented, status)
            if key is None:
                continue
            whole = resolved(self._document, documented[key])
            content: Document = whole.get("content", {})
            if content and not _names(seen.media_types) <= _names(content):
                said.append(f"{status} as {', '.join(content)}")
                actions += self._with_content(f"{pointer}/responses/{escape(key)}", whole, seen, told, observed)
        facts = {"contentType": _until(told, observed)}
        actions += change(self._document, pointer, _reason(told, observed), values={}, observed=facts)
        return Proposal(self._said(pointer, "contentType", " and ".join(said)), tuple(actions))

    def _body(self, pointer: str, observed: Operation, told: str) -> Proposal:
        return Proposal(self._said(pointer, "contentType", "JSON"))

    def _with_content(
        self, pointer: str, whole: Document, seen: Response, told: str, observed: Operation
    ) -> tuple[Document, ...]:
        """The actions that give a response the media types that came; one that is shared is written out for it."""
        content: Document = whole["content"]
        known = next((content[kind] for kind in content if is_json(kind)), {"schema": {"type": "string"}})
        kinds = sorted(_names(seen.media_types) - {"none"})
        types = {kind: known if is_json(kind) else {"schema": {"type": "string"}} for kind in kinds}
        own = {} if whole is at_pointer(self._document, pointer) else {**whole}
        own.pop("content", None)
        return change(
            self._document,
            pointer,
            _reason(told, observed),
            values={key: value for key, value in own.items() if key in ("description", "headers")}
            | ({"content": types} if types else {}),
            drop=[*(["$ref"] if own else []), *([] if types else ["content"])],
        )

    def _page_size(self, pointer: str, observed: Operation, told: str) -> Proposal:
        return self._pages(pointer, observed, told, "page size")

    def _order(self, pointer: str, observed: Operation, told: str) -> Proposal:
        return self._pages(pointer, observed, told, "order")

    def _past_the_end(self, pointer: str, observed: Operation, told: str) -> Proposal:
        return self._pages(pointer, observed, told, "past the end")

    def _pages(self, pointer: str, observed: Operation, told: str, fact: str) -> Proposal:
        operation = at_pointer(self._document, pointer)
        is_stated = fact in mapping(operation.get(PAGES_OF_LIST))
        said = f"{page_facts(operation)[fact]} is {'what the document says' if is_stated else 'taken for granted'}"
        seen = seen_page_facts(observed.pages).get(fact, [])
        if len(seen) != 1:
            return Proposal(said)
        words = {**mapping(operation.get(PAGES_OF_LIST)), fact: seen[0]}
        observed_facts = {fact: _until(told, observed)}
        return Proposal(
            said,
            change(
                self._document,
                pointer,
                _reason(told, observed),
                values={PAGES_OF_LIST: words},
                observed=observed_facts,
            ),
        )

    def _said(self, pointer: str, fact: str, what: str) -> str:
        return said_by(self._document, pointer, fact, what)


def operation_pointer(call: str) -> str:
    """The JSON pointer of an operation, such as `GET /customers`."""
    method, _, path = call.partition(" ")
    return f"/paths/{escape(path)}/{method.lower()}"


def _names(kinds: Iterable[str]) -> set[str]:
    """Media types without their parameters."""
    return set(map(bare_media_type, kinds))


def is_new_status(documented: Document, status: str) -> bool:
    """Whether a status contradicts the document: a missing scope and a failure of the API can come any time."""
    return status_key(documented, status) is None and not status.startswith(ALWAYS_POSSIBLE)


def _refuted(observed: Operation) -> list[str]:
    """The statuses that should have come for requests that were wrong on purpose, and did not."""
    return sorted(
        {
            assumptions.TRIALS[kind]
            for kind, counts in observed.trials.items()
            if assumptions.TRIALS[kind] not in +counts and +counts
        }
    )


def _reason(told: str, observed: Operation) -> str:
    return f"What the API did until {observed.seen_on}: {told}."


def _until(told: str, observed: Operation) -> str:
    return f"{told}, until {observed.seen_on}"
