"""Numbers in the addresses of pages, of no more digits than one of ours has: `/requests/{number:short}`."""

from starlette.convertors import IntegerConvertor, register_url_convertor


class _ShortNumber(IntegerConvertor):
    regex = "[0-9]{1,15}"  # Python refuses to read one of 5,000 digits


SHORT = "short"
register_url_convertor(SHORT, _ShortNumber())
