"""Certificates are loaded once, unless a test names others."""

import ssl
from pathlib import Path

import httpx
import pytest
import trustme

from tests.shared_certificates import sharing


@pytest.mark.parametrize("library", ["httpx", "httpx2"])
def test_certificates_are_shared_by_clients_of_one_library(library: str) -> None:
    module = pytest.importorskip(library)
    assert module.create_ssl_context() is module.create_ssl_context()


def test_certificates_named_by_a_test_are_not_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = httpx.create_ssl_context()
    file = tmp_path / "company.pem"
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    for _ in range(2):
        trustme.CA().cert_pem.write_to_path(str(file))
        context = httpx.create_ssl_context()
        assert context is not shared
        assert context.get_ca_certs(binary_form=True) == [ssl.PEM_cert_to_DER_cert(file.read_text(encoding="utf-8"))]


def test_certificates_of_a_caller_are_not_shared() -> None:
    assert not sharing(httpx.create_ssl_context)(verify=False).check_hostname
