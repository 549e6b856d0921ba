"""A package with every kind of operation, and calls of it for type checkers."""

from pathlib import Path

from pipeline.codegen.generate import generate
from pipeline.codegen.package import build_package
from tests.pipeline.every_kind import KINDS

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


def write_every_kind(folder: Path) -> None:
    """Write the package and the calls into a folder."""
    generate(build_package(KINDS), _ROOT, folder / "small_kinds")
    (folder / "calls_of_every_kind.py").write_text(_CALLS, encoding="utf-8")
