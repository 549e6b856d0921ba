"""What `mijnklantportaal doctor` looks at: the environment, the network, and one read of the API."""

import os
import platform
import socket
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mijnklantportaal_api.api.customer_groups.list_customer_groups import operation
from mijnklantportaal_api.resources import BASE_URL
from mijnklantportaal_api.runtime.errors import PortalError, ResponseError
from mijnklantportaal_api.runtime.hosts import proxy_for
from mijnklantportaal_api.runtime.token import Token

from .._client import MijnKlantportaal
from .._config import BASE_URL_VARIABLE, TOKEN_VARIABLE
from .addresses import Address, Flaw, api_address, proxy_address
from .checks import (
    Check,
    check_address,
    check_certificates,
    check_clock,
    check_connection,
    check_proxy,
    check_rate_limit,
    check_read,
    check_token,
    check_versions,
)
from .profiles import profile_in_use, stored_tokens

if TYPE_CHECKING:
    from .._profiles.credentials import Credentials
    from .._token_source import TokenSource

_TIMEOUT = 10.0


def diagnose() -> Iterator[Check]:
    """Check what the client will use, one thing after another, as far as the checks before allow."""
    yield _versions()
    yield from stored_tokens()
    found = profile_in_use()
    token = found if isinstance(found, Check) else _check_token(found)
    yield token
    named = os.environ.get(BASE_URL_VARIABLE)
    credentials = None if isinstance(found, Check) else found
    base_url = credentials.base_url if credentials else named or BASE_URL
    address = api_address(base_url)
    source = BASE_URL_VARIABLE if named else "the profile" if credentials else "the documentation"
    where = check_address(address, source)
    yield where
    if isinstance(address, Flaw) or where.state == "failed":
        return
    proxy_url = proxy_for(address.scheme, address.host, address.port)
    proxy = proxy_address(proxy_url) if proxy_url else None
    through = check_proxy(proxy, _source_of(proxy_url), has_socks=find_spec("socksio") is not None)
    yield through
    if isinstance(proxy, Flaw) or through.state == "failed":
        return
    certificates = _certificates()
    yield certificates
    connection = _connection(proxy or address, is_proxy=proxy is not None)
    yield connection
    if "failed" in (token.state, certificates.state, connection.state):
        return
    outcome = _read(credentials.token if credentials else None, base_url)
    yield check_read(outcome, credentials.profile if credentials else "")
    headers = outcome.headers if isinstance(outcome, ResponseError) else outcome
    if not isinstance(headers, Exception):
        yield check_clock(headers, datetime.now(UTC))
        yield check_rate_limit(headers)


def _check_token(credentials: "Credentials | None") -> Check:
    if credentials is not None:
        return Check("ok", f"token: of the profile {credentials.profile!r}, from {credentials.source}")
    return check_token(Token(os.environ.get(TOKEN_VARIABLE, "")), TOKEN_VARIABLE)


def _source_of(proxy_url: str | None) -> str:
    """The variable that names the proxy."""
    values = (proxy_url, (proxy_url or "").removeprefix("http://"))
    names = (name for name, value in os.environ.items() if name.lower().endswith("_proxy") and value in values)
    return next(names, "the system")


def _certificates() -> Check:
    """Whether the trusted certificates can be read, which making a client does, whatever the token."""
    folder = os.environ.get("SSL_CERT_DIR")
    source = next((name for name in ("SSL_CERT_FILE", "SSL_CERT_DIR") if os.environ.get(name)), None)
    if source == "SSL_CERT_DIR" and folder and not Path(folder).is_dir():
        return check_certificates(source, OSError("it is not a folder"))  # OpenSSL ignores it
    try:
        MijnKlantportaal("no-token-because-nothing-is-sent").close()
    except (OSError, ValueError) as error:
        reason = error.__cause__ if isinstance(error.__cause__, OSError) else error
        key_log = os.environ.get("SSLKEYLOGFILE")
        is_key_log = isinstance(reason, OSError) and key_log is not None and reason.filename == key_log
        return check_certificates("SSLKEYLOGFILE" if is_key_log else source, reason)
    return check_certificates(source, None)


def _connection(address: Address, *, is_proxy: bool) -> Check:
    try:
        socket.create_connection((address.host, address.port), _TIMEOUT).close()
    except (OSError, UnicodeError) as error:
        is_name_unknown = isinstance(error, (socket.gaierror, UnicodeError))
        failure = error if isinstance(error, OSError) else OSError(str(error))
        return check_connection(address, failure, is_name_unknown=is_name_unknown, is_proxy=is_proxy)
    return check_connection(address, None, is_name_unknown=False, is_proxy=is_proxy)


def _read(token: "str | TokenSource | None", base_url: str) -> Mapping[str, str] | PortalError | ValueError:
    """One page of a list, requested once: the headers of the response, or the error."""
    try:
        with MijnKlantportaal(token, base_url=base_url, timeout=_TIMEOUT, max_retries=0, rate_limit="raise") as portal:
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
