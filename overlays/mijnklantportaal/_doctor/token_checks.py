"""What `mijnklantportaal doctor` concludes from the tokens of a profile; without I/O. `profiles` finds them."""

from datetime import datetime

from mijnklantportaal_api.oauth import Scope

from .._oauth.command_line import log_in_command
from .._oauth.tokens import OAuthTokens, missing_scopes
from .checks import Check

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def check_tokens(profile: str, tokens: OAuthTokens | None, asked: list[str], now: datetime) -> Check:
    """When the tokens of a profile expire, whether they can be renewed, and what they allow."""
    name, remedy = f"OAuth: the profile {profile!r}", f"run `{log_in_command(profile)}`"
    if tokens is None:
        return Check("failed", f"{name} has lost its tokens", remedy)
    if tokens.refusal is not None:
        reason = tokens.refusal.error or "no reason given"
        return Check("failed", f"{name} has a token that the server no longer renews ({reason})", remedy)
    left = None if tokens.expires_in is None else tokens.issued_at + tokens.expires_in - now.timestamp()
    if left is None:
        end = "has no known expiry"
    elif left > 0:
        end = f"expires in {_length(left)}"
    else:
        end = f"expired {_length(abs(left))} ago"
        if tokens.refresh_token is None:
            return Check("failed", f"{name} has a token that {end}, and no refresh token", remedy)
    renewal = "can be renewed" if tokens.refresh_token else "can't be renewed"
    granted = asked if tokens.scopes is None else list(tokens.scopes)
    scopes = "all that are documented" if set(granted) >= set(Scope) else ", ".join(granted) or "not known"
    what = f"{name} has a token that {end} and {renewal}; scopes: {scopes}"
    if missing := missing_scopes(tokens, asked):
        return Check("warning", f"{what}; asked for, but not granted: {', '.join(missing)}", remedy)
    return Check("ok", what) if tokens.refresh_token else Check("warning", what, remedy)


def _length(seconds: float) -> str:
    """A time as people say it, rounded down."""
    for unit, name in ((_DAY, "days"), (_HOUR, "hours"), (_MINUTE, "minutes")):
        if seconds >= 2 * unit:
            return f"{seconds // unit:.0f} {name}"
    return f"{seconds:.0f} seconds" if seconds >= 2 else "a moment"
