"""Webhooks: the secret that the API makes. The sandbox calls nobody: how the API does is not documented."""

import secrets
import string

from .._crud import create
from .._portal import Call, Handler, View
from .._store import Record

_ALPHABET = string.ascii_letters + string.digits
_LENGTH = 20


def _create(call: Call) -> Record:
    return create(call, secret="".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)))


OPERATIONS: dict[str, Handler] = {"create-webhook": _create}
VIEWS: dict[str, View] = {}
