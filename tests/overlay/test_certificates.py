"""Variables of the environment that name certificates, and can't be used."""

from pathlib import Path
from typing import Any

import pytest
import trustme

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from mijnklantportaal_api.runtime.http_library import preferred_library
from tests.overlay.fake_api import TOKEN

pytestmark = pytest.mark.usefixtures("http_library")


@pytest.fixture(autouse=True)
def no_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without the variables."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("kind", [MijnKlantportaal, AsyncMijnKlantportaal])
@pytest.mark.parametrize(
    ("variable", "path"),
    [
        ("SSL_CERT_FILE", "missing"),
        ("SSL_CERT_FILE", "folder"),
        ("SSL_CERT_FILE", "text"),
        ("SSL_CERT_FILE", "empty"),
        ("SSL_CERT_DIR", "missing"),
        ("SSL_CERT_DIR", "text"),
        ("SSL_CERT_DIR", "folder:missing"),
        ("SSLKEYLOGFILE", "missing/log"),
    ],
)
def test_certificates_of_the_environment_that_cannot_be_used_are_refused_when_a_client_is_made(
    kind: Any, variable: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("this is no certificate", encoding="utf-8")
    (tmp_path / "empty").touch()
    if variable == "SSLKEYLOGFILE":  # ssl reads it with the certificates of the environment
        monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "folder"))
    monkeypatch.setenv(variable, ":".join(str(tmp_path / part) for part in path.split(":")))
    with pytest.raises(ValueError, match=rf"{variable}.*correct or unset"):
        kind(TOKEN)


@pytest.mark.parametrize("kind", [MijnKlantportaal, AsyncMijnKlantportaal])
def test_certificates_in_a_folder_are_not_looked_for_if_a_file_is_named(
    kind: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "company.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "company.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "missing"))
    assert kind(TOKEN).api


@pytest.mark.parametrize("kind", [MijnKlantportaal, AsyncMijnKlantportaal])
def test_certificates_that_the_environment_does_not_name_are_not_loaded_before_they_are_needed(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(preferred_library(), "create_ssl_context")
    assert kind(TOKEN).api
