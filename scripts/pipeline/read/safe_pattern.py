"""Which regular expressions of a page may be run: those that need no more time than a text is long, or nearly so.

Examples are checked against their patterns, by us and by everyone who validates against the document.
"""

import re
import warnings

from pipeline.read.limits import PATTERN_LENGTH, PATTERN_REPEATS

_LITERALS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
"""What is matched by itself, whatever characters it has: an escaped character, and a set of characters."""
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{)")
_REPEATS = re.compile(r"[*+]|\{\d*,\d*\}")


def is_safe_pattern(pattern: str) -> bool:
    """Whether a pattern is short, repeats no group, and leaves few choices of how often something is repeated."""
    if len(pattern) > PATTERN_LENGTH:
        return False
    try:
        with warnings.catch_warnings():
            # such a pattern may mean something else to another version of Python
            warnings.simplefilter("error", FutureWarning)
            re.compile(pattern)
    except (re.error, FutureWarning, OverflowError, RecursionError):
        return False
    structure = _LITERALS.sub("x", pattern)
    return not _REPEATED_GROUP.search(structure) and len(_REPEATS.findall(structure)) <= PATTERN_REPEATS
