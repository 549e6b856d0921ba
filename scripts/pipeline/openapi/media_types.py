"""The media types that mean something to us."""

import re

ANY_FILE = "application/octet-stream"
"""What a file is called of which nothing is known."""

_TEXT = re.compile(r"text/.*|application/(.+\+)?json", re.IGNORECASE)


def bare_media_type(media_type: str) -> str:
    """The media type without parameters such as a character set."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether content of this type is JSON."""
    bare = bare_media_type(media_type)
    return bare == "application/json" or bare.endswith("+json")


def is_text(media_type: str) -> bool:
    """Whether content of this type is text."""
    return bare_media_type(media_type).startswith("text/")


def is_file(media_type: object) -> bool:
    """Whether what has this media type is neither text nor JSON."""
    return not _TEXT.fullmatch(str(media_type))
