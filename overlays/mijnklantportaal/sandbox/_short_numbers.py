"""Numbers in the addresses of pages, of no more digits than one of ours has: `/requests/{number:short}`."""

from starlette.convertors import Convertor, register_url_convertor


class _ShortNumber(Convertor[int]):
    regex = "[0-9]{1,15}"  # Python refuses to read one of 5,000 digits

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


SHORT = "short"
register_url_convertor(SHORT, _ShortNumber())
