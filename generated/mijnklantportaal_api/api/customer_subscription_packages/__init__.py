"""Subscriptions that customers can choose themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...runtime.model import UNSET

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from ...models.customer_subscription import CustomerSubscription
    from ...models.customer_subscription_package import CustomerSubscriptionPackage
    from ...models.interval import Interval
    from ...models.subscription_package_sign_up import SubscriptionPackageSignUp
    from ...models.vat_rate import VatRate
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.model import Unset
    from ...runtime.natural_keys import EnsureResult
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class CustomerSubscriptionPackagesResource:
    """Subscriptions that customers can choose themselves."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<customer_subscription_packages: list, create, ensure, get, update, sign_up_customer, sign_up>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[CustomerSubscriptionPackage]:
        """Page through the packages.

        Those that are not for sale are among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.customer_subscription_packages.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/list-customer-subscription-packages
        """
        from .list_customer_subscription_packages import operation

        return self._connection.paginate(
            "customer_subscription_packages.list", lambda page: operation(page=page), limit, prefetch, options
        )

    def create(
        self,
        *,
        name: str,
        interval: Interval,
        amount: Decimal | int | str,
        vat_rate: VatRate,
        description: str | None = None,
        available_for_sale: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerSubscriptionPackage:
        """Create a package.

        Customers can subscribe to it. Say whether it is for sale.

        Args:
            name: Name of the package. Example: "Phone subscription".
            interval: How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6
                months"`, `"1 year"`. This list of values is inferred.
            amount: Price for each interval. In EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            description: What the package contains. Example: "1GB per month, 300min per month".
            available_for_sale: Whether customers can choose the package. The API's default is not
                documented.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new package.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_subscription_packages.create(
                name="Phone subscription",
                interval="1 year",
                amount=Decimal("12.95"),
                vat_rate=21,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/create-customer-subscription-package
        """
        from ...models.create_customer_subscription_package_request import CreateCustomerSubscriptionPackageRequest
        from .create_customer_subscription_package import operation

        return self._connection.call(
            operation(
                CreateCustomerSubscriptionPackageRequest(
                    name=name,
                    interval=interval,
                    amount=amount,
                    vat_rate=vat_rate,
                    description=description,
                    available_for_sale=available_for_sale,
                )
            ),
            options,
        )

    def ensure(
        self,
        *,
        name: str,
        interval: Interval,
        amount: Decimal | int | str,
        vat_rate: VatRate,
        description: str | None = None,
        available_for_sale: bool | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerSubscriptionPackage]:
        """Create a package, unless it is there already.

        The key is `name`. That it identifies an object is inferred: the API would create a second one all
        the same. Of an object with this key, `interval`, `amount`, `vat_rate`, `description` and
        `available_for_sale` are compared. Let one program at a time ensure an object: two that look for it
        at once both create it.

        Args:
            name: Name of the package. Example: "Phone subscription".
            interval: How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6
                months"`, `"1 year"`. This list of values is inferred.
            amount: Price for each interval. In EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            description: What the package contains. Example: "1GB per month, 300min per month".
            available_for_sale: Whether customers can choose the package. The API's default is not
                documented.
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            EnsureConflictError: The object is there, but differs from what was asked for. Nothing was
                changed.
            AmbiguousError: Several objects have the key, or a write may have taken effect and the list does
                not show whether it did. It was not sent again: look in the portal first.
            DecodeError: The object was created, but the response can't be read, and the list does not show
                it yet.
            PaginationError: The list can't be read to its end.
            ServerError: The API failed.
            TransportError: The network failed.

        Example:
            portal.customer_subscription_packages.ensure(
                name="Phone subscription",
                interval="1 year",
                amount=Decimal("12.95"),
                vat_rate=21,
            )
        """
        from ...models.create_customer_subscription_package_request import CreateCustomerSubscriptionPackageRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_subscription_package import natural_key, operation

        return self._connection.ensure(
            EnsureCall(
                "customer_subscription_packages.ensure",
                operation(
                    CreateCustomerSubscriptionPackageRequest(
                        name=name,
                        interval=interval,
                        amount=amount,
                        vat_rate=vat_rate,
                        description=description,
                        available_for_sale=available_for_sale,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    def get(self, package_id: str, *, options: RequestOptions | None = None) -> CustomerSubscriptionPackage:
        """Read one package.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The package.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.customer_subscription_packages.get("spg_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/get-customer-subscription-package
        """
        from .get_customer_subscription_package import operation

        return self._connection.call(operation(package_id), options)

    def update(
        self,
        package_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        interval: Interval | None = None,
        amount: Decimal | int | str | None = None,
        vat_rate: VatRate | None = None,
        available_for_sale: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerSubscriptionPackage:
        """Change a package.

        Fields left out stay as they are.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            name: Name of the package. Example: "Phone subscription".
            description: What the package contains. Example: "1GB per month, 300min per month".
            interval: How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6
                months"`, `"1 year"`. This list of values is inferred.
            amount: Price for each interval. In EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            available_for_sale: Whether customers can choose the package.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The package after the change.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_subscription_packages.update(
                "spg_abc12345def678",
                name="Phone subscription",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/change-customer-subscription-package
        """
        from ...models.change_customer_subscription_package_request import ChangeCustomerSubscriptionPackageRequest
        from .change_customer_subscription_package import operation

        return self._connection.call(
            operation(
                package_id,
                ChangeCustomerSubscriptionPackageRequest(
                    name=name,
                    description=description,
                    interval=interval,
                    amount=amount,
                    vat_rate=vat_rate,
                    available_for_sale=available_for_sale,
                ),
            ),
            options,
        )

    def sign_up_customer(
        self,
        package_id: str,
        *,
        customer_id: str,
        start_date: datetime.date,
        create_invoice: bool,
        mandate_id: str | None = None,
        invoice_text: str | None | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> CustomerSubscription:
        """Subscribe an existing customer to a package.

        Somebody who is not a customer yet has a sign-up of their own, with a payment.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            customer_id: ID of the customer who subscribes. Starts with `cst_`. Example:
                "cst_abc12345def678".
            start_date: Day on which the subscription starts; responses call it `starts_at`.
            create_invoice: Whether an invoice is made for the subscription. The API's default is not
                documented.
            mandate_id: ID of the mandate with which the customer pays. Starts with `mdt_`. Example:
                "mdt_abc12345def678".
            invoice_text: Text on the invoice; subscriptions call it `invoice_description`.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new subscription.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_subscription_packages.sign_up_customer(
                "spg_abc12345def678",
                customer_id="cst_abc12345def678",
                start_date=date(2024, 5, 4),
                create_invoice=True,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/sign-up-a-customer-for-a-customer-subscription-package
        """
        from ...models.sign_up_customer_request import SignUpCustomerRequest
        from .sign_up_customer_subscription_package_to_customer import operation

        return self._connection.call(
            operation(
                package_id,
                SignUpCustomerRequest(
                    customer_id=customer_id,
                    start_date=start_date,
                    create_invoice=create_invoice,
                    mandate_id=mandate_id,
                    invoice_text=invoice_text,
                ),
            ),
            options,
        )

    def sign_up(
        self,
        package_id: str,
        *,
        company_name: str,
        address: str,
        zip_code: str,
        city: str,
        email: str,
        options: RequestOptions | None = None,
    ) -> SubscriptionPackageSignUp:
        """Start a sign-up for someone who is not a customer yet and get a payment link.

        The new customer pays at that link. The subscription is not part of the response.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            company_name: Name of the new customer. Example: "Test Company BV".
            address: Street and house number. Example: "Teststreet 123".
            zip_code: Postal code. Example: "1234AB".
            city: Town. Example: "Amsterdam".
            email: E-mail address of the new customer; customers call it `primary_email`. Example:
                "john.doe@test.com".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The sign-up that has been started.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_subscription_packages.sign_up(
                "spg_abc12345def678",
                company_name="Test Company BV",
                address="Teststreet 123",
                zip_code="1234AB",
                city="Amsterdam",
                email="john.doe@test.com",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/sign-up-a-non-customer-for-a-customer-subscription-package
        """
        from ...models.sign_up_request import SignUpRequest
        from .sign_up_customer_subscription_package_to_non_customer import operation

        return self._connection.call(
            operation(
                package_id,
                SignUpRequest(company_name=company_name, address=address, zip_code=zip_code, city=city, email=email),
            ),
            options,
        )


class AsyncCustomerSubscriptionPackagesResource:
    """Subscriptions that customers can choose themselves."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<customer_subscription_packages: list, create, ensure, get, update, sign_up_customer, sign_up>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[CustomerSubscriptionPackage]:
        """Page through the packages.

        Those that are not for sale are among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.customer_subscription_packages.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/list-customer-subscription-packages
        """
        from .list_customer_subscription_packages import operation

        return self._connection.paginate(
            "customer_subscription_packages.list", lambda page: operation(page=page), limit, prefetch, options
        )

    async def create(
        self,
        *,
        name: str,
        interval: Interval,
        amount: Decimal | int | str,
        vat_rate: VatRate,
        description: str | None = None,
        available_for_sale: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerSubscriptionPackage:
        """Create a package.

        Customers can subscribe to it. Say whether it is for sale.

        Args:
            name: Name of the package. Example: "Phone subscription".
            interval: How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6
                months"`, `"1 year"`. This list of values is inferred.
            amount: Price for each interval. In EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            description: What the package contains. Example: "1GB per month, 300min per month".
            available_for_sale: Whether customers can choose the package. The API's default is not
                documented.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new package.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_subscription_packages.create(
                name="Phone subscription",
                interval="1 year",
                amount=Decimal("12.95"),
                vat_rate=21,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/create-customer-subscription-package
        """
        from ...models.create_customer_subscription_package_request import CreateCustomerSubscriptionPackageRequest
        from .create_customer_subscription_package import operation

        return await self._connection.call(
            operation(
                CreateCustomerSubscriptionPackageRequest(
                    name=name,
                    interval=interval,
                    amount=amount,
                    vat_rate=vat_rate,
                    description=description,
                    available_for_sale=available_for_sale,
                )
            ),
            options,
        )

    async def ensure(
        self,
        *,
        name: str,
        interval: Interval,
        amount: Decimal | int | str,
        vat_rate: VatRate,
        description: str | None = None,
        available_for_sale: bool | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerSubscriptionPackage]:
        """Create a package, unless it is there already.

        The key is `name`. That it identifies an object is inferred: the API would create a second one all
        the same. Of an object with this key, `interval`, `amount`, `vat_rate`, `description` and
        `available_for_sale` are compared. Let one program at a time ensure an object: two that look for it
        at once both create it.

        Args:
            name: Name of the package. Example: "Phone subscription".
            interval: How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6
                months"`, `"1 year"`. This list of values is inferred.
            amount: Price for each interval. In EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            description: What the package contains. Example: "1GB per month, 300min per month".
            available_for_sale: Whether customers can choose the package. The API's default is not
                documented.
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            EnsureConflictError: The object is there, but differs from what was asked for. Nothing was
                changed.
            AmbiguousError: Several objects have the key, or a write may have taken effect and the list does
                not show whether it did. It was not sent again: look in the portal first.
            DecodeError: The object was created, but the response can't be read, and the list does not show
                it yet.
            PaginationError: The list can't be read to its end.
            ServerError: The API failed.
            TransportError: The network failed.

        Example:
            await portal.customer_subscription_packages.ensure(
                name="Phone subscription",
                interval="1 year",
                amount=Decimal("12.95"),
                vat_rate=21,
            )
        """
        from ...models.create_customer_subscription_package_request import CreateCustomerSubscriptionPackageRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_subscription_package import natural_key, operation

        return await self._connection.ensure(
            EnsureCall(
                "customer_subscription_packages.ensure",
                operation(
                    CreateCustomerSubscriptionPackageRequest(
                        name=name,
                        interval=interval,
                        amount=amount,
                        vat_rate=vat_rate,
                        description=description,
                        available_for_sale=available_for_sale,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    async def get(self, package_id: str, *, options: RequestOptions | None = None) -> CustomerSubscriptionPackage:
        """Read one package.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The package.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.customer_subscription_packages.get("spg_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/get-customer-subscription-package
        """
        from .get_customer_subscription_package import operation

        return await self._connection.call(operation(package_id), options)

    async def update(
        self,
        package_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        interval: Interval | None = None,
        amount: Decimal | int | str | None = None,
        vat_rate: VatRate | None = None,
        available_for_sale: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerSubscriptionPackage:
        """Change a package.

        Fields left out stay as they are.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            name: Name of the package. Example: "Phone subscription".
            description: What the package contains. Example: "1GB per month, 300min per month".
            interval: How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6
                months"`, `"1 year"`. This list of values is inferred.
            amount: Price for each interval. In EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            available_for_sale: Whether customers can choose the package.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The package after the change.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_subscription_packages.update(
                "spg_abc12345def678",
                name="Phone subscription",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/change-customer-subscription-package
        """
        from ...models.change_customer_subscription_package_request import ChangeCustomerSubscriptionPackageRequest
        from .change_customer_subscription_package import operation

        return await self._connection.call(
            operation(
                package_id,
                ChangeCustomerSubscriptionPackageRequest(
                    name=name,
                    description=description,
                    interval=interval,
                    amount=amount,
                    vat_rate=vat_rate,
                    available_for_sale=available_for_sale,
                ),
            ),
            options,
        )

    async def sign_up_customer(
        self,
        package_id: str,
        *,
        customer_id: str,
        start_date: datetime.date,
        create_invoice: bool,
        mandate_id: str | None = None,
        invoice_text: str | None | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> CustomerSubscription:
        """Subscribe an existing customer to a package.

        Somebody who is not a customer yet has a sign-up of their own, with a payment.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            customer_id: ID of the customer who subscribes. Starts with `cst_`. Example:
                "cst_abc12345def678".
            start_date: Day on which the subscription starts; responses call it `starts_at`.
            create_invoice: Whether an invoice is made for the subscription. The API's default is not
                documented.
            mandate_id: ID of the mandate with which the customer pays. Starts with `mdt_`. Example:
                "mdt_abc12345def678".
            invoice_text: Text on the invoice; subscriptions call it `invoice_description`.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new subscription.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_subscription_packages.sign_up_customer(
                "spg_abc12345def678",
                customer_id="cst_abc12345def678",
                start_date=date(2024, 5, 4),
                create_invoice=True,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/sign-up-a-customer-for-a-customer-subscription-package
        """
        from ...models.sign_up_customer_request import SignUpCustomerRequest
        from .sign_up_customer_subscription_package_to_customer import operation

        return await self._connection.call(
            operation(
                package_id,
                SignUpCustomerRequest(
                    customer_id=customer_id,
                    start_date=start_date,
                    create_invoice=create_invoice,
                    mandate_id=mandate_id,
                    invoice_text=invoice_text,
                ),
            ),
            options,
        )

    async def sign_up(
        self,
        package_id: str,
        *,
        company_name: str,
        address: str,
        zip_code: str,
        city: str,
        email: str,
        options: RequestOptions | None = None,
    ) -> SubscriptionPackageSignUp:
        """Start a sign-up for someone who is not a customer yet and get a payment link.

        The new customer pays at that link. The subscription is not part of the response.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            company_name: Name of the new customer. Example: "Test Company BV".
            address: Street and house number. Example: "Teststreet 123".
            zip_code: Postal code. Example: "1234AB".
            city: Town. Example: "Amsterdam".
            email: E-mail address of the new customer; customers call it `primary_email`. Example:
                "john.doe@test.com".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The sign-up that has been started.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_subscription_packages.sign_up(
                "spg_abc12345def678",
                company_name="Test Company BV",
                address="Teststreet 123",
                zip_code="1234AB",
                city="Amsterdam",
                email="john.doe@test.com",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/sign-up-a-non-customer-for-a-customer-subscription-package
        """
        from ...models.sign_up_request import SignUpRequest
        from .sign_up_customer_subscription_package_to_non_customer import operation

        return await self._connection.call(
            operation(
                package_id,
                SignUpRequest(company_name=company_name, address=address, zip_code=zip_code, city=city, email=email),
            ),
            options,
        )
