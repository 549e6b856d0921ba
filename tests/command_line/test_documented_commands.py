"""The command lines of the documentation, and a day's work with the sandbox."""

import json
import re
import shlex
from pathlib import Path

import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.command_line.conftest import Run
from tests.command_line.documented_api import DocumentedApi

REPOSITORY = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)


def documented(page: str) -> list[str]:
    """Each command line of ours in a page, without the name of the program."""
    text = "".join(_BLOCK.findall((REPOSITORY / page).read_text(encoding="utf-8"))).replace("\\\n", " ")
    lines = (shlex.split(line, comments=True) for line in text.splitlines())
    return [shlex.join(words[1:]) for words in lines if words[:1] == ["mijnklantportaal"] and "|" not in words]


COMMANDS = sorted({*documented("README.md"), *documented("docs/command-line.md")})


@pytest.mark.parametrize("command", COMMANDS)
def test_documented_command_works(
    run: Run, signed_in: DocumentedApi, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    words = shlex.split(command)
    if words[0] in ("login", "sandbox"):
        words = [words[0], "--help"]  # they wait for somebody
    Path("invoice.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    customer = json.loads(run("customers", "list").out)[0]["id"]
    Path("invoices.csv").write_text(
        f"invoice number;customer id;issued at;amount;pdf\n1;{customer};20-11-2026;12,95;invoice.pdf\n"
    )
    monkeypatch.setattr("mijnklantportaal._client.MijnKlantportaal.download", lambda *given: None)
    ended = run(*words)
    assert ended.status == 0, ended.err


def test_documented_commands_are_found() -> None:
    assert len(COMMANDS) > 6


def test_sandbox_is_filled_and_read_from_the_command_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with Sandbox(token="t", rate_limit=None) as sandbox:
        monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", "t")
        monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", sandbox.base_url)
        made = run(
            *("customers", "create", "--company-name", "Bakkerij 't Hoekje", "--address", "Molenweg 3"),
            *("--zip-code", "3511AB", "--city", "Utrecht", "--primary-email", "post@bakkerij.example"),
        )
        customer = json.loads(made.out)["id"]
        words = (
            *("--customer-id", customer, "--invoice-number", "2026-017", "--issued-at", "20 november 2026"),
            *("--amount", "€ 1.234,56", "--pdf", "document.pdf"),
        )
        assert run("customer-invoices", "create", *words).status == 0
        existed = json.loads(run("customer-invoices", "ensure", *words).out)
        assert (existed["outcome"], existed["value"]["amount"]) == ("existed", "1234.56")
        listed = run("customer-invoices", "list", "-o", "csv", "--columns", "invoiceNumber,issuedAt,amount").out
        assert listed == "invoiceNumber,issuedAt,amount\n2026-017,2026-11-20,1234.56\n"
        saved = run("customer-invoices", "pdf", existed["value"]["id"], "--to", "saved.pdf")
        assert (saved.status, saved.out, saved.err) == (0, "", "")
        assert Path("saved.pdf").read_bytes() == Path("document.pdf").read_bytes()
        exported = run("export", "customer-invoices", "--to", "invoices.csv", "--delimiter", ";", "--decimal-comma")
        assert exported.status == 0
        assert ";1234,56;" in Path("invoices.csv").read_text(encoding="utf-8")
