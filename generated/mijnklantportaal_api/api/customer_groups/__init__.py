"""Groups that customers belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...models.customer_group import CustomerGroup
    from ...models.customer_list import CustomerList
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class CustomerGroupsResource:
    """Groups that customers belong to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[CustomerGroup]:
        """Page through the customer groups.

        List the groups that customers can belong to.

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
            for item in portal.customer_groups.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/list-customer-groups
        Source: `spec/transcribed/customer-groups-api.yaml`.
        Inferred: operationId (made from the title of its page); 422 (the number of the page can be wrong).
        """
        from . import list_customer_groups

        return self._connection.paginate(
            lambda page: list_customer_groups.operation(page=page), limit, prefetch, options
        )

    def create(
        self, *, name: str, customers: Sequence[str] | None = None, options: RequestOptions | None = None
    ) -> CustomerGroup:
        """Create a group, optionally with members.

        Create a group. Customers who do not exist are left out without an error, and the answer does not
        show the members: read the customers to see who belongs to the group.

        Args:
            name: Name of the group. Example: "Hosting customers".
            customers: Optional. Who belongs to the group. Customers who do not exist are left out without
                an error. Example: ["cst_abc12345"].
            options: What differs for this call, such as its time-outs.

        Returns:
            The group that was created.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_groups.create(name="Hosting customers")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/create-customer-group
        Source: `spec/transcribed/customer-groups-api.yaml`.
        Inferred: 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_customer_group

        return self._connection.call(create_customer_group.operation(name=name, customers=customers), options)

    def get(self, customer_group_id: str, *, options: RequestOptions | None = None) -> CustomerGroup:
        """Read one group.

        Read a group.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The group.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_groups.get("cug_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/get-customer-group
        Source: `spec/transcribed/customer-groups-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_customer_group

        return self._connection.call(get_customer_group.operation(customer_group_id), options)

    def update(self, customer_group_id: str, *, name: str, options: RequestOptions | None = None) -> CustomerGroup:
        """Rename a group.

        Give a group another name.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            name: New name of the group. Example: "Hosting customers".
            options: What differs for this call, such as its time-outs.

        Returns:
            The group with its new name.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_groups.update("cug_abc12345def678", name="Hosting customers")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/edit-customer-group
        Source: `spec/transcribed/customer-groups-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import edit_customer_group

        return self._connection.call(edit_customer_group.operation(customer_group_id, name=name), options)

    def add_customers(
        self, customer_group_id: str, *, customers: Sequence[str], options: RequestOptions | None = None
    ) -> CustomerList:
        """Put customers into a group.

        Put customers into a group. Customers who do not exist are left out without an error: compare the
        answer with what was sent. The answer has no pages.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            customers: Who is to belong to the group. Customers who do not exist are left out without an
                error. Example: ["cst_abc12345"]. (Inferred: required: a call without it has no meaning.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The customers.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_groups.add_customers("cug_abc12345def678", customers=["cst_abc12345"])

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/add-customers-to-customer-group
        Source: `spec/transcribed/customer-groups-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (it acts on something that exists and
        creates nothing visible); 404 (documented for other operations addressed by an identifier); 422
        (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import add_customers_to_customer_group

        return self._connection.call(
            add_customers_to_customer_group.operation(customer_group_id, customers=customers), options
        )


class AsyncCustomerGroupsResource:
    """Groups that customers belong to."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[CustomerGroup]:
        """Page through the customer groups.

        List the groups that customers can belong to.

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
            for item in portal.customer_groups.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/list-customer-groups
        Source: `spec/transcribed/customer-groups-api.yaml`.
        Inferred: operationId (made from the title of its page); 422 (the number of the page can be wrong).
        """
        from . import list_customer_groups

        return self._connection.paginate(
            lambda page: list_customer_groups.operation(page=page), limit, prefetch, options
        )

    async def create(
        self, *, name: str, customers: Sequence[str] | None = None, options: RequestOptions | None = None
    ) -> CustomerGroup:
        """Create a group, optionally with members.

        Create a group. Customers who do not exist are left out without an error, and the answer does not
        show the members: read the customers to see who belongs to the group.

        Args:
            name: Name of the group. Example: "Hosting customers".
            customers: Optional. Who belongs to the group. Customers who do not exist are left out without
                an error. Example: ["cst_abc12345"].
            options: What differs for this call, such as its time-outs.

        Returns:
            The group that was created.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_groups.create(name="Hosting customers")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/create-customer-group
        Source: `spec/transcribed/customer-groups-api.yaml`.
        Inferred: 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_customer_group

        return await self._connection.call(create_customer_group.operation(name=name, customers=customers), options)

    async def get(self, customer_group_id: str, *, options: RequestOptions | None = None) -> CustomerGroup:
        """Read one group.

        Read a group.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The group.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_groups.get("cug_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/get-customer-group
        Source: `spec/transcribed/customer-groups-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_customer_group

        return await self._connection.call(get_customer_group.operation(customer_group_id), options)

    async def update(
        self, customer_group_id: str, *, name: str, options: RequestOptions | None = None
    ) -> CustomerGroup:
        """Rename a group.

        Give a group another name.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            name: New name of the group. Example: "Hosting customers".
            options: What differs for this call, such as its time-outs.

        Returns:
            The group with its new name.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_groups.update("cug_abc12345def678", name="Hosting customers")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/edit-customer-group
        Source: `spec/transcribed/customer-groups-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import edit_customer_group

        return await self._connection.call(edit_customer_group.operation(customer_group_id, name=name), options)

    async def add_customers(
        self, customer_group_id: str, *, customers: Sequence[str], options: RequestOptions | None = None
    ) -> CustomerList:
        """Put customers into a group.

        Put customers into a group. Customers who do not exist are left out without an error: compare the
        answer with what was sent. The answer has no pages.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            customers: Who is to belong to the group. Customers who do not exist are left out without an
                error. Example: ["cst_abc12345"]. (Inferred: required: a call without it has no meaning.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The customers.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_groups.add_customers("cug_abc12345def678", customers=["cst_abc12345"])

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/add-customers-to-customer-group
        Source: `spec/transcribed/customer-groups-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (it acts on something that exists and
        creates nothing visible); 404 (documented for other operations addressed by an identifier); 422
        (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import add_customers_to_customer_group

        return await self._connection.call(
            add_customers_to_customer_group.operation(customer_group_id, customers=customers), options
        )
