"""`login`, `logout` and `whoami`: the token of a portal, kept where only its owner can read it."""

import sys
from collections.abc import Callable, Mapping
from gettext import gettext as _
from typing import Any, NamedTuple

import click

from .._client import MijnKlantportaal
from .._config import TOKEN_VARIABLE
from .._profiles.credentials import credentials
from .._profiles.file import Profiles, chosen_address, chosen_profile
from .._profiles.in_keyring import out_of_keyring
from .._profiles.oauth import forget
from .login_secrets import asked_secret, keep_in_keyring
from .oauth_login import OAUTH_ONLY, SECRET_VARIABLE, log_in_with_oauth, oauth_options
from .options import Settings, common_options, output_options, refuse_unused
from .reporting_command import ReportingCommand

_STORES = ("keyring", "file")


class _Command(ReportingCommand):
    """A command made of a function."""

    def __init__(self, word: str, run: Callable[[Settings, dict[str, Any]], None], **more: Any) -> None:
        super().__init__(word, **more)
        self._function = run
        self.params += common_options()

    @property
    def words(self) -> Mapping[str, str]:
        """What the command line calls the arguments of the client."""
        return {
            "client_id": "--client-id",
            "client_secret": SECRET_VARIABLE,
            "redirect_uri": "--redirect-uri",
            "scopes": "--scope",
        }

    def run(self, ctx: click.Context) -> None:
        """Call the function."""
        self._function(Settings(ctx.params), ctx.params)


def login_command() -> click.Command:
    """The command that stores a token."""
    return _Command(
        "login",
        _log_in,
        help=_(
            "Ask for the token of a portal, try it with one read, and store it: in the system's keyring, or, without "
            "one, in a file that only you can read. You create API keys in the portal under Settings > API Keys."
        ),
        params=[
            click.Option(["--base-url"], metavar="URL", help=_("The address of the API, if it is not the usual one.")),
            click.Option(["--store"], type=click.Choice(_STORES), help=_("Where to keep the token.")),
            *oauth_options(),
        ],
    )


def logout_command() -> click.Command:
    """The command that forgets a token."""
    return _Command(
        "logout", _log_out, help=_("Delete the stored token and the profile; the portal keeps the API key.")
    )


def whoami_command() -> click.Command:
    """The command that shows what the others would use."""
    return _Command(
        "whoami",
        _show_identity,
        params=[*output_options()[:1]],
        help=_("Show the profile, the address, where the token comes from, and the requests left, with one read."),
    )


def _log_in(settings: Settings, params: dict[str, Any]) -> None:
    profile = chosen_profile(settings.profile)
    if params["oauth"]:
        log_in_with_oauth(profile, params)
        return
    refuse_unused(_("it belongs to --oauth; add --oauth, or leave it out"), *OAUTH_ONLY)
    profiles = Profiles()
    base_url = chosen_address(params, profile, profiles)
    question = _("Token for {base_url} (profile {profile!r})").format(base_url=base_url, profile=profile)
    token = asked_secret(question, _("no token was given"), TOKEN_VARIABLE)
    with MijnKlantportaal(token, base_url=base_url) as portal:
        _read_once(portal)
    is_in_keyring = keep_in_keyring(params["store"], profile, token)
    if not is_in_keyring:
        out_of_keyring(profile)  # an old token there would be used first
    forget(profile, profiles)
    profiles.set(profile, base_url=base_url, token=None if is_in_keyring else token)
    profiles.save()
    where = _("the system's keyring") if is_in_keyring else str(profiles.path)
    click.echo(_("The token works, and is kept in {where}.").format(where=where), err=True)


def _log_out(settings: Settings, params: dict[str, Any]) -> None:
    profile = chosen_profile(settings.profile)
    profiles = Profiles()
    was_stored = out_of_keyring(profile) or profile in profiles
    forget(profile, profiles)
    profiles.remove(profile)
    if was_stored:
        profiles.save()
        click.echo(_("The profile {profile!r} is forgotten.").format(profile=profile), err=True)
    else:
        click.echo(_("There is no profile {profile!r}.").format(profile=profile), err=True)


class _Identity(NamedTuple):
    profile: str
    base_url: str
    token_from: str
    rate_limit: int | None
    requests_left: int | None


def _show_identity(settings: Settings, params: dict[str, Any]) -> None:
    found = credentials(settings.profile)
    with MijnKlantportaal(found.token, base_url=found.base_url) as portal:
        _read_once(portal)
        limit = portal.last_rate_limit
    identity = _Identity(
        found.profile,
        found.base_url,
        found.source,
        limit.limit if limit else None,
        limit.remaining if limit else None,
    )
    if settings.output.format == "json" or not (settings.output.format or sys.stdout.isatty()):
        import json

        click.echo(json.dumps(identity._asdict(), ensure_ascii=False, indent=2))
        return
    click.echo(_("profile:        {profile}").format(profile=identity.profile))
    click.echo(_("base URL:       {base_url}").format(base_url=identity.base_url))
    click.echo(_("token from:     {source}").format(source=identity.token_from))
    if limit:
        click.echo(
            _("requests left:  {left} of {limit} in this minute").format(left=limit.remaining, limit=limit.limit)
        )


def _read_once(portal: MijnKlantportaal) -> None:
    """One page of a short list shows that the token is right."""
    portal.customer_groups.list().page(1)
