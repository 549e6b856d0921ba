"""A Flask application that asks for access to a portal, and lists its customers.

export APP_ID=... APP_SECRET=... SESSION_KEY=...
flask --app examples/programs/oauth_app.py run

The redirect http://127.0.0.1:5000/granted must be registered for the application. With the sandbox, APP_ID is
`sandbox-app`, APP_SECRET `sandbox-secret`, and OAUTH_URL what `mijnklantportaal sandbox` prints, without /v1.
"""

import os

from flask import Flask, redirect, request, session, url_for
from werkzeug import Response

from mijnklantportaal import (
    AccessDeniedError,
    FileTokenStore,
    LoginRequiredError,
    MijnKlantportaal,
    OAuthApplication,
    OAuthError,
    OAuthTokenSource,
    Scope,
    TokenStoreError,
    TransportError,
)

REDIRECT_URI = "http://127.0.0.1:5000/granted"


def make_source(redirect_uri: str) -> OAuthTokenSource:
    """The application as it is registered, and the file with its tokens."""
    application = OAuthApplication(
        client_id=os.environ["APP_ID"],
        client_secret=os.environ["APP_SECRET"],
        redirect_uri=redirect_uri,
        base_url=os.environ.get("OAUTH_URL"),
    )
    return OAuthTokenSource(application, FileTokenStore("tokens.json"))


def create_app(source: OAuthTokenSource | None = None, portal: MijnKlantportaal | None = None) -> Flask:
    """The application, with one portal for all its visitors; tests bring their own."""
    app = Flask(__name__)
    app.secret_key = os.environ["SESSION_KEY"]  # signs the session, which holds the state of a log-in
    source = source or make_source(REDIRECT_URI)
    portal = portal or MijnKlantportaal(source)

    @app.get("/")
    def list_customers() -> list[str]:
        return [customer.company_name for customer in portal.customers.list(limit=10)]

    @app.errorhandler(LoginRequiredError)
    def ask_for_access(error: LoginRequiredError) -> Response:
        authorization = source.application.authorization([Scope.CUSTOMERS_READ])
        session["states"] = [*session.get("states", []), authorization.state][-5:]  # one for each tab
        return redirect(authorization.url)

    def tell(message: str, status: int) -> Response:
        return Response(message, status, mimetype="text/plain")  # not HTML: a link may hold what it quotes

    @app.get("/granted")
    def granted() -> Response:
        states = session.get("states", [])
        session["states"] = [state for state in states if state not in request.full_path]  # each serves once
        try:
            source.log_in(request.full_path, states)
        except AccessDeniedError as error:
            return tell(f"Access was denied: {error.description}", 403)
        except TokenStoreError:
            app.logger.exception("the tokens of a log-in can't be kept")
            return tell("The access that you granted can't be kept; try again later.", 500)
        except TransportError as error:
            return tell(error.message, 503)
        except OAuthError as error:  # another browser's redirect, a wrong App Secret, ...
            return tell(error.message, 400)
        return redirect(url_for("list_customers"))

    return app
