"""The packages of small documents, and calls of the one with every kind of operation, for type checkers."""

import re
import shutil
from pathlib import Path

from pipeline.codegen.generate import generate
from pipeline.codegen.package import build_package
from tests.pipeline.conftest import DOCUMENTS

# hostile texts are told apart by what runs, not by types: one of these packages stands for all
_NAMES = [name for name in DOCUMENTS if not name.startswith("small_harm_") or name == "small_harm_0"]
FOR_MYPY = [name for name in _NAMES if name != "small_kinds"]
"""Names that no vendor would choose, for which pyright has other ideas of what is ambiguous."""
_ROOT = Path(__file__).parents[2]
_CALLS = """
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


def write_small_packages(folder: Path) -> None:
    """Write the packages and the calls into a folder.

    The runtime is the same in each package, and so all use that of the installed one, which is then checked once.
    """
    for name in _NAMES:
        generate(build_package(DOCUMENTS[name]), _ROOT, folder / name)
        shutil.rmtree(folder / name / "runtime")
        for module in (folder / name).rglob("*.py"):
            text = module.read_text(encoding="utf-8")
            shared = re.sub(r"^( *from )\.+(runtime\.)", r"\1mijnklantportaal_api.\2", text, flags=re.M)
            module.write_text(shared, encoding="utf-8")
    (folder / "calls_of_every_kind.py").write_text(_CALLS, encoding="utf-8")
