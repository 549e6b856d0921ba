"""The fixtures for pytest: each test has a portal of its own, and loading them costs nothing."""

import asyncio
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

import mijnklantportaal.pytest_plugin as plugin
from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from mijnklantportaal.sandbox import Sandbox

pytestmark = pytest.mark.usefixtures("measured_programs")

pytest_plugins = ["pytester"]

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def bare(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project whose tests run with this plugin alone; others take seconds to load."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_PLUGINS", "mijnklantportaal.pytest_plugin")
    return pytester


def make_customer(portal: MijnKlantportaal) -> str:
    return portal.customers.create(
        company_name="Bakkerij", address="a", zip_code="1234AB", city="b", primary_email="a@b.example"
    ).id


def test_plugin_the_client_reaches_the_sandbox(portal: MijnKlantportaal, mijnklantportaal_sandbox: Sandbox) -> None:
    customer = make_customer(portal)
    assert (mijnklantportaal_sandbox.objects.find(customer) or {})["companyName"] == "Bakkerij"
    assert [request.status for request in mijnklantportaal_sandbox.requests] == [201]


@pytest.mark.parametrize("turn", ["first", "second"])
def test_plugin_each_test_finds_nothing_of_the_one_before(
    portal: MijnKlantportaal, mijnklantportaal_sandbox: Sandbox, turn: str
) -> None:
    sandbox = mijnklantportaal_sandbox
    assert (sandbox.objects.counts(), sandbox.requests, sandbox.faults.all()) == ({}, (), ())
    assert (sandbox.licence.ticketing, sandbox.licence.offers_per_month) == (True, None)
    make_customer(portal)
    sandbox.faults.add("cut", count=None)
    sandbox.licence.ticketing = False
    sandbox.licence.offers_per_month = 0


def test_plugin_a_request_that_is_still_under_way_does_not_reach_the_next_test() -> None:
    shared = plugin._SharedSandbox(None)
    before = shared.take()
    before.faults.add("delay", seconds=0.4)
    headers = {"Authorization": f"Bearer {before.token}"}
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{before.base_url}/customer-groups", json={"name": "late"}, headers=headers, timeout=0.1)
    after = shared.take()
    assert after.origin != before.origin
    with pytest.raises(httpx.ConnectError):
        httpx.get(before.origin)
    assert after.objects.counts() == {}
    shared.close()


def test_plugin_tests_share_one_server_while_nothing_is_under_way() -> None:
    shared = plugin._SharedSandbox(None)
    assert shared.take() is shared.take()
    shared.close()
    shared.close()


def test_plugin_a_client_without_token_and_address_reaches_the_sandbox(
    mijnklantportaal_sandbox: Sandbox,
) -> None:
    with MijnKlantportaal() as client:
        customer = make_customer(client)
    assert mijnklantportaal_sandbox.objects.find(customer)


def test_plugin_the_asynchronous_client_reaches_the_sandbox(
    async_portal: AsyncMijnKlantportaal, mijnklantportaal_sandbox: Sandbox
) -> None:
    async def make_group() -> str:
        async with async_portal:
            return (await async_portal.customer_groups.create(name="Prospects")).id

    assert mijnklantportaal_sandbox.objects.find(asyncio.run(make_group()))


def test_plugin_many_requests_meet_no_limit_and_failures_no_waits(
    portal: MijnKlantportaal, mijnklantportaal_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    mijnklantportaal_sandbox.faults.add("status", status=503, count=2)
    for _ in range(70):
        portal.webhooks.list().to_list()
    assert len(mijnklantportaal_sandbox.requests) == 72
    assert sum(waits) == 0


def test_plugin_the_rate_limit_can_be_set_and_the_client_is_closed(bare: pytest.Pytester) -> None:
    bare.makeini("[pytest]\nmijnklantportaal_rate_limit = 5\n")
    bare.makepyfile(
        """
        import pytest

        clients = []

        def test_limit(portal):
            portal.webhooks.list().to_list()
            assert portal.last_rate_limit.limit == 5
            clients.append(portal)

        def test_closed():
            with pytest.raises(RuntimeError, match="the client is closed"):
                clients[0].webhooks.list().to_list()
        """
    )
    bare.runpytest_subprocess().assert_outcomes(passed=2)


def test_plugin_a_missing_extra_and_a_wrong_setting_are_told(bare: pytest.Pytester) -> None:
    bare.makepyfile(
        """
        import sys

        def test_without_the_extra(monkeypatch, request):
            monkeypatch.setitem(sys.modules, "uvicorn", None)
            request.getfixturevalue("mijnklantportaal_sandbox")
        """
    )
    bare.runpytest_subprocess().stdout.fnmatch_lines(["*pip install 'mijnklantportaal?sandbox?'*"])
    bare.makeini("[pytest]\nmijnklantportaal_rate_limit = many\n")
    wrong = bare.runpytest_subprocess()
    wrong.stdout.fnmatch_lines(["*mijnklantportaal_rate_limit: 'many' is not a number of requests*"])


def test_plugin_the_tests_on_the_pages_pass(bare: pytest.Pytester) -> None:
    for page in ("testing", "webhooks", "pages-and-forms"):
        text = (REPOSITORY / f"docs/{page}.md").read_text(encoding="utf-8")
        for number, block in enumerate(re.findall(r"^```python\n(.+?)^```$", text, re.MULTILINE | re.DOTALL)):
            if "def test_" in block:
                (bare.path / f"test_{page}_{number}.py").write_text(block, encoding="utf-8")
    bare.runpytest_subprocess().assert_outcomes(passed=7)


def test_plugin_loading_the_plugin_loads_neither_the_sandbox_nor_the_client() -> None:
    program = "import sys, mijnklantportaal.pytest_plugin; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert "mijnklantportaal.pytest_plugin" in loaded
    assert not loaded & {"starlette", "uvicorn", "jinja2", "httpx", "mijnklantportaal.sandbox"}


def test_plugin_the_example_project_passes() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=REPOSITORY / "examples/testing", capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout
