"""`login --oauth`: somebody grants access in a browser, which comes back to this machine."""

import contextlib
import os
import queue
import threading
import webbrowser
from gettext import gettext as _
from typing import Any
from urllib.parse import urlsplit

import click

from mijnklantportaal_api.oauth import Scope
from mijnklantportaal_api.resources import BASE_URL
from mijnklantportaal_api.runtime.errors import PermissionDeniedError
from mijnklantportaal_api.runtime.hosts import is_loopback

from .._client import MijnKlantportaal
from .._config import TOKEN_VARIABLE
from .._oauth.application import OAuthApplication
from .._oauth.source import OAuthTokenSource
from .._oauth.tokens import missing_scopes
from .._profiles.file import Profiles, chosen_address
from .._profiles.in_keyring import from_keyring, into_keyring, out_of_keyring
from .._profiles.oauth import SECRETS, forget_tokens, token_store
from .login_secrets import asked_secret, keep_in_keyring
from .redirect_listener import RedirectListener

SECRET_VARIABLE = "MIJNKLANTPORTAAL_CLIENT_SECRET"  # noqa: S105 - a name
CLIENT_ID_VARIABLE = "MIJNKLANTPORTAAL_CLIENT_ID"
OAUTH_ONLY = ("client_id", "redirect_uri", "scope", "oauth_url", "no_browser")
"""The options that do nothing without `--oauth`."""
_MAX_WAIT = 300.0
"""Seconds for the person in the browser."""
_BROWSER_TIMEOUT = 5.0
"""Seconds; a browser that takes longer to start is one that this terminal waits for."""


def oauth_options() -> list[click.Parameter]:
    """The options of `login` that `--oauth` needs."""
    return [
        click.Option(["--oauth"], is_flag=True, help=_("Get access by OAuth: somebody grants it in a browser.")),
        click.Option(
            ["--client-id"],
            metavar="ID",
            envvar=CLIENT_ID_VARIABLE,
            help=_("With --oauth: the App ID of the application."),
        ),
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
        click.Option(
            ["--oauth-url"],
            metavar="URL",
            help=_("With --oauth: the host that grants access, if another; a sandbox is both hosts."),
        ),
        click.Option(["--no-browser"], is_flag=True, help=_("With --oauth: only print the address to open.")),
    ]


def log_in_with_oauth(profile: str, params: dict[str, Any]) -> None:
    """Ask for access, wait for the browser, and keep the tokens where the other commands find them."""
    if not params["client_id"]:
        raise ValueError(_("--client-id: give the App ID of the application, from the developer portal"))
    profiles = Profiles()
    base_url = chosen_address(params, profile, profiles)
    oauth_url = params["oauth_url"] or _granting_host(base_url, profile, profiles)
    scopes: list[str] = list(params["scope"] or Scope)
    # nothing of this needs the secret, which is asked for once all the rest is right
    authorization = _application(params, oauth_url, "not-asked-for-yet").authorization(scopes)
    with RedirectListener(params["redirect_uri"], authorization.state) as listener:
        secret = _asked_secret(params["client_id"])
        application = _application(params, oauth_url, secret)
        _show(authorization.url, opens_browser=not params["no_browser"])
        redirect = listener.wait(_MAX_WAIT)
    former_secret = from_keyring(profile, SECRETS)
    is_in_keyring = keep_in_keyring(params["store"], profile, secret, SECRETS)
    source = OAuthTokenSource(application, token_store(profile, profiles, in_keyring=is_in_keyring))
    try:
        source.log_in(redirect, authorization.state)
    except BaseException:
        if is_in_keyring:  # the profile goes on as it was
            _put_back(profile, former_secret)
        raise
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
        oauth_scopes=" ".join(scopes),
    )
    profiles.save()
    with MijnKlantportaal(source, base_url=base_url) as portal, contextlib.suppress(PermissionDeniedError):
        portal.customer_groups.list().page(1)  # the API takes the token, even where it is for something else
    where = _("the system's keyring") if is_in_keyring else str(profiles.path.parent)
    click.echo(_("Access is granted, and its tokens are kept in {where}.").format(where=where), err=True)
    if missing := missing_scopes(source.store.load(), scopes):
        click.echo(_("Less was granted than asked for; missing: {scopes}").format(scopes=", ".join(missing)), err=True)
    if os.environ.get(TOKEN_VARIABLE):
        click.echo(_("{variable} is set and used instead; unset it.").format(variable=TOKEN_VARIABLE), err=True)


def _granting_host(base_url: str, profile: str, profiles: Profiles) -> str | None:
    """The host that grants access to an API; None for the documented one."""
    if base_url == profiles.get(profile, "base_url") and (known := profiles.get(profile, "oauth_url")):
        return known
    if base_url == BASE_URL:
        return None
    parts = urlsplit(base_url)
    if is_loopback(parts.hostname or ""):
        return f"{parts.scheme}://{parts.netloc}"  # a sandbox
    raise ValueError(_("--oauth-url: name the host that grants access to {base_url}").format(base_url=base_url))


def _put_back(profile: str, secret: str | None) -> None:
    if secret is None:
        out_of_keyring(profile, SECRETS)
    else:
        into_keyring(profile, secret, SECRETS)


def _application(params: dict[str, Any], oauth_url: str | None, secret: str) -> OAuthApplication:
    try:
        return OAuthApplication(
            client_id=params["client_id"],
            client_secret=secret,
            redirect_uri=params["redirect_uri"],
            base_url=oauth_url,
        )
    except ValueError as error:  # the command has a base URL of its own, that of the API
        raise ValueError(str(error).replace("base_url:", "--oauth-url:", 1)) from None


def _asked_secret(client_id: str) -> str:
    """The secret from the environment, or as it was typed."""
    if given := os.environ.get(SECRET_VARIABLE):
        return given
    question = _("App Secret of the application {client_id!r}").format(client_id=client_id)
    return asked_secret(question, _("no App Secret was given"), SECRET_VARIABLE)


def _show(url: str, *, opens_browser: bool) -> None:
    if opens_browser and _opens(url):
        click.echo(_("A browser opens. If it does not, open this address:"), err=True)
    else:
        click.echo(_("Open this address in a browser on this machine:"), err=True)
    click.echo(f"\n    {url}\n", err=True)


def _opens(url: str) -> bool:
    """Whether a browser opens the address. Some are run until somebody closes them, and nobody waits for that."""
    answers = queue.Queue[bool]()

    def open_browser() -> None:
        try:
            answers.put(webbrowser.open(url))
        except (webbrowser.Error, OSError):
            answers.put(False)

    threading.Thread(target=open_browser, daemon=True).start()
    try:
        return answers.get(timeout=_BROWSER_TIMEOUT)
    except queue.Empty:
        return True
