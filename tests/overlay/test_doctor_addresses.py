"""The addresses that the doctor reads: each flaw is named, and none that a client refuses is called fine."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mijnklantportaal import MijnKlantportaal
from mijnklantportaal._doctor.addresses import Address, Flaw, api_address, proxy_address
from mijnklantportaal._doctor.checks import check_address, check_proxy


@pytest.mark.parametrize(
    ("url", "state", "words"),
    [
        ("https://api.example/v1", "ok", "https://api.example:443/v1"),
        ("https://api.example/v1/", "ok", ""),
        ("https://api.example:8443/proxied/v1", "ok", ""),
        ("http://127.0.0.1:8000/v1", "ok", ""),
        ("http://localhost/v1", "ok", ""),
        ("http://[::1]:8000/v1", "ok", "http://[::1]:8000/v1"),
        ("https://api.example", "warning", "has no path, but that of the API ends in /v1 - add /v1 to VARIABLE"),
        ("https://api.example/v2", "warning", "has the path /v2, but that of the API ends in /v1"),
        ("http://api.example/v1", "failed", "would show the token to the network - use https://"),
        ("http://192.0.2.1/v1", "failed", "use https://"),
        ("http://localhost.example/v1", "failed", "use https://"),
        ("api.example/v1", "failed", "VARIABLE is not a URL - correct it, as in https://api.mijnklantportaal.nl/v1"),
        ("", "failed", "is not a URL"),
        ("ftp://api.example/v1", "failed", "does not begin with http:// or https://"),
        ("https:///v1", "failed", "is not a URL"),
        ("https://[/v1", "failed", "is not a URL"),
        ("https://api.example:99999/v1", "failed", "has a port that is not between 1 and 65535"),
        ("https://api.example:0/v1", "failed", "has a port that is not between 1 and 65535"),
        ("https://api.example/v1?token=secret", "failed", "contains a query or a fragment"),
        ("https://api.example/v1#secret", "failed", "contains a query or a fragment"),
        ("https://name:secret@api.example/v1", "failed", "contains a user name or a password"),
        ("https://secret@api.example/v1", "failed", "contains a user name or a password"),
        (" https://api.example/v1", "failed", "contains a space or an invisible character"),
        ("https://api.example/v1\n", "failed", "contains a space or an invisible character"),
        ("https://api.example/v1\u200b", "failed", "contains a space or an invisible character"),
        ("https://\udcff/v1", "failed", "contains a space or an invisible character"),
    ],
)
def test_doctor_address_flaw_is_named(url: str, state: str, words: str) -> None:
    check = check_address(api_address(url), "VARIABLE")
    assert check.state == state
    assert words in str(check)
    assert "secret" not in str(check)


@given(st.text())
@example("[::1]x/v1")
@example("user:@host/v1")
def test_doctor_address_that_a_client_refuses_is_never_fine(text: str) -> None:
    for url in (text, f"https://{text}", f"https://api.example{text}"):
        check = check_address(api_address(url), "VARIABLE")
        assert "\n" not in str(check)
        if check.state != "failed":
            MijnKlantportaal("token", base_url=url).close()


@pytest.mark.parametrize(
    ("url", "state", "words"),
    [
        ("http://proxy.example:3128", "ok", "http://proxy.example:3128, from HTTPS_PROXY"),
        ("http://name:secret@proxy.example", "ok", "http://proxy.example:80, from HTTPS_PROXY"),
        ("socks5://proxy.example", "failed", "names the SOCKS proxy socks5://proxy.example:1080, which needs another"),
        ("socks5h://proxy.example:9", "failed", "run `pip install socksio`, or unset HTTPS_PROXY"),
        ("socks4://proxy.example", "failed", "names a SOCKS proxy of a version other than 5"),
        ("socks://proxy.example", "failed", "names a SOCKS proxy of a version other than 5"),
        ("ftp://proxy.example", "failed", "does not begin with http:// or https://"),
        (
            "http://name:secret@[",
            "failed",
            "HTTPS_PROXY is not a URL - unset it, or correct it, as in http://proxy.example:",
        ),
        ("http://name:secret#@proxy.example", "failed", "write `/`, `#`, `?`, `@`, `[` and `]` as %2F, %23"),
        ("http://proxy.example:99999", "failed", "port that is not between 1 and 65535 - unset it, or correct it"),
        ("http://proxy.example ", "failed", "contains a space or an invisible character - unset it, or take it out"),
        ("http://", "failed", "is not a URL"),
    ],
)
def test_doctor_proxy_flaw_is_named_with_its_variable(url: str, state: str, words: str) -> None:
    check = check_proxy(proxy_address(url), "HTTPS_PROXY", has_socks=False)
    assert check.state == state
    assert words in str(check)
    assert "secret" not in str(check)


def test_doctor_proxy_with_socks_is_fine_with_its_package() -> None:
    address = proxy_address("socks5h://name:secret@proxy.example")
    assert address == Address("socks5h", "proxy.example", 1080, "")
    assert check_proxy(address, "ALL_PROXY", has_socks=True).state == "ok"
    assert check_proxy(None, "", has_socks=False).state == "ok"


@given(st.text())
def test_doctor_proxy_of_any_text_is_an_address_or_has_a_flaw(text: str) -> None:
    for url in (text, f"http://{text}", f"http://proxy.example{text}"):
        found = proxy_address(url)
        assert isinstance(found, Flaw) or 0 < found.port < 1 << 16
        assert "\n" not in str(check_proxy(found, "VARIABLE", has_socks=True))
