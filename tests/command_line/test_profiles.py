"""Profiles, tokens, and where they are kept."""

import io
import json
import stat
import sys
from pathlib import Path

import pytest

from mijnklantportaal._profiles.credentials import Credentials
from mijnklantportaal._profiles.file import Profiles
from tests.command_line.conftest import Run
from tests.command_line.documented_api import TOKEN, DocumentedApi
from tests.command_line.memory_keyring import MemoryKeyring


@pytest.fixture(autouse=True)
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{TOKEN}\n"))


def test_login_keeps_the_token_in_the_keyring_and_the_address_in_the_file(
    run: Run, api: DocumentedApi, app_dir: Path, keyring_backend: MemoryKeyring
) -> None:
    ended = run("login", "--base-url", api.base_url)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "The token works, and is kept in the system's keyring.\n"
    assert [request[:2] for request in api.requests] == [("GET", "/v1/customer-groups?page=1")]
    assert keyring_backend.passwords == {("mijnklantportaal", "default"): TOKEN}
    text = (app_dir / "profiles.ini").read_text(encoding="utf-8")
    assert api.base_url in text
    assert TOKEN not in text
    assert run("customers", "list").status == 0


@pytest.mark.parametrize("is_locked", [False, True])
def test_login_keeps_the_token_in_a_private_file_where_there_is_no_keyring(
    run: Run, api: DocumentedApi, app_dir: Path, keyring_backend: MemoryKeyring, is_locked: bool
) -> None:
    keyring_backend.is_locked = is_locked
    more = [] if is_locked else ["--store", "file"]
    assert run("login", "--base-url", api.base_url, *more).status == 0
    file = app_dir / "profiles.ini"
    assert TOKEN in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(app_dir.iterdir()) == [file]
    assert keyring_backend.passwords == {}
    assert run("customers", "list").status == 0


def test_login_and_the_other_commands_do_without_a_keyring_that_fails_in_any_way(
    run: Run, api: DocumentedApi, keyring_backend: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise TypeError("an error of D-Bus")

    monkeypatch.setattr(keyring_backend, "_check", fail)
    assert run("login", "--base-url", api.base_url).status == 0
    assert run("customers", "list").status == 0
    assert run("logout").status == 0
    assert run("customers", "list").status == 3


def test_login_to_the_keyring_alone_fails_where_there_is_none(
    run: Run, api: DocumentedApi, app_dir: Path, keyring_backend: MemoryKeyring
) -> None:
    keyring_backend.is_locked = True
    ended = run("login", "--base-url", api.base_url, "--store", "keyring")
    assert ended.status == 2
    assert "use --store file" in ended.err
    assert not app_dir.exists()


def test_login_stores_no_token_that_the_api_refuses(
    run: Run, api: DocumentedApi, app_dir: Path, keyring_backend: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("another\n"))
    ended = run("login", "--base-url", api.base_url)
    assert (ended.status, keyring_backend.passwords, app_dir.exists()) == (3, {}, False)
    assert "another" not in ended.err


def test_login_without_a_token_says_how_to_give_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    told = (
        "no token was given; type it at a terminal, give it as the first line of a pipe, or set MIJNKLANTPORTAAL_TOKEN"
    )
    assert run("login") == (3, "", f"mijnklantportaal login: error: {told} instead\n")


def test_login_takes_the_address_of_the_environment_unless_a_profile_is_named(
    run: Run, api: DocumentedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{TOKEN}\n" * 3))
    assert run("login", "--profile", "bakery", "--base-url", api.base_url).status == 0
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", "http://127.0.0.1:9/v1")
    assert run("login").status == 7  # nothing listens there
    assert run("login", "--profile", "bakery").status == 0
    assert Profiles().get("bakery", "base_url") == api.base_url


@pytest.mark.parametrize("address", ["portal.example", "ftp://portal.example", "http://portal.example/v1"])
def test_address_that_can_not_be_one_is_named_after_the_option_or_the_variable(
    run: Run, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", TOKEN)
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", address)
    commands = "login", "login --oauth --client-id 1", "whoami", "customers list", "mirror refresh portal.db"
    for command in (*commands, "export customers --to customers.csv"):
        ended = run(*command.split())
        assert (ended.status, ": error: MIJNKLANTPORTAAL_BASE_URL: " in ended.err) == (2, True), ended.err
        assert "http_client" not in ended.err  # which is for programmers
    assert ": error: --base-url: " in run("login", "--base-url", address).err


@pytest.mark.parametrize("key", ["base_url", "oauth_url", "oauth_redirect_uri"])
def test_address_that_somebody_has_written_into_the_file_is_named_with_its_profile(run: Run, key: str) -> None:
    profiles = Profiles()
    application = {"oauth_client_id": "1", "oauth_client_secret": "s", "oauth_redirect_uri": "http://127.0.0.1:8400/a"}
    profiles.set("default", **{"base_url": "http://127.0.0.1:9/v1", **application, key: "portal.example"})
    profiles.path.parent.mkdir(parents=True)
    profiles.save()
    told = f"{profiles.path}: the profile 'default': {key}: expected an absolute http or https URL"
    ended = run("customers", "list")
    assert (ended.status, told in ended.err) == (2, True), ended.err
    assert f"failed: profile: {told}" in run("doctor").out


def test_profiles_are_for_several_portals(
    run: Run, api: DocumentedApi, monkeypatch: pytest.MonkeyPatch, keyring_backend: MemoryKeyring
) -> None:
    assert run("login", "--profile", "bakery", "--base-url", api.base_url).status == 0
    assert list(keyring_backend.passwords) == [("mijnklantportaal", "bakery")]
    assert run("customers", "list").status == 3
    assert run("customers", "list", "--profile", "bakery").status == 0
    monkeypatch.setenv("MIJNKLANTPORTAAL_PROFILE", "bakery")
    assert run("customers", "list").status == 0
    assert run("customers", "list", "--profile", "default").status == 3


def test_profile_may_be_named_before_the_command(run: Run, api: DocumentedApi) -> None:
    run("login", "--profile", "bakery", "--base-url", api.base_url, "--store", "file")
    assert run("--profile", "bakery", "customers", "list").status == 0
    ended = run("--profile", "smithy", "customers", "list")
    assert (ended.status, "smithy" in ended.err) == (3, True)
    assert run("--profile", "smithy", "customers", "list", "--profile", "bakery").status == 0
    ended = run("--profile", "bakery", "doctor")
    assert (ended.status, "--profile: doctor does not use profiles; leave it out" in ended.err) == (2, True)


def test_logout_forgets_the_profile_and_its_token(run: Run, api: DocumentedApi, keyring_backend: MemoryKeyring) -> None:
    run("login", "--base-url", api.base_url)
    assert run("logout") == (0, "", "The profile 'default' is forgotten.\n")
    assert keyring_backend.passwords == {}
    assert "default" not in Profiles()
    assert run("logout") == (0, "", "There is no profile 'default'.\n")
    assert run("customers", "list").status == 3


def test_whoami_tells_where_everything_comes_from(run: Run, api: DocumentedApi) -> None:
    run("login", "--profile", "bakery", "--base-url", api.base_url)
    ended = run("whoami", "--profile", "bakery")
    assert (ended.status, ended.err) == (0, "")
    assert json.loads(ended.out) == {
        "profile": "bakery",
        "base_url": api.base_url,
        "token_from": "the system's keyring",
        "rate_limit": 100_000,
        "requests_left": 99_999,
    }
    shown = run("whoami", "--profile", "bakery", "--output", "table").out
    assert "profile:        bakery\n" in shown
    assert "requests left:  99999 of 100000 in this minute\n" in shown
    assert TOKEN not in ended.out + shown


def test_token_in_the_environment_goes_before_the_stored_one_unless_a_profile_is_named(
    run: Run, api: DocumentedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("login", "--base-url", api.base_url)
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", "wrong")
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", api.base_url)
    assert run("customers", "list").status == 3
    assert run("customers", "list", "--profile", "default").status == 0


def test_token_is_never_sent_to_the_address_of_another_portal(
    run: Run, api: DocumentedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("login", "--base-url", api.base_url)
    api.requests.clear()
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", "http://127.0.0.1:9/v1")
    ended = run("customers", "list")
    assert (ended.status, api.requests) == (2, [])
    assert ended.err.startswith(
        "mijnklantportaal customers list: error: MIJNKLANTPORTAAL_BASE_URL names http://127.0.0.1:9/v1, but the token"
    )


def test_token_that_is_missing_is_told_with_the_way_to_give_one(run: Run) -> None:
    ended = run("customers", "list", "--profile", "bakery")
    assert ended.status == 3
    assert "run `mijnklantportaal login --profile bakery`, or set MIJNKLANTPORTAAL_TOKEN" in ended.err


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_profiles_that_others_can_read_are_refused_with_the_remedy(
    run: Run, api: DocumentedApi, app_dir: Path, mode: int
) -> None:
    run("login", "--base-url", api.base_url, "--store", "file")
    (app_dir / "profiles.ini").chmod(mode)
    api.requests.clear()
    ended = run("customers", "list")
    assert (ended.status, api.requests) == (2, [])
    assert f"run: chmod 600 '{app_dir / 'profiles.ini'}'" in ended.err


@pytest.mark.parametrize("content", [b"token = secret", b"[default]\nsecret\n", b"\xff\xfe", b"[a]\n[a]\n"])
def test_profiles_that_can_not_be_read_are_told_without_their_content(run: Run, app_dir: Path, content: bytes) -> None:
    app_dir.mkdir(parents=True)
    (app_dir / "profiles.ini").write_bytes(content)
    (app_dir / "profiles.ini").chmod(0o600)
    ended = run("customers", "list")
    assert ended.status == 2
    assert "is not a file of profiles; correct it, or delete it and log in again" in ended.err
    assert "secret" not in ended.err


@pytest.mark.parametrize("name", ["DEFAULT", " ", "a]b", "a\nb"])
def test_profiles_have_names_that_the_file_can_hold(run: Run, name: str) -> None:
    assert "no profile can be called" in run("customers", "list", "--profile", name).err


def test_tokens_are_no_option_of_any_command(run: Run) -> None:
    for command in (["login"], ["customers", "list"], ["whoami"], ["export"]):
        assert "--token" not in run(*command, "--help").out


def test_profile_of_the_environment_gives_the_address_for_a_token_of_the_environment(
    run: Run, api: DocumentedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("login", "--profile", "bakery", "--base-url", api.base_url)
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", TOKEN)
    assert json.loads(run("whoami", "--profile", "bakery").out)["base_url"] == api.base_url
    monkeypatch.setenv("MIJNKLANTPORTAAL_PROFILE", "bakery")
    shown = json.loads(run("whoami").out)
    assert shown["base_url"] == api.base_url
    assert shown["token_from"] == "the environment variable MIJNKLANTPORTAAL_TOKEN"


def test_logout_forgets_a_token_whose_profile_is_gone(
    run: Run, api: DocumentedApi, app_dir: Path, keyring_backend: MemoryKeyring
) -> None:
    run("login", "--base-url", api.base_url)
    (app_dir / "profiles.ini").unlink()
    assert run("logout").err == "The profile 'default' is forgotten.\n"
    assert keyring_backend.passwords == {}


def test_login_with_a_keyring_that_keeps_nothing_uses_the_file(
    run: Run, api: DocumentedApi, app_dir: Path, keyring_backend: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MemoryKeyring, "set_password", lambda *given: None)
    assert run("login", "--base-url", api.base_url).status == 0
    assert TOKEN in (app_dir / "profiles.ini").read_text(encoding="utf-8")


def test_login_shows_no_token_where_something_prints_the_credentials() -> None:
    found = Credentials("default", "https://portal.example/v1", TOKEN, "the system's keyring")
    assert TOKEN not in repr(found)
    assert "portal.example" in repr(found)
