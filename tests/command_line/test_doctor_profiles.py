"""`mijnklantportaal doctor` on profiles of the command line."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import OAuthTokens, Scope
from mijnklantportaal._doctor.token_checks import check_tokens
from mijnklantportaal._oauth.tokens import Refusal
from mijnklantportaal._profiles.file import Profiles
from mijnklantportaal._profiles.oauth import token_store
from mijnklantportaal.sandbox import Sandbox
from tests.command_line.conftest import Run
from tests.oauth.application import application_at

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
SECRET = "-".join(["access", "3f9c2e7d1b"])  # so that no line of this file has it as a whole
LOG_IN = "run `mijnklantportaal login --oauth --profile bakery`"


def tokens(refresh: str | None = "refresh-1", **fields: Any) -> OAuthTokens:
    return OAuthTokens(SECRET, refresh, **{"expires_in": 3600, "issued_at": NOW.timestamp() - 480} | fields)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            tokens(),
            "ok: has a token that expires in 52 minutes and can be renewed; scopes: a, b",
        ),
        (tokens(expires_in=90_000 * 3), "ok: expires in 3 days and can be renewed; scopes: a, b"),
        (tokens(expires_in=None), "ok: has no known expiry and can be renewed; scopes: a, b"),
        (tokens(scopes=["a", "b", *Scope]), "ok: can be renewed; scopes: all that are documented"),
        (
            tokens(scopes=["a", "b", *list(Scope)[1:]]),
            f"ok: can be renewed; scopes: a, b, {', '.join(list(Scope)[1:])}",
        ),
        (tokens(expires_in=482), "ok: expires in 2 seconds and can be renewed; scopes: a, b"),
        (tokens(expires_in=599), "ok: expires in 119 seconds and can be renewed; scopes: a, b"),
        (tokens(expires_in=600), "ok: expires in 2 minutes and can be renewed; scopes: a, b"),
        (tokens(expires_in=481), "ok: expires in a moment and can be renewed; scopes: a, b"),
        (tokens(expires_in=480), "ok: expired a moment ago and can be renewed; scopes: a, b"),
        (tokens(expires_in=470), "ok: expired 10 seconds ago and can be renewed; scopes: a, b"),
        (tokens(scopes=["b", "a"]), "ok: expires in 52 minutes and can be renewed; scopes: b, a"),
        (tokens(scopes=["a"]), "warning: scopes: a; asked for, but not granted: b - LOGIN"),
        (tokens(None), "warning: expires in 52 minutes and can't be renewed; scopes: a, b - LOGIN"),
        (tokens(None, issued_at=NOW.timestamp() - 10_800), "failed: expired 2 hours ago, and no refresh token - LOGIN"),
        (tokens(refusal=Refusal(1.0, "invalid_grant", "")), "failed: no longer renews (invalid_grant) - LOGIN"),
        (tokens(refusal=Refusal(1.0, "", "")), "failed: no longer renews (no reason given) - LOGIN"),
        (None, "failed: has lost its tokens - LOGIN"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_doctor_says_when_tokens_end_whether_they_are_renewed_and_what_they_allow(
    found: OAuthTokens | None, told: str
) -> None:
    line = str(check_tokens("bakery", found, ["a", "b"], NOW))
    state, _, rest = told.replace("LOGIN", LOG_IN).partition(": ")
    assert line.startswith(f"{state}: OAuth: the profile 'bakery' has ")
    assert line.endswith(rest)
    assert SECRET not in line


def keep(profile: str, sandbox: Sandbox, kept: OAuthTokens | None) -> Path:
    """A profile in the file of profiles, and its tokens in a file beside it."""
    profiles = Profiles()
    profiles.set(
        profile,
        base_url=sandbox.base_url,
        oauth_client_id=sandbox.oauth.client_id,
        oauth_client_secret=sandbox.oauth.client_secret,
        oauth_redirect_uri="http://127.0.0.1:8400/granted",
        oauth_url=sandbox.origin,
        oauth_store="file",
        oauth_scopes="customers.read",
    )
    profiles.path.parent.mkdir(parents=True, exist_ok=True)
    profiles.save()
    store = token_store(profile, profiles, in_keyring=False)
    if kept is not None:
        store.save(kept)
    return Path(str(store).split("'")[1])


def test_doctor_uses_the_token_of_a_profile_and_names_what_is_wrong_with_the_others(run: Run, app_dir: Path) -> None:
    with Sandbox() as sandbox:
        application = application_at(sandbox)
        authorization = application.authorization(["customers.read"])
        granted = application.exchange(sandbox.oauth.approve(authorization.url), authorization.state)
        keep("default", sandbox, granted)
        keep("bakery", sandbox, tokens()).write_text("junk")
        keep("smithy", sandbox, None)
        sandbox.oauth.expire()  # so that it is renewed
        ended = run("doctor")
        lines = [line for line in ended.out.splitlines() if "OAuth" in line or "401" in line or "API:" in line]
        assert [line.partition(" - ")[0].replace(str(app_dir), "")[:64] for line in lines] == [
            "ok: OAuth: the profile 'default' has a token that expires in 59 ",
            "warning: OAuth: the profile 'bakery': the file of tokens /tokens",
            "warning: OAuth: the profile 'smithy' has lost its tokens",  # another profile, which nobody uses now
            "ok: token: of the profile 'default', from OAuth",
            "ok: API: it accepts the token and responds to a read",
        ]
        assert (sandbox.oauth.refreshes, ended.status) == (1, 0)
        assert granted.access_token not in ended.out


def test_doctor_says_that_the_token_of_a_profile_is_not_renewed_any_more(run: Run) -> None:
    with Sandbox() as sandbox:
        keep("default", sandbox, tokens(issued_at=1.5e9))
        ended = run("doctor")
    assert "failed: OAuth: the access token can no longer be renewed (invalid_grant: " in ended.out
    assert (ended.status, SECRET in ended.out) == (1, False)


def test_doctor_says_that_the_secret_of_a_profile_is_gone(run: Run) -> None:
    with Sandbox() as sandbox:
        keep("default", sandbox, tokens())
    profiles = Profiles()
    profiles.set("default", oauth_client_secret=None)
    profiles.save()
    ended = run("doctor")
    told = "the profile 'default' no longer has its application's secret"
    assert ended.out.count(told) == 2
    assert ended.out.count("run `mijnklantportaal login --oauth --profile default`") == 2  # one in each line
    assert ended.status == 1


def test_doctor_says_that_profiles_can_not_be_read(run: Run) -> None:
    with Sandbox() as sandbox:
        keep("default", sandbox, tokens())
    Profiles().path.chmod(0o644)
    ended = run("doctor")
    assert "failed: profiles: " in ended.out
    assert "run: chmod 600" in ended.out


def test_doctor_uses_the_key_of_a_profile(run: Run) -> None:
    with Sandbox() as sandbox:
        profiles = Profiles()
        profiles.set("default", base_url=sandbox.base_url, token=sandbox.token)
        profiles.path.parent.mkdir(parents=True)
        profiles.save()
        ended = run("doctor")
    assert f"ok: token: of the profile 'default', from {profiles.path}\n" in ended.out
    assert (ended.status, sandbox.token in ended.out) == (0, False)
    profiles.set("default", token=None)
    profiles.save()
    assert "failed: token: the profile 'default' has no token; run `mijnklantportaal login`" in run("doctor").out
