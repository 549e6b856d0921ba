"""Webhooks: the secret that the API creates. `_deliveries` calls their addresses."""

import secrets
import string

from .._call import Call, Handler
from .._crud import create
from .._store import Record

_ALPHABET = string.ascii_letters + string.digits
_LENGTH = 20


def _create(call: Call) -> Record:
    return create(call, secret="".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)))


OPERATIONS: dict[str, Handler] = {"create-webhook": _create}
