"""No test here may depend on the settings of the machine it runs on."""

import pytest


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without the variables that the client reads."""
    for name in ("MIJNKLANTPORTAAL_TOKEN", "MIJNKLANTPORTAAL_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
