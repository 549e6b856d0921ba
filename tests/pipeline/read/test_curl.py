import pytest

from pipeline.read.curl import CurlSample, read_curl, server_of, starts_curl
from pipeline.read.page_text import page_of


def read(text: str) -> tuple[CurlSample, int]:
    found = read_curl(page_of(text, "p.txt").lines)
    assert found is not None
    return found


def test_curl_a_multipart_sample_with_quotes_and_a_file() -> None:
    sample, count = read(
        "curl --request POST \\\n"
        "  --url https://api.shop.example/v1/bills \\\n"
        "  --header 'Authorization: Bearer <token>' \\\n"
        "  --header 'Content-Type: multipart/form-data' \\\n"
        "  --form 'note=It'\\''s due' \\\n"
        "  --form total=12.95 \\\n"
        "  --form scan=@example-file\n"
        "200"
    )
    assert count == 7
    assert sample.method == "post"
    assert sample.url == "https://api.shop.example/v1/bills"
    assert sample.headers["authorization"] == "Bearer <token>"
    assert sample.form == [("note", "It's due"), ("total", "12.95"), ("scan", "@example-file")]
    assert sample.content_type == "multipart/form-data"


def test_curl_a_json_body_over_several_lines_ends_with_its_quote() -> None:
    sample, count = read('curl --url https://x.example/a \\\n --data \'\n{\n  "a": ""\n}\n\'\n{\n}')
    assert count == 6
    assert sample.data is not None
    assert sample.data.strip() == '{\n  "a": ""\n}'
    assert sample.content_type == "application/json"
    assert sample.method is None


@pytest.mark.parametrize(
    ("options", "content_type"),
    [
        ("-d a=1", "application/x-www-form-urlencoded"),
        ("--data-urlencode 'a=b c'", "application/x-www-form-urlencoded"),
        ("-F a=1", "multipart/form-data"),
        ("--data '[1]'", "application/json"),
        ("-H 'Content-Type: Application/XML; charset=utf-8' -d x", "application/xml"),
        ("", None),
    ],
)
def test_curl_the_content_type_is_named_or_implied(options: str, content_type: str | None) -> None:
    assert read(f"curl https://x.example/a {options}")[0].content_type == content_type


def test_curl_data_sent_with_get_belongs_to_the_query() -> None:
    sample, _ = read("curl -G https://x.example/a?z=0 -d b=1 --data-urlencode 'c=d'")
    assert sample.query == [("z", "0"), ("b", "1"), ("c", "d")]
    assert sample.data is None
    assert sample.address == "https://x.example/a"


def test_curl_options_joined_with_their_value_and_unknown_ones() -> None:
    sample, _ = read("curl --request=PUT --url=https://x.example/a -L --parallel -u me:secret")
    assert (sample.method, sample.url) == ("put", "https://x.example/a")
    assert sample.unknown == ["--parallel"]
    assert sample.headers["authorization"].startswith("Basic")


@pytest.mark.parametrize("text", ["curl --data '\n{", 'curl -H "a \\\n'])
def test_curl_a_quotation_that_is_never_closed_gives_nothing(text: str) -> None:
    assert read_curl(page_of(text, "p.txt").lines) is None


def test_curl_a_command_cut_off_after_a_backslash_is_read_so_far() -> None:
    assert read("curl --request POST \\\n  --url https://x.example/a \\")[0].url == "https://x.example/a"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("curl --request GET", True),
        ("curl https://x", True),
        ("curl \\", True),
        ("curly hair", False),
        ("cURL", False),
    ],
)
def test_curl_where_a_command_begins(text: str, expected: bool) -> None:
    assert starts_curl(page_of(text, "p.txt").lines[0]) is expected


@pytest.mark.parametrize(
    ("url", "path", "server"),
    [
        ("https://x.example/v1/a", "/a", "https://x.example/v1"),
        ("https://x.example/v1/a/7/b?page=2", "/a/{id}/b", "https://x.example/v1"),
        ("https://x.example/a/{id}", "/a/{id}", "https://x.example"),
        ("https://x.example/b", "/a", None),
        ("/a", "/a", None),
        ("https://[x/a", "/a", None),
    ],
)
def test_curl_the_server_is_the_address_without_the_path(url: str, path: str, server: str | None) -> None:
    assert server_of(CurlSample(1, url=url), path) == server
