"""What the client and the sandbox take for granted where the document is silent."""

from pipeline.observed.records import Pages

RATE_LIMIT_HEADERS = ("x-ratelimit-limit", "x-ratelimit-remaining")
"""The headers of every response, as the vendor's page on the rate limit says."""

PAGE_SIZE = 15
"""How many objects a page has that is followed by another, as in the vendor's examples."""

ORDER = "oldest first"
"""The order of every list, by the first of these fields that its objects have."""

_ORDER_FIELDS = ("/createdAt", "/issuedAt")

PAST_THE_END = "200 empty"
"""What comes for the page after the last one."""

TRIALS = {"unknown_id": "404", "wrong_parameter": "422", "wrong_token": "401", "wrong_body": "422"}
"""The status of requests that are wrong on purpose, where the document has that status for the operation."""


def order_field(pages: Pages) -> str | None:
    """The field that tells the order of a list; None where its objects have none."""
    return next((field for field in _ORDER_FIELDS if field in pages.order), None)
