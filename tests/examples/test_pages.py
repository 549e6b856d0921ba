"""The Python code on the pages of the documentation, run on an API with example data."""

import asyncio
import os
import re
import subprocess
import sys
import time
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

import mijnklantportaal
import mijnklantportaal._oauth.errors as oauth_errors
from mijnklantportaal import MijnKlantportaal, OfferLine, OutcomeUnknownError
from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal_api.runtime import errors
from tests.examples.pages import REPOSITORY, Runner, code_on

RUNNABLE = [
    ("README.md", 0),
    ("README.md", 1),
    ("README.md", 2),
    ("docs/bulk.md", 0),
    ("docs/bulk.md", 1),
    ("docs/ensure.md", 0),
    ("docs/errors.md", 0),
    ("docs/errors.md", 1),
    ("docs/mirror.md", 0),
    ("docs/mirror.md", 1),
    ("docs/mirror.md", 2),
    ("docs/oauth.md", 0),
    ("docs/oauth.md", 1),
    ("docs/pages-and-forms.md", 0),
    ("docs/pages-and-forms.md", 1),
    ("docs/pages-and-forms.md", 2),
    ("docs/policies.md", 0),
    ("docs/policies.md", 1),
    ("docs/policies.md", 2),
    ("docs/policies.md", 3),
    ("docs/policies.md", 4),
    ("docs/testing.md", 0),
    ("docs/testing.md", 1),
    ("docs/testing.md", 2),
    ("docs/testing.md", 3),
    ("docs/webhooks.md", 0),
    ("docs/webhooks.md", 1),
    ("docs/webhooks.md", 2),
]


def test_pages_have_no_block_that_is_not_run_here() -> None:
    pages = ["README.md", *(f"docs/{path.name}" for path in sorted((REPOSITORY / "docs").glob("*.md")))]
    pages.remove("docs/many-machines.md")  # see test_many_machines.py
    assert [(page, number) for page in pages for number in range(len(code_on(page)))] == RUNNABLE


@pytest.mark.parametrize(("page", "number"), RUNNABLE)
def test_pages_have_blocks_that_run(run: Runner, page: str, number: int) -> None:
    run(page, number)


def test_readme_first_block_runs_as_it_stands_in_an_empty_folder_on_a_fresh_sandbox(tmp_path: Path) -> None:
    with Sandbox() as fresh:
        address = {"MIJNKLANTPORTAAL_TOKEN": fresh.token, "MIJNKLANTPORTAAL_BASE_URL": fresh.base_url}
        command = [sys.executable, "-c", code_on("README.md")[0]]
        ended = subprocess.run(
            command, cwd=tmp_path, env={**os.environ, **address}, capture_output=True, text=True, timeout=60
        )
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "2026-001 15.67 None\n", "")
        (customer,) = fresh.objects.all("cst_")
    assert customer["companyName"] == "Test Company BV"
    assert list(tmp_path.iterdir()) == []


def test_readme_offer_with_a_pdf_is_sent(run: Runner, sandbox: Sandbox) -> None:
    send_offer = run("README.md", 1)["send_offer"]
    with MijnKlantportaal() as portal:
        offer = send_offer(portal, sandbox.objects.all("cst_")[0]["id"], Path("offer.pdf"))
    assert (offer.offer_number, str(offer.amount)) == ("2026-002", "12.95")
    assert len(sandbox.uploads_of(offer.id)) == 1


def test_readme_asynchronous_function_prints_offers(
    run: Runner, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(run("README.md", 2)["print_offers"]())
    assert len(capsys.readouterr().out.splitlines()) == len(sandbox.objects.all("off_")) > 1


def test_pages_upload_comes_back(run: Runner, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("docs/policies.md", 2)
    assert (tmp_path / "copy.pdf").read_bytes() == (tmp_path / "offer.pdf").read_bytes()
    size = (tmp_path / "offer.pdf").stat().st_size
    assert capsys.readouterr().out.splitlines()[-1] == f"{size} of {size} bytes"


@pytest.mark.parametrize(("fault", "found"), [("lose-response", True), ("cut", False)])
def test_pages_looking_first_finds_what_was_done_and_repeats_nothing(
    run: Runner, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, fault: Any, found: bool
) -> None:
    create_offer = run("docs/errors.md", 1)["create_offer"]
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    sandbox.faults.add(fault, operation="create-customer-offer-manual")
    customer, lines = (
        sandbox.objects.all("cst_")[0]["id"],
        [OfferLine(description="Support", amount_excl_vat=1, vat_rate=0)],
    )
    with MijnKlantportaal() as portal:
        if found:
            assert create_offer(portal, customer, "X-1", lines).offer_number == "X-1"
        else:
            with pytest.raises(OutcomeUnknownError):
                create_offer(portal, customer, "X-1", lines)
    assert pauses == ([0] if found else [0, 5, 30])
    numbers = [offer["offerNumber"] for offer in sandbox.objects.all("off_")]
    assert numbers.count("X-1") == found


def test_pages_draw_the_error_tree_as_the_package_does() -> None:
    page = (REPOSITORY / "docs/errors.md").read_text(encoding="utf-8")
    tree = re.search(r"^    PortalError\n(?:    .+\n)+", page, re.MULTILINE)
    assert tree is not None
    # the runtime knows nothing of the errors that the package adds at the end of its tree
    drawn = (errors.__doc__ or "").replace("└── PaginationError", "├── PaginationError")
    runtime, branch, added = tree[0].partition("    └── ")
    assert branch
    assert runtime in drawn
    assert f"    {added}".replace("\n    ", "\n") in (oauth_errors.__doc__ or "")


def test_pages_treat_every_error_there_is() -> None:
    page = (REPOSITORY / "docs/errors.md").read_text(encoding="utf-8")
    names = {name for name in mijnklantportaal.__all__ if name.endswith("Error")}
    rows = set(re.findall(r"`(\w+Error)`", "".join(re.findall(r"^\| (`.+?) \|", page, re.MULTILINE))))
    assert names - {"PortalError", "ResponseError", "StatusError"} <= rows <= names


def test_pages_name_only_parts_of_the_sandbox_that_are_there() -> None:
    pages = [REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md"), *(REPOSITORY / "examples").rglob("*.*")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages if page.suffix in (".md", ".py"))
    named = set(re.findall(r"(?<!mijnklantportaal\.)sandbox\.([a-z_]+(?:\.[a-z_]+)*)", text))
    (attributes,) = re.findall(r"^A sandbox has:\n\n\|.+\n\|.+\n((?:\|.+\n)+)", text, re.MULTILINE)
    for row in attributes.splitlines():
        _, owner, purpose, _ = row.split("|")
        called = [f"{owner.strip(' `')}.{name}" for name in re.findall(r"`([a-z_]+)\(", purpose)]
        named.update(called or re.findall(r"`([a-z_]+)", owner))
    assert {"oauth.deny", "objects.counts", "deliveries", "uploads_of"} <= named
    with Sandbox() as sandbox:
        missing = [name for name in named if not _has(sandbox, name)]
    assert missing == []


def _has(owner: object, name: str) -> bool:
    try:
        attrgetter(name)(owner)
    except AttributeError:
        return False
    return True


def test_pages_have_links_that_lead_somewhere() -> None:
    pages = [REPOSITORY / "README.md", *(REPOSITORY / "examples").rglob("*.md"), *(REPOSITORY / "docs").rglob("*.md")]
    for page in pages:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name} names {link}"
