"""What goes wrong with a journal."""

from __future__ import annotations

from mijnklantportaal_api.runtime.public import public

from .._kept_data import KeptDataError, KeptDataInUseError


@public
class JournalError(KeptDataError):
    """The journal of a bulk run can't be used: the message says why, and what to do.

    Attributes:
        message: what happened, and what to do about it
        path: the journal
    """

    _kind = "journal"


@public
class JournalInUseError(KeptDataInUseError, JournalError):
    """Another run uses the journal.

    Attributes:
        pid: the number of the process that uses it; None if it is not known
    """
