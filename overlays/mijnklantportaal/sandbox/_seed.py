"""Example data: the portal of a small agency, created by API operations and customer actions."""

import io
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from ._call import Call, IncomingFile
from ._customer_actions import CustomerActions
from ._handlers import perform
from ._pdf import PDF, make_pdf
from ._state import Licence, Portal, new_id
from ._store import JSONObject, Record, Upload
from ._times import PORTAL_ZONE, atom

_CUSTOMERS = (
    ("Bakkerij De Korenmolen", "Molenweg 3", "3511AB", "Utrecht", "post@korenmolen.example"),
    ("Fietsenwinkel Van Dijk", "Stationsplein 12", "2312AK", "Leiden", "info@fietsenvandijk.example"),
    ("Notariskantoor Bos & Zn.", "Herengracht 401", "1017BP", "Amsterdam", "kantoor@bosenzn.example"),
    ("Café 't Hoekje", "Markt 1", "5611EB", "Eindhoven", "hallo@hoekje.example"),
)
_LINE = {"description": "Website template", "amountExclVat": "12.95", "vatRate": 21}
_SIGNER = {
    "firstName": "Sanne",
    "lastName": "de Boer",
    "email": "sanne@korenmolen.example",
    "shouldIdentify": True,
}
_SIGNATURE = "data:image/png;base64,iVBORw0KGgo="


class Seeder:
    """Fills an empty portal."""

    def __init__(self, portal: Portal) -> None:
        portal = replace(portal, licence=Licence())  # the examples are there, whatever the licence allows after them
        self._portal = portal
        self._customer = CustomerActions(portal)
        self._operations = {operation.operation_id: operation for operation in portal.document.operations}
        self._today = portal.now().astimezone(PORTAL_ZONE).replace(hour=9, minute=0, second=0, microsecond=0)

    def seed(self) -> None:
        """Create one or more objects of every kind; does nothing in a portal that already has objects."""
        with self._portal.store.transaction():
            if self._portal.store.counts():
                return
            customers = [self._make_customer(fields) for fields in _CUSTOMERS]
            self._groups(customers)
            self._offers(customers)
            self._invoices(customers)
            self._subscriptions(customers)
            self._appointments(customers)
            self._tickets(customers)
            self._punch_cards(customers)
            self._payment_links()
            self._files(customers)
            self._agreements()
            self._webhooks()
            self._bills()

    def _make(self, operation_id: str, body: JSONObject, *files: IncomingFile, **path: str) -> Any:
        call = Call(self._portal, self._operations[operation_id], "", path=path, body=body, files=files)
        return perform(call)

    def _make_with_id(self, operation_id: str, body: JSONObject, *files: IncomingFile, **path: str) -> str:
        made: JSONObject = self._make(operation_id, body, *files, **path) or {}
        if "id" not in made:
            raise LookupError(f"the response of {operation_id} has no `id`, and further example data needs it")
        return str(made["id"])

    def _make_customer(self, fields: tuple[str, ...]) -> str:
        names = ("companyName", "address", "zipCode", "city", "primaryEmail")
        return self._make_with_id("create-customer", dict(zip(names, fields, strict=True)))

    def _day(self, days: int) -> str:
        return (self._today + timedelta(days=days)).date().isoformat()

    def _time(self, days: int, hours: int = 0) -> datetime:
        return self._today + timedelta(days=days, hours=hours)

    def _groups(self, customers: list[str]) -> None:
        self._make("create-customer-group", {"name": "Hosting customers", "customers": customers[:2]})
        self._make("create-customer-group", {"name": "Prospects"})

    def _offers(self, customers: list[str]) -> None:
        dates = {"issuedAt": self._day(-7), "expiresAt": self._day(23)}
        offers: list[str] = []
        for number, customer in enumerate(customers, start=1):
            body = {"customerId": customer, "offerNumber": f"OFF-{number:03}", "amount": "1250.00", **dates}
            pdf = _file("pdf", f"offer-{number:03}.pdf", make_pdf([f"Offer OFF-{number:03}", "Total EUR 1250.00"]))
            offers.append(self._make_with_id("create-customer-offer", body, pdf))
        self._customer.accept_offer(offers[0])
        self._customer.reject_offer(offers[1])
        manual: JSONObject = {"customerId": customers[0], "offerNumber": "OFF-100", "lines": [_LINE], **dates}
        self._make("create-customer-offer-manual", manual)

    def _invoices(self, customers: list[str]) -> None:
        for number, customer in enumerate(customers[:2], start=1):
            body = {"customerId": customer, "issuedAt": self._day(-7 * number)}
            name = f"INV-{number:03}"
            pdf = _file("pdf", f"{name}.pdf", make_pdf([f"Invoice {name}", "Total EUR 15.67"]))
            uploaded = {**body, "invoiceNumber": name, "amount": "15.67"}
            self._customer.pay_invoice(self._make_with_id("create-customer-invoice", uploaded, pdf))
            manual: JSONObject = {**body, "invoiceNumber": f"INV-1{number:02}", "lines": [_LINE]}
            self._make("create-customer-invoice-manual", manual)

    def _subscriptions(self, customers: list[str]) -> None:
        terms = {"interval": "1 month", "amount": "12.95", "vatRate": 21}
        body = {
            "customerId": customers[0],
            "description": "Website maintenance",
            "startDate": self._day(-100),
            **terms,
        }
        self._make("create-customer-subscription", body)
        package = {"name": "Hosting", "description": "10 GB", "availableForSale": True, **terms}
        package_id = self._make_with_id("create-customer-subscription-package", package)
        sign_up = {"customerId": customers[1], "startDate": self._day(14), "createInvoice": False}
        self._make("sign-up-customer-subscription-package-to-customer", sign_up, packageId=package_id)

    def _appointments(self, customers: list[str]) -> None:
        fields = {"name": "Contract extension", "customerId": customers[0]}
        start, end = (f"{self._time(2, hours):%Y-%m-%d %H:%M:%S}" for hours in (1, 2))
        self._make("schedule-appointment", {**fields, "startsAt": start, "endsAt": end})
        self._customer.request_appointment(atom(self._time(3, 4)), atom(self._time(3, 5)), customer_id=customers[1])

    def _tickets(self, customers: list[str]) -> None:
        asked = self._customer.open_ticket("Invoice issue", "<p>Which VAT rate?</p>", customer_id=customers[0])
        self._make("add-ticket-message", {"message": "<p>We will look into it!</p>"}, ticketId=asked)
        self._customer.reply_to_ticket(asked, "<p>Thank you.</p>")
        done = self._customer.open_ticket("Log in", "<p>I can't log in.</p>", source="email")
        self._make("close-ticket", {}, ticketId=done)
        self._customer.open_ticket("Chat", "Hello?", customer_id=customers[2], source="chat")

    def _punch_cards(self, customers: list[str]) -> None:
        card = {"name": "Driving lessons", "punches": 20, "punchLabel": "lessons", "forSale": True}
        terms = {"price": "229.95", "vatRate": 21, "expiryValue": "3", "expirePeriod": "years"}
        card_id = self._make_with_id("create-punch-card", {**card, **terms})
        issued = self._make_with_id("issue-punch-card", {"customerId": customers[0]}, punchCardId=card_id)
        self._make("stamp-bought-punch-card", {"stamps": 3}, punchCardId=card_id, issuedPunchCardId=issued)

    def _payment_links(self) -> None:
        body = {
            "description": "Contribution",
            "amount": "25.00",
            "expiresAt": self._day(30),
            "reusable": True,
        }
        self._customer.pay_link(self._make_with_id("create-payment-link", body))
        self._make("create-payment-link", {"description": "Workshop", "amount": "95.00"})

    def _files(self, customers: list[str]) -> None:
        directory = self._make_with_id("post-files", {"name": "Contracts"})
        pdf = _file("file", "contract.pdf", make_pdf(["Contract"]))
        file = self._make_with_id("post-files", {"file": "contract.pdf"}, pdf)
        self._make("create-file-share", {"content": [directory, file], "customerId": customers[0]})
        wanted = {"name": "Logo", "description": "The logo as a vector drawing", "required": True}
        self._make("create-file-request", {"name": "Material for the website", "requestedFiles": [wanted]})

    def _agreements(self) -> None:
        signed, _ = (self._agreement(name) for name in ("Service contract", "Data processing agreement"))
        self._customer.sign_agreement(signed)

    def _agreement(self, name: str) -> str:
        body = {"name": name, "signerName": "Jan Jansen", "signerSignatureData": _SIGNATURE, "signers": [_SIGNER]}
        document = _file("documents", f"{name.lower().replace(' ', '-')}.pdf", make_pdf([name]))
        return self._make_with_id("create-agreement", body, document)

    def _webhooks(self) -> None:
        self._make("create-webhook", {"url": "https://agency.example/hook", "type": "offer-accepted"})

    def _bills(self) -> None:
        for number in range(1, 4):
            issued_at = f"{self._day(-30 * (4 - number))}T00:00:00.000Z"
            bill = make_bill(f"MKP-{number:04}", issued_at, is_paid=number < 3)
            self._portal.store.add(Record(bill["id"], "fac_", bill, created_at=self._portal.clock()))


def make_bill(number: str, issued_at: str, *, is_paid: bool) -> JSONObject:
    """A bill from MijnKlantportaal; its amounts are JSON numbers."""
    line = {
        "id": new_id("fcl_"),
        "description": "Pro subscription",
        "quantity": 1,
        "currency": "EUR",
        "amountExclVat": 12.95,
        "vatRate": 21,
        "vatAmount": 2.72,
        "amountInclVat": 15.67,
    }
    return {
        "id": new_id("fac_"),
        "invoiceNumber": number,
        "lines": [line],
        "currency": "EUR",
        "subtotalAmount": 12.95,
        "vatAmount": 2.72,
        "totalAmount": 15.67,
        "issuedAt": issued_at,
        "isPaid": is_paid,
    }


def _file(field: str, name: str, content: bytes) -> IncomingFile:
    return IncomingFile(Upload(field, name, PDF, len(content)), io.BytesIO(content))
