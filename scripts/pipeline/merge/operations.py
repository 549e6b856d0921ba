"""Merges what two sources say of one operation: its parameters, its body, its responses, and its words."""

from typing import Any

from pipeline.documents import Document, Rank
from pipeline.merge.components import Components
from pipeline.merge.members import Members, without_texts
from pipeline.merge.provenance import Outcome, Provenance
from pipeline.merge.schemas import Schemas
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.marks import is_fact_inferred, is_inferred_whole, unmark
from pipeline.openapi.references import escape
from pipeline.openapi.vocabulary import INFERRED, SOURCE

_HANDLED = ("parameters", "requestBody", "responses", "operationId", INFERRED, SOURCE)
_SUCCESS = "2"


class Operations:
    """Merges operations into those of a document that is being merged."""

    def __init__(self, provenance: Provenance, components: Components) -> None:
        self._provenance, self._components = provenance, components
        self._members = Members(provenance, components)
        self._schemas = Schemas(provenance, components, self._members)
        components.merge = {
            "schemas": self._schemas.merge,
            "parameters": self._merge_parameter,
            "headers": self._merge_parameter,
            "requestBodies": self._merge_contents,
            "responses": self._merge_contents,
            "securitySchemes": self._merge_flat,
        }

    def merge(self, known: Document, better: Document, place: str) -> Document:
        """The known operation, completed and corrected by a better source."""
        self._merge_operation_id(known, better, place)
        for key in [key for key in better if key not in _HANDLED]:
            self._members.settle(known, better, key, place)
        self._merge_parameters(known, better, place)
        self._merge_body(known, better, place)
        self._merge_responses(known, better, place)
        self._members.unsaid(known, better, place)
        return known

    def _merge_operation_id(self, known: Document, better: Document, place: str) -> None:
        """Methods are named after it, so the one that is in use stays; a page that has another one is noted."""
        if "operationId" not in better:
            return
        before = self._provenance.origin(f"{place}/operationId")
        ours = "operationId" in known and before is not None and before.rank is Rank.TRANSCRIPTION
        if ours and (known["operationId"] != better["operationId"] or is_fact_inferred(better, "operationId")):
            self._provenance.note(Outcome.UNSAID, f"{place}/operationId", None, known["operationId"])
            return
        self._members.settle(known, better, "operationId", place)

    def _merge_parameters(self, known: Document, better: Document, place: str) -> None:
        by_name = {self._key(self._components.named(part)): part for part in known.get("parameters", [])}
        for part in better.get("parameters", []):
            said = self._components.said(part)
            key = self._key(said)
            if key not in by_name:
                known.setdefault("parameters", []).append(self._components.taken_over(part))
                self._provenance.note(Outcome.ADDS, f"{place}/parameters/{key}")
            elif "$ref" in by_name[key]:
                # a shared parameter is described once, for all operations that have it
                self._components.settle(by_name[key]["$ref"], without_texts(said))
            else:
                self._merge_parameter(by_name[key], said, f"{place}/parameters/{key}")

        self._drop_absent_parameters(known, better, place)

    def _drop_absent_parameters(self, known: Document, better: Document, place: str) -> None:
        """A Markdown page names every parameter of its operation; those of the path have other names at most."""
        said = {self._key(self._components.said(part)) for part in better.get("parameters", [])}
        for part in [*known.get("parameters", [])]:
            found = self._components.named(part)
            pointer = f"{place}/parameters/{self._key(found)}"
            is_optional = found.get("in") in ("query", "header", "cookie") and not is_inferred_whole(found)
            if is_optional and self._key(found) not in said and self._is_complete(pointer):
                self._provenance.note(Outcome.CONTRADICTS, pointer, None, found["name"])
                known["parameters"].remove(part)

    def _is_complete(self, pointer: str) -> bool:
        """Whether the source would speak of a part, if it still existed."""
        return self._provenance.source.rank >= Rank.MARKDOWN_PAGE and self._provenance.outranks(pointer)

    def _merge_body(self, known: Document, better: Document, place: str) -> None:
        if "requestBody" in better and "requestBody" in known:
            self._merge_part(known, "requestBody", better["requestBody"], place)
        elif "requestBody" in better:
            self._members.settle(known, better, "requestBody", place)
        elif "requestBody" in known and self._is_complete(f"{place}/requestBody"):
            self._provenance.note(Outcome.CONTRADICTS, f"{place}/requestBody", None, "a body")
            del known["requestBody"]

    def _key(self, parameter: Document) -> str:
        return f"{parameter.get('in')}:{escape(str(parameter.get('name')))}"

    def _merge_parameter(self, known: Document, better: Document, place: str) -> Document:
        for key in [key for key in better if key not in ("schema", INFERRED, SOURCE)]:
            self._members.settle(known, better, key, place)
        self._merge_schema(known, better, place)
        self._members.unsaid(known, better, place)
        return known

    def _merge_schema(self, known: Document, better: Document, place: str) -> None:
        if is_mapping(known.get("schema")) and is_mapping(better.get("schema")):
            known["schema"] = self._schemas.merge(known["schema"], better["schema"], f"{place}/schema")
        elif "schema" in better:
            self._members.settle(known, better, "schema", place)

    def _merge_flat(self, known: Document, better: Document, place: str) -> Document:
        for key in [key for key in better if key not in (INFERRED, SOURCE)]:
            self._members.settle(known, better, key, place)
        if INFERRED not in better:
            known.pop(INFERRED, None)
        return known

    def _merge_part(self, holder: Document, key: str, better: Document, place: str) -> None:
        """A body or a response; one that is shared keeps its words, and one not known here stays as it is."""
        if "$ref" in holder[key]:
            self._components.settle(holder[key]["$ref"], without_texts(self._components.said(better)))
            self._provenance.note(Outcome.CONFIRMS, f"{place}/{escape(key)}")
        else:
            holder[key] = self._merge_contents(holder[key], self._components.said(better), f"{place}/{escape(key)}")

    def _merge_contents(self, known: Document, better: Document, place: str) -> Document:
        for key in [key for key in better if key not in ("content", "headers", INFERRED, SOURCE)]:
            self._members.settle(known, better, key, place)
        self._merge_named(known, better, "headers", place, self._merge_parameter)
        self._drop_other_media_types(known, better, place)
        self._merge_named(known, better, "content", place, self._merge_media_type)
        self._members.unsaid(known, better, place)
        return known

    def _merge_named(self, known: Document, better: Document, key: str, place: str, merge: Any) -> None:
        for name, said in better.get(key, {}).items():
            found, pointer = known.setdefault(key, {}), f"{place}/{key}/{escape(name)}"
            if name in found:
                found[name] = merge(found[name], self._components.said(said), pointer)
            else:
                found[name] = self._components.taken_over(said)
                self._provenance.note(Outcome.ADDS, pointer)

    def _drop_other_media_types(self, known: Document, better: Document, place: str) -> None:
        """A page names every media type; a rendered one shows one of several."""
        mine, theirs = known.get("content", {}), better.get("content", {})
        # the same body in another form: what is known of its schema still holds
        is_other_form = len(mine) == len(theirs) == 1
        is_complete = is_other_form or self._provenance.source.rank >= Rank.MARKDOWN_PAGE
        if theirs and is_complete and self._provenance.outranks(f"{place}/content"):
            for name in [name for name in mine if name not in theirs]:
                self._provenance.note(Outcome.CONTRADICTS, f"{place}/content/{escape(name)}", None, name)
                left = mine.pop(name)
                if is_other_form:
                    mine[next(iter(theirs))] = left

    def _merge_media_type(self, known: Document, better: Document, place: str) -> Document:
        for key in [key for key in better if key not in ("schema", "encoding", INFERRED, SOURCE)]:
            self._members.settle(known, better, key, place)
        self._merge_schema(known, better, place)
        self._merge_named(known, better, "encoding", place, self._merge_flat)
        self._members.unsaid(known, better, place)
        return known

    def _merge_responses(self, known: Document, better: Document, place: str) -> None:
        mine: Document = known.setdefault("responses", {})
        theirs: Document = dict(better.get("responses", {}))
        ours, pages = ([status for status in all_of if status.startswith(_SUCCESS)] for all_of in (mine, theirs))
        if is_fact_inferred(better, "status"):
            # the page does not show which status its one response has
            if ours and len(theirs) == 1 and not theirs.keys() & set(ours):
                theirs = dict(zip(ours, theirs.values(), strict=False))
        elif len(ours) == len(pages) == 1:
            self._correct_status(known, place, *ours, *pages)
        for status, said in theirs.items():
            if status not in mine:
                mine[status] = self._components.taken_over(said)
                self._provenance.note(Outcome.ADDS, f"{place}/responses/{status}")
            else:
                self._merge_part(mine, status, said, f"{place}/responses")
            if not is_fact_inferred(better, "status"):
                unmark(known, status)
                unmark(known, "status")

    def _correct_status(self, known: Document, place: str, ours: str, page: str) -> None:
        """An operation with one success has the status that the better source says."""
        pointer = f"{place}/responses/{ours}"
        if ours == page or not self._provenance.outranks(pointer):
            return
        if not any(is_fact_inferred(known, fact) for fact in (ours, "status")):
            self._provenance.note(Outcome.CONTRADICTS, pointer, page, ours)
        known["responses"][page] = known["responses"].pop(ours)
        unmark(known, ours)
