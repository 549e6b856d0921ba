"""Profiles whose token comes from OAuth: the application, and where its tokens are kept."""

import hashlib
from contextlib import suppress
from gettext import gettext as _

from .._oauth.application import OAuthApplication
from .._oauth.command_line import log_in_command
from .._oauth.errors import TokenStoreError
from .._oauth.source import OAuthTokenSource
from .._oauth.stores.file import FileTokenStore
from .._oauth.stores.system_keyring import KeyringTokenStore
from .errors import NoTokenError
from .file import Profiles
from .in_keyring import from_keyring, out_of_keyring

SECRETS = "mijnklantportaal-oauth-secret"
"""The service under which keyrings have the secrets of applications."""
KEYS = ("oauth_client_id", "oauth_client_secret", "oauth_redirect_uri", "oauth_url", "oauth_store", "oauth_scopes")
"""What the file of profiles has for such a profile; no secret if there is a keyring."""


def token_store(profile: str, profiles: Profiles, *, in_keyring: bool) -> KeyringTokenStore | FileTokenStore:
    """Where the tokens of a profile are kept."""
    if in_keyring:
        return KeyringTokenStore(profile)
    folder = profiles.path.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = hashlib.sha256(profile.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return FileTokenStore(folder / f"tokens-{name}.json")


def stored_source(profile: str, profiles: Profiles) -> OAuthTokenSource:
    """The source of tokens of a profile that has one.

    Raises:
        NoTokenError: the secret of the application is gone.
        ValueError: the file of profiles has something that can't be right.
    """
    secret = profiles.get(profile, "oauth_client_secret") or from_keyring(profile, SECRETS)
    if not secret:
        raise NoTokenError(
            _("the profile {profile!r} no longer has its application's secret; run `{command}`").format(
                profile=profile, command=log_in_command(profile)
            )
        )
    try:
        application = OAuthApplication(
            client_id=profiles.get(profile, "oauth_client_id") or "",
            client_secret=secret,
            redirect_uri=profiles.get(profile, "oauth_redirect_uri") or "",
            base_url=profiles.get(profile, "oauth_url") or None,
        )
    except ValueError as error:  # the message begins with the argument, which the file has under another name
        key = f"oauth_{str(error).removeprefix('base_')}"
        raise ValueError(f"{profiles.path}: the profile {profile!r}: {key}") from None
    in_keyring = profiles.get(profile, "oauth_store") == "keyring"
    return OAuthTokenSource(application, token_store(profile, profiles, in_keyring=in_keyring))


def forget_tokens(profile: str, profiles: Profiles) -> None:
    """Drop the tokens of a profile, if it has any."""
    if place := profiles.get(profile, "oauth_store"):
        with suppress(TokenStoreError):  # a keyring that is locked; without the application, nobody uses them
            token_store(profile, profiles, in_keyring=place == "keyring").clear()


def forget(profile: str, profiles: Profiles) -> None:
    """Drop the tokens and the application of a profile, if it has any; the file of profiles is not written."""
    if not profiles.get(profile, "oauth_store"):
        return
    forget_tokens(profile, profiles)
    out_of_keyring(profile, SECRETS)
    profiles.set(profile, **dict.fromkeys(KEYS))
