"""Uploads as processes against a sandbox: their pace, what ends them, and how they go on."""

import csv
import datetime
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mijnklantportaal import MijnKlantportaal
from mijnklantportaal._process_lock import ProcessLock
from mijnklantportaal.sandbox import Sandbox
from tests.command_line.conftest import Run
from tests.command_line.screen import ScreenOf
from tests.command_line.upload_files import HEADERS, add_customers, environment, invoices_file, pdf
from tests.nightly import IS_NIGHTLY, turns
from tests.tables.ubl_samples import document, write

HURRIED = Path(__file__).with_name("hurried_program.py")


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A portal with two customers and without a rate limit."""
    with Sandbox(rate_limit=None) as sandbox:
        add_customers(sandbox)
        yield sandbox


def command(*arguments: str, times: float = 1) -> list[str]:
    return [sys.executable, str(HURRIED), str(times), "customer-invoices", "upload", *arguments]


def upload(sandbox: Sandbox, *arguments: str, times: float = 1) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(*arguments, times=times), env=environment(sandbox), capture_output=True, text=True, timeout=900
    )


def start(sandbox: Sandbox, *arguments: str, times: float = 1) -> "subprocess.Popen[str]":
    """The command, once it has sent something."""
    before = len(sandbox.requests)
    process = subprocess.Popen(
        command(*arguments, times=times),
        env=environment(sandbox),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not any(request.method == "POST" for request in list(sandbox.requests)[before:]):
        assert time.monotonic() < deadline
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    return process


def numbers(sandbox: Sandbox) -> Counter[str]:
    """How often each invoice is there."""
    return Counter(str(invoice["invoiceNumber"]) for invoice in sandbox.objects.all("inv_"))


def results(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


@pytest.mark.timeout(1200)
def test_upload_of_300_pdfs_takes_as_long_as_the_rate_limit_wants() -> None:
    """In a run by day a minute takes six seconds, and it is half as many; each night it is the real thing."""
    times, limit, count = (1, 60, 300) if IS_NIGHTLY else (10, 60, 150)
    begin, ahead = time.time(), [0]
    with Sandbox(rate_limit=limit, clock=lambda: begin + (time.time() - begin) * times + ahead[0]) as sandbox:
        add_customers(sandbox)
        ahead[0] = 61  # seconds, after which those requests no longer count
        path = invoices_file(Path.cwd(), count)
        before = len(sandbox.requests)
        ended = upload(sandbox, str(path), "--yes", times=times)
        assert (ended.returncode, ended.stderr.splitlines()[-1]) == (
            0,
            f"{count} created, 0 there already, 0 failed, 0 ambiguous, of {count}.",
        )
        assert set(numbers(sandbox).values()) == {1}
        assert len(numbers(sandbox)) == count
        sent = list(sandbox.requests)[before:]
        assert all(request.status != 429 for request in sent)
        assert len(sent) <= 1.2 * count, "to look before writing takes few requests"
        seconds = sent[-1].received_at - sent[0].received_at
        # customers and invoices are read once at least; as many requests as are allowed at once, a minute apart
        best = (count + 2 - 1) // limit * 60 / times
        # by day, a burst of requests takes long compared to such a minute; what would be wrong costs a minute
        burst = sent[limit - 1].received_at - sent[0].received_at
        more = 0.05 * best if IS_NIGHTLY else max(burst * count / limit - best, 0) + burst + 30 / times
        assert seconds <= best + more, (seconds, best, more)


def test_upload_goes_on_after_ctrl_c(sandbox: Sandbox) -> None:
    path = invoices_file(Path.cwd(), 40)
    sandbox.faults.add("delay-response", operation="create-customer-invoice", seconds=0.2, count=None)
    process = start(sandbox, str(path), "--yes", "--max-concurrency", "4")
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Stopping: what is under way is finished first." in told
    assert f"Stopped. The same command goes on: mijnklantportaal customer-invoices upload {path} --yes" in told
    there = numbers(sandbox)
    assert 0 < len(there) < 40
    assert sorted(row[1] for row in results(Path("invoices.result.csv"))) == sorted(there)
    sandbox.faults.clear()
    ended = upload(sandbox, str(path), "--yes")
    assert ended.returncode == 0
    assert numbers(sandbox) == {f"2026-{number:03}": 1 for number in range(1, 41)}
    assert f"{len(there)} of them were done by an earlier run." in ended.stderr
    told_rows = [row[1] for row in results(Path("invoices.result.csv"))]
    assert (len(told_rows), told_rows) == (40, sorted(told_rows)), "in the order of the rows, whatever ended first"


@pytest.mark.timeout(600)  # each night, 20 processes are started one after another
def test_upload_goes_on_after_kill_9_without_losing_or_doubling_one(sandbox: Sandbox) -> None:
    count = turns(30, 120)
    path = invoices_file(Path.cwd(), count)
    chance = random.Random(12)  # noqa: S311 - no secret
    for _ in range(turns(3, 20)):
        sandbox.faults.add("delay-response", operation="create-customer-invoice", seconds=0.05, count=None)
        try:
            process = start(sandbox, str(path), "--yes", times=100)
        except AssertionError:
            break  # all are there
        time.sleep(chance.uniform(0, 0.2))
        process.kill()
        process.communicate(timeout=60)
    sandbox.faults.clear()
    ended = upload(sandbox, str(path), "--yes", times=100)
    assert ended.returncode == 0, ended.stderr
    assert numbers(sandbox) == {f"2026-{number:03}": 1 for number in range(1, count + 1)}
    assert Counter(row[3] for row in results(Path("invoices.result.csv"))).total() == count


def test_upload_shows_its_progress_in_a_terminal(sandbox: Sandbox) -> None:
    path = invoices_file(Path.cwd(), 12)
    sandbox.faults.add("delay-response", operation="create-customer-invoice", seconds=0.3, count=None)
    screen = ScreenOf(command(str(path), "--max-concurrency", "2"), environment(sandbox))
    seen: list[str] = []
    was_asked = has_read = False
    for lines in screen.changes():
        has_read = has_read or "Customers: 2 read" in lines
        if not was_asked and any(line.startswith("Send them? [y/N]") for line in lines):
            was_asked = True
            screen.type("y\n")
        seen += [line for line in lines if " of 12" in line and "━" in line]
    assert (screen.status, has_read) == (0, True)
    counts = [int(line.split()[0]) for line in seen]
    assert counts == sorted(counts)
    assert {0, 12} <= set(counts)
    assert len(set(counts)) > 4
    assert any(" left" in line for line in seen)
    assert "12 created, 0 there already, 0 failed, 0 ambiguous, of 12." in screen.lines


def test_upload_that_is_not_wanted_sends_nothing(sandbox: Sandbox) -> None:
    screen = ScreenOf(command(str(invoices_file(Path.cwd(), 2))), environment(sandbox))
    was_asked = False
    for lines in screen.changes():
        if not was_asked and any(line.startswith("Send them? [y/N]") for line in lines):
            was_asked = True
            screen.type("n\n")
    assert screen.status == 0
    assert "Nothing was sent." in screen.lines
    assert numbers(sandbox) == {}


@pytest.fixture
def named(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """The sandbox, which the environment of this process names."""
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", sandbox.base_url)
    return sandbox


def test_upload_puts_what_the_portal_refused_into_the_file_of_rejected_rows(run: Run, named: Sandbox) -> None:
    path = invoices_file(Path.cwd(), 3)
    named.faults.add("status", operation="create-customer-invoice", status=422)
    ended = run("customer-invoices", "upload", str(path), "--yes", "--max-concurrency", "1")
    assert ended.status == 1
    assert "2 created, 0 there already, 1 failed, 0 ambiguous, of 3." in ended.err
    text = Path("invoices.rejected.csv").read_text()
    assert "could not be sent" in text
    outcomes = {row[1]: row[3] for row in results(Path("invoices.result.csv"))}
    (failed,) = (number for number, outcome in outcomes.items() if outcome == "failed")
    assert f";{failed};" in text
    assert sorted(outcomes.values()) == ["created", "created", "failed"]
    ended = run("customer-invoices", "upload", "invoices.rejected.csv", "--yes")
    assert ended.status == 0
    assert numbers(named) == {f"2026-{number:03}": 1 for number in range(1, 4)}


def test_upload_of_ubl_sends_the_pdf_that_is_inside(run: Run, named: Sandbox) -> None:
    folder = Path("ubl")
    folder.mkdir()
    write(folder, a=document("1"), b=document("2"))
    ended = run("customer-invoices", "upload", "ubl", "--yes", "--no-notify")
    assert (ended.status, "2 created" in ended.err) == (0, True)
    (invoice, _) = named.objects.all("inv_")
    (stored,) = named.objects.uploads(str(invoice["id"]))
    assert b"".join(named.objects.content(stored)).startswith(b"%PDF-")
    assert (invoice["issuedAt"], invoice["amount"]) == ("2026-11-20", "1234.56")
    body = next(
        request.body for request in named.requests if request.path.endswith("customer-invoices") and request.body
    )
    assert b'name="sendNotification"\r\n\r\nfalse' in body


def test_upload_of_a_pdf_that_is_gone_meanwhile_fails_in_its_row_alone(
    run: Run, named: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mijnklantportaal._commands.uploads import rows_command

    folder = Path("ubl")
    folder.mkdir()
    write(folder, a=document("1"), b=document("2"))
    monkeypatch.setattr(rows_command, "_confirm", lambda ctx: (folder / "a.xml").unlink())
    ended = run("customer-invoices", "upload", "ubl")
    assert ended.status == 1
    assert "1 created, 0 there already, 1 failed, 0 ambiguous, of 2." in ended.err
    assert "ubl/a.xml;\"'1' is not there" in Path("ubl.rejected.csv").read_text(encoding="utf-8-sig")


def test_upload_tells_what_can_not_be_told_apart_and_sends_it_no_more(run: Run, named: Sandbox) -> None:
    path = invoices_file(Path.cwd(), 1)
    with MijnKlantportaal() as portal:
        for _ in range(2):
            portal.customer_invoices.create(
                customer_id=next(found.id for found in portal.customers.list() if "Korrel" in found.company_name),
                invoice_number="2026-001",
                issued_at=datetime.date(2026, 11, 20),
                amount="1.50",
                pdf=pdf(Path.cwd(), "1.pdf"),
            )
    ended = run("customer-invoices", "upload", str(path), "--yes")
    assert ended.status == 8
    assert "0 created, 0 there already, 0 failed, 1 ambiguous, of 1." in ended.err
    assert "look there before you send them again" in ended.err
    assert results(Path("invoices.result.csv"))[0][3] == "ambiguous"
    assert numbers(named) == {"2026-001": 2}


def test_upload_of_offers_and_customers_creates_each_once(run: Run, named: Sandbox) -> None:
    pdf(Path.cwd(), "a.pdf")
    Path("customers.csv").write_text(
        "Naam;Adres;Postcode;Plaats;E-mail\nNieuw BV;Straat 1;1234AB;Ede;a@nieuw.example\n"
    )
    assert run("customers", "import", "customers.csv", "--yes").status == 0
    Path("offers.csv").write_text(
        f"{HEADERS.replace('Factuur', 'Offerte')};Geldig tot\n1;a@nieuw.example;20-11-2026;5,00;a.pdf;20-12-2026\n"
    )
    for _ in range(2):
        assert run("customer-offers", "upload", "offers.csv", "--yes").status == 0
        assert named.objects.counts() == {"cst_": 3, "off_": 1}
    os.remove("offers.journal")  # noqa: PTH107
    ended = run("customer-offers", "upload", "offers.csv", "--yes")
    assert "0 created, 1 there already" in ended.err
    assert "is in the portal already" in run("customers", "import", "customers.csv", "--yes").err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is there on Linux alone")
def test_upload_is_refused_while_another_one_uses_the_journal_and_can_wait(run: Run, named: Sandbox) -> None:
    path = invoices_file(Path.cwd(), 3)
    Path("invoices.result.csv").write_text("of the other one", encoding="utf-8")
    lock = ProcessLock(Path("invoices.journal.lock"))
    assert lock.acquire()
    for wait in ([], ["--wait", "0.3"]):
        ended = run("customer-invoices", "upload", str(path), "--yes", *wait)
        assert (ended.status, len(numbers(named))) == (2, 0)
        assert f"process {os.getpid()} uses it; wait until that run has ended" in ended.err
        assert "--wait" in ended.err
        assert Path("invoices.result.csv").read_text(encoding="utf-8") == "of the other one"
    threading.Timer(0.3, lock.release).start()
    ended = run("customer-invoices", "upload", str(path), "--yes", "--wait", "30")
    assert (ended.status, len(numbers(named))) == (0, 3)


def test_upload_with_no_space_for_the_result_sends_nothing(run: Run, named: Sandbox) -> None:
    path = invoices_file(Path.cwd(), 3)
    ended = run("customer-invoices", "upload", str(path), "--yes", "--result", "/dev/full")
    assert (ended.status, "/dev/full: No space left on device" in ended.err) == (2, True)
    assert not numbers(named)


@pytest.mark.parametrize("broken", ["result", "rejected", "journal"])
def test_upload_whose_disk_fails_halfway_does_not_say_that_nothing_was_sent(
    run: Run, named: Sandbox, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    from mijnklantportaal import JournalError
    from mijnklantportaal._bulk.journal import Journal
    from mijnklantportaal._commands.uploads import rejected_rows
    from mijnklantportaal._commands.uploads.results import ResultFile

    def full(*_arguments: object) -> int:
        if named.objects.all("inv_"):
            raise (
                JournalError("the disk is full", "invoices.journal")
                if broken == "journal"
                else OSError(28, "No space left on device", f"invoices.{broken}.csv")
            )
        return 0

    path = invoices_file(Path.cwd(), 3)
    named.faults.add("status", operation="create-customer-invoice", status=422)
    with monkeypatch.context() as patched:
        if broken == "result":
            patched.setattr(ResultFile, "_write", full)
        elif broken == "rejected":
            patched.setattr(rejected_rows, "_write_csv", full)
        else:
            patched.setattr(Journal, "end", full)
        ended = run("customer-invoices", "upload", str(path), "--yes", "--max-concurrency", "1")
    assert ended.status == 1
    assert "some rows may have been sent, and the same command goes on without sending them twice" in ended.err
    assert "created, 0 there already" in ended.err
    if broken == "journal":
        return  # the next run waits for 30 seconds, as it does after `kill -9`
    assert run("customer-invoices", "upload", str(path), "--yes").status == 0
    assert numbers(named) == {f"2026-{number:03}": 1 for number in range(1, 4)}


def test_upload_that_the_portal_ends_tells_what_came_of_the_rows_before(run: Run, named: Sandbox) -> None:
    path = invoices_file(Path.cwd(), 9)
    named.faults.add("delay", operation="create-customer-invoice")
    named.faults.add("status", operation="create-customer-invoice", status=401)
    ended = run("customer-invoices", "upload", str(path), "--yes", "--max-concurrency", "1")
    assert ended.status == 3
    assert "created, 0 there already, 1 failed, 0 ambiguous, of 9." in ended.err
    assert "were not sent, or their outcome is not known." in ended.err
    assert "could not be sent" in Path("invoices.rejected.csv").read_text()
    assert run("customer-invoices", "upload", str(path), "--yes").status == 0
    assert numbers(named) == {f"2026-{number:03}": 1 for number in range(1, 10)}
