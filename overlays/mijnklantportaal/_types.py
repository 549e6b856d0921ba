"""What calls take and return besides plain values and models, from the generated package."""

from mijnklantportaal_api.runtime.response import Response
from mijnklantportaal_api.runtime.model import UNSET
from mijnklantportaal_api.runtime.paging import AsyncPager
from mijnklantportaal_api.runtime.paging import Page
from mijnklantportaal_api.runtime.paging import Pager
from mijnklantportaal_api.runtime.operation import RequestOptions
from mijnklantportaal_api.runtime.model import Unset
from mijnklantportaal_api.runtime.uploads import Upload

__all__ = ["UNSET", "AsyncPager", "Page", "Pager", "RequestOptions", "Response", "Unset", "Upload"]
