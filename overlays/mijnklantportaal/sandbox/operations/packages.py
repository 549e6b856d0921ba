"""Subscription packages: signing up customers, and people who are not customers yet."""

from datetime import timedelta

from .._call import Call, Handler, View
from .._crud import create
from .._state import Portal
from .._store import JSONObject, Record
from .._times import atom
from . import subscriptions

# The real duration is not documented.
_SIGN_UP_TIME = timedelta(days=1)


def _sign_up_customer(call: Call) -> Record:
    package = call.object.data
    taken = {name: package[name] for name in ("interval", "amount", "vatRate")}
    return subscriptions.start(call, call.body.get("invoiceText"), description=package["name"], **taken)


def _sign_up(call: Call) -> Record:
    return create(call, paymentLink="", expiresAt=atom(call.portal.now() + _SIGN_UP_TIME))


def _show_sign_up(record: Record, portal: Portal, origin: str) -> JSONObject:
    return {**record.data, "paymentLink": f"{origin}/sign-up/{record.id}"}


OPERATIONS: dict[str, Handler] = {
    "sign-up-customer-subscription-package-to-customer": _sign_up_customer,
    "sign-up-customer-subscription-package-to-non-customer": _sign_up,
}
VIEWS: dict[str, View] = {"SubscriptionPackageSignUp": _show_sign_up}
