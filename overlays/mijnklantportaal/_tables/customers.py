"""Which customer a row is for, in whatever way the file says it."""

import re
import unicodedata

import attrs

_ID = re.compile(r"cst_[0-9A-Za-z]+")
KVK_NUMBER = re.compile(r"[0-9]{8}")
_VAT = re.compile(r"[A-Z]{2}[0-9A-Z]{8,13}")
_NOT_DIGITS = re.compile(r"[\s.-]+")


@attrs.frozen(kw_only=True)
class CustomerReference:
    """What a row says about its customer. The portal's customers are looked up by it."""

    id: str | None = None
    email: str | None = None
    company_name: str | None = None
    kvk_number: str | None = None
    """The number in the Dutch trade register, eight digits."""
    vat_number: str | None = None
    number: str | None = None
    """The customer's number in the bookkeeping, as in `Customer.integration_id`."""

    def __str__(self) -> str:
        return self.id or self.company_name or self.email or self.kvk_number or self.vat_number or self.number or "?"

    def __bool__(self) -> bool:
        return any(attrs.astuple(self))

    @classmethod
    def from_text(cls, text: str) -> "CustomerReference":
        """Recognise an id, an email address, a KvK number or a VAT number by its form; all else is a company name."""
        if _ID.fullmatch(text):
            return cls(id=text)
        if "@" in text and " " not in text:
            return cls(email=text)
        compact = _NOT_DIGITS.sub("", text)
        if KVK_NUMBER.fullmatch(compact):
            return cls(kvk_number=compact)
        if _VAT.fullmatch(compact) and any(map(str.isdecimal, compact)):
            return cls(vat_number=compact)
        return cls(company_name=text)


def simplified_name(name: str) -> str:
    """A name without case, accents, spaces and punctuation: `De Korrel B.V.` is `De Korrel BV`."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())
