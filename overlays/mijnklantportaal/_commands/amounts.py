"""Amounts as people in the Netherlands type them: `1.234,56`, `1234,56`, `1234.56`."""

import re
from decimal import Decimal
from gettext import gettext as _

_GROUPED = re.compile(
    r"-?[0-9]{1,3}(?P<group>[.,])[0-9]{3}(?:(?P=group)[0-9]{3})*(?:(?!(?P=group))[.,](?P<cents>[0-9]{1,2}))?"
)
_PLAIN = re.compile(r"-?[0-9]{1,15}(?:[.,][0-9]{1,2})?")
_SEPARATORS = str.maketrans("", "", ".,")
_SIGNS = re.compile(r"^(?:€|EUR)\s*|\s*(?:€|EUR)$", re.IGNORECASE)


def read_amount(text: str) -> Decimal:
    """The amount that a text means.

    Raises:
        ValueError: it is none, or could be two: `1.234` is a thousand and more in Dutch, and little more than one
            elsewhere.
    """
    bare = _SIGNS.sub("", text.strip())
    if _PLAIN.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    grouped = _GROUPED.fullmatch(bare)
    if grouped is None:
        raise ValueError(_("{text!r} is not an amount; write it like 1234,56").format(text=text[:40]))
    digits = bare.translate(_SEPARATORS)
    if cents := grouped["cents"]:
        return Decimal(f"{digits[: -len(cents)]}.{cents}")
    if bare.count(grouped["group"]) > 1:
        return Decimal(digits)
    raise ValueError(
        _("{text!r} can be read in two ways; write {whole} or {small}").format(
            text=text[:40], whole=f"{digits},00", small=f"{bare.replace(grouped['group'], ',')[:-1]}"
        )
    )
