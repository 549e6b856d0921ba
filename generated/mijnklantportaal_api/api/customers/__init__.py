"""The companies and people who use the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...models.customer import Customer
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class CustomersResource:
    """The companies and people who use the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[Customer]:
        """Page through the customers.

        List the customers of the portal.

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
            for item in portal.customers.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/list-customers
        Source: `spec/transcribed/customers-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_customers

        return self._connection.paginate(lambda page: list_customers.operation(page=page), limit, prefetch, options)

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
        """Create Customer.

        Add a customer to the portal.

        Args:
            company_name: Name of the customer. Example: "Test Company BV".
            address: Street name and number of the customer. Example: "Teststreet 123".
            zip_code: Zip code of the customer. Example: "1234AB".
            city: City of the customer. Example: "Amsterdam".
            primary_email: Primary email of the customer. This will be used to send notification to.
                Example: "john.doe@test.com".
            country_code: Optional. ISO 3166-1 alpha-2 country code (2 letters). Will fallback to NL when
                not provided. Example: "NL".
            options: What differs for this call, such as its time-outs.

        Returns:
            Returning the created Customer.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

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
        Source: `spec/pages/create-customer.txt`.
        Inferred: operationId (the page names none; made from its title); status (the page shows none; its
        words say that it creates something); contentType (the page shows none for the response; its fields
        and sample are JSON); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_customer

        return self._connection.call(
            create_customer.operation(
                company_name=company_name,
                address=address,
                zip_code=zip_code,
                city=city,
                primary_email=primary_email,
                country_code=country_code,
            ),
            options,
        )

    def get(self, customer_id: str, *, options: RequestOptions | None = None) -> Customer:
        """Read one customer.

        Read a customer.

        Args:
            customer_id: The customer. Starts with `cst_`. Example: "cst_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The customer.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customers.get("cst_abc12345def678")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/get-customer
        Source: `spec/transcribed/customers-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_customer

        return self._connection.call(get_customer.operation(customer_id), options)

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

        Change at least one field of a customer; those left out stay as they are.

        Args:
            customer_id: The customer. Starts with `cst_`. Example: "cst_abc12345def678".
            company_name: Optional. Name of the customer. Example: "Test Company BV".
            address: Optional. Street and house number. Example: "Teststreet 123".
            zip_code: Optional. Postal code. Example: "1234AB".
            city: Optional. Where the customer is. Example: "Amsterdam".
            primary_email: Optional. Where notifications go. Example: "john.doe@test.com".
            options: What differs for this call, such as its time-outs.

        Returns:
            The customer as it is now.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customers.update("cst_abc12345def678", company_name="Test Company BV")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/edit-customer
        Source: `spec/transcribed/customers-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import edit_customer

        return self._connection.call(
            edit_customer.operation(
                customer_id,
                company_name=company_name,
                address=address,
                zip_code=zip_code,
                city=city,
                primary_email=primary_email,
            ),
            options,
        )


class AsyncCustomersResource:
    """The companies and people who use the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[Customer]:
        """Page through the customers.

        List the customers of the portal.

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
            for item in portal.customers.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/list-customers
        Source: `spec/transcribed/customers-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_customers

        return self._connection.paginate(lambda page: list_customers.operation(page=page), limit, prefetch, options)

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
        """Create Customer.

        Add a customer to the portal.

        Args:
            company_name: Name of the customer. Example: "Test Company BV".
            address: Street name and number of the customer. Example: "Teststreet 123".
            zip_code: Zip code of the customer. Example: "1234AB".
            city: City of the customer. Example: "Amsterdam".
            primary_email: Primary email of the customer. This will be used to send notification to.
                Example: "john.doe@test.com".
            country_code: Optional. ISO 3166-1 alpha-2 country code (2 letters). Will fallback to NL when
                not provided. Example: "NL".
            options: What differs for this call, such as its time-outs.

        Returns:
            Returning the created Customer.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

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
        Source: `spec/pages/create-customer.txt`.
        Inferred: operationId (the page names none; made from its title); status (the page shows none; its
        words say that it creates something); contentType (the page shows none for the response; its fields
        and sample are JSON); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_customer

        return await self._connection.call(
            create_customer.operation(
                company_name=company_name,
                address=address,
                zip_code=zip_code,
                city=city,
                primary_email=primary_email,
                country_code=country_code,
            ),
            options,
        )

    async def get(self, customer_id: str, *, options: RequestOptions | None = None) -> Customer:
        """Read one customer.

        Read a customer.

        Args:
            customer_id: The customer. Starts with `cst_`. Example: "cst_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The customer.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customers.get("cst_abc12345def678")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/get-customer
        Source: `spec/transcribed/customers-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_customer

        return await self._connection.call(get_customer.operation(customer_id), options)

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

        Change at least one field of a customer; those left out stay as they are.

        Args:
            customer_id: The customer. Starts with `cst_`. Example: "cst_abc12345def678".
            company_name: Optional. Name of the customer. Example: "Test Company BV".
            address: Optional. Street and house number. Example: "Teststreet 123".
            zip_code: Optional. Postal code. Example: "1234AB".
            city: Optional. Where the customer is. Example: "Amsterdam".
            primary_email: Optional. Where notifications go. Example: "john.doe@test.com".
            options: What differs for this call, such as its time-outs.

        Returns:
            The customer as it is now.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customers.update("cst_abc12345def678", company_name="Test Company BV")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/edit-customer
        Source: `spec/transcribed/customers-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import edit_customer

        return await self._connection.call(
            edit_customer.operation(
                customer_id,
                company_name=company_name,
                address=address,
                zip_code=zip_code,
                city=city,
                primary_email=primary_email,
            ),
            options,
        )
