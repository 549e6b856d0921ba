"""What `mijnklantportaal doctor` finds of the profiles that got a token by OAuth; it sends nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from mijnklantportaal_api.oauth import Scope

from ._config import TOKEN_VARIABLE
from ._doctor import Check
from ._oauth.errors import OAuthError
from ._oauth.tokens import OAuthTokens, missing_scopes

if TYPE_CHECKING:
    from ._commands.credentials import Credentials
    from ._commands.profiles import Profiles

_CLIENT_ID = "oauth_client_id"
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def stored_tokens() -> Iterator[Check]:
    """A check for each profile whose token comes from OAuth; only that of the profile in use can fail."""
    if find_spec("click") is None:
        return  # profiles need the extra `cli`
    from ._commands.profiles import Profiles, chosen_profile

    try:
        profiles = Profiles()
        used = None if os.environ.get(TOKEN_VARIABLE) else chosen_profile(None)
    except (ValueError, OSError) as error:
        yield Check("failed", f"profiles: {error}")
        return
    for profile in profiles.names:
        if profiles.get(profile, _CLIENT_ID):
            check = _check_profile(profile, profiles)
            yield check if profile == used or check.state == "ok" else check._replace(state="warning")


def oauth_in_use() -> Credentials | Check | None:
    """What commands call the API with where it comes from OAuth; None if it does not, or else what is wrong."""
    if os.environ.get(TOKEN_VARIABLE) or find_spec("click") is None:
        return None
    from ._commands.credentials import NoTokenError, credentials
    from ._commands.profiles import Profiles, chosen_profile

    try:
        if not Profiles().get(chosen_profile(None), _CLIENT_ID):
            return None
        return credentials(None)
    except (NoTokenError, OAuthError, ValueError, OSError) as error:
        return Check("failed", f"token: {_reason(error)}")


def check_tokens(profile: str, tokens: OAuthTokens | None, asked: list[str], now: datetime) -> Check:
    """When the tokens of a profile end, whether they can be renewed, and what they allow."""
    name, remedy = f"OAuth: the profile {profile!r}", _remedy(profile)
    if tokens is None:
        return Check("failed", f"{name} has no tokens any more", remedy)
    if tokens.refusal is not None:
        reason = tokens.refusal.error or "no reason given"
        return Check("failed", f"{name} has a token that the server does not renew any more ({reason})", remedy)
    left = None if tokens.expires_in is None else tokens.issued_at + tokens.expires_in - now.timestamp()
    if left is None:
        end = "has no known end"
    elif left > 0:
        end = f"ends in {_length(left)}"
    else:
        end = f"ended {_length(abs(left))} ago"
        if tokens.refresh_token is None:
            return Check("failed", f"{name} has a token that {end}, and no refresh token", remedy)
    renewal = "can be renewed" if tokens.refresh_token else "can't be renewed"
    granted = asked if tokens.scopes is None else list(tokens.scopes)
    scopes = "all that are documented" if set(granted) >= set(Scope) else ", ".join(granted) or "not known"
    what = f"{name} has a token that {end} and {renewal}; scopes: {scopes}"
    if missing := missing_scopes(tokens, asked):
        return Check("warning", f"{what}; asked for, but not granted: {', '.join(missing)}", remedy)
    return Check("ok", what) if tokens.refresh_token else Check("warning", what, remedy)


def _check_profile(profile: str, profiles: Profiles) -> Check:
    from ._commands.credentials import NoTokenError
    from ._commands.oauth_profiles import stored_source

    try:
        tokens = stored_source(profile, profiles).store.load()
    except (NoTokenError, OAuthError, ValueError, OSError) as error:
        return Check("failed", f"OAuth: the profile {profile!r}: {_reason(error)}", _remedy(profile))
    asked = (profiles.get(profile, "oauth_scopes") or "").split()
    return check_tokens(profile, tokens, asked, datetime.now(UTC))


def _reason(error: Exception) -> str:
    """What is wrong, without the address of the store."""
    return error.message if isinstance(error, OAuthError) else str(error)


def _length(seconds: float) -> str:
    """A time as people say it, rounded down."""
    for unit, name in ((_DAY, "days"), (_HOUR, "hours"), (_MINUTE, "minutes")):
        if seconds >= 2 * unit:
            return f"{seconds // unit:.0f} {name}"
    return f"{seconds:.0f} seconds" if seconds >= 2 else "a moment"


def _remedy(profile: str) -> str:
    return f"run `mijnklantportaal login --oauth --profile {profile}`"
