"""What differs from page to page."""

import re
from dataclasses import dataclass
from typing import Literal
from zlib import crc32


@dataclass(frozen=True)
class Habits:
    """How a page is written.

    `errors`: which of the errors that the vendor knows the page names. `children`: whether a rendered page lists the
    fields of inner objects under the name of their parent, or loses them. `tabs`: whether it shows statuses. `slips`:
    whether examples are impossible dates, placeholders, or end in a comma. `all_tags`: whether every tag of the API is
    named. `wording`: which of several ways to say the same is taken.
    """

    errors: Literal["none", "some", "known"] = "known"
    children: Literal["flattened", "lost"] = "lost"
    tabs: bool = False
    slips: bool = True
    all_tags: bool = True
    wording: int = 0

    def takes(self, *words: str) -> bool:
        """Choose one half of all things, always the same."""
        return crc32("/".join(words).encode()) % 2 == 0


HABITS = (
    Habits(),
    Habits(errors="some", children="flattened", tabs=True, slips=False, all_tags=False, wording=1),
    Habits(errors="none", tabs=True, wording=2),
)


def habits_of(path: str) -> Habits:
    """How the pages about a path are written, always the same whatever its parameters are called."""
    return HABITS[crc32(re.sub(r"\{\w+}", "{}", path).encode()) % len(HABITS)]
