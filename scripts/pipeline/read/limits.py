"""How large a page of the vendor may be. Pages come from the network, and whoever writes them is not trusted."""

PAGE_BYTES = 2_000_000
"""Bytes of a page once it is decoded."""

LINES = 5_000
LINE_LENGTH = 4_000
"""Characters of a line outside of blocks with data; inside, a line may be as long as a page."""

INDEX_LINE_LENGTH = 2_000

VALUES = 100_000
"""Values in a block, with every alias written out."""

NESTING = 100
"""How deep values are inside each other, and how many references lead from one to the next."""

PROPERTIES = 1_000
"""Fields of one object."""

DIGITS = 40
"""Characters of a number."""

NAME_LENGTH = 200
"""Characters of a name: of a field, a schema, a path, an operation."""

TEXT_LENGTH = 20_000
"""Characters of a description or another text."""

PATTERN_LENGTH = 200
PATTERN_REPEATS = 2
"""How often a regular expression may say `as often as you like`."""

INDEX_PAGES = 1_000
"""Pages that an index lists."""

NOTES = 20
"""Keys that are left out of a page and named one by one."""
