"""Where the API is, and its operations as methods of resources."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .runtime.connection import AsyncConnection, Connection
from .runtime.token import NotPicklable

if TYPE_CHECKING:
    from .api.agreements import AgreementsResource, AsyncAgreementsResource
    from .api.appointments import AppointmentsResource, AsyncAppointmentsResource
    from .api.customer_groups import AsyncCustomerGroupsResource, CustomerGroupsResource
    from .api.customer_invoices import AsyncCustomerInvoicesResource, CustomerInvoicesResource
    from .api.customer_offers import AsyncCustomerOffersResource, CustomerOffersResource
    from .api.customer_subscription_packages import (
        AsyncCustomerSubscriptionPackagesResource,
        CustomerSubscriptionPackagesResource,
    )
    from .api.customer_subscriptions import AsyncCustomerSubscriptionsResource, CustomerSubscriptionsResource
    from .api.customers import AsyncCustomersResource, CustomersResource
    from .api.file_requests import AsyncFileRequestsResource, FileRequestsResource
    from .api.file_shares import AsyncFileSharesResource, FileSharesResource
    from .api.files import AsyncFilesResource, FilesResource
    from .api.invoices import AsyncInvoicesResource, InvoicesResource
    from .api.payment_links import AsyncPaymentLinksResource, PaymentLinksResource
    from .api.punch_cards import AsyncPunchCardsResource, PunchCardsResource
    from .api.tickets import AsyncTicketsResource, TicketsResource
    from .api.webhooks import AsyncWebhooksResource, WebhooksResource

BASE_URL = "https://api.mijnklantportaal.nl/v1"
"""The API's address, from the documentation."""


class Resources(NotPicklable):
    """The operations of the API as methods, one attribute for each tag of the documentation."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @functools.cached_property
    def agreements(self) -> AgreementsResource:
        """Documents that customers sign in the portal."""
        from .api.agreements import AgreementsResource

        return AgreementsResource(self._connection)

    @functools.cached_property
    def appointments(self) -> AppointmentsResource:
        """Meetings with customers and others."""
        from .api.appointments import AppointmentsResource

        return AppointmentsResource(self._connection)

    @functools.cached_property
    def customer_groups(self) -> CustomerGroupsResource:
        """Groups that customers belong to."""
        from .api.customer_groups import CustomerGroupsResource

        return CustomerGroupsResource(self._connection)

    @functools.cached_property
    def customer_invoices(self) -> CustomerInvoicesResource:
        """Invoices sent to customers."""
        from .api.customer_invoices import CustomerInvoicesResource

        return CustomerInvoicesResource(self._connection)

    @functools.cached_property
    def customer_offers(self) -> CustomerOffersResource:
        """Offers that customers accept or reject in the portal."""
        from .api.customer_offers import CustomerOffersResource

        return CustomerOffersResource(self._connection)

    @functools.cached_property
    def customer_subscription_packages(self) -> CustomerSubscriptionPackagesResource:
        """Subscriptions that customers can choose themselves."""
        from .api.customer_subscription_packages import CustomerSubscriptionPackagesResource

        return CustomerSubscriptionPackagesResource(self._connection)

    @functools.cached_property
    def customer_subscriptions(self) -> CustomerSubscriptionsResource:
        """What customers pay for at fixed intervals."""
        from .api.customer_subscriptions import CustomerSubscriptionsResource

        return CustomerSubscriptionsResource(self._connection)

    @functools.cached_property
    def customers(self) -> CustomersResource:
        """The companies and people who use the portal."""
        from .api.customers import CustomersResource

        return CustomersResource(self._connection)

    @functools.cached_property
    def file_requests(self) -> FileRequestsResource:
        """Requests to customers to hand in files."""
        from .api.file_requests import FileRequestsResource

        return FileRequestsResource(self._connection)

    @functools.cached_property
    def file_shares(self) -> FileSharesResource:
        """Files shared with customers."""
        from .api.file_shares import FileSharesResource

        return FileSharesResource(self._connection)

    @functools.cached_property
    def files(self) -> FilesResource:
        """Files and directories in the portal."""
        from .api.files import FilesResource

        return FilesResource(self._connection)

    @functools.cached_property
    def invoices(self) -> InvoicesResource:
        """What MijnKlantportaal bills the owner of the portal."""
        from .api.invoices import InvoicesResource

        return InvoicesResource(self._connection)

    @functools.cached_property
    def payment_links(self) -> PaymentLinksResource:
        """Links with which customers pay an amount."""
        from .api.payment_links import PaymentLinksResource

        return PaymentLinksResource(self._connection)

    @functools.cached_property
    def punch_cards(self) -> PunchCardsResource:
        """Cards with a number of uses, and the ones issued to customers."""
        from .api.punch_cards import PunchCardsResource

        return PunchCardsResource(self._connection)

    @functools.cached_property
    def tickets(self) -> TicketsResource:
        """Questions that customers ask, and the replies."""
        from .api.tickets import TicketsResource

        return TicketsResource(self._connection)

    @functools.cached_property
    def webhooks(self) -> WebhooksResource:
        """Addresses that are called when something happens in the portal."""
        from .api.webhooks import WebhooksResource

        return WebhooksResource(self._connection)


class AsyncResources(NotPicklable):
    """The operations of the API as methods, one attribute for each tag of the documentation."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @functools.cached_property
    def agreements(self) -> AsyncAgreementsResource:
        """Documents that customers sign in the portal."""
        from .api.agreements import AsyncAgreementsResource

        return AsyncAgreementsResource(self._connection)

    @functools.cached_property
    def appointments(self) -> AsyncAppointmentsResource:
        """Meetings with customers and others."""
        from .api.appointments import AsyncAppointmentsResource

        return AsyncAppointmentsResource(self._connection)

    @functools.cached_property
    def customer_groups(self) -> AsyncCustomerGroupsResource:
        """Groups that customers belong to."""
        from .api.customer_groups import AsyncCustomerGroupsResource

        return AsyncCustomerGroupsResource(self._connection)

    @functools.cached_property
    def customer_invoices(self) -> AsyncCustomerInvoicesResource:
        """Invoices sent to customers."""
        from .api.customer_invoices import AsyncCustomerInvoicesResource

        return AsyncCustomerInvoicesResource(self._connection)

    @functools.cached_property
    def customer_offers(self) -> AsyncCustomerOffersResource:
        """Offers that customers accept or reject in the portal."""
        from .api.customer_offers import AsyncCustomerOffersResource

        return AsyncCustomerOffersResource(self._connection)

    @functools.cached_property
    def customer_subscription_packages(self) -> AsyncCustomerSubscriptionPackagesResource:
        """Subscriptions that customers can choose themselves."""
        from .api.customer_subscription_packages import AsyncCustomerSubscriptionPackagesResource

        return AsyncCustomerSubscriptionPackagesResource(self._connection)

    @functools.cached_property
    def customer_subscriptions(self) -> AsyncCustomerSubscriptionsResource:
        """What customers pay for at fixed intervals."""
        from .api.customer_subscriptions import AsyncCustomerSubscriptionsResource

        return AsyncCustomerSubscriptionsResource(self._connection)

    @functools.cached_property
    def customers(self) -> AsyncCustomersResource:
        """The companies and people who use the portal."""
        from .api.customers import AsyncCustomersResource

        return AsyncCustomersResource(self._connection)

    @functools.cached_property
    def file_requests(self) -> AsyncFileRequestsResource:
        """Requests to customers to hand in files."""
        from .api.file_requests import AsyncFileRequestsResource

        return AsyncFileRequestsResource(self._connection)

    @functools.cached_property
    def file_shares(self) -> AsyncFileSharesResource:
        """Files shared with customers."""
        from .api.file_shares import AsyncFileSharesResource

        return AsyncFileSharesResource(self._connection)

    @functools.cached_property
    def files(self) -> AsyncFilesResource:
        """Files and directories in the portal."""
        from .api.files import AsyncFilesResource

        return AsyncFilesResource(self._connection)

    @functools.cached_property
    def invoices(self) -> AsyncInvoicesResource:
        """What MijnKlantportaal bills the owner of the portal."""
        from .api.invoices import AsyncInvoicesResource

        return AsyncInvoicesResource(self._connection)

    @functools.cached_property
    def payment_links(self) -> AsyncPaymentLinksResource:
        """Links with which customers pay an amount."""
        from .api.payment_links import AsyncPaymentLinksResource

        return AsyncPaymentLinksResource(self._connection)

    @functools.cached_property
    def punch_cards(self) -> AsyncPunchCardsResource:
        """Cards with a number of uses, and the ones issued to customers."""
        from .api.punch_cards import AsyncPunchCardsResource

        return AsyncPunchCardsResource(self._connection)

    @functools.cached_property
    def tickets(self) -> AsyncTicketsResource:
        """Questions that customers ask, and the replies."""
        from .api.tickets import AsyncTicketsResource

        return AsyncTicketsResource(self._connection)

    @functools.cached_property
    def webhooks(self) -> AsyncWebhooksResource:
        """Addresses that are called when something happens in the portal."""
        from .api.webhooks import AsyncWebhooksResource

        return AsyncWebhooksResource(self._connection)
