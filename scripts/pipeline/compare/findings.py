"""What comparing a document with observations finds: facts that agree, and contradictions with a proposal each."""

from dataclasses import dataclass, field

from pipeline.documents import Document


@dataclass(frozen=True)
class Confirmed:
    """A fact of a part of the document that was seen often enough; one of the parts at `pointers` may state it."""

    pointers: tuple[str, ...]
    fact: str
    seen: str
    """How often, and until which day."""
    is_always_told: bool = False
    """Whether it gets a mark even where the documentation states it."""


@dataclass(frozen=True)
class Proposal:
    """The documentation's side of a contradiction, and the actions of an overlay after which it is gone."""

    said: str
    actions: tuple[Document, ...] = ()
    remedy: str = "no fix can be proposed: look at a response"
    """What to do where there are no actions."""


@dataclass(frozen=True)
class Contradiction:
    """A fact that the document and the API disagree about."""

    place: str
    fact: str
    said: str
    """The documentation's side, such as `spec/pages/a.md says integer`."""
    seen: str
    """The API's side, such as `null in 3 of 40`."""
    actions: tuple[Document, ...] = ()
    """Those of an overlay that makes the document agree."""
    remedy: str = ""
    """What to do where there are none."""

    def text(self) -> str:
        """One line with both sides."""
        remedy = "" if self.actions else f"; {self.remedy}"
        return f"{self.place}: {self.fact}: {self.said}; the API: {self.seen}{remedy}"


@dataclass(frozen=True)
class Compared:
    """All that was found."""

    confirmed: tuple[Confirmed, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    unknown: tuple[str, ...] = field(default=())
    """What was observed of operations and schemas that the document does not have, a line each."""

    @property
    def actions(self) -> list[Document]:
        """The actions of all proposals, to be applied in this order."""
        return [action for contradiction in self.contradictions for action in contradiction.actions]


def times(count: int) -> str:
    """A count of sights in words."""
    return "once" if count == 1 else f"{count} times"
