"""Which responses of an operation report success."""

from collections.abc import Mapping
from typing import Any


def success_statuses(responses: Mapping[str, Any]) -> list[str]:
    """The statuses of success among responses that hold all they refer to.

    `default` stands for success where no other success, and no redirect, is documented. It is the error of every
    other status where it has the content of one.
    """
    found = [status for status in responses if status.startswith("2")]
    is_redirect = any(status.startswith("3") for status in responses)
    if found or is_redirect or "default" not in responses:
        return found
    content = responses["default"].get("content", {})
    errors = [response.get("content", {}) for status, response in responses.items() if status != "default"]
    return [] if content and content in errors else ["default"]
