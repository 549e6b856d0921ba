"""What goes wrong between an application and the authorization server, below `PortalError`:

    OAuthError                  there is no access token for somebody else's portal
    ├── AccessDeniedError           the person or the server refused access
    ├── LoginRequiredError          somebody must log in again
    └── TokenStoreError             the place where tokens are kept can't be used

Their messages hold no secrets.
"""

from __future__ import annotations

from mijnklantportaal_api.runtime.errors import PortalError
from mijnklantportaal_api.runtime.public import public


@public
class OAuthError(PortalError):
    """There is no access token. The message says why, and what to do; secrets are not in it.

    Attributes:
        error: the code that the server gave, such as `invalid_grant`; empty if it gave none
        description: the server's explanation; empty if it gave none
    """

    def __init__(self, message: str, method: str = "", url: str = "", error: str = "", description: str = "") -> None:
        super().__init__(message, method, url, error, description)
        self.error = error
        self.description = description


@public
class AccessDeniedError(OAuthError):
    """The person who was asked for access refused it, or the server did."""


@public
class LoginRequiredError(OAuthError):
    """There is no access token, and a person must log in again to get one.

    It is raised until somebody has: a new log-in in any process that shares the store ends it.

    Example:
        try:
            portal.customers.get(customer_id)
        except LoginRequiredError:
            print("grant access again:", application.authorization([Scope.CUSTOMERS_READ]).url)
    """


@public
class TokenStoreError(OAuthError):
    """The place where tokens are kept can't be used; nothing was sent to the API."""
