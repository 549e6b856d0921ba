"""What `mijnklantportaal doctor` looks at: the environment, the network, and one read of the API."""

import os
import platform
import socket
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from mijnklantportaal_api.api.customer_groups.list_customer_groups import operation
from mijnklantportaal_api.resources import BASE_URL
from mijnklantportaal_api.runtime.errors import PortalError, ResponseError
from mijnklantportaal_api.runtime.hosts import proxy_for
from mijnklantportaal_api.runtime.token import Token

from ._client import MijnKlantportaal
from ._config import BASE_URL_VARIABLE, TOKEN_VARIABLE
from ._doctor import (
    Address,
    Check,
    address_in,
    check_address,
    check_clock,
    check_connection,
    check_proxy,
    check_rate_limit,
    check_read,
    check_token,
    check_versions,
)

_TIMEOUT = 10.0


def diagnose() -> Iterator[Check]:
    """Check what the client will use, one thing after another, as far as the checks before allow."""
    yield _versions()
    token = check_token(Token(os.environ.get(TOKEN_VARIABLE, "")), TOKEN_VARIABLE)
    yield token
    base_url = os.environ.get(BASE_URL_VARIABLE)
    address = address_in(base_url or BASE_URL)
    where = check_address(address, BASE_URL_VARIABLE if base_url else "the documentation")
    yield where
    if address is None or where.state == "failed":
        return
    proxy_url = proxy_for(address.scheme, address.host, address.port)
    proxy = address_in(proxy_url) if proxy_url else None
    through = check_proxy(proxy, invalid=bool(proxy_url) and proxy is None)
    yield through
    if through.state == "failed":
        return
    connection = _connection(proxy or address)
    yield connection
    if "failed" in (token.state, connection.state):
        return
    outcome = _read()
    yield check_read(outcome)
    headers = outcome.headers if isinstance(outcome, ResponseError) else outcome
    if not isinstance(headers, Exception):
        yield check_clock(headers, datetime.now(UTC))
        yield check_rate_limit(headers)


def _connection(address: Address) -> Check:
    try:
        socket.create_connection((address.host, address.port), _TIMEOUT).close()
    except (OSError, UnicodeError) as error:
        is_name_unknown = isinstance(error, (socket.gaierror, UnicodeError))
        failure = error if isinstance(error, OSError) else OSError(str(error))
        return check_connection(address, failure, is_name_unknown=is_name_unknown)
    return check_connection(address, None, is_name_unknown=False)


def _read() -> Mapping[str, str] | PortalError | ValueError:
    """One page of a list, requested once: the headers of the response, or the error."""
    try:
        with MijnKlantportaal(timeout=_TIMEOUT, max_retries=0, rate_limit="raise") as portal:
            return portal.api.send(operation(page=1)).headers
    except (PortalError, ValueError) as error:
        return error


def _versions() -> Check:
    packages = ("mijnklantportaal", "httpx", "httpx2", "orjson")
    return check_versions({"Python": platform.python_version(), **{name: _version(name) for name in packages}})


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
