"""Stores of tokens: each keeps what it is given, excludes others, and says what is wrong without showing a token."""

import os
import stat
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.errors import NoKeyringError, PasswordSetError
from redis import Redis

from mijnklantportaal import (
    FileTokenStore,
    KeyringTokenStore,
    MemoryTokenStore,
    OAuthTokens,
    RedisTokenStore,
    TokenStoreError,
)
from tests.command_line.memory_keyring import MemoryKeyring
from tests.overlay.error_printers import shown
from tests.servers import RedisServer

SECRET = "-".join(["access", "3f9c2e7d1b"])  # so that no line of this file has it as a whole


@pytest.fixture(params=["memory", "file", "keyring", "redis"])
def make(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Any]:
    """Makes one store after another that keep the same tokens, as processes have them."""
    if request.param == "file":
        return lambda: FileTokenStore(tmp_path / "tokens.json")
    if request.param == "redis":
        server: RedisServer = request.getfixturevalue("redis")
        Redis.from_url(server.url).flushall()
        return lambda: RedisTokenStore(server.url, "bakery", lease=5)
    if request.param == "keyring":
        monkeypatch.setattr(keyring.core, "_keyring_backend", MemoryKeyring())
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        return lambda: KeyringTokenStore("bakery")
    only = MemoryTokenStore()
    return lambda: only


def tokens(generation: int = 1, **fields: Any) -> OAuthTokens:
    return OAuthTokens(
        SECRET, "refresh-1", **{"expires_in": 3600, "issued_at": 1.5e9, "generation": generation} | fields
    )


def test_store_gives_back_what_it_keeps(make: Callable[[], Any]) -> None:
    assert make().load() is None
    make().save(tokens())
    make().save(tokens(2, expires_in=None, scopes=["offers.read"]))
    kept = make().load()
    assert kept.to_json() == tokens(2, expires_in=None, scopes=["offers.read"]).to_json()
    make().clear()
    make().clear()
    assert make().load() is None


def test_store_has_one_lock_for_everybody(make: Callable[[], Any]) -> None:
    one, other = make().lock(), make().lock()
    other.release()  # does nothing: it is not held
    assert one.acquire()
    assert not other.acquire()
    one.release()
    one.release()
    assert other.acquire()
    other.release()


def test_store_has_a_lock_that_one_of_many_threads_gets(make: Callable[[], Any]) -> None:
    holders = 0
    barrier = threading.Barrier(8)

    def take() -> bool:
        lock = make().lock()
        barrier.wait()
        got: bool = lock.acquire()
        barrier.wait()
        if got:
            lock.release()
        return got

    with ThreadPoolExecutor(8) as pool:
        holders = sum(done.result() for done in [pool.submit(take) for _ in range(8)])
    assert holders == 1


def test_store_shows_no_token(make: Callable[[], Any]) -> None:
    store = make()
    store.save(tokens())
    assert SECRET not in repr(store) + repr(vars(store)) + repr(store.load()) + repr(store.lock())


def test_file_store_is_for_its_owner_alone(tmp_path: Path) -> None:
    store = FileTokenStore(str(tmp_path / "tokens.json"))
    store.save(tokens())
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    lock = store.lock()
    assert lock.acquire()
    assert stat.S_IMODE(store.path.with_name("tokens.json.lock").stat().st_mode) == 0o600
    lock.release()
    assert list(tmp_path.iterdir()) == [store.path]
    store.path.chmod(0o640)
    with pytest.raises(TokenStoreError, match=r"others can read it; run: chmod 600"):
        store.load()


REFUSED_AT = '{"access_token": "TOKEN", "refresh_token": null, "refusal": {"at": "x", "error": "", "description": ""}}'


@pytest.mark.parametrize(
    "content",
    [
        *("", "{}", "[]", "null", "5", '"TOKEN"', "\xff", '{"access_token": "TOKEN'),
        *('{"access_token": "TOKEN", "x": 1}', REFUSED_AT),
        *('{"access_token": "TOKEN", "refresh_token": null, "scopes": ' + wrong + "}" for wrong in ("7", "[7]", '"a"')),
    ],
)
def test_file_store_with_something_else_in_it_says_so(tmp_path: Path, content: str) -> None:
    store = FileTokenStore(tmp_path / "tokens.json")
    store.save(tokens())
    store.path.write_bytes(content.replace("TOKEN", SECRET).encode("latin-1"))
    with pytest.raises(TokenStoreError, match="these are not the tokens of an application") as caught:
        store.load()
    assert SECRET not in shown(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="there are no such files elsewhere")
def test_file_store_with_what_is_not_a_file_in_its_place_says_so_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    (tmp_path / "folder").mkdir(0o700)
    with (tmp_path / "large").open("wb") as file:
        file.truncate(1 << 40)
    (tmp_path / "large").chmod(0o600)
    for name, message in (("pipe", "a pipe or a device"), ("folder", "Is a directory"), ("large", "not the tokens")):
        with pytest.raises(TokenStoreError, match=message):
            FileTokenStore(tmp_path / name).load()


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_file_store_behind_a_link_is_the_file_itself(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path / "tokens.json")
    (tmp_path / "link.json").symlink_to(store.path)
    linked = FileTokenStore(tmp_path / "link.json")
    linked.save(tokens())
    assert (tmp_path / "link.json").is_symlink()
    assert store.load() is not None
    lock = store.lock()
    assert lock.acquire()
    assert not linked.lock().acquire()
    lock.release()


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_file_store_leaves_the_file_alone_that_a_link_in_place_of_its_lock_leads_to(tmp_path: Path) -> None:
    (tmp_path / "another").write_text("not ours")
    (tmp_path / "tokens.json.lock").symlink_to(tmp_path / "another")
    with pytest.raises(TokenStoreError, match="can't be used"):
        FileTokenStore(tmp_path / "tokens.json").lock().acquire()
    assert (tmp_path / "another").read_text() == "not ours"


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_file_store_behind_a_link_to_itself_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises((ValueError, TokenStoreError), match=r"path: .*[Ll]oop|can't be used"):
        FileTokenStore(tmp_path / "loop").load()


def test_file_store_in_a_folder_that_is_missing_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "tokens"
    with pytest.raises(ValueError, match=r"path: .*acme\.json: make its folder first"):
        FileTokenStore(folder / "acme.json")
    folder.mkdir()
    store = FileTokenStore(folder / "acme.json")
    folder.rmdir()
    for use in (lambda: store.save(tokens()), lambda: store.lock().acquire()):
        with pytest.raises(TokenStoreError, match=r"used: No such file or directory; make its folder first$") as caught:
            use()
        assert (caught.value.method, caught.value.url) == ("", "")
        assert SECRET not in shown(caught.value)


def test_redis_store_never_replaces_newer_tokens(redis: RedisServer) -> None:
    store = RedisTokenStore(Redis.from_url(redis.url), "newer")
    store.save(tokens(5))
    store.save(tokens(4, expires_in=9))
    kept = store.load()
    assert kept is not None
    assert (kept.generation, kept.expires_in) == (5, 3600)


def test_redis_store_has_a_lock_that_ends_with_its_lease(redis: RedisServer) -> None:
    late = RedisTokenStore(redis.url, "lease", lease=0.05).lock()
    assert late.acquire()
    other = RedisTokenStore(redis.url, "lease").lock()
    wait = threading.Event()
    while not other.acquire():
        wait.wait(0.01)
    late.release()  # which leaves the lock of the other one alone
    assert not RedisTokenStore(redis.url, "lease").lock().acquire()
    other.release()


def test_redis_store_says_that_redis_is_away() -> None:
    store = RedisTokenStore("redis://:hunter2@127.0.0.1:9/0")
    for use in (store.load, lambda: store.save(tokens()), lambda: store.lock().acquire(), store.clear):
        with pytest.raises(TokenStoreError, match=r"Redis .* can't be used") as caught:
            use()
        assert SECRET not in shown(caught.value)
        assert "hunter2" not in str(caught.value) + repr(store)


@pytest.mark.parametrize(
    "error", [NoKeyringError("no back end"), TypeError("dbus"), Exception("org.freedesktop.Error")]
)
def test_keyring_store_with_a_back_end_that_fails_in_any_way_names_another_store(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    class Failing(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            raise error

    monkeypatch.setattr(keyring.core, "_keyring_backend", Failing())
    for use in (KeyringTokenStore("bakery").load, lambda: KeyringTokenStore("bakery").save(tokens())):
        with pytest.raises(
            TokenStoreError, match=f"can't be used: {error}; a FileTokenStore needs no keyring"
        ) as caught:
            use()
        assert SECRET not in shown(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such rights")
def test_keyring_store_has_its_lock_in_a_folder_for_its_owner_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "not" / "there"))
    lock = KeyringTokenStore("bakery").lock()
    assert lock.acquire()
    assert stat.S_IMODE((tmp_path / "not" / "there" / "mijnklantportaal").stat().st_mode) == 0o700
    lock.release()


def test_keyring_store_without_its_package_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'mijnklantportaal\[cli\]'"):
        KeyringTokenStore("bakery")


def test_keyring_store_says_that_the_keyring_does_not_keep_anything(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Forgetful(MemoryKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            if username == "refusing":
                raise PasswordSetError("no")

    monkeypatch.setattr(keyring.core, "_keyring_backend", Forgetful())
    for name, message in (("forgetful", "does not keep what it is given"), ("refusing", "can't be used: no")):
        with pytest.raises(TokenStoreError, match=message) as caught:
            KeyringTokenStore(name).save(tokens())
        assert SECRET not in shown(caught.value)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: FileTokenStore(7), "path: expected a path"),  # type: ignore[arg-type]
        (lambda: FileTokenStore("a\0b"), "path: .* contains a character that no path can have; remove it"),
        (lambda: MemoryTokenStore("access"), "tokens: expected OAuthTokens, got str"),  # type: ignore[arg-type]
        (lambda: KeyringTokenStore(7), "name: expected str"),  # type: ignore[arg-type]
        (lambda: KeyringTokenStore(" "), "name: expected a name"),
        (lambda: RedisTokenStore("redis://x", ""), "name: expected a name that tells this one from others, got ''"),
        (lambda: RedisTokenStore(7), "redis: expected the address of Redis, .*, or a redis.Redis, got int"),  # type: ignore[arg-type]
        (lambda: RedisTokenStore("redis://x", 7), "name: expected str"),  # type: ignore[arg-type]
        (lambda: RedisTokenStore("redis://x", lease=0), "lease: expected more than 0"),
        (lambda: RedisTokenStore("here"), "redis: expected the address of Redis, such as redis://"),
    ],
    ids=range(10),
)
def test_store_refuses_arguments_that_cannot_be_right(make: Callable[[], Any], message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        make()
