"""`KeyringTokenStore`: tokens in the keyring of the system, for the processes of one user."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from mijnklantportaal_api.runtime.argument_checks import check_name
from mijnklantportaal_api.runtime.public import public

from ..tokens import OAuthTokens
from .failures import StoreFailures
from .file import FileLock

_SERVICE = "mijnklantportaal-oauth"


@public
class KeyringTokenStore:
    """Keeps tokens in the keyring of the system, for all processes of this user. It needs the extra `cli`.

    Some keyrings, such as that of Windows, take only short texts: then use a `FileTokenStore`.

    Args:
        name: What identifies these tokens in the keyring, such as the name of a profile.

    Raises:
        ModuleNotFoundError: The extra is not installed.
        ValueError, TypeError: The name can't be right.

    Example: `OAuthTokenSource(application, KeyringTokenStore("bakery"))`
    """

    def __init__(self, name: str) -> None:
        check_name("name", name)
        try:
            import_module("keyring")  # late: it is slow to load, and an extra
        except ModuleNotFoundError as error:
            raise ModuleNotFoundError(
                "KeyringTokenStore needs the extra `cli`: pip install 'mijnklantportaal[cli]'", name=error.name
            ) from error
        self.name = name
        # back ends let errors of other libraries through, such as those of D-Bus
        self._failures = StoreFailures(
            f"the system's keyring (entry {name!r})",
            Exception,
            remedy=lambda _: "a FileTokenStore needs no keyring",
        )

    def __repr__(self) -> str:
        return f"KeyringTokenStore({self.name!r})"

    def load(self) -> OAuthTokens | None:
        """The tokens in the keyring; None if there are none.

        Raises:
            TokenStoreError: The keyring can't be read, or has something else there.
        """
        import keyring

        with self._failures:
            text = keyring.get_password(_SERVICE, self.name)
            return OAuthTokens.from_json(text) if text else None

    def save(self, tokens: OAuthTokens) -> None:
        """Keep tokens in the keyring.

        Raises:
            TokenStoreError: The keyring does not take them.
        """
        import keyring

        with self._failures:
            keyring.set_password(_SERVICE, self.name, tokens.to_json())
            if keyring.get_password(_SERVICE, self.name) != tokens.to_json():  # some take it and keep nothing
                raise ValueError("it does not keep what it is given")

    def clear(self) -> None:
        """Remove the tokens from the keyring.

        Raises:
            TokenStoreError: It can't be changed.
        """
        import keyring
        import keyring.errors

        with self._failures, suppress(keyring.errors.PasswordDeleteError):  # which says that there are none
            keyring.delete_password(_SERVICE, self.name)

    def lock(self) -> FileLock:
        """A lock for all processes of this user, in the user's folder for settings."""
        from click import get_app_dir

        mark = hashlib.sha256(self.name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        folder = Path(get_app_dir("mijnklantportaal"))
        with self._failures:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return FileLock(folder / f"keyring-{mark}.lock", self._failures)
