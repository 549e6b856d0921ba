"""The map of the folders in CONTRIBUTING.md."""

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def test_layout_names_every_folder_of_the_client_which_says_what_it_holds() -> None:
    layout = (
        (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Layout")[2].partition("\n## ")[0]
    )
    rooms = [path.parent for path in (REPOSITORY / "overlays" / "mijnklantportaal").glob("*/__init__.py")]
    assert re.findall(r"^\| `(\w+)` ", layout, re.MULTILINE) == sorted(room.name for room in rooms)
    assert [
        room.name for room in rooms if not (room / "__init__.py").read_text(encoding="utf-8").startswith('"""')
    ] == []
