"""Bodies of any kind as a person can read them."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mijnklantportaal.sandbox._dashboard._bodies import read_body
from mijnklantportaal.sandbox._dashboard._masking import MASK, mask_json, mask_json_text, mask_pairs
from tests.nightly import turns

MULTIPART = "multipart/form-data; boundary=b"
TYPES = [
    "application/json",
    "application/problem+json; charset=x",
    "text/html",
    MULTIPART,
    "multipart/form-data",
    "",
    "é",
]
PIECES = [
    b"--b\r\n",
    b"--b--\r\n",
    b"\r\n",
    b'Content-Disposition: form-data; name="a"\r\n',
    b"Content-Disposition: form-data; name*=utf-8''a; filename*=x-none''%ff\r\n",
    b"Content-Type: multipart/mixed; boundary=b\r\n",
    b"Content-Type: text/plain; charset=none\r\n",
    b"Content-Transfer-Encoding: x-uuencode\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"begin 666 a\n",
    b"\0\xff",
    b'{"a": ',
    b"[",
    b"\xf0\x9f",
]


@settings(max_examples=turns(200, 5_000))
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=30).map(b"".join), st.sampled_from(TYPES))
def test_bodies_of_any_kind_can_be_read(content: bytes, content_type: str) -> None:
    body = read_body(content, len(content), content_type)
    assert body.size == body.kept == len(content)
    body.text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    "content",
    [
        b"".join(b"--%d\r\nContent-Type: multipart/mixed; boundary=%d\r\n\r\n" % (n, n + 1) for n in range(1_000)),
        b"[" * 65_000,
        b'{"a":' * 13_000,
        b"--0\r\n\r\n" * 9_000,
        b"9" * 65_000,
    ],
    ids=["nested parts", "lists", "objects", "many parts", "digits"],
)
@pytest.mark.parametrize("content_type", ["multipart/form-data; boundary=0", "application/json"])
def test_bodies_made_to_do_harm_are_read_quickly_and_stay_small(content: bytes, content_type: str) -> None:
    body = read_body(content, len(content), content_type)
    assert len(body.text) <= 200_000
    assert len(body.parts) <= 100


def test_bodies_that_are_cut_in_the_middle_of_a_character_are_text_up_to_it() -> None:
    assert read_body("aé".encode()[:-1], 100, "text/plain").text == "a"
    assert read_body("aé".encode()[:-1], 2, "text/plain").is_binary


def hide(secret: str) -> Any:
    """The data of a JSON body with the secret in each of several fields."""
    return {"client_secret": secret, "kept": [{"accessToken": secret, "code": secret}], "code": 429}


def test_masking_hides_secrets_wherever_they_are() -> None:
    assert mask_json(hide("s3")) == hide(MASK)
    assert mask_json_text(json.dumps(hide("s3"))) == json.dumps(hide(MASK), ensure_ascii=False)
    assert mask_json_text('{"password": "s3 and no end') == f'{{"password": "{MASK}"'
    assert mask_pairs("a=1&refresh%5Ftoken=s3&password=&b=2") == f"a=1&refresh%5Ftoken={MASK}&password=&b=2"
