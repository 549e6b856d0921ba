"""The examples, on an API with example data: each is once run as a user runs it, and further within the test."""

import csv
import re
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import MijnKlantportaal, OfferLine
from mijnklantportaal.sandbox import Sandbox
from tests.examples.conftest import TOKEN
from tests.examples.programs import EXAMPLES, PROGRAMS, run_here, run_program


def script(name: str) -> Path:
    """An example by its number."""
    (found,) = EXAMPLES.glob(f"{name}_*.py")
    return found


def run(sandbox: Sandbox, name: str, *arguments: str, token: str = TOKEN) -> subprocess.CompletedProcess[str]:
    """Run an example within the test."""
    return run_here(script(name), *arguments, base_url=sandbox.base_url, token=token)


def output(sandbox: Sandbox, name: str, *arguments: str) -> str:
    """The output of an example that succeeds within the test."""
    done = run(sandbox, name, *arguments)
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout


def output_of_program(sandbox: Sandbox, name: str, *arguments: str) -> str:
    """The output of an example that succeeds as a program."""
    done = run_program(script(name), *arguments, base_url=sandbox.base_url)
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout


def newest(sandbox: Sandbox, kind: str) -> dict[str, Any]:
    """The object of a kind that was made last."""
    return sandbox.objects.all(kind)[-1]


def test_examples_are_all_listed_in_their_readme_and_there_are_no_others() -> None:
    names = sorted(path.name for path in EXAMPLES.glob("*.py"))
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [name[:2] for name in names] == [f"{number:02}" for number in range(1, 13)]
    assert re.findall(r"^\| \[(\d\d_\w+\.py)\]\(\1\)", readme, re.MULTILINE) == names


def test_example_programs_are_all_listed_in_their_readme() -> None:
    readme = (PROGRAMS / "README.md").read_text(encoding="utf-8")
    names = {path.name for path in PROGRAMS.iterdir() if path.is_file()} - {"README.md"}
    assert set(re.findall(r"\[([\w.]+)\]\(\1\)", readme)) == names


def test_example_01_prints_customers_and_the_rate_limit(sandbox: Sandbox) -> None:
    lines = output_of_program(sandbox, "01").splitlines()
    customers = sandbox.objects.page("cst_", 1)
    assert lines == [
        *(f"{customer['id']}  {customer['companyName']}, {customer['city']}" for customer in customers),
        "59 of 60 requests are left in this minute",
    ]


def test_example_01_says_what_to_do_about_a_refused_token_and_does_not_show_it(sandbox: Sandbox) -> None:
    done = run(sandbox, "01", token="another-key")
    assert done.returncode == 1
    assert "Settings > API Keys" in done.stderr
    assert "another-key" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_example_01_names_the_scope_that_the_token_lacks(sandbox: Sandbox) -> None:
    sandbox.faults.add("status", status=403)
    done = run(sandbox, "01")
    assert (done.returncode, "customers.read" in done.stderr) == (1, True)


def test_example_02_creates_the_customers_of_the_file_beside_it(sandbox: Sandbox) -> None:
    before = len(sandbox.objects.all("cst_"))
    assert output_of_program(sandbox, "02").endswith("\n3 created, 0 refused\n")
    with (EXAMPLES / "customers.csv").open(newline="", encoding="utf-8") as file:
        wanted = [(row["company_name"], row["primary_email"]) for row in csv.DictReader(file)]
    made = sandbox.objects.all("cst_")[before:]
    assert [(customer["companyName"], customer["primaryEmail"]) for customer in made] == wanted


def test_example_02_reports_refused_lines_and_continues(sandbox: Sandbox, tmp_path: Path) -> None:
    before = len(sandbox.objects.all("cst_"))
    file = tmp_path / "new.csv"
    file.write_text(
        "company_name,address,zip_code,city,primary_email\n"
        "Kapper Knip,Straat 1,1234AB,Assen,no address\n"
        "Slager Worst,Straat 2,1234AB\n"
        "Bakker Brood,Straat 3,1234AB,Assen,post@brood.example\n",
        encoding="utf-8",
    )
    done = run(sandbox, "02", str(file))
    first, second, third, summary = done.stdout.splitlines()
    assert first.startswith("new.csv, line 2: refused: 422: ")
    assert second == "new.csv, line 3: refused: city: expected str, got NoneType"
    assert re.fullmatch(r"new\.csv, line 4: cst_\w+  Bakker Brood", third)
    assert (summary, done.returncode, done.stderr) == ("1 created, 2 refused", 1, "")
    assert len(sandbox.objects.all("cst_")) == before + 1


def test_example_02_stops_where_a_customer_may_have_been_created(sandbox: Sandbox) -> None:
    sandbox.faults.add("lose-response", operation="create-customer")
    done = run(sandbox, "02")
    assert done.returncode == 1
    assert "customers.csv, line 2: the customer may have been created" in done.stderr
    assert [request.path for request in sandbox.requests] == ["/v1/customers"]


def test_example_02_names_a_missing_column(sandbox: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "new.csv"
    file.write_text("company_name,address,city,primary_email\n", encoding="utf-8")
    done = run(sandbox, "02", str(file))
    assert (done.returncode, done.stderr) == (1, f"{file}, line 1: missing column: zip_code\n")
    assert sandbox.requests == ()


def test_example_03_uploads_the_pdf_for_the_first_customer(sandbox: Sandbox) -> None:
    printed = output_of_program(sandbox, "03")
    offer, customer = newest(sandbox, "off_"), sandbox.objects.page("cst_", 1)[0]
    assert printed.startswith(f"{offer['id']}  {offer['offerNumber']} for {customer['companyName']}, ")
    assert (offer["customerId"], offer["amount"]) == (customer["id"], "1250.00")
    (upload,) = sandbox.uploads_of(offer["id"])
    assert b"".join(sandbox.objects.content(upload)) == (EXAMPLES / "sample.pdf").read_bytes()
    body = sandbox.objects.request_body(offer["id"])
    assert body is not None
    assert body["sendNotification"] is True


def test_example_03_takes_another_pdf_and_refuses_what_is_not_one(sandbox: Sandbox, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7 another one")
    output(sandbox, "03", str(other))
    (upload,) = sandbox.uploads_of(newest(sandbox, "off_")["id"])
    assert (upload.name, upload.size) == ("other.pdf", 20)
    other.write_bytes(b"no such thing")
    assert "pdf: this is not a PDF" in run(sandbox, "03", str(other)).stderr


def test_example_03_says_that_the_licence_has_no_offers_left(sandbox: Sandbox) -> None:
    sandbox.licence.offers_per_month = 0
    done = run(sandbox, "03")
    assert (done.returncode, "no more offers this month" in done.stderr) == (1, True)


@pytest.mark.parametrize("name", ["03", "04", "05"])
def test_example_without_a_customer_says_how_to_make_one(sandbox: Sandbox, name: str) -> None:
    sandbox.reset()
    done = run(sandbox, name)
    assert (done.returncode, "02_create_customers.py" in done.stderr) == (1, True)


def test_example_04_calculates_the_same_amount_as_the_api(sandbox: Sandbox) -> None:
    printed = output_of_program(sandbox, "04")
    offer = newest(sandbox, "off_")
    assert printed.splitlines() == [
        "  0 %  net    300.00  VAT     0.00  gross    300.00",
        "  9 %  net     24.50  VAT     2.21  gross     26.71",
        " 21 %  net   1249.95  VAT   262.49  gross   1512.44",
        "  all  net   1574.45  VAT   264.70  gross   1839.15",
        f"{offer['id']}  {offer['offerNumber']}: the API says EUR 1839.15",
    ]
    assert offer["amount"] == "1839.15"


def test_example_05_uploads_an_invoice_that_is_paid_afterwards(sandbox: Sandbox) -> None:
    before, after = output_of_program(sandbox, "05").splitlines()
    invoice = newest(sandbox, "inv_")
    start = f"{invoice['id']}  {invoice['invoiceNumber']}  EUR 151.19, paid: "
    assert before == start + "None"
    assert after.startswith(start + "20")
    assert invoice["paidAt"] is not None
    (upload,) = sandbox.uploads_of(invoice["id"])
    assert upload.name == "sample.pdf"


def test_example_06_writes_the_open_offers(sandbox: Sandbox, tmp_path: Path) -> None:
    wanted = {
        offer["offerNumber"]
        for offer in sandbox.objects.all("off_")
        if offer["acceptedAt"] is None and offer["rejectedAt"] is None
    }
    file = tmp_path / "open.csv"
    to_file = run(sandbox, "06", str(file))
    to_output = run_program(script("06"), base_url=sandbox.base_url)
    assert to_file.stderr == to_output.stderr == f"{len(wanted)} open offers\n"
    assert (to_file.stdout, to_file.returncode, to_output.returncode) == ("", 0, 0)
    assert file.read_text(encoding="utf-8") == to_output.stdout
    rows = list(csv.DictReader(to_output.stdout.splitlines()))
    assert {row["offer_number"] for row in rows} == wanted
    assert {row["customer"] for row in rows} <= {customer["companyName"] for customer in sandbox.objects.all("cst_")}
    assert {row["amount"] for row in rows} == {"1250.00", "15.67"}


def test_example_07_raises_the_amount_of_the_running_subscription(sandbox: Sandbox) -> None:
    running = [item for item in sandbox.objects.all("sub_") if item["status"] == "in_progress"]
    first, second = output_of_program(sandbox, "07").splitlines()
    (before,) = running
    assert first == f"{before['id']}  {before['description']}, every 1 month: EUR {before['amount']} -> EUR 13.47"
    assert second == f"next renewal: {before['renewsAt']} (the API says {before['renewsAt']})"
    after = sandbox.objects.find(before["id"])
    assert after is not None
    assert after["amount"] == "13.47"


def test_example_07_takes_a_subscription_and_a_percentage(sandbox: Sandbox) -> None:
    chosen = next(item for item in sandbox.objects.all("sub_") if item["status"] == "planned")
    output(sandbox, "07", chosen["id"], "-10")
    after = sandbox.objects.find(chosen["id"])
    assert after is not None
    assert Decimal(after["amount"]) == Decimal("11.66")


def test_example_07_says_that_no_subscription_is_running(sandbox: Sandbox) -> None:
    sandbox.reset()
    done = run(sandbox, "07")
    assert (done.returncode, done.stderr) == (1, "There is no active subscription.\n")


def test_example_08_lists_the_open_tickets(sandbox: Sandbox) -> None:
    tickets = sandbox.objects.all("tic_")
    printed = output_of_program(sandbox, "08")
    for ticket in tickets:
        assert (f"{ticket['id']}  " in printed) == (ticket["status"] == "open")
    assert {ticket["status"] for ticket in tickets} == {"open", "closed"}


def test_example_08_replies_as_html_and_closes(sandbox: Sandbox) -> None:
    ticket = next(item for item in sandbox.objects.all("tic_") if item["source"] == "portal")
    printed = output(sandbox, "08", ticket["id"], "21% <is> right")
    after = sandbox.objects.find(ticket["id"])
    assert after is not None
    assert (after["status"], after["messages"][-1]["message"]) == ("closed", "<p>21% &lt;is&gt; right</p>")
    assert printed == f"{ticket['id']}  {ticket['title']}: {len(after['messages'])} messages, closed\n"


def test_example_08_does_not_reply_to_a_chat(sandbox: Sandbox) -> None:
    chat = next(item for item in sandbox.objects.all("tic_") if item["source"] == "chat")
    done = run(sandbox, "08", chat["id"], "Hello")
    assert (done.returncode, "is a chat" in done.stderr) == (1, True)
    assert {request.method for request in sandbox.requests} == {"GET"}


def test_example_08_says_that_the_licence_has_no_tickets(sandbox: Sandbox) -> None:
    sandbox.licence.ticketing = False
    done = run(sandbox, "08")
    assert (done.returncode, done.stderr) == (1, "The portal's licence does not include tickets.\n")


def test_example_09_registers_an_address_once_for_each_event(sandbox: Sandbox) -> None:
    url = "https://agency.example/decisions"
    first, second = output(sandbox, "09", url), output(sandbox, "09", url)
    made = [webhook for webhook in sandbox.objects.all("wbh_") if webhook["url"] == url]
    assert [webhook["type"] for webhook in made] == ["offer-accepted", "offer-rejected"]
    for webhook in made:
        assert webhook["secret"] in first
        assert webhook["secret"] not in second
        assert f"{webhook['id']}  {webhook['type']}  {url}" in second.splitlines()


def test_example_09_lists_without_secrets(sandbox: Sandbox) -> None:
    (webhook,) = sandbox.objects.all("wbh_")
    assert output_of_program(sandbox, "09") == f"{webhook['id']}  {webhook['type']}  {webhook['url']}\n"


def test_example_10_sums_up_accepted_offers_over_many_pages(sandbox: Sandbox) -> None:
    names = {customer["id"]: customer["companyName"] for customer in sandbox.objects.all("cst_")}
    last = list(names)[-1]
    with MijnKlantportaal(TOKEN, base_url=sandbox.base_url) as portal:
        for number in range(30):
            line = OfferLine(description="Support", amount_excl_vat=100, vat_rate=0)
            day = date(2026, 11, 20)
            offer = portal.customer_offers.create_manual(
                customer_id=last, offer_number=f"A-{number}", issued_at=day, expires_at=day, lines=[line]
            )
            if number < 20:
                sandbox.customer.accept_offer(offer.id)
    assert output_of_program(sandbox, "10").splitlines() == [
        f"EUR    2000.00  {names[last]}",
        f"EUR    1250.00  {next(iter(names.values()))}",
        "EUR    3250.00  accepted in total, by 2 of 4 customers",
    ]
    pages = [request.query for request in sandbox.requests if request.path == "/v1/customer-offers"]
    assert {"page=1", "page=2", "page=3"} <= set(pages)


def test_example_11_uploads_an_invoice_once_however_often_it_is_started(sandbox: Sandbox) -> None:
    before = sandbox.objects.counts().get("inv_", 0)
    sandbox.faults.add("lose-response", operation="create-customer-invoice")
    first, second = output_of_program(sandbox, "11", "2026-777"), output(sandbox, "11", "2026-777")
    invoice = newest(sandbox, "inv_")
    assert first == f"{invoice['id']}  2026-777  created\n"
    assert second == f"{invoice['id']}  2026-777  existed\n"
    assert sandbox.objects.counts()["inv_"] == before + 1
    done = run(sandbox, "11", "2026-777", "99.00")
    assert done.returncode == 1
    assert "amount: asked 99.00, found 151.19" in done.stderr


def test_example_12_adds_each_invoice_once_however_often_it_runs(sandbox: Sandbox, tmp_path: Path) -> None:
    for number in ("2026-101", "2026-102"):
        (tmp_path / f"{number}.pdf").write_bytes((EXAMPLES / "sample.pdf").read_bytes())
    before = len(sandbox.objects.all("inv_"))
    for _ in range(2):
        done = run_program(script("12"), str(tmp_path), base_url=sandbox.base_url)
        assert (done.returncode, done.stdout) == (0, "2026-101: created\n2026-102: created\n")
        assert done.stderr.splitlines()[-1] == "2 of 2, 0 s left"
    assert len(sandbox.objects.all("inv_")) == before + 2
