"""Where the token of a profile comes from: the environment, the system's keyring, or the file of profiles."""

import os
from gettext import gettext as _
from typing import TYPE_CHECKING, NamedTuple

from mijnklantportaal_api.resources import BASE_URL

from .._config import BASE_URL_VARIABLE, TOKEN_VARIABLE
from .errors import NoTokenError
from .file import PROFILE_VARIABLE, Profiles, checked_address, chosen_profile
from .in_keyring import from_keyring

if TYPE_CHECKING:
    from .._token_source import TokenSource


class Credentials(NamedTuple):
    """What a command calls the API with."""

    profile: str
    base_url: str
    token: "str | TokenSource"
    source: str
    """Where the token was found, for people."""

    def __repr__(self) -> str:
        """Everything but the token."""
        return f"Credentials(profile={self.profile!r}, base_url={self.base_url!r}, source={self.source!r})"


def credentials(option: str | None) -> Credentials:
    """The token and the address of the same portal: a token is never sent to the address of another one.

    `--profile` means that profile alone. Otherwise the environment goes before what was stored.

    Raises:
        NoTokenError: there is none.
        ValueError: the address in the environment can't be one or is not that of the stored token, or the profiles
            can't be used.
    """
    profile = chosen_profile(option)
    named = None if option else os.environ.get(BASE_URL_VARIABLE)
    address = checked_address(named, BASE_URL_VARIABLE) if named else None
    if not option and (given := os.environ.get(TOKEN_VARIABLE)):
        source = _("the environment variable {name}").format(name=TOKEN_VARIABLE)
        return Credentials(profile, address or _stored_address(profile), given, source)
    profiles = Profiles()
    base_url = profiles.address(profile)
    source, token = _stored(profile, profiles)
    if not token:
        raise NoTokenError(
            _("the profile {profile!r} has no token; run `mijnklantportaal login{option}`, or set {variable}").format(
                profile=profile, option=f" --profile {option}" if option else "", variable=TOKEN_VARIABLE
            )
        )
    if address and address != base_url:
        raise ValueError(
            _(
                "{variable} names {named}, but the token of the profile {profile!r} is for {base_url}; unset it, or "
                "give the token in {token}, too"
            ).format(variable=BASE_URL_VARIABLE, named=named, profile=profile, base_url=base_url, token=TOKEN_VARIABLE)
        )
    return Credentials(profile, base_url, token, source)


def _stored(profile: str, profiles: Profiles) -> "tuple[str, str | TokenSource | None]":
    """The token of a profile, or what gets one, and where it is kept, for people."""
    if profiles.get(profile, "oauth_client_id"):
        from .oauth import stored_source  # late: most profiles have a key

        return _("OAuth"), stored_source(profile, profiles)
    if token := from_keyring(profile):
        return _("the system's keyring"), token
    return str(profiles.path), profiles.get(profile, "token")


def _stored_address(profile: str) -> str:
    """The address of a profile that was asked for by the environment; the token there needs no other profile."""
    return Profiles().address(profile) if os.environ.get(PROFILE_VARIABLE) else BASE_URL
