"""What the wheel carries: everything that the command and the site need, and no test."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "doichieu"


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("doichieu-*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_every_file_of_the_package_but_its_tests_is_carried(carried: set[str]) -> None:
    own = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and not {"tests", "__pycache__"} & set(path.relative_to(PACKAGE).parts)
    }
    assert own - carried == set()


def test_the_worked_examples_are_carried(carried: set[str]) -> None:
    examples = {
        f"doichieu/examples/{path.relative_to(ROOT / 'examples').as_posix()}"
        for path in (ROOT / "examples").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert "doichieu/examples/index.toml" in examples
    assert examples - carried == set()


def test_no_test_and_no_tool_is_carried(carried: set[str]) -> None:
    assert [name for name in carried if "/tests/" in name or name.startswith(("tests/", "scripts/"))] == []
