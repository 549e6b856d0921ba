"""What both type checkers say of a package with every kind of operation, and of calls of it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CALLS = """
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_type

from small_kinds import AsyncResources, Resources
from small_kinds.models import Cat, Dog, DrawResponseCircle, DrawResponseSquare, Entry, Stored


async def right(portal: Resources, waiting: AsyncResources) -> None:
    things, others = portal.things, waiting.things
    things.set_photo(body=Path("photo.png"))
    assert_type(things.send_letter(body="a"), str)
    assert_type(things.get_manual(), bytes)
    assert_type(things.add_pet(body={"pet_type": "cat", "lives": 9}), Cat | Dog | dict[str, Any])
    assert_type(await others.add_pet(body=Dog(pet_type="dog", tricks=[])), Cat | Dog | dict[str, Any])
    drawn = things.draw(body={"kind": "square", "side": 2})
    assert_type(drawn, DrawResponseCircle | DrawResponseSquare | dict[str, Any])
    assert_type(await others.set_scores(body={"a": 1}), dict[str, int])
    assert_type(things.set_prices(body={"a": Decimal(1), "b": "1.50"}), dict[str, Stored])
    assert_type(things.add_batch(body=[]), list[Entry])
    assert_type(await others.stop_job(), Stored | None)
    assert_type(things.get_nobody(), Stored | None)
    things.maybe_send()
    assert_type(things.list_names(), list[str])


def wrong(portal: Resources) -> None:
    portal.things.set_photo(body="photo.png")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    portal.things.set_scores(body={"a": "b"})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
    portal.things.send_letter(body=b"a")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    portal.things.add_pet(body=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
"""


@pytest.fixture(scope="module")
def folder(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package and with calls of it."""
    found = tmp_path_factory.mktemp("typed")
    shutil.copytree(packages / "small_kinds", found / "small_kinds")
    (found / "calls.py").write_text(CALLS)
    settings = {"typeCheckingMode": "strict", "reportUnnecessaryTypeIgnoreComment": True, "pythonVersion": "3.11"}
    (found / "pyrightconfig.json").write_text(json.dumps(settings | {"enableTypeIgnoreComments": False}))
    return found


def test_every_kind_is_typed_for_mypy(folder: Path) -> None:
    cache = f"--cache-dir={folder / 'cache'}"
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", cache, "calls.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout == "Success: no issues found in 1 source file\n"


def test_every_kind_is_typed_for_pyright(folder: Path) -> None:
    command = [str(ROOT / "scripts/node"), "pyright", "--pythonpath", sys.executable, "--outputjson"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    report: dict[str, Any] = json.loads(done.stdout)
    assert [found["message"] for found in report["generalDiagnostics"]] == []
    assert report["summary"]["filesAnalyzed"] > 50
