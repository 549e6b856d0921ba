"""The companies and people who use the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from ...models.customer import Customer
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.natural_keys import EnsureResult
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class CustomersResource:
    """The companies and people who use the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<customers: list, create, ensure, get, update>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[Customer]:
        """Page through the customers of the portal.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `customers.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.customers.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/list-customers
        """
        from .list_customers import operation

        return self._connection.paginate("customers.list", lambda page: operation(page=page), limit, prefetch, options)

    def create(
        self,
        *,
        company_name: str,
        address: str,
        zip_code: str,
        city: str,
        primary_email: str,
        country_code: str | None = None,
        options: RequestOptions | None = None,
    ) -> Customer:
        """Create a customer, a company or a person.

        Args:
            company_name: Name of the customer. Example: "Test Company BV".
            address: Street name and number of the customer. Example: "Teststreet 123".
            zip_code: Zip code of the customer. Example: "1234AB".
            city: City of the customer. Example: "Amsterdam".
            primary_email: E-mail address of the customer; notifications go there. Example:
                "john.doe@test.com".
            country_code: ISO 3166-1 alpha-2 country code (2 letters); NL if left out. Example: "NL".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new customer.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `customers.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customers.create(
                company_name="Test Company BV",
                address="Teststreet 123",
                zip_code="1234AB",
                city="Amsterdam",
                primary_email="john.doe@test.com",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/create-customer
        """
        from ...models.create_customer_request import CreateCustomerRequest
        from .create_customer import operation

        return self._connection.call(
            operation(
                CreateCustomerRequest(
                    company_name=company_name,
                    address=address,
                    zip_code=zip_code,
                    city=city,
                    primary_email=primary_email,
                    country_code=country_code,
                )
            ),
            options,
        )

    def ensure(
        self,
        *,
        company_name: str,
        address: str,
        zip_code: str,
        city: str,
        primary_email: str,
        country_code: str | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[Customer]:
        """Create a customer, a company or a person, unless it is there already.

        The key is `primary_email` and `company_name`. That it identifies an object is inferred: the API
        would create a second one all the same. Of an object with this key, `address`, `zip_code`, `city`
        and `country_code` are compared. Let one program at a time ensure an object: two that look for it at
        once both create it.

        Args:
            company_name: Name of the customer. Example: "Test Company BV".
            address: Street name and number of the customer. Example: "Teststreet 123".
            zip_code: Zip code of the customer. Example: "1234AB".
            city: City of the customer. Example: "Amsterdam".
            primary_email: E-mail address of the customer; notifications go there. Example:
                "john.doe@test.com".
            country_code: ISO 3166-1 alpha-2 country code (2 letters); NL if left out. Example: "NL".
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `customers.write` and
                `customers.read` (documented for the area, inferred for the call).
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
            portal.customers.ensure(
                company_name="Test Company BV",
                address="Teststreet 123",
                zip_code="1234AB",
                city="Amsterdam",
                primary_email="john.doe@test.com",
            )
        """
        from ...models.create_customer_request import CreateCustomerRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer import natural_key, operation

        return self._connection.ensure(
            EnsureCall(
                "customers.ensure",
                operation(
                    CreateCustomerRequest(
                        company_name=company_name,
                        address=address,
                        zip_code=zip_code,
                        city=city,
                        primary_email=primary_email,
                        country_code=country_code,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    def get(self, customer_id: str, *, options: RequestOptions | None = None) -> Customer:
        """Read one customer.

        Args:
            customer_id: The customer. Starts with `cst_`. Example: "cst_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The customer.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `customers.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.customers.get("cst_abc12345def678")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/get-customer
        """
        from .get_customer import operation

        return self._connection.call(operation(customer_id), options)

    def update(
        self,
        customer_id: str,
        *,
        company_name: str | None = None,
        address: str | None = None,
        zip_code: str | None = None,
        city: str | None = None,
        primary_email: str | None = None,
        options: RequestOptions | None = None,
    ) -> Customer:
        """Change some fields of a customer.

        Give at least one; those left out stay as they are.

        Args:
            customer_id: The customer. Starts with `cst_`. Example: "cst_abc12345def678".
            company_name: Name of the customer. Example: "Test Company BV".
            address: Street and house number. Example: "Teststreet 123".
            zip_code: Postal code. Example: "1234AB".
            city: Where the customer is. Example: "Amsterdam".
            primary_email: Where notifications go. Example: "john.doe@test.com".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The customer as it is now.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `customers.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customers.update("cst_abc12345def678", company_name="Test Company BV")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/edit-customer
        """
        from ...models.edit_customer_request import EditCustomerRequest
        from .edit_customer import operation

        return self._connection.call(
            operation(
                customer_id,
                EditCustomerRequest(
                    company_name=company_name,
                    address=address,
                    zip_code=zip_code,
                    city=city,
                    primary_email=primary_email,
                ),
            ),
            options,
        )


class AsyncCustomersResource:
    """The companies and people who use the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<customers: list, create, ensure, get, update>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[Customer]:
        """Page through the customers of the portal.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `customers.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.customers.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/list-customers
        """
        from .list_customers import operation

        return self._connection.paginate("customers.list", lambda page: operation(page=page), limit, prefetch, options)

    async def create(
        self,
        *,
        company_name: str,
        address: str,
        zip_code: str,
        city: str,
        primary_email: str,
        country_code: str | None = None,
        options: RequestOptions | None = None,
    ) -> Customer:
        """Create a customer, a company or a person.

        Args:
            company_name: Name of the customer. Example: "Test Company BV".
            address: Street name and number of the customer. Example: "Teststreet 123".
            zip_code: Zip code of the customer. Example: "1234AB".
            city: City of the customer. Example: "Amsterdam".
            primary_email: E-mail address of the customer; notifications go there. Example:
                "john.doe@test.com".
            country_code: ISO 3166-1 alpha-2 country code (2 letters); NL if left out. Example: "NL".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new customer.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `customers.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customers.create(
                company_name="Test Company BV",
                address="Teststreet 123",
                zip_code="1234AB",
                city="Amsterdam",
                primary_email="john.doe@test.com",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/create-customer
        """
        from ...models.create_customer_request import CreateCustomerRequest
        from .create_customer import operation

        return await self._connection.call(
            operation(
                CreateCustomerRequest(
                    company_name=company_name,
                    address=address,
                    zip_code=zip_code,
                    city=city,
                    primary_email=primary_email,
                    country_code=country_code,
                )
            ),
            options,
        )

    async def ensure(
        self,
        *,
        company_name: str,
        address: str,
        zip_code: str,
        city: str,
        primary_email: str,
        country_code: str | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[Customer]:
        """Create a customer, a company or a person, unless it is there already.

        The key is `primary_email` and `company_name`. That it identifies an object is inferred: the API
        would create a second one all the same. Of an object with this key, `address`, `zip_code`, `city`
        and `country_code` are compared. Let one program at a time ensure an object: two that look for it at
        once both create it.

        Args:
            company_name: Name of the customer. Example: "Test Company BV".
            address: Street name and number of the customer. Example: "Teststreet 123".
            zip_code: Zip code of the customer. Example: "1234AB".
            city: City of the customer. Example: "Amsterdam".
            primary_email: E-mail address of the customer; notifications go there. Example:
                "john.doe@test.com".
            country_code: ISO 3166-1 alpha-2 country code (2 letters); NL if left out. Example: "NL".
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `customers.write` and
                `customers.read` (documented for the area, inferred for the call).
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
            await portal.customers.ensure(
                company_name="Test Company BV",
                address="Teststreet 123",
                zip_code="1234AB",
                city="Amsterdam",
                primary_email="john.doe@test.com",
            )
        """
        from ...models.create_customer_request import CreateCustomerRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer import natural_key, operation

        return await self._connection.ensure(
            EnsureCall(
                "customers.ensure",
                operation(
                    CreateCustomerRequest(
                        company_name=company_name,
                        address=address,
                        zip_code=zip_code,
                        city=city,
                        primary_email=primary_email,
                        country_code=country_code,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    async def get(self, customer_id: str, *, options: RequestOptions | None = None) -> Customer:
        """Read one customer.

        Args:
            customer_id: The customer. Starts with `cst_`. Example: "cst_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The customer.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `customers.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.customers.get("cst_abc12345def678")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/get-customer
        """
        from .get_customer import operation

        return await self._connection.call(operation(customer_id), options)

    async def update(
        self,
        customer_id: str,
        *,
        company_name: str | None = None,
        address: str | None = None,
        zip_code: str | None = None,
        city: str | None = None,
        primary_email: str | None = None,
        options: RequestOptions | None = None,
    ) -> Customer:
        """Change some fields of a customer.

        Give at least one; those left out stay as they are.

        Args:
            customer_id: The customer. Starts with `cst_`. Example: "cst_abc12345def678".
            company_name: Name of the customer. Example: "Test Company BV".
            address: Street and house number. Example: "Teststreet 123".
            zip_code: Postal code. Example: "1234AB".
            city: Where the customer is. Example: "Amsterdam".
            primary_email: Where notifications go. Example: "john.doe@test.com".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The customer as it is now.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `customers.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customers.update("cst_abc12345def678", company_name="Test Company BV")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/edit-customer
        """
        from ...models.edit_customer_request import EditCustomerRequest
        from .edit_customer import operation

        return await self._connection.call(
            operation(
                customer_id,
                EditCustomerRequest(
                    company_name=company_name,
                    address=address,
                    zip_code=zip_code,
                    city=city,
                    primary_email=primary_email,
                ),
            ),
            options,
        )
