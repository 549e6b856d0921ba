"""Meetings with customers and others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from ...models.appointment import Appointment
    from ...models.appointment_list import AppointmentList
    from ...models.change_appointment_status_request_status import ChangeAppointmentStatusRequestStatus
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions


class AppointmentsResource:
    """Meetings with customers and others."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self,
        *,
        start_at: datetime.datetime | None = None,
        days: int | None = None,
        options: RequestOptions | None = None,
    ) -> AppointmentList:
        """List appointments in a range of days.

        List all appointments of a number of days. The answer has no pages.

        Args:
            start_at: Optional. Where the range begins, as YYYY-mm-dd HH:mm; now when it is left out. Sent
                as Amsterdam time, to the minute; a naive value is taken as such. Example: "2025-03-05
                14:30". (Not documented: zone: taken to be that of Amsterdam.)
            days: Optional. Length of the range in days; 7 when it is left out. Example: 7.
            options: What differs for this call, such as its time-outs.

        Returns:
            The appointments in the range.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.appointments.list()

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/list-appointments
        Source: `spec/transcribed/appointments-api.yaml`.
        Inferred: operationId (made from the title of its page); 422 (the range can be wrong).
        """
        from . import list_appointments

        return self._connection.call(list_appointments.operation(start_at=start_at, days=days), options)

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

        Plan an appointment, either with a customer or with someone else, whose name and address are both
        needed then. The name of the appointment never comes back in an answer.

        Args:
            name: What the appointment is about. No answer ever shows it. Example: "Contract extension".
            starts_at: When the appointment starts, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam time, to the
                second; a naive value is taken as such. Example: "2025-03-05 14:30:00". (Not documented:
                zone: taken to be that of Amsterdam.)
            ends_at: When the appointment ends, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam time, to the
                second; a naive value is taken as such. Example: "2025-03-05 16:00:00". (Not documented:
                zone: taken to be that of Amsterdam.)
            customer_id: Optional. The customer whom the appointment is with. Starts with `cst_`. Example:
                "cst_abcde123fgh".
            attendee_name: Optional. Who attends; needed where no customer is named. Example: "John Doe".
            attendee_email: Optional. E-mail address of who attends; needed where no customer is named.
                Example: "johndoe@example.com".
            options: What differs for this call, such as its time-outs.

        Returns:
            The appointment that was planned.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.appointments.schedule(
                name="Contract extension",
                starts_at=datetime(2025, 3, 5, 14, 30),
                ends_at=datetime(2025, 3, 5, 16, 0),
                customer_id="cst_abcde123fgh",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/schedule-appointment
        Source: `spec/transcribed/appointments-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        404 (the customer named may not exist); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import schedule_appointment

        return self._connection.call(
            schedule_appointment.operation(
                name=name,
                starts_at=starts_at,
                ends_at=ends_at,
                customer_id=customer_id,
                attendee_name=attendee_name,
                attendee_email=attendee_email,
            ),
            options,
        )

    def get(self, appointment_id: str, *, options: RequestOptions | None = None) -> Appointment:
        """Read one appointment.

        Read an appointment.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The appointment.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.appointments.get("apt_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/get-appointment
        Source: `spec/transcribed/appointments-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_appointment

        return self._connection.call(get_appointment.operation(appointment_id), options)

    def cancel(self, appointment_id: str, *, options: RequestOptions | None = None) -> Appointment:
        """Cancel an appointment and get it back.

        Cancel an appointment. It is not removed, and the answer holds it.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The appointment that was cancelled.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ConflictError: The object is in a state that does not allow this.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.appointments.cancel("apt_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/cancel-appointment
        Source: `spec/transcribed/appointments-api.yaml`.
        """
        from . import cancel_appointment

        return self._connection.call(cancel_appointment.operation(appointment_id), options)

    def change_status(
        self,
        appointment_id: str,
        *,
        status: ChangeAppointmentStatusRequestStatus,
        options: RequestOptions | None = None,
    ) -> Appointment:
        """Confirm or cancel a pending appointment.

        Answer a request for an appointment, which is `pending` until then.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            status: Whether the appointment is confirmed or cancelled. One of `"scheduled"`, `"canceled"`.
                Example: "scheduled". (Inferred: required: nothing else can be changed.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The appointment with its new status.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.appointments.change_status("apt_abc12346def678", status="scheduled")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/change-appointment-status
        Source: `spec/transcribed/appointments-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import change_appointment_status

        return self._connection.call(change_appointment_status.operation(appointment_id, status=status), options)


class AsyncAppointmentsResource:
    """Meetings with customers and others."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def list(
        self,
        *,
        start_at: datetime.datetime | None = None,
        days: int | None = None,
        options: RequestOptions | None = None,
    ) -> AppointmentList:
        """List appointments in a range of days.

        List all appointments of a number of days. The answer has no pages.

        Args:
            start_at: Optional. Where the range begins, as YYYY-mm-dd HH:mm; now when it is left out. Sent
                as Amsterdam time, to the minute; a naive value is taken as such. Example: "2025-03-05
                14:30". (Not documented: zone: taken to be that of Amsterdam.)
            days: Optional. Length of the range in days; 7 when it is left out. Example: 7.
            options: What differs for this call, such as its time-outs.

        Returns:
            The appointments in the range.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.appointments.list()

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/list-appointments
        Source: `spec/transcribed/appointments-api.yaml`.
        Inferred: operationId (made from the title of its page); 422 (the range can be wrong).
        """
        from . import list_appointments

        return await self._connection.call(list_appointments.operation(start_at=start_at, days=days), options)

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

        Plan an appointment, either with a customer or with someone else, whose name and address are both
        needed then. The name of the appointment never comes back in an answer.

        Args:
            name: What the appointment is about. No answer ever shows it. Example: "Contract extension".
            starts_at: When the appointment starts, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam time, to the
                second; a naive value is taken as such. Example: "2025-03-05 14:30:00". (Not documented:
                zone: taken to be that of Amsterdam.)
            ends_at: When the appointment ends, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam time, to the
                second; a naive value is taken as such. Example: "2025-03-05 16:00:00". (Not documented:
                zone: taken to be that of Amsterdam.)
            customer_id: Optional. The customer whom the appointment is with. Starts with `cst_`. Example:
                "cst_abcde123fgh".
            attendee_name: Optional. Who attends; needed where no customer is named. Example: "John Doe".
            attendee_email: Optional. E-mail address of who attends; needed where no customer is named.
                Example: "johndoe@example.com".
            options: What differs for this call, such as its time-outs.

        Returns:
            The appointment that was planned.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.appointments.schedule(
                name="Contract extension",
                starts_at=datetime(2025, 3, 5, 14, 30),
                ends_at=datetime(2025, 3, 5, 16, 0),
                customer_id="cst_abcde123fgh",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/schedule-appointment
        Source: `spec/transcribed/appointments-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        404 (the customer named may not exist); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import schedule_appointment

        return await self._connection.call(
            schedule_appointment.operation(
                name=name,
                starts_at=starts_at,
                ends_at=ends_at,
                customer_id=customer_id,
                attendee_name=attendee_name,
                attendee_email=attendee_email,
            ),
            options,
        )

    async def get(self, appointment_id: str, *, options: RequestOptions | None = None) -> Appointment:
        """Read one appointment.

        Read an appointment.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The appointment.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.appointments.get("apt_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/get-appointment
        Source: `spec/transcribed/appointments-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_appointment

        return await self._connection.call(get_appointment.operation(appointment_id), options)

    async def cancel(self, appointment_id: str, *, options: RequestOptions | None = None) -> Appointment:
        """Cancel an appointment and get it back.

        Cancel an appointment. It is not removed, and the answer holds it.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The appointment that was cancelled.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ConflictError: The object is in a state that does not allow this.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.appointments.cancel("apt_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/cancel-appointment
        Source: `spec/transcribed/appointments-api.yaml`.
        """
        from . import cancel_appointment

        return await self._connection.call(cancel_appointment.operation(appointment_id), options)

    async def change_status(
        self,
        appointment_id: str,
        *,
        status: ChangeAppointmentStatusRequestStatus,
        options: RequestOptions | None = None,
    ) -> Appointment:
        """Confirm or cancel a pending appointment.

        Answer a request for an appointment, which is `pending` until then.

        Args:
            appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
            status: Whether the appointment is confirmed or cancelled. One of `"scheduled"`, `"canceled"`.
                Example: "scheduled". (Inferred: required: nothing else can be changed.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The appointment with its new status.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.appointments.change_status("apt_abc12346def678", status="scheduled")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/change-appointment-status
        Source: `spec/transcribed/appointments-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import change_appointment_status

        return await self._connection.call(change_appointment_status.operation(appointment_id, status=status), options)
