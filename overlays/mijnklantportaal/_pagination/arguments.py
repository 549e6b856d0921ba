"""The numbers that callers give for lists, refused before any request if they can't be right."""

from mijnklantportaal_api.runtime.argument_checks import check_count

MAX_PREFETCH = 100
"""Pages at once; the documented rate limit allows 60 requests a minute."""


def check_page_number(number: int) -> None:
    """Refuse a page number below 1.

    Raises:
        TypeError: it is not an integer.
        ValueError: it is below 1.
    """
    check_count("page", number, 1)


def check_list_arguments(limit: int | None, prefetch: int) -> None:
    """Refuse a `limit` or `prefetch` that can't be right.

    Raises:
        TypeError: one of them is not an integer.
        ValueError: `limit` is below 0, or `prefetch` is below 1 or above `MAX_PREFETCH`.
    """
    if limit is not None:
        check_count("limit", limit, 0)
    check_count("prefetch", prefetch, 1, MAX_PREFETCH)
