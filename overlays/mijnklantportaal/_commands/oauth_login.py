"""`login --oauth`: somebody grants access in a browser, which comes back to this machine."""

import contextlib
import os
import sys
import webbrowser
from gettext import gettext as _
from typing import Any

import click

from mijnklantportaal_api.oauth import Scope
from mijnklantportaal_api.resources import BASE_URL
from mijnklantportaal_api.runtime.errors import PermissionDeniedError

from .._client import MijnKlantportaal
from .._oauth.application import OAuthApplication
from .._oauth.source import OAuthTokenSource
from .credentials import NoTokenError, into_keyring, out_of_keyring
from .oauth_profiles import SECRETS, forget_tokens, token_store
from .profiles import Profiles
from .redirect_listener import RedirectListener

SECRET_VARIABLE = "MIJNKLANTPORTAAL_CLIENT_SECRET"  # noqa: S105 - a name
_LONGEST_WAIT = 300.0
"""Seconds for the person in the browser."""


def oauth_options() -> list[click.Parameter]:
    """The options of `login` that `--oauth` needs."""
    return [
        click.Option(["--oauth"], is_flag=True, help=_("Get access by OAuth: somebody grants it in a browser.")),
        click.Option(["--client-id"], metavar="ID", help=_("With --oauth: the App ID of the application.")),
        click.Option(
            ["--redirect-uri"],
            metavar="URL",
            default="http://127.0.0.1:8400/granted",
            show_default=True,
            help=_("With --oauth: the address of this machine that is registered for the application."),
        ),
        click.Option(
            ["--scope"],
            metavar=_("NAME"),
            multiple=True,
            help=_("With --oauth: what to ask for; can be given more than once. All that is documented if left out."),
        ),
        click.Option(["--oauth-url"], metavar="URL", help=_("With --oauth: the host that grants access, if another.")),
        click.Option(["--no-browser"], is_flag=True, help=_("With --oauth: only print the address to open.")),
    ]


def log_in_with_oauth(profile: str, params: dict[str, Any]) -> None:
    """Ask for access, wait for the browser, and keep the tokens where the other commands find them."""
    if not params["client_id"]:
        raise ValueError(_("--client-id: give the App ID of the application, from the developer portal"))
    profiles = Profiles()
    base_url = params["base_url"] or profiles.get(profile, "base_url") or BASE_URL
    secret = _asked_secret(params["client_id"])
    application = _application(params, secret)
    authorization = application.authorization(params["scope"] or list(Scope))
    with RedirectListener(application.redirect_uri, authorization.state) as listener:
        _show(authorization.url, opens_browser=not params["no_browser"])
        redirect = listener.wait(_LONGEST_WAIT)
    is_in_keyring = params["store"] != "file" and into_keyring(profile, secret, SECRETS)
    if params["store"] == "keyring" and not is_in_keyring:
        raise ValueError(_("--store: this system has no keyring that takes it; use --store file"))
    source = OAuthTokenSource(application, token_store(profile, profiles, in_keyring=is_in_keyring))
    source.log_in(redirect, authorization.state)
    if profiles.get(profile, "oauth_store") != ("keyring" if is_in_keyring else "file"):
        forget_tokens(profile, profiles)  # those that are kept elsewhere
    if not is_in_keyring:
        out_of_keyring(profile, SECRETS)
    out_of_keyring(profile)
    profiles.set(
        profile,
        base_url=base_url,
        token=None,
        oauth_client_id=application.client_id,
        oauth_client_secret=None if is_in_keyring else secret,
        oauth_redirect_uri=application.redirect_uri,
        oauth_url=application.base_url,
        oauth_store="keyring" if is_in_keyring else "file",
    )
    profiles.save()
    with MijnKlantportaal(source, base_url=base_url) as portal, contextlib.suppress(PermissionDeniedError):
        portal.customer_groups.list().page(1)  # the API takes the token, even where it is for something else
    where = _("the system's keyring") if is_in_keyring else str(profiles.path.parent)
    click.echo(_("Access is granted, and its tokens are kept in {where}.").format(where=where), err=True)


def _application(params: dict[str, Any], secret: str) -> OAuthApplication:
    try:
        return OAuthApplication(
            client_id=params["client_id"],
            client_secret=secret,
            redirect_uri=params["redirect_uri"],
            base_url=params["oauth_url"],
        )
    except ValueError as error:  # the command has a base URL of its own, that of the API
        raise ValueError(str(error).replace("base_url:", "--oauth-url:", 1)) from None


def _asked_secret(client_id: str) -> str:
    """The secret from the environment, as it was typed, or the first line of a pipe."""
    if given := os.environ.get(SECRET_VARIABLE):
        return given
    typed: str
    if sys.stdin and sys.stdin.isatty():
        question = _("App Secret of the application {client_id!r}").format(client_id=client_id)
        typed = click.prompt(question, hide_input=True, err=True)
    else:
        typed = sys.stdin.readline() if sys.stdin else ""
    if not typed.strip():
        raise NoTokenError(_("no App Secret was given"))
    return typed.strip()


def _show(url: str, *, opens_browser: bool) -> None:
    is_open = opens_browser and webbrowser.open(url)
    if is_open:
        click.echo(_("A browser opens. If it does not, open this address:"), err=True)
    else:
        click.echo(_("Open this address in a browser on this machine:"), err=True)
    click.echo(f"\n    {url}\n", err=True)
