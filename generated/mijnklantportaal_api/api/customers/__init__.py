"""The companies and people who use the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...models.customer import Customer
    from ...types import AsyncConnection, Connection, RequestOptions


class CustomersResource:
    """The companies and people who use the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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

        Source: `spec/pages/create-customer.txt`. Inferred: operationId (the page names none; made from its
        title); status (the page shows none; its words say that it creates something); contentType (the page
        shows none for the response; its fields and sample are JSON); 422 (documented for another request
        with a body).
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


class AsyncCustomersResource:
    """The companies and people who use the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

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

        Source: `spec/pages/create-customer.txt`. Inferred: operationId (the page names none; made from its
        title); status (the page shows none; its words say that it creates something); contentType (the page
        shows none for the response; its fields and sample are JSON); 422 (documented for another request
        with a body).
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
