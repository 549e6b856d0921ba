"""No test here may depend on the settings of the machine it runs on."""

import pytest

_VARIABLES = ["MIJNKLANTPORTAAL_TOKEN", "MIJNKLANTPORTAAL_BASE_URL"]
_PROXIES = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without the variables that the client reads."""
    for name in [*_VARIABLES, *_PROXIES, *map(str.upper, _PROXIES)]:
        monkeypatch.delenv(name, raising=False)
