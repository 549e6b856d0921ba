"""What `mijnklantportaal doctor` finds of the profiles of the command line; it sends nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from .._config import TOKEN_VARIABLE
from .._oauth.command_line import log_in_command, told_on_command_line
from .._oauth.errors import OAuthError
from .checks import Check
from .token_checks import check_tokens

if TYPE_CHECKING:
    from .._profiles.credentials import Credentials
    from .._profiles.file import Profiles

_CLIENT_ID = "oauth_client_id"


def stored_tokens() -> Iterator[Check]:
    """A check for each profile whose token comes from OAuth; only that of the profile in use can fail."""
    if find_spec("click") is None:
        return  # profiles need the extra `cli`
    from .._profiles.file import Profiles, chosen_profile

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


def profile_in_use() -> Credentials | Check | None:
    """What commands call the API with where a profile says it; None if none does, or else what is wrong."""
    if os.environ.get(TOKEN_VARIABLE) or find_spec("click") is None:
        return None
    from .._profiles.credentials import credentials
    from .._profiles.errors import NoTokenError
    from .._profiles.file import Profiles, chosen_profile

    try:
        return credentials(None) if chosen_profile(None) in Profiles() else None
    except NoTokenError as error:
        return Check("failed", f"token: {error}")
    except (ValueError, OSError) as error:
        return Check("failed", f"profile: {error}")


def _check_profile(profile: str, profiles: Profiles) -> Check:
    from .._profiles.errors import NoTokenError
    from .._profiles.oauth import stored_source

    try:
        tokens = stored_source(profile, profiles).store.load()
    except (NoTokenError, OAuthError, ValueError, OSError) as error:
        reason = told_on_command_line(error, profile) if isinstance(error, OAuthError) else str(error)
        remedy = f"run `{log_in_command(profile)}`"
        return Check("failed", f"OAuth: the profile {profile!r}: {reason.removesuffix(f'; {remedy}')}", remedy)
    asked = (profiles.get(profile, "oauth_scopes") or "").split()
    return check_tokens(profile, tokens, asked, datetime.now(UTC))
