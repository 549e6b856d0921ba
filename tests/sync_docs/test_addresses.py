"""Addresses on the web."""

import httpx
import pytest

from sync_docs.addresses import same_site, web_address


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://docs.example:443/b", True),
        ("https://DOCS.example/b", True),
        ("https://docs.example:444/b", False),
        ("http://docs.example/b", False),
        ("https://docs.example.org/b", False),
    ],
)
def test_same_site_means_same_scheme_host_and_port(other: str, same: bool) -> None:
    assert same_site(httpx.URL("https://docs.example/a"), httpx.URL(other)) is same


@pytest.mark.parametrize(
    "text",
    [
        *("http://xn--a/", "http://xn--/", "https://docs.example:port/", "https://docs.example:99999/", "http://\x00/"),
        *(
            "ftp://docs.example/",
            "file:///etc/passwd",
            "javascript:harm()",
            "http://",
            "https:///a",
            "docs.example",
            "",
        ),
    ],
)
def test_web_address_is_nothing_else(text: str) -> None:
    assert web_address(text) is None


def test_web_address_may_be_relative_to_another() -> None:
    base = httpx.URL("https://docs.example/llms.txt")
    assert web_address("guides/a.md", base) == "https://docs.example/guides/a.md"
    assert web_address("//xn--a/b", base) is None
