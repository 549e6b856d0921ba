"""Groups that customers belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from ...models.customer_group import CustomerGroup
    from ...models.customer_list import CustomerList
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.natural_keys import EnsureResult
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class CustomerGroupsResource:
    """Groups that customers belong to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<customer_groups: list, create, ensure, get, update, add_customers>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[CustomerGroup]:
        """Page through the customer groups.

        A group does not say who is in it: each customer has the IDs of its groups.

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
            for item in portal.customer_groups.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/list-customer-groups
        """
        from .list_customer_groups import operation

        return self._connection.paginate(
            "customer_groups.list", lambda page: operation(page=page), limit, prefetch, options
        )

    def create(
        self, *, name: str, customers: Sequence[str] | None = None, options: RequestOptions | None = None
    ) -> CustomerGroup:
        """Create a group, optionally with members.

        Customers who do not exist are left out without an error, and the response does not show the
        members: read the customers to see who belongs to the group.

        Args:
            name: Name of the group. Example: "Hosting customers".
            customers: Who belongs to the group. Customers who do not exist are left out without an error.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The group that was created.

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
            portal.customer_groups.create(name="Hosting customers")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/create-customer-group
        """
        from ...models.create_customer_group_request import CreateCustomerGroupRequest
        from .create_customer_group import operation

        return self._connection.call(operation(CreateCustomerGroupRequest(name=name, customers=customers)), options)

    def ensure(
        self,
        *,
        name: str,
        customers: Sequence[str] | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerGroup]:
        """Create a group, optionally with members, unless it is there already.

        The key is `name`. That it identifies an object is inferred: the API would create a second one all
        the same. Let one program at a time ensure an object: two that look for it at once both create it.

        Args:
            name: Name of the group. Example: "Hosting customers".
            customers: Who belongs to the group. Customers who do not exist are left out without an error.
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
            portal.customer_groups.ensure(name="Hosting customers")
        """
        from ...models.create_customer_group_request import CreateCustomerGroupRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_group import natural_key, operation

        return self._connection.ensure(
            EnsureCall(
                "customer_groups.ensure",
                operation(CreateCustomerGroupRequest(name=name, customers=customers)),
                natural_key(),
                created_since,
            ),
            options,
        )

    def get(self, customer_group_id: str, *, options: RequestOptions | None = None) -> CustomerGroup:
        """Read one group.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The group.

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
            portal.customer_groups.get("cug_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/get-customer-group
        """
        from .get_customer_group import operation

        return self._connection.call(operation(customer_group_id), options)

    def update(self, customer_group_id: str, *, name: str, options: RequestOptions | None = None) -> CustomerGroup:
        """Rename a group.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            name: New name of the group. Example: "Hosting customers".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The group with its new name.

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
            portal.customer_groups.update("cug_abc12345def678", name="Hosting customers")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/edit-customer-group
        """
        from ...models.edit_customer_group_request import EditCustomerGroupRequest
        from .edit_customer_group import operation

        return self._connection.call(operation(customer_group_id, EditCustomerGroupRequest(name=name)), options)

    def add_customers(
        self, customer_group_id: str, *, customers: Sequence[str], options: RequestOptions | None = None
    ) -> CustomerList:
        """Put customers into a group.

        Customers who do not exist are left out without an error: compare the customers returned with those
        that you sent.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            customers: The customers who will belong to the group. Customers who do not exist are left out
                without an error.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The customers.

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
            portal.customer_groups.add_customers("cug_abc12345def678", customers=["cst_abc12345"])

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/add-customers-to-customer-group
        """
        from ...models.add_customers_to_customer_group_request import AddCustomersToCustomerGroupRequest
        from .add_customers_to_customer_group import operation

        return self._connection.call(
            operation(customer_group_id, AddCustomersToCustomerGroupRequest(customers=customers)), options
        )


class AsyncCustomerGroupsResource:
    """Groups that customers belong to."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<customer_groups: list, create, ensure, get, update, add_customers>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[CustomerGroup]:
        """Page through the customer groups.

        A group does not say who is in it: each customer has the IDs of its groups.

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
            async for item in portal.customer_groups.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/list-customer-groups
        """
        from .list_customer_groups import operation

        return self._connection.paginate(
            "customer_groups.list", lambda page: operation(page=page), limit, prefetch, options
        )

    async def create(
        self, *, name: str, customers: Sequence[str] | None = None, options: RequestOptions | None = None
    ) -> CustomerGroup:
        """Create a group, optionally with members.

        Customers who do not exist are left out without an error, and the response does not show the
        members: read the customers to see who belongs to the group.

        Args:
            name: Name of the group. Example: "Hosting customers".
            customers: Who belongs to the group. Customers who do not exist are left out without an error.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The group that was created.

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
            await portal.customer_groups.create(name="Hosting customers")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/create-customer-group
        """
        from ...models.create_customer_group_request import CreateCustomerGroupRequest
        from .create_customer_group import operation

        return await self._connection.call(
            operation(CreateCustomerGroupRequest(name=name, customers=customers)), options
        )

    async def ensure(
        self,
        *,
        name: str,
        customers: Sequence[str] | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerGroup]:
        """Create a group, optionally with members, unless it is there already.

        The key is `name`. That it identifies an object is inferred: the API would create a second one all
        the same. Let one program at a time ensure an object: two that look for it at once both create it.

        Args:
            name: Name of the group. Example: "Hosting customers".
            customers: Who belongs to the group. Customers who do not exist are left out without an error.
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
            await portal.customer_groups.ensure(name="Hosting customers")
        """
        from ...models.create_customer_group_request import CreateCustomerGroupRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_group import natural_key, operation

        return await self._connection.ensure(
            EnsureCall(
                "customer_groups.ensure",
                operation(CreateCustomerGroupRequest(name=name, customers=customers)),
                natural_key(),
                created_since,
            ),
            options,
        )

    async def get(self, customer_group_id: str, *, options: RequestOptions | None = None) -> CustomerGroup:
        """Read one group.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The group.

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
            await portal.customer_groups.get("cug_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/get-customer-group
        """
        from .get_customer_group import operation

        return await self._connection.call(operation(customer_group_id), options)

    async def update(
        self, customer_group_id: str, *, name: str, options: RequestOptions | None = None
    ) -> CustomerGroup:
        """Rename a group.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            name: New name of the group. Example: "Hosting customers".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The group with its new name.

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
            await portal.customer_groups.update("cug_abc12345def678", name="Hosting customers")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/edit-customer-group
        """
        from ...models.edit_customer_group_request import EditCustomerGroupRequest
        from .edit_customer_group import operation

        return await self._connection.call(operation(customer_group_id, EditCustomerGroupRequest(name=name)), options)

    async def add_customers(
        self, customer_group_id: str, *, customers: Sequence[str], options: RequestOptions | None = None
    ) -> CustomerList:
        """Put customers into a group.

        Customers who do not exist are left out without an error: compare the customers returned with those
        that you sent.

        Args:
            customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
            customers: The customers who will belong to the group. Customers who do not exist are left out
                without an error.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The customers.

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
            await portal.customer_groups.add_customers("cug_abc12345def678", customers=["cst_abc12345"])

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/add-customers-to-customer-group
        """
        from ...models.add_customers_to_customer_group_request import AddCustomersToCustomerGroupRequest
        from .add_customers_to_customer_group import operation

        return await self._connection.call(
            operation(customer_group_id, AddCustomersToCustomerGroupRequest(customers=customers)), options
        )
