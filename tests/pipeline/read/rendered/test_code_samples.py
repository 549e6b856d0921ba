from pipeline.read.page_text import Page, page_of
from pipeline.read.rendered.code_samples import Samples, read_samples, samples_begin

CURL = "curl --request GET \\\n  --url https://x.example/a\n"


def read(text: str) -> tuple[Samples, Page]:
    page = page_of(text, "p.txt")
    return read_samples(page, page.lines), page


def test_code_samples_are_curl_and_response_and_the_text_above_them() -> None:
    samples, page = read(f'List Things\ncURL\nCopy\n{CURL}{{\n  "a": 1\n}}\n')
    assert samples.curl is not None
    assert samples.curl.url == "https://x.example/a"
    assert [(response.status, response.value, response.line) for response in samples.responses] == [(None, {"a": 1}, 6)]
    assert [line.text for line in samples.loose] == ["List Things"]
    assert not page.notes


def test_code_sample_tabs_above_a_single_response_leave_the_others_without_one() -> None:
    samples, _ = read('200\n422\n426\n{\n  "a": 1\n}\n')
    assert samples.statuses == ["200", "422", "426"]
    assert [(response.status, response.value) for response in samples.responses] == [("200", {"a": 1})]


def test_code_sample_each_tab_may_have_its_own_response() -> None:
    samples, _ = read('200\n[\n  1\n]\n404\n{"message": "gone"}\ndefault\n"<string>"\n')
    assert [(response.status, response.value) for response in samples.responses] == [
        ("200", [1]),
        ("404", {"message": "gone"}),
        ("default", "<string>"),
    ]


def test_code_samples_in_other_languages_are_noted() -> None:
    samples, page = read(
        f'{CURL}import requests\n\nurl = "https://x.example/a"\nprint(requests.get(url).text)\n200\n{{}}\n'
    )
    assert samples.responses[0].value == {}
    assert page.notes == ["Line 3: a code sample in another language up to line 6, left out."]


def test_code_sample_a_response_that_is_cut_off_is_noted_and_not_used() -> None:
    samples, page = read('200\n{\n  "a": 1,\n  "b')
    assert not samples.responses
    assert page.notes == ["Line 2: the sample response that begins here is not JSON (cut off?) and is not used."]


def test_code_sample_a_curl_sample_that_is_cut_off_is_noted_and_not_used() -> None:
    samples, page = read("curl --url https://x.example/a \\\n  --data '\n{\n")
    assert samples.curl is None
    assert page.notes == ["Line 1: a quotation in the curl sample is never closed: no sample is used."]


def test_code_sample_unknown_options_second_samples_and_odd_text_are_noted() -> None:
    _, page = read(f"curl --odd https://x.example/a\n{CURL}Something else\nThis response has no body data.\n")
    assert page.notes == [
        "Line 1: `--odd` in the curl sample isn't understood, left out.",
        "Line 2: a second curl sample, left out.",
        "Line 4: text among the samples that isn't understood, left out: 'Something else'.",
        "Line 5: the sample response is only a sentence: 'This response has no body data.'.",
    ]


def test_code_samples_below_a_section_begin_with_their_tabs() -> None:
    lines = page_of(f"id\nstring\n\ncURL\nCopy\n{CURL}", "p.txt").lines
    assert samples_begin(lines) == 2
    assert samples_begin(lines[:4]) is None


def test_code_samples_from_two_places_are_joined() -> None:
    first, _ = read("200\n{}\n")
    second, _ = read(f"{CURL}200\n404\n")
    first.add(second)
    assert first.curl is not None
    assert first.statuses == ["200", "404"]
