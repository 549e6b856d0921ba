"""What calls take and return besides plain values and models, from the generated package."""

from mijnklantportaal_api.client import Response
from mijnklantportaal_api.types import UNSET, AsyncPager, Page, Pager, RequestOptions, Unset, Upload

__all__ = ["UNSET", "AsyncPager", "Page", "Pager", "RequestOptions", "Response", "Unset", "Upload"]
