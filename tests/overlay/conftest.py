"""No test here may depend on the settings of the machine it runs on."""

import importlib
from types import ModuleType

import pytest

from tests.one_library import LIBRARIES

_VARIABLES = ["MIJNKLANTPORTAAL_TOKEN", "MIJNKLANTPORTAAL_BASE_URL"]
_PROXIES = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without the variables that the client reads."""
    for name in [*_VARIABLES, *_PROXIES, *map(str.upper, _PROXIES)]:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(params=LIBRARIES)
def callers_library(request: pytest.FixtureRequest) -> ModuleType:
    """Each HTTP library in turn, daily one of them, for a client or transport that the caller brings."""
    return importlib.import_module(request.param)
