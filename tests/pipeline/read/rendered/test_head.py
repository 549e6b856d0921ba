import pytest

from pipeline.read.curl import CurlSample
from pipeline.read.page_text import page_of
from pipeline.read.rendered.head import Head, Titles, find_head, read_titles, settle_path


def head_of(text: str) -> Head:
    head = find_head(page_of(text, "p.txt").lines)
    assert head is not None
    return head


@pytest.mark.parametrize(
    ("text", "method", "path"),
    [
        ("POST\n/\ncustomers\nCreate", "post", "/customers"),
        ("GET\n/\ncustomers\n/\n{customerId}\nGet Customer", "get", "/customers/{customerId}"),
        ("DEL\n/\na\n/\n:aId\n/\nb\n/\n:bId\nTitle here", "delete", "/a/{aId}/b/{bId}"),
        ("PATCH\n/\ncustomers\n/\nEdit a customer", "patch", "/customers/"),
        ("PUT\n\n/\n\na\n\n/\n\nb\n\nTry it", "put", "/a/b"),
        ("DELETE /a/{id}\n", "delete", "/a/{id}"),
        ("GET/a/b\n", "get", "/a/b"),
        ("GET\n/a/b\nTitle", "get", "/a/b"),
        ("GET\n/\nList all", "get", "/"),
        ("Customers\nPOST\nCreate Customer\nGET\n/\na", "get", "/a"),
    ],
)
def test_head_method_and_path(text: str, method: str, path: str) -> None:
    head = head_of(text)
    assert (head.method, head.path) == (method, path)


def test_head_the_server_may_be_between_method_and_path() -> None:
    head = head_of("GET\n\nhttps://api.shop.example/v2\n/\na\n")
    assert (head.server, head.path) == ("https://api.shop.example/v2", "/a")


@pytest.mark.parametrize("text", ["", "hello world", "GET\nCustomers", "POST", "GET\nhttps://x.example\n"])
def test_head_is_not_found_in_other_text(text: str) -> None:
    assert find_head(page_of(text, "p.txt").lines) is None


@pytest.mark.parametrize(
    ("shown", "address", "path"),
    [
        ("/\na\n/\n{aId}\n/\nsign-up", "https://x.example/v1/a/{aId}/sign-up/", "/a/{aId}/sign-up/"),
        ("/\na\n/\n{aId}\n/\nsign-up", "https://x.example/v1/a/abc_1/sign-up/", "/a/{aId}/sign-up/"),
        ("/a/{aId}/sign-up/", "https://x.example/v1/a/{aId}/sign-up", "/a/{aId}/sign-up"),
        ("/a/{aId}/sign-up", "https://x.example/v1/a/{aId}/register", "/a/{aId}/register"),
        ("/a/{aId}", "https://x.example/v1/b/{bId}", "/a/{aId}"),
        ("/a", "https://x.example/v1/a/b", "/a"),
        ("/a/b", "https://x.example", "/a/b"),
        ("/a/b", "", "/a/b"),
    ],
)
def test_head_the_curl_sample_knows_the_path_best(shown: str, address: str, path: str) -> None:
    page = page_of(f"GET\n{shown}\n\n", "p.txt")
    head, title = settle_path(page, head_of(f"GET\n{shown}\n\n"), CurlSample(1, url=address), True)
    assert (head.path, title) == (path, None)
    assert bool(page.notes) == (path != shown.replace("\n", ""))


@pytest.mark.parametrize(
    ("curl", "titled", "path", "word"),
    [
        (CurlSample(1, url="https://x.example/a/"), True, "/a/", "Things"),
        (CurlSample(1, url="https://x.example/a/Things"), False, "/a/Things", None),
        (None, False, "/a/", "Things"),
        (None, True, "/a/Things", None),
    ],
)
def test_head_a_word_below_a_slash_is_path_or_title(
    curl: CurlSample | None, titled: bool, path: str, word: str | None
) -> None:
    page = page_of("GET\n/\na\n/\nThings\n", "p.txt")
    head, title = settle_path(page, head_of("GET\n/\na\n/\nThings\n"), curl, titled)
    assert (head.path, title) == (path, word)


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("", "Create Thing", Titles("Create Thing", "", None)),
        ("Things API", "Create Thing", Titles("Create Thing", "", "Things API")),
        ("Create Thing", "Create Thing", Titles("Create Thing", "", None)),
        (
            "Things API\nCreate Thing\nMakes a thing.",
            "Create Thing",
            Titles("Create Thing", "Makes a thing.", "Things API"),
        ),
        ("Create Thing", "", Titles("Create Thing", "", None)),
        ("Things API\nCreate Thing", "", Titles("Create Thing", "", "Things API")),
        ("Create Thing\nMakes a thing.", "", Titles("Create Thing", "Makes a thing.", None)),
        (
            "",
            "Create Thing\nMakes a thing.\nAsk first.",
            Titles("Create Thing", "Makes a thing.\n\nAsk first.", None),
        ),
        ("Skip to main content\n# Create Thing", "", Titles("Create Thing", "", None)),
    ],
)
def test_head_title_description_and_tag(above: str, below: str, expected: Titles) -> None:
    page = page_of("", "p.txt")
    assert read_titles(page, page_of(above, "a").lines, page_of(below, "b").lines) == expected
    assert not page.notes


def test_head_a_page_without_title_and_text_above_the_breadcrumb_are_noted() -> None:
    page = page_of("", "p.txt")
    assert read_titles(page, (), ()).title is None
    read_titles(page, page_of("Home\nThings API", "a").lines, page_of("Create Thing", "b").lines)
    assert page.notes == [
        "The page shows no title.",
        "Line 1: text above the title that isn't understood, left out: 'Home'.",
    ]
