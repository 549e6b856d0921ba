"""Customers and offers as a Flask application: a JSON provider lets views return models.

flask --app examples/programs/flask_app.py run
"""

from typing import Any

from flask import Flask, Response, jsonify
from flask.json.provider import DefaultJSONProvider

from mijnklantportaal import MijnKlantportaal, NotFoundError


def data_of(value: Any) -> Any:
    """The JSON data of a model; other objects as Flask does."""
    return value.to_dict() if hasattr(value, "to_dict") else DefaultJSONProvider.default(value)


class ModelProvider(DefaultJSONProvider):
    """Flask's JSON, and models."""

    default = staticmethod(data_of)


def create_app(portal: MijnKlantportaal | None = None) -> Flask:
    """The application, with one client for all threads of a process; tests bring their own."""
    app = Flask(__name__)
    app.json = ModelProvider(app)
    portal = portal or MijnKlantportaal()
    portal.customers.list().first()  # a wrong token should stop the start, not the first visitor

    @app.errorhandler(NotFoundError)
    def not_found(error: NotFoundError) -> tuple[Response, int]:
        return jsonify(error="not found"), 404

    @app.get("/customers/<customer_id>")
    def get_customer(customer_id: str) -> Response:
        return jsonify(portal.customers.get(customer_id))

    @app.get("/offers")
    def list_offers() -> Response:
        return jsonify(portal.customer_offers.list(limit=15).to_list())

    @app.get("/offers/<offer_id>/summary")
    def summarize_offer(offer_id: str) -> dict[str, Any]:
        offer = portal.customer_offers.get(offer_id)
        return {"offer": offer.to_dict(), "is_accepted": offer.accepted_at is not None}

    return app
