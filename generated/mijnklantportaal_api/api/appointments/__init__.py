"""Meetings with customers and others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from ...models.appointment import Appointment
    from ...models.appointment_decision import AppointmentDecision
    from ...models.appointment_list import AppointmentList
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions


class AppointmentsResource:
    """Meetings with customers and others."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<appointments: list, schedule, get, cancel, change_status>"

    def list(
        self,
        *,
        start_at: datetime.datetime | None = None,
        days: int | None = None,
        options: RequestOptions | None = None,
    ) -> AppointmentList:
        """List appointments in a range of days.

        Args:
            start_at: Where the range begins; now when it is left out. Amsterdam time (inferred) where it
                has no time zone; sent to the minute.
            days: Length of the range in days; 7 when it is left out.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The appointments in the range.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `appointments.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.appointments.list()

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/list-appointments
        """
        from .list_appointments import operation

        return self._connection.call(operation(start_at=start_at, days=days), options)

    def schedule(
        self,
        *,
        name: str,
        starts_at: datetime.datetime,
        ends_at: datetime.datetime,
        customer_id: str | None = None,
        attendee_name: str | None = None,
        attendee_email: str | None = None,
        options: RequestOptions | None = None,
    ) -> Appointment:
        """Plan an appointment with a customer or another attendee.

        Somebody who is not a customer needs a name and an e-mail address. Keep the name of the appointment:
        no response has it.

        Args:
            name: What the appointment is about. No response ever shows it. Example: "Contract extension".
            starts_at: When the appointment starts. Amsterdam time (inferred) where it has no time zone;
                sent to the second.
            ends_at: When the appointment ends. Amsterdam time (inferred) where it has no time zone; sent to
                the second.
            customer_id: The customer whom the appointment is with. Starts with `cst_`. Example:
                "cst_abcde123fgh".
            attendee_name: Who attends; needed where no customer is named. Example: "John Doe".
            attendee_email: E-mail address of who attends; needed where no customer is named. Example:
                "johndoe@example.com".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The appointment that was planned.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `appointments.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.appointments.schedule(
                name="Contract extension",
                starts_at=datetime(2025, 3, 5, 14, 30),
                ends_at=datetime(2025, 3, 5, 16, 0),
                customer_id="cst_abcde123fgh",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/schedule-appointment
        """
        from ...models.schedule_appointment_request import ScheduleAppointmentRequest
        from .schedule_appointment import operation

        return self._connection.call(
            operation(
                ScheduleAppointmentRequest(
                    name=name,
                    starts_at=starts_at,
                    ends_at=ends_at,
                    customer_id=customer_id,
                    attendee_name=attendee_name,
                    attendee_email=attendee_email,
                )
            ),
            options,
        )

    def get(self, appointment_id: str, *, options: RequestOptions | None = None) -> Appointment:
        """Read one appointment.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The appointment.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `appointments.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.appointments.get("apt_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/get-appointment
        """
        from .get_appointment import operation

        return self._connection.call(operation(appointment_id), options)

    def cancel(self, appointment_id: str, *, options: RequestOptions | None = None) -> Appointment:
        """Cancel an appointment and get it back.

        The appointment is not removed.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The appointment that was cancelled.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `appointments.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ConflictError: The object is in a state that does not allow this.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.appointments.cancel("apt_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/cancel-appointment
        """
        from .cancel_appointment import operation

        return self._connection.call(operation(appointment_id), options)

    def change_status(
        self, appointment_id: str, *, status: AppointmentDecision, options: RequestOptions | None = None
    ) -> Appointment:
        """Confirm or cancel a pending appointment.

        An appointment that somebody asked for is `pending` until then.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            status: Whether the appointment is confirmed or cancelled. One of `"scheduled"`, `"canceled"`.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The appointment with its new status.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `appointments.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.appointments.change_status("apt_abc12346def678", status="scheduled")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/change-appointment-status
        """
        from ...models.change_appointment_status_request import ChangeAppointmentStatusRequest
        from .change_appointment_status import operation

        return self._connection.call(operation(appointment_id, ChangeAppointmentStatusRequest(status=status)), options)


class AsyncAppointmentsResource:
    """Meetings with customers and others."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<appointments: list, schedule, get, cancel, change_status>"

    async def list(
        self,
        *,
        start_at: datetime.datetime | None = None,
        days: int | None = None,
        options: RequestOptions | None = None,
    ) -> AppointmentList:
        """List appointments in a range of days.

        Args:
            start_at: Where the range begins; now when it is left out. Amsterdam time (inferred) where it
                has no time zone; sent to the minute.
            days: Length of the range in days; 7 when it is left out.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The appointments in the range.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `appointments.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.appointments.list()

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/list-appointments
        """
        from .list_appointments import operation

        return await self._connection.call(operation(start_at=start_at, days=days), options)

    async def schedule(
        self,
        *,
        name: str,
        starts_at: datetime.datetime,
        ends_at: datetime.datetime,
        customer_id: str | None = None,
        attendee_name: str | None = None,
        attendee_email: str | None = None,
        options: RequestOptions | None = None,
    ) -> Appointment:
        """Plan an appointment with a customer or another attendee.

        Somebody who is not a customer needs a name and an e-mail address. Keep the name of the appointment:
        no response has it.

        Args:
            name: What the appointment is about. No response ever shows it. Example: "Contract extension".
            starts_at: When the appointment starts. Amsterdam time (inferred) where it has no time zone;
                sent to the second.
            ends_at: When the appointment ends. Amsterdam time (inferred) where it has no time zone; sent to
                the second.
            customer_id: The customer whom the appointment is with. Starts with `cst_`. Example:
                "cst_abcde123fgh".
            attendee_name: Who attends; needed where no customer is named. Example: "John Doe".
            attendee_email: E-mail address of who attends; needed where no customer is named. Example:
                "johndoe@example.com".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The appointment that was planned.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `appointments.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.appointments.schedule(
                name="Contract extension",
                starts_at=datetime(2025, 3, 5, 14, 30),
                ends_at=datetime(2025, 3, 5, 16, 0),
                customer_id="cst_abcde123fgh",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/schedule-appointment
        """
        from ...models.schedule_appointment_request import ScheduleAppointmentRequest
        from .schedule_appointment import operation

        return await self._connection.call(
            operation(
                ScheduleAppointmentRequest(
                    name=name,
                    starts_at=starts_at,
                    ends_at=ends_at,
                    customer_id=customer_id,
                    attendee_name=attendee_name,
                    attendee_email=attendee_email,
                )
            ),
            options,
        )

    async def get(self, appointment_id: str, *, options: RequestOptions | None = None) -> Appointment:
        """Read one appointment.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The appointment.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `appointments.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.appointments.get("apt_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/get-appointment
        """
        from .get_appointment import operation

        return await self._connection.call(operation(appointment_id), options)

    async def cancel(self, appointment_id: str, *, options: RequestOptions | None = None) -> Appointment:
        """Cancel an appointment and get it back.

        The appointment is not removed.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The appointment that was cancelled.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `appointments.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ConflictError: The object is in a state that does not allow this.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.appointments.cancel("apt_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/cancel-appointment
        """
        from .cancel_appointment import operation

        return await self._connection.call(operation(appointment_id), options)

    async def change_status(
        self, appointment_id: str, *, status: AppointmentDecision, options: RequestOptions | None = None
    ) -> Appointment:
        """Confirm or cancel a pending appointment.

        An appointment that somebody asked for is `pending` until then.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            status: Whether the appointment is confirmed or cancelled. One of `"scheduled"`, `"canceled"`.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The appointment with its new status.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `appointments.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.appointments.change_status("apt_abc12346def678", status="scheduled")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/change-appointment-status
        """
        from ...models.change_appointment_status_request import ChangeAppointmentStatusRequest
        from .change_appointment_status import operation

        return await self._connection.call(
            operation(appointment_id, ChangeAppointmentStatusRequest(status=status)), options
        )
