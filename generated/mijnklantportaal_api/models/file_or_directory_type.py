"""Whether it is a file or a directory."""

from typing import Literal, TypeAlias

FileOrDirectoryType: TypeAlias = Literal["file", "directory"]
"""Whether it is a file or a directory.

A response may hold a value that is not in this list, and keeps it.
"""
