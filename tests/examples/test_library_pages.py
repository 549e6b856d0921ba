"""What the pages on OpenTelemetry, respx and VCR say, with the libraries themselves."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import httpx
import pytest
import respx
from opentelemetry import trace
from opentelemetry.instrumentation.httpx import (
    AsyncOpenTelemetryTransport,
    HTTPX2ClientInstrumentor,
    HTTPXClientInstrumentor,
    SyncOpenTelemetryTransport,
)
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from mijnklantportaal import AsyncMijnKlantportaal, Clock, MijnKlantportaal, OutcomeUnknownError
from mijnklantportaal.sandbox import Sandbox
from tests.examples.conftest import TOKEN
from tests.examples.pages import REPOSITORY, Runner, code_on
from tests.overlay.fake_api import BASE_URL, listing

HASTY = Clock(uniform=lambda low, high: 0.0)
INSTRUMENTORS = (HTTPXClientInstrumentor, HTTPX2ClientInstrumentor)
PAGES = {
    "client-certificates.md": 2,
    "opentelemetry.md": 2,
    "own-ca.md": 1,
    "proxies.md": 1,
    "respx.md": 1,
    "vcr.md": 1,
}


def test_http_pages_have_no_block_that_is_not_run() -> None:
    folder = REPOSITORY / "docs/http"
    assert {page.name: len(code_on(f"docs/http/{page.name}")) for page in folder.glob("*.md")} == PAGES


def test_http_pages_are_all_named_where_people_look() -> None:
    recipes = (REPOSITORY / "docs/recipes.md").read_text(encoding="utf-8")
    for page in PAGES:
        assert f"(http/{page})" in recipes


@pytest.fixture(scope="session")
def exporter() -> InMemorySpanExporter:
    """Where all spans of this process go; a process has one provider for its whole life.

    The fixture lives as long: a worker may run other tests between those of this module, and would make it twice.
    """
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return exporter


Spans = Callable[[], Sequence[ReadableSpan]]


@pytest.fixture
def spans(exporter: InMemorySpanExporter, sandbox: Sandbox) -> Iterator[Spans]:
    """The spans of a test, without those of requests of other tests, whose threads may end late."""

    def own() -> Sequence[ReadableSpan]:
        urls = [(span, (span.attributes or {}).get("http.url")) for span in exporter.get_finished_spans()]
        return [span for span, url in urls if url is None or str(url).startswith(sandbox.origin)]

    exporter.clear()
    yield own
    for instrumentor in INSTRUMENTORS:
        instrumentor().uninstrument()


def no_token_in(spans: Spans) -> bool:
    return all(TOKEN not in span.to_json() for span in spans())


@pytest.mark.filterwarnings("ignore::DeprecationWarning:opentelemetry")
def test_opentelemetry_traces_each_request(run: Runner, sandbox: Sandbox, spans: Spans) -> None:
    sandbox.faults.add("status", status=503)
    run("docs/http/opentelemetry.md", 0)
    failed, succeeded = spans()
    assert [span.name for span in (failed, succeeded)] == ["GET", "GET"]
    assert failed.attributes is not None
    assert failed.attributes["http.status_code"] == 503
    assert succeeded.attributes is not None
    assert succeeded.attributes["http.url"] == f"{sandbox.base_url}/customers?page=1"
    assert no_token_in(spans)


@pytest.mark.usefixtures("settings_of_the_sandbox")
def test_opentelemetry_traces_a_client_that_was_made_before(spans: Spans) -> None:
    async def use() -> None:
        async with AsyncMijnKlantportaal() as portal:
            for instrumentor in INSTRUMENTORS:
                instrumentor().instrument()
            with trace.get_tracer(__name__).start_as_current_span("ours"):
                await portal.customers.list().first()

    asyncio.run(use())
    request, ours = spans()
    assert request.parent is not None
    assert request.parent.span_id == ours.context.span_id
    assert no_token_in(spans)


def test_opentelemetry_transport_traces_one_client_within_the_span_of_its_caller(
    run: Runner, sandbox: Sandbox, spans: Spans
) -> None:
    run("docs/http/opentelemetry.md", 1)
    with MijnKlantportaal() as portal:
        portal.customers.list().first()
    request, ours = spans()
    assert request.parent is not None
    assert (ours.name, request.parent.span_id) == ("send offers", ours.context.span_id)
    assert f"{ours.context.trace_id:032x}" in sandbox.requests[0].headers["traceparent"]
    assert no_token_in(spans)


@pytest.mark.usefixtures("settings_of_the_sandbox")
def test_opentelemetry_transport_traces_an_asynchronous_client(spans: Spans) -> None:
    async def use() -> None:
        transport = AsyncOpenTelemetryTransport(httpx.AsyncHTTPTransport())
        async with (
            httpx.AsyncClient(transport=transport) as http_client,
            AsyncMijnKlantportaal(http_client=http_client) as portal,
        ):
            await portal.customers.list().first()

    asyncio.run(use())
    (request,) = spans()
    assert request.attributes is not None
    assert request.attributes["http.status_code"] == 200


def test_opentelemetry_traces_prefetched_pages_within_the_span_of_the_reader(exporter: InMemorySpanExporter) -> None:
    api = listing([f"off_{number}" for number in range(12)], per_page=2)
    transport = SyncOpenTelemetryTransport(httpx.MockTransport(api.respond))
    with (
        MijnKlantportaal(TOKEN, base_url=BASE_URL, transport=transport) as portal,
        trace.get_tracer(__name__).start_as_current_span("ours") as ours,
    ):
        portal.customer_offers.list(prefetch=3).to_list()
    parents = [request.parent.span_id if request.parent else None for request in exporter.get_finished_spans()]
    assert parents.count(ours.get_span_context().span_id) >= 6


def test_opentelemetry_traces_no_excluded_url(
    run: Runner, sandbox: Sandbox, spans: Spans, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_PYTHON_HTTPX_EXCLUDED_URLS", "v1/invoices,v1/customers")
    run("docs/http/opentelemetry.md", 0)
    assert [span.to_json() for span in spans()] == []
    assert len(sandbox.requests) == 1


def test_respx_responds_in_place_of_the_network(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    run("docs/http/respx.md", 0)["test_a_group_is_created_in_the_second_attempt"]()


def test_respx_responds_to_the_asynchronous_client() -> None:
    created = {"id": "cug_1", "name": "Prospects", "createdAt": "2026-11-20T09:00:00+01:00"}

    async def use(api: respx.MockRouter) -> None:
        route = api.post("/customer-groups")
        route.side_effect = [httpx.ConnectError("refused"), httpx.Response(201, json=created), httpx.ReadError("cut")]
        transport = httpx.AsyncHTTPTransport()
        async with AsyncMijnKlantportaal("token", base_url=BASE_URL, transport=transport, clock=HASTY) as portal:
            assert (await portal.customer_groups.create(name="Prospects")).id == "cug_1"
            with pytest.raises(OutcomeUnknownError):
                await portal.customer_groups.create(name="Prospects")
        assert route.call_count == 3

    with respx.mock(base_url=BASE_URL) as api:
        asyncio.run(use(api))


def test_respx_complains_about_a_request_without_a_route() -> None:
    with (
        respx.mock(base_url=BASE_URL, assert_all_called=False) as api,
        MijnKlantportaal("token", base_url=BASE_URL, transport=httpx.HTTPTransport(), clock=HASTY) as portal,
        pytest.raises(respx.models.AllMockedAssertionError, match="not mocked"),
    ):
        portal.customers.get("cst_1")
    assert len(api.calls) == 0


def test_vcr_plays_a_recording_again_without_a_network_and_without_the_token(
    run: Runner, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = run("docs/http/vcr.md", 0)["test_the_first_customer_has_a_city"]
    test()
    (recording,) = (tmp_path / "cassettes").iterdir()
    assert "Authorization" not in recording.read_text(encoding="utf-8").title()
    assert TOKEN not in recording.read_text(encoding="utf-8")
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", "another-key")
    test()
    assert len(sandbox.requests) == 1


def test_vcr_records_and_plays_the_asynchronous_client(
    run: Runner, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = run("docs/http/vcr.md", 0)["recorder"]

    async def names() -> list[str]:
        async with AsyncMijnKlantportaal() as portal:
            return [customer.company_name async for customer in portal.customers.list()]

    def played() -> list[str]:
        with recorder.use_cassette("customers.yaml"):
            return asyncio.run(names())

    first = played()
    sandbox.reset()
    assert played() == first != []
    assert TOKEN not in (tmp_path / "cassettes/customers.yaml").read_text(encoding="utf-8")
