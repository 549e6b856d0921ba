"""What customers saw of dynamic pages and forms: the latest visits."""

import itertools
import reprlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .._cms import Cms, CmsForm, CmsResult, DynamicBlock
from .._json_text import read_json

VisitKind: TypeAlias = Literal["page", "form", "answers"]

_MAX_VISITS = 100


@dataclass(frozen=True)
class Visit:
    """A page or form that a customer opened, or a form that was sent, and what came of it."""

    number: int
    kind: VisitKind
    target: DynamicBlock | CmsForm
    customer_id: str
    result: CmsResult


class Visits:
    """The last 100 visits of pages and forms that are still there."""

    def __init__(self, cms: Cms) -> None:
        self._cms = cms
        self._numbers = itertools.count(1)
        self._known: dict[int, Visit] = {}

    def open(self, target_id: str, customer_id: str) -> Visit:
        """Open a page or a form as a customer. Raises `LookupError` if there is no such page, form or customer."""
        target = self._find(target_id)
        if isinstance(target, CmsForm):
            return self._add("form", target, customer_id, self._cms.open_form(target_id, customer_id))
        return self._add("page", target, customer_id, self._cms.open_page(target_id, customer_id))

    def send(self, visit: Visit, values: Mapping[str, str]) -> Visit:
        """Send the form of a visit; `values` may have more than its fields.

        Raises `LookupError` if the form or the customer is no longer there, or if it is the visit of a page, and
        `ValueError` if the answer to a number is not one.
        """
        if not isinstance(visit.target, CmsForm):
            raise LookupError(f"{visit.target.id} is not a form")
        form = visit.target
        answers = {
            name: _number(name, values.get(name, "")) if name in form.numbers else values.get(name, "")
            for name in form.fields
        }
        result = self._cms.submit_form(form.id, visit.customer_id, answers)
        return self._add("answers", form, visit.customer_id, result)

    def latest(self) -> list[Visit]:
        """The visits, the newest first."""
        ids = {target.id for target in self._targets()}
        return [visit for visit in reversed(self._known.values()) if visit.target.id in ids]

    def find(self, number: int) -> Visit | None:
        """The visit with this number, or `None`."""
        return next((visit for visit in self.latest() if visit.number == number), None)

    def _targets(self) -> tuple[DynamicBlock | CmsForm, ...]:
        return (*self._cms.pages(), *self._cms.forms())

    def _find(self, target_id: str) -> DynamicBlock | CmsForm:
        found = next((target for target in self._targets() if target.id == target_id), None)
        if found is None:
            raise LookupError(f"there is no page or form {target_id}")
        return found

    def _add(
        self,
        kind: VisitKind,
        target: DynamicBlock | CmsForm,
        customer_id: str,
        result: CmsResult,
    ) -> Visit:
        visit = Visit(next(self._numbers), kind, target, customer_id, result)
        self._known[visit.number] = visit
        while len(self._known) > _MAX_VISITS:
            del self._known[next(iter(self._known))]
        return visit


def _number(name: str, text: str) -> float | None:
    """The number in the field of a form; `None` if it is empty, since the vendor does not say what is sent then."""
    with suppress(ValueError, RecursionError):
        number = read_json(text.encode()) if text else None
        if number is None or type(number) in (int, float):
            return number
    raise ValueError(f"{name!r}: expected a number such as 20 or 12.5, got {reprlib.repr(text)}")
