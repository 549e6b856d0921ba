"""What holds for every test."""

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import Phase, settings

from tests.built_once import built_once
from tests.one_library import LIBRARIES, with_one_library
from tests.servers import RedisServer, redis_server
from tests.shared_certificates import shared_certificates
from tests.unmeasured import UNMEASURED

# A slow machine does not make a property fail. The examples are the same in each run, so that a change is judged by
# what it changes; new ones are what the nightly run is for.
settings.register_profile("project", deadline=None, derandomize=True)
# New examples, and ten times as many: HYPOTHESIS_PROFILE=nightly scripts/test; see `nightly.py` too
settings.register_profile("nightly", deadline=None, max_examples=1000)
# For scripts/mutate: it only matters whether an example fails, not which is the simplest.
settings.register_profile("mutation", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "project"))


@pytest.fixture(params=LIBRARIES)
def http_library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test with each HTTP library for the client's own connections, daily with one; its name."""
    name: str = request.param
    if name == "httpx":
        monkeypatch.setitem(sys.modules, "httpx2", None)
    return name


@pytest.fixture(scope="session", autouse=True)
def certificates() -> Generator[None]:
    """Load the usual certificates once for all clients of this process."""
    with shared_certificates():
        yield


@pytest.fixture(scope="session")
def redis_for_all() -> Generator[RedisServer]:
    """A Redis for all tests of this process."""
    with redis_server() as server:
        yield server


@pytest.fixture
def redis(redis_for_all: RedisServer) -> RedisServer:
    """An empty Redis; a test that ends it starts one of its own."""
    redis_for_all.empty()
    return redis_for_all


def _install(folder: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=Path(__file__).parents[1], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    return built_once(tmp_path_factory, "wheel", _install) / "installed"


def _measuring(config: pytest.Config) -> Any:
    """What measures the coverage; None if nothing does."""
    plugin = config.pluginmanager.getplugin("_cov")
    return plugin and plugin.cov_controller


def _measure(config: pytest.Config, wanted: bool) -> None:
    """Go on to measure the coverage, or pause it, which makes everything quicker; nothing if it is not measured."""
    measuring = _measuring(config)
    if measuring and measuring.started != wanted:
        (measuring.resume if wanted else measuring.pause)()


def _only_waits(config: pytest.Config) -> bool:
    """Whether this is the main process, and others run the tests."""
    return bool(config.getoption("numprocesses", None)) and not hasattr(config, "workerinput")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: many tests wait for something, and others can run meanwhile."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Make up for what the tests inherit from the process that started them."""
    # a shell starts what runs in the background without Ctrl-C, and so would be all that the tests start
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # pytest-cov starts the measuring of the main process in its workers, too, and does not note that it has started
    if (measuring := _measuring(config)) and (_only_waits(config) or hasattr(config, "workerinput")):
        measuring.pause()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Collect without the garbage collector, to which all that is there afterwards would be work, too.

    What runs while modules are imported is the same in all processes, and measured in one.
    """
    _measure(session.config, not _only_waits(session.config) and os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0")
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Measure with a test also what is made for it and cleared away after it, and neither where it adds nothing."""
    _measure(item.config, _UNMEASURED_TEST not in item.stash)


@pytest.fixture
def measured_programs(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure the coverage of the programs that a test starts, too; most programs add nothing to it."""
    if measuring := _measuring(pytestconfig):
        monkeypatch.setenv("COVERAGE_PROCESS_CONFIG", measuring.cov.config.serialize())


_UNMEASURED_TEST = pytest.StashKey[bool]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out repetitions, and measure coverage where it can grow: properties repeat what examples reach."""
    kept = with_one_library(items)
    config.hook.pytest_deselected(items=list(set(items) - set(kept)))
    items[:] = kept
    tests = Path(__file__).parent
    for item in items:
        is_property = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        path = item.path.relative_to(tests)
        is_outside = any(place.as_posix() in UNMEASURED for place in (path, *path.parents))
        if is_property or is_outside or item.get_closest_marker("no_cover"):
            item.stash[_UNMEASURED_TEST] = True
    # threads that are measured, such as a sandbox's, are not measured again once the measuring has paused
    items.sort(key=lambda item: _UNMEASURED_TEST in item.stash)
