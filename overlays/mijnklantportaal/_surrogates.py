"""Halves of characters in texts, which JSON may hold, and UTF-8 has no form for."""


def without_surrogates(text: str) -> str:
    """The same text, with a question mark for each half."""
    return text.encode(errors="replace").decode()
