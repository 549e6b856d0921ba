"""Tokens by themselves: their arguments, and what they are as text."""

import time
from typing import Any

import pytest

from mijnklantportaal import OAuthTokens


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"access_token": 7}, "access_token: expected str, got int"),
        ({"refresh_token": ""}, "refresh_token: it is missing"),
        ({"expires_in": 0}, "expires_in: expected more than 0 seconds"),
        ({"expires_in": "3600"}, "expires_in: expected a number of seconds, such as 30, got str"),
        ({"issued_at": float("nan")}, "issued_at: expected more than 0 seconds"),
        ({"issued_at": True}, "issued_at: expected a number of seconds, such as 30, got bool"),
        ({"generation": 0}, "generation: expected 1 or more"),
        ({"generation": 1.5}, "generation: expected 1 or more"),
        ({"generation": "2"}, "generation: expected 1 or more"),
        ({"scopes": "offers.read"}, "scopes: expected a list of str"),
        ({"scopes": [1]}, "scopes: expected a list of str"),
    ],
    ids=str,
)
def test_tokens_refuse_arguments_that_cannot_be_right(arguments: Any, message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        OAuthTokens(**{"access_token": "access-1"} | arguments)


def test_tokens_were_asked_for_now_unless_it_is_said() -> None:
    before = time.time()
    tokens = OAuthTokens("access-1")
    assert before <= tokens.issued_at <= time.time()
    assert (tokens.generation, tokens.refresh_token, tokens.expires_in, tokens.scopes) == (1, None, None, None)


@pytest.mark.parametrize(("access", "refresh", "same"), [("a", "r", True), ("a", "x", False), ("x", "r", False)])
def test_tokens_are_others_if_one_of_the_two_is(access: str, refresh: str, same: bool) -> None:
    assert OAuthTokens("a", "r", generation=3).are_same_as(OAuthTokens(access, refresh, expires_in=5)) == same


def test_tokens_that_follow_others_are_newer_and_keep_what_was_granted() -> None:
    earlier = OAuthTokens("access-1", generation=7, scopes=["offers.read"])
    following = OAuthTokens("access-2", expires_in=5, issued_at=9.0).after(earlier)
    assert (following.access_token, following.generation, following.scopes) == ("access-2", 8, ("offers.read",))
    assert (following.expires_in, following.issued_at) == (5, 9.0)
    assert OAuthTokens("access-2", scopes=[]).after(earlier).scopes == ()
