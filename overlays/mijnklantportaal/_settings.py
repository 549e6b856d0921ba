"""Settings from the environment: MIJNKLANTPORTAAL_TOKEN and MIJNKLANTPORTAAL_BASE_URL."""

import os

from mijnklantportaal_api.client import BASE_URL

TOKEN_VARIABLE = "MIJNKLANTPORTAAL_TOKEN"  # noqa: S105 - a name, no secret
BASE_URL_VARIABLE = "MIJNKLANTPORTAAL_BASE_URL"


def token_from(given: str | None) -> str:
    """The token: the one given, else the environment's.

    Raises:
        ValueError: there is neither.
    """
    token = given if given is not None else os.environ.get(TOKEN_VARIABLE, "")
    if token:
        return token
    raise ValueError(
        f"token: there is none; set {TOKEN_VARIABLE} or pass the API key, which the portal makes under "
        "Settings > API Keys"
    )


def base_url_from(given: str | None) -> str:
    """The address of the API: the one given, else the environment's, else the documented one."""
    return given if given is not None else os.environ.get(BASE_URL_VARIABLE) or BASE_URL
