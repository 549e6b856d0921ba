"""The application that a sandbox has registered."""

from typing import Any

from mijnklantportaal import OAuthApplication
from mijnklantportaal.sandbox import Sandbox

REDIRECT_URI = "http://127.0.0.1:8400/granted"


def application_at(sandbox: Sandbox, **arguments: Any) -> OAuthApplication:
    return OAuthApplication(
        **{
            "client_id": sandbox.oauth.client_id,
            "client_secret": sandbox.oauth.client_secret,
            "redirect_uri": REDIRECT_URI,
            "base_url": sandbox.origin,
            **arguments,
        }
    )
