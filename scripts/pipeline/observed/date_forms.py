"""How dates and times are written: the form, without the day."""

import re

_DATES = {
    r"\d{4}-\d{2}-\d{2}": "YYYY-mm-dd",
    r"\d{4}/\d{2}/\d{2}": "YYYY/mm/dd",
    r"\d{2}-\d{2}-\d{4}": "dd-mm-YYYY",
    r"\d{2}/\d{2}/\d{4}": "dd/mm/YYYY",
}
_FORM = re.compile(
    rf"(?P<date>{'|'.join(_DATES)})((?P<between>[T ])\d{{2}}:\d{{2}}"
    r"(?P<seconds>:\d{2}(?P<fraction>\.\d{1,9})?)?(?P<zone>Z|[+-]\d{2}(?P<colon>:?)\d{2})?)?"
)


def date_form(text: str) -> str | None:
    """The form of a text that is a date or a time, such as `YYYY-mm-ddTHH:MM:SS+HH:MM`; None for other texts."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    form = next(form for pattern, form in _DATES.items() if re.fullmatch(pattern, found["date"]))
    if found["between"]:
        seconds = ":SS" if found["seconds"] else ""
        fraction = f".{'s' * (len(found['fraction']) - 1)}" if found["fraction"] else ""
        zone = "Z" if found["zone"] == "Z" else f"+HH{found['colon']}MM" if found["zone"] else ""
        form += f"{found['between']}HH:MM{seconds}{fraction}{zone}"
    return form
