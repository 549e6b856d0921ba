"""All appointments in a range of days."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.appointment import Appointment, appointment_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_each, read_rest
from ..runtime.writing import write_each, write_model


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class AppointmentList(Model):
    """All appointments in a range of days.

    Attributes:
        data (list[Appointment]): The appointments.
    """

    __module__ = "mijnklantportaal"

    data: list[Appointment]
    """The appointments."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.data = read_each(appointment_from_dict, data["data"])
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField(
                "data",
                "data",
                lambda name, item: write_each(name, item, lambda name, item: write_model(name, item, Appointment)),
                lambda item: read_each(appointment_from_dict, item),
            ),
        )


appointment_list_from_dict: Callable[[Mapping[str, Any]], AppointmentList] = AppointmentList.from_dict
