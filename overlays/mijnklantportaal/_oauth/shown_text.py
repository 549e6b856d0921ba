"""Texts of a server, or of whoever made a link, in a message: short, on one line, and without our secrets."""

from urllib.parse import quote

from .secrets import Secret

_MAX_LENGTH = 200
_MIN_SECRET = 6
"""Characters; a shorter text may be a part of any word, and to hide each such part would show what it is."""


def shown(text: object, *secrets: Secret | None) -> str:
    """What a message can show of a text; empty if it is none."""
    if not isinstance(text, str):
        return ""
    for secret in secrets:
        if secret is not None and len(secret.reveal()) >= _MIN_SECRET:
            for form in (secret.reveal(), quote(secret.reveal(), safe="")):  # as in a URL
                text = text.replace(form, "***")
    text = "".join(each if each.isprintable() else " " for each in text[: 10 * _MAX_LENGTH])
    text = " ".join(text.split())
    return text if len(text) <= _MAX_LENGTH else f"{text[:_MAX_LENGTH]}…"
