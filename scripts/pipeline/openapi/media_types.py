"""The media types that mean something to us."""

import re

ANY_FILE = "application/octet-stream"
"""What a file is called of which nothing is known."""

_TEXT = re.compile(r"text/.*|application/(.+\+)?json", re.IGNORECASE)


def is_file(media_type: object) -> bool:
    """Whether what has this media type is neither text nor JSON."""
    return not _TEXT.fullmatch(str(media_type))
