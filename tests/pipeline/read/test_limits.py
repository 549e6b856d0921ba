"""Pages that ask for endless time or memory end in a clear error, soon and in little memory."""

import json
import os
import re
import resource
import subprocess
import sys

import pytest

from tests.pipeline.read.bombs import BORING, REFUSED

_READ_ALL = """
import json, sys
from pathlib import Path
from pipeline.documents import PipelineError
from pipeline.read.pages import is_api_page, read_page

for path in sorted(Path(sys.argv[1]).iterdir()):
    print(path.stem, end="\\t", flush=True)
    try:
        is_api_page(path.read_bytes(), "page")
        read_page(path, "page")
        said = ""
    except PipelineError as error:
        said = str(error)
    print(json.dumps(said), flush=True)
"""
_MEGABYTE = 1024 * 1024
_SECONDS = 90
"""For all pages together on a busy machine; each takes a second at most."""


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (200 * _MEGABYTE, 200 * _MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the reader says of each page; it reads them in a process of its own, with little memory and time."""
    folder = tmp_path_factory.mktemp("bombs")
    for name, text in {**{name: page for name, (page, _) in REFUSED.items()}, **BORING}.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _READ_ALL, str(folder)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=2 * _SECONDS,
        preexec_fn=_limit,
    )
    assert done.returncode == 0, f"{done.stdout.splitlines()[-1:]} {done.stderr[-2000:]}"
    return {name: json.loads(text) for name, text in (line.split("\t") for line in done.stdout.splitlines())}


@pytest.mark.parametrize("name", REFUSED)
def test_limit_of_a_page_is_named_with_its_line(said: dict[str, str], name: str) -> None:
    assert re.match(f"page(?:{REFUSED[name][1]})", said[name]), said[name]


@pytest.mark.parametrize("name", BORING)
def test_limit_is_not_reached_by_a_page_that_is_only_tedious(said: dict[str, str], name: str) -> None:
    assert said[name] == ""
