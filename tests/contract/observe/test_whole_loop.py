"""The commands from an API that deviates to a document that agrees with it: observe, regenerate, follow, observe."""

import re
from pathlib import Path

import pytest

from tests.contract.observe.deviating_server import deviating_server
from tests.contract.observe.deviations import DEVIATIONS
from tests.contract.observe.full_portal import full_portal
from tests.nightly import IS_NIGHTLY
from tests.repository_copy import copy_of_repository, run_module


def observed(copy: Path, base_url: str, token: str) -> tuple[int, list[str]]:
    """The exit code of the command, and the places that differ."""
    done = run_module(copy, "live_contract", "--base-url", base_url, "--observe", MIJNKLANTPORTAAL_TOKEN=token)
    assert "Traceback" not in done.stderr, done.stderr
    _, _, differences = done.stdout.partition("Differs from openapi.yaml")
    return done.returncode, re.findall(r"^  (\S+|/paths/\S+ \S+): [a-z -]+: ", differences.partition("\n\n")[0], re.M)


def regenerated(copy: Path) -> list[str]:
    """The places where the API contradicts the document."""
    done = run_module(copy, "pipeline.regenerate")
    assert done.returncode == 0, done.stderr
    return re.findall(r"^note: the API contradicts (.+?): [a-z -]+: ", done.stdout, re.M)


@pytest.mark.skipif(not IS_NIGHTLY, reason="everything is built twice; `test_following_deviations` is its core")
@pytest.mark.timeout(900)
def test_whole_loop_ends_with_a_document_that_agrees(tmp_path: Path) -> None:
    copy = copy_of_repository(tmp_path)
    with full_portal() as sandbox, deviating_server(sandbox, DEVIATIONS) as base_url:
        code, differing = observed(copy, base_url, sandbox.token)
        assert (code, sorted(differing)) == (1, sorted(deviation.place for deviation in DEVIATIONS))

        assert len(regenerated(copy)) >= len(DEVIATIONS)
        [proposed] = (copy / "spec/proposed").iterdir()
        assert re.fullmatch(r"\d\d-observed\.yaml", proposed.name)
        proposed.rename(copy / "spec/fixes" / proposed.name)

        assert regenerated(copy) == []
        assert [*(copy / "spec/proposed").iterdir()] == []
        assert observed(copy, base_url, sandbox.token) == (0, [])

        # nothing changes any more
        assert regenerated(copy) == []
        assert run_module(copy, "pipeline.regenerate", "--check").returncode == 0
