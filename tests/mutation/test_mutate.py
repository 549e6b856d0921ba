"""`scripts/mutate`: which changes it tries, and that it finds what no test notices."""

import os
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from mutation.mutants import mutants

REPOSITORY = Path(__file__).parents[2]
MODULE = "overlays/parcels/sizes.py"
SIZES = """\
def is_large(size: int) -> bool:
    return size >= 10
"""
# an example above the limit and one below it: what happens at the limit is a gap
TEST = """\
from parcels.sizes import is_large

def test_sizes() -> None:
    assert is_large(20)
    assert not is_large({small})
"""
KNOWN = """\
[[survivor]]
module = "overlays/parcels/sizes.py"
line = "return size >= 10"
becomes = "return size >= 11"
reason = "A made-up one."
"""


def lines_of(code: str) -> set[tuple[str, str]]:
    return {(mutant.removed, mutant.added) for mutant in mutants(code, "seed")}


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("def f(): return a", {("def f(): return a", "def f(): return None")}),
        ("def f():\n    b.c()\n", {("b.c()", "pass")}),
        ("def f():\n    b.c = d\n", {("b.c = d", "pass")}),
        ("def f():\n    b += c\n", {("b += c", "pass")}),
        ("def f():\n    b = c\n", set()),
        ("a(b=c)", {("a(b=c)", "a()")}),
        ("a(b, c=d, e=f)", {("a(b, c=d, e=f)", "a(b, e=f)"), ("a(b, c=d, e=f)", "a(b, c=d,)")}),
        ("a = b < c", {("a = b < c", "a = b <= c")}),
        ("a()\n\n@b\ndef c(): ...\n", {("@b", "")}),
        ("try: a()\nexcept (b.c, d.e): pass\n", set()),
        ("a: b | c = d", set()),
        ("def f(a: b | c) -> b | c: ...", set()),
        ("def f(a, *, b): ...", set()),
        ("def f(*a): ...", set()),
        ("zip(a, b, strict=True)", set()),
        ("if TYPE_CHECKING:\n    import a\n", set()),
        ("T = TypeVar('T', bound=int)", set()),
    ],
)
def test_mutants_of_code_are_changes_that_could_be_noticed(code: str, changes: set[tuple[str, str]]) -> None:
    assert lines_of(code) == changes


def test_mutants_come_in_an_order_that_the_seed_decides() -> None:
    first, again, other = ([mutant.added for mutant in mutants("a = [1, 2, 3, 4]", seed)] for seed in "112")
    assert first == again
    assert first != other
    assert sorted(first) == sorted(other)


def test_mutant_has_the_number_of_the_line_that_is_changed() -> None:
    assert [mutant.line for mutant in mutants("a = b\n\nc = d and e\n", "")] == [3]


# --- the command ---------------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small repository."""
    files = {
        MODULE: SIZES,
        "tests/test_sizes.py": TEST.format(small=5),
        "scripts/mutation/modules/client.toml": f'[tests]\n"{MODULE}" = ["tests/test_sizes.py"]\n',
        "scripts/mutation/survivors/client.toml": "",
        "pyproject.toml": '[tool.pytest]\naddopts = ["-p", "no:schemathesis"]\n',  # slow to load
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
"""The small repository's tests need no plugins, which take most of the time to load."""


def mutate(root: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and the output of the command, which must leave the repository as it is."""
    program = "import sys; from pathlib import Path; from mutation.__main__ import main; "
    program += f"sys.exit(main({list(arguments)!r}, Path({str(root)!r})))"
    done = subprocess.run([sys.executable, "-c", program], env=ENVIRONMENT, capture_output=True, text=True)
    assert (root / MODULE).read_text(encoding="utf-8") == SIZES
    return done.returncode, done.stdout + done.stderr


def test_mutate_counts_what_tests_notice_and_shows_what_they_do_not(root: Path) -> None:
    (root / "scripts/mutation/survivors/client.toml").write_text(KNOWN, encoding="utf-8")
    status, output = mutate(root)
    assert output == (
        " tried killed (slow)  known   open  module\n"
        "     4      1      0      1      2  overlays/parcels/sizes.py\n"
        "overlays/parcels/sizes.py:2\n"
        "    - return size >= 10\n"
        "    + return size > 10\n"
        "overlays/parcels/sizes.py:2\n"
        "    - return size >= 10\n"
        "    + return size >= 9\n"
    )
    assert status == 1


def test_mutate_succeeds_where_every_change_is_noticed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Though each takes less than a second, in which Python does not see that a file of the same size is another."""
    times = tmp_path_factory.mktemp("times") / "times"
    test = f"""\
{TEST.format(small=9)}    assert is_large(10)

import parcels.sizes, os
with open({str(times)!r}, "a") as file:
    print(int(os.stat(parcels.sizes.__file__).st_mtime), file=file)
"""
    (root / "tests/test_sizes.py").write_text(test, encoding="utf-8")
    assert mutate(root, "--sample", "3", "sizes") == (
        0,
        " tried killed (slow)  known   open  module\n     3      3      0      0      0  overlays/parcels/sizes.py\n",
    )
    of_versions = times.read_text(encoding="utf-8").split()
    assert len(of_versions) == len(set(of_versions)) == 4


def test_mutate_says_that_tests_fail_without_a_change(root: Path) -> None:
    (root / "tests/test_sizes.py").write_text(TEST.format(small=50), encoding="utf-8")
    status, output = mutate(root)
    assert status == 1
    assert f"{MODULE}: its tests fail though nothing is changed, so no change was tried\n" in output
    assert "assert not is_large(50)" in output


def test_mutate_that_is_stopped_leaves_no_copy_behind(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (root / "tests/test_sizes.py").write_text("import time\ntime.sleep(60)\n", encoding="utf-8")
    folder = tmp_path_factory.mktemp("copies")
    program = f"from pathlib import Path; from mutation.__main__ import main; main([], Path({str(root)!r}))"
    environment = {**ENVIRONMENT, "TMPDIR": str(folder)}
    with subprocess.Popen([sys.executable, "-c", program], env=environment, stderr=subprocess.PIPE) as process:
        while not list(folder.glob("*/copy/tests/test_sizes.py")):
            assert process.poll() is None
            time.sleep(0.01)
        process.terminate()
        assert process.communicate(timeout=30)[1] == b"scripts/mutate: stopped\n"
    assert list(folder.iterdir()) == []


def test_mutate_refuses_a_module_that_it_does_not_know(root: Path) -> None:
    status, output = mutate(root, "letters")
    assert status == 2
    assert "no module in scripts/mutation/modules has 'letters' in its path" in output


# --- its data ------------------------------------------------------------------------------------------------


def data(folder: str) -> list[dict[str, Any]]:
    files = sorted((REPOSITORY / "scripts/mutation" / folder).glob("*.toml"))
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]


MODULES = {module: tests for tables in data("modules") for module, tests in tables["tests"].items()}


def test_mutate_knows_only_modules_and_tests_that_are_there() -> None:
    for module, tests in MODULES.items():
        names = [module, *(test.removeprefix("--deselect=").partition("::")[0] for test in tests)]
        assert [name for name in names if not (REPOSITORY / name).exists()] == []


def test_mutate_known_survivors_are_changes_of_lines_that_are_there_and_have_a_reason() -> None:
    for survivor in [survivor for tables in data("survivors") for survivor in tables["survivor"]]:
        chosen = MODULES if survivor["module"] == "every" else [survivor["module"]]
        assert set(chosen) <= MODULES.keys()
        texts = [(REPOSITORY / module).read_text(encoding="utf-8") for module in chosen]
        code = [line.strip() for text in texts for line in text.splitlines()]
        assert survivor["line"].split("\n")[0] in code, f"{survivor['module']} has changed: {survivor['line']}"
        assert survivor["becomes"] != survivor["line"]
        assert survivor["reason"]
