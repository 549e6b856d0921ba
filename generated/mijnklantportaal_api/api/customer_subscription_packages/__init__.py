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
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class CustomerSubscriptionPackagesResource:
    """Subscriptions that customers can choose themselves."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[CustomerSubscriptionPackage]:
        """Page through the packages.

        List all packages of the portal, whether or not they are for sale.

        Args:
            limit: The largest number of items to read; all of them where None.
            prefetch: How many pages may be on their way at once.
            options: What differs for this call, such as its time-outs.

        Returns:
            A list that is read page by page while it is used.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            for item in portal.customer_subscription_packages.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/list-customer-subscription-packages
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        Not documented: scope (the one that a token needs for packages).
        """
        from . import list_customer_subscription_packages

        return self._connection.paginate(
            lambda page: list_customer_subscription_packages.operation(page=page), limit, prefetch, options
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

        Add a package that customers can subscribe to. Say whether it is for sale.

        Args:
            name: Name of the package. Example: "Phone subscription".
            interval: How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6
                months"`, `"1 year"`. Example: "1 month". (Inferred: enum: the values that answers have.)
            amount: Price for each interval. In EUR. Example: "12.95". (Inferred: pattern: a point and at
                most two decimals, as in every example.)
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
            description: Optional. What the package contains. Example: "1GB per month, 300min per month".
            available_for_sale: Optional. Whether customers can choose the package. Example: true. (Not
                documented: default.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The new package.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscription_packages.create(
                name="Phone subscription",
                interval="1 year",
                amount=Decimal("12.95"),
                vat_rate=21,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/create-customer-subscription-package
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs for
        packages).
        """
        from . import create_customer_subscription_package

        return self._connection.call(
            create_customer_subscription_package.operation(
                name=name,
                interval=interval,
                amount=amount,
                vat_rate=vat_rate,
                description=description,
                available_for_sale=available_for_sale,
            ),
            options,
        )

    def get(self, package_id: str, *, options: RequestOptions | None = None) -> CustomerSubscriptionPackage:
        """Read one package.

        Read a package.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The package.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscription_packages.get("spg_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/get-customer-subscription-package
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Not documented: scope (the one that a token needs for packages).
        """
        from . import get_customer_subscription_package

        return self._connection.call(get_customer_subscription_package.operation(package_id), options)

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

        Change the fields of a package that are sent, and keep the others.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            name: Optional. Name of the package. Example: "Phone subscription".
            description: Optional. What the package contains. Example: "1GB per month, 300min per month".
            interval: Optional. How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2
                months"`, `"6 months"`, `"1 year"`. Example: "1 month". (Inferred: enum: the values that
                answers have.)
            amount: Optional. Price for each interval. In EUR. Example: "12.95". (Inferred: pattern: a point
                and at most two decimals, as in every example.)
            vat_rate: Optional. Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
            available_for_sale: Optional. Whether customers can choose the package. Example: true.
            options: What differs for this call, such as its time-outs.

        Returns:
            The package after the change.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscription_packages.update("spg_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/change-customer-subscription-package
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs for
        packages).
        """
        from . import change_customer_subscription_package

        return self._connection.call(
            change_customer_subscription_package.operation(
                package_id,
                name=name,
                description=description,
                interval=interval,
                amount=amount,
                vat_rate=vat_rate,
                available_for_sale=available_for_sale,
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

        Start a subscription for someone who is a customer already. The path differs only in its end from
        that of the sign-up of someone who is not: this one has no slash at the end, and must be called
        exactly so.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            customer_id: ID of the customer who subscribes. Starts with `cst_`. Example:
                "cst_abc12345def678". (Inferred: required: a sign-up of nobody has no meaning.)
            start_date: Day on which the subscription starts; answers call it `startsAt`. Example:
                "2024-05-04". (Inferred: required: only the mandate and the text of the invoice are said to
                be dispensable.)
            create_invoice: Whether an invoice is made for the subscription. Example: true. (Inferred:
                required: only the mandate and the text of the invoice are said to be dispensable.) (Not
                documented: default.)
            mandate_id: Optional. ID of the mandate with which the customer pays. Starts with `mdt_`.
                Example: "mdt_abc12345def678".
            invoice_text: Optional. Text on the invoice; subscriptions call it `invoiceDescription`.
                (Inferred: null: from the sample request.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The new subscription.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscription_packages.sign_up_customer(
                "spg_abc12345def678",
                customer_id="cst_abc12345def678",
                start_date=date(2024, 5, 4),
                create_invoice=True,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/sign-up-a-customer-for-a-customer-subscription-package
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Inferred: operationId (mirrors the documented one for the sign-up of someone who is no customer);
        201 (it creates something, and the calls that do so with a documented status answer 201); 404
        (documented for other operations addressed by an identifier); 422 (documented for another request
        with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs for
        packages).
        """
        from . import sign_up_customer_subscription_package_to_customer

        return self._connection.call(
            sign_up_customer_subscription_package_to_customer.operation(
                package_id,
                customer_id=customer_id,
                start_date=start_date,
                create_invoice=create_invoice,
                mandate_id=mandate_id,
                invoice_text=invoice_text,
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
        """Start a sign-up for someone who is no customer yet and get a payment link.

        Get the address at which a new customer pays; the subscription is not part of the answer. The path
        differs only in its end from that of the sign-up of an existing customer: this one ends with a
        slash, and must be called exactly so. An answer without a payment link comes from the other
        operation.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            company_name: Name of the new customer. Example: "Test Company BV".
            address: Street and house number. Example: "Teststreet 123".
            zip_code: Postal code. Example: "1234AB".
            city: Town. Example: "Amsterdam".
            email: E-mail address of the new customer; customers call it `primaryEmail`. Example:
                "john.doe@test.com".
            options: What differs for this call, such as its time-outs.

        Returns:
            The sign-up that has been started.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

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
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        404 (documented for other operations addressed by an identifier); 422 (documented for another
        request with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs for
        packages).
        """
        from . import sign_up_customer_subscription_package_to_non_customer

        return self._connection.call(
            sign_up_customer_subscription_package_to_non_customer.operation(
                package_id, company_name=company_name, address=address, zip_code=zip_code, city=city, email=email
            ),
            options,
        )


class AsyncCustomerSubscriptionPackagesResource:
    """Subscriptions that customers can choose themselves."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[CustomerSubscriptionPackage]:
        """Page through the packages.

        List all packages of the portal, whether or not they are for sale.

        Args:
            limit: The largest number of items to read; all of them where None.
            prefetch: How many pages may be on their way at once.
            options: What differs for this call, such as its time-outs.

        Returns:
            A list that is read page by page while it is used.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            for item in portal.customer_subscription_packages.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/list-customer-subscription-packages
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        Not documented: scope (the one that a token needs for packages).
        """
        from . import list_customer_subscription_packages

        return self._connection.paginate(
            lambda page: list_customer_subscription_packages.operation(page=page), limit, prefetch, options
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

        Add a package that customers can subscribe to. Say whether it is for sale.

        Args:
            name: Name of the package. Example: "Phone subscription".
            interval: How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6
                months"`, `"1 year"`. Example: "1 month". (Inferred: enum: the values that answers have.)
            amount: Price for each interval. In EUR. Example: "12.95". (Inferred: pattern: a point and at
                most two decimals, as in every example.)
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
            description: Optional. What the package contains. Example: "1GB per month, 300min per month".
            available_for_sale: Optional. Whether customers can choose the package. Example: true. (Not
                documented: default.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The new package.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscription_packages.create(
                name="Phone subscription",
                interval="1 year",
                amount=Decimal("12.95"),
                vat_rate=21,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/create-customer-subscription-package
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs for
        packages).
        """
        from . import create_customer_subscription_package

        return await self._connection.call(
            create_customer_subscription_package.operation(
                name=name,
                interval=interval,
                amount=amount,
                vat_rate=vat_rate,
                description=description,
                available_for_sale=available_for_sale,
            ),
            options,
        )

    async def get(self, package_id: str, *, options: RequestOptions | None = None) -> CustomerSubscriptionPackage:
        """Read one package.

        Read a package.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The package.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscription_packages.get("spg_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/get-customer-subscription-package
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Not documented: scope (the one that a token needs for packages).
        """
        from . import get_customer_subscription_package

        return await self._connection.call(get_customer_subscription_package.operation(package_id), options)

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

        Change the fields of a package that are sent, and keep the others.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            name: Optional. Name of the package. Example: "Phone subscription".
            description: Optional. What the package contains. Example: "1GB per month, 300min per month".
            interval: Optional. How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2
                months"`, `"6 months"`, `"1 year"`. Example: "1 month". (Inferred: enum: the values that
                answers have.)
            amount: Optional. Price for each interval. In EUR. Example: "12.95". (Inferred: pattern: a point
                and at most two decimals, as in every example.)
            vat_rate: Optional. Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
            available_for_sale: Optional. Whether customers can choose the package. Example: true.
            options: What differs for this call, such as its time-outs.

        Returns:
            The package after the change.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscription_packages.update("spg_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/change-customer-subscription-package
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs for
        packages).
        """
        from . import change_customer_subscription_package

        return await self._connection.call(
            change_customer_subscription_package.operation(
                package_id,
                name=name,
                description=description,
                interval=interval,
                amount=amount,
                vat_rate=vat_rate,
                available_for_sale=available_for_sale,
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

        Start a subscription for someone who is a customer already. The path differs only in its end from
        that of the sign-up of someone who is not: this one has no slash at the end, and must be called
        exactly so.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            customer_id: ID of the customer who subscribes. Starts with `cst_`. Example:
                "cst_abc12345def678". (Inferred: required: a sign-up of nobody has no meaning.)
            start_date: Day on which the subscription starts; answers call it `startsAt`. Example:
                "2024-05-04". (Inferred: required: only the mandate and the text of the invoice are said to
                be dispensable.)
            create_invoice: Whether an invoice is made for the subscription. Example: true. (Inferred:
                required: only the mandate and the text of the invoice are said to be dispensable.) (Not
                documented: default.)
            mandate_id: Optional. ID of the mandate with which the customer pays. Starts with `mdt_`.
                Example: "mdt_abc12345def678".
            invoice_text: Optional. Text on the invoice; subscriptions call it `invoiceDescription`.
                (Inferred: null: from the sample request.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The new subscription.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscription_packages.sign_up_customer(
                "spg_abc12345def678",
                customer_id="cst_abc12345def678",
                start_date=date(2024, 5, 4),
                create_invoice=True,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/sign-up-a-customer-for-a-customer-subscription-package
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Inferred: operationId (mirrors the documented one for the sign-up of someone who is no customer);
        201 (it creates something, and the calls that do so with a documented status answer 201); 404
        (documented for other operations addressed by an identifier); 422 (documented for another request
        with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs for
        packages).
        """
        from . import sign_up_customer_subscription_package_to_customer

        return await self._connection.call(
            sign_up_customer_subscription_package_to_customer.operation(
                package_id,
                customer_id=customer_id,
                start_date=start_date,
                create_invoice=create_invoice,
                mandate_id=mandate_id,
                invoice_text=invoice_text,
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
        """Start a sign-up for someone who is no customer yet and get a payment link.

        Get the address at which a new customer pays; the subscription is not part of the answer. The path
        differs only in its end from that of the sign-up of an existing customer: this one ends with a
        slash, and must be called exactly so. An answer without a payment link comes from the other
        operation.

        Args:
            package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
            company_name: Name of the new customer. Example: "Test Company BV".
            address: Street and house number. Example: "Teststreet 123".
            zip_code: Postal code. Example: "1234AB".
            city: Town. Example: "Amsterdam".
            email: E-mail address of the new customer; customers call it `primaryEmail`. Example:
                "john.doe@test.com".
            options: What differs for this call, such as its time-outs.

        Returns:
            The sign-up that has been started.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

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
        Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        404 (documented for other operations addressed by an identifier); 422 (documented for another
        request with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs for
        packages).
        """
        from . import sign_up_customer_subscription_package_to_non_customer

        return await self._connection.call(
            sign_up_customer_subscription_package_to_non_customer.operation(
                package_id, company_name=company_name, address=address, zip_code=zip_code, city=city, email=email
            ),
            options,
        )
