"""`doichieu verify` as it is typed, on a site of its own."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import PATIENCE

OTHERS = {name: value for name, value in os.environ.items() if not name.startswith("DOICHIEU_")}


def ran(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    site = {"DOICHIEU_FOLDER": str(folder), "DJANGO_SETTINGS_MODULE": "doichieu.hub.config.settings"}
    command = (sys.executable, "-m", *words)
    return subprocess.run(
        command, env=OTHERS | site, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE
    )


def verified(folder: Path, *options: str) -> tuple[int, str, str]:
    done = ran(folder, "doichieu.cli.main", "verify", *options)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for command in (("migrate",), ("load_catalogue",)):
        done = ran(folder, "django", *command)
        assert done.returncode == 0, done.stderr
    return folder


def test_a_site_that_is_whole_is_said_to_be_with_its_last_link(folder: Path) -> None:
    status, said, complaint = verified(folder)
    assert (status, complaint) == (0, "")
    assert said.startswith("1 links, 0 rows: all as recorded. Last link 1:")
    noted = said.split()[-1]
    assert verified(folder, "--noted", noted)[0] == 0
    status, said, complaint = verified(folder, "--noted", f"1:{'0' * 64}")
    assert (status, said) == (1, "ledger.link 1: has not the digest that was noted down\n")
    assert complaint == "doichieu verify: 1 links, 0 rows; 1 not as recorded\n"


def test_what_is_no_link_is_refused_as_a_wrong_use(folder: Path) -> None:
    status, _, complaint = verified(folder, "--noted", "12")
    assert status == 2
    assert complaint.endswith("argument --noted: '12' is no link as verify prints it, NUMBER:DIGEST\n")


def test_where_there_is_no_site_none_is_made(tmp_path: Path) -> None:
    status, said, complaint = verified(tmp_path)
    assert (status, said) == (1, "")
    assert complaint.startswith(f"doichieu verify: there is no database at {tmp_path / 'doichieu.sqlite3'}; set ")
    assert complaint.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "doichieu.sqlite3").write_text("no database at all, but long enough to be one" * 100)
    status, said, complaint = verified(tmp_path)
    assert (status, said) == (1, "")
    assert complaint == "doichieu verify: the database does not open: file is not a database\n"


def test_a_database_of_another_version_is_named_with_what_to_do(folder: Path, tmp_path: Path) -> None:
    for change, advice in (
        ("DELETE FROM django_migrations WHERE app = 'intake'", "an older version; bring it up to date"),
        ("INSERT INTO django_migrations (app, name, applied) VALUES ('intake', '9999_x', '2026-01-01')", "a newer"),
    ):
        other = tmp_path / "doichieu.sqlite3"
        with sqlite3.connect(folder / "doichieu.sqlite3") as whole, sqlite3.connect(other) as copy:
            whole.backup(copy)
            copy.execute(change)
        copy.close()
        status, _, complaint = verified(tmp_path)
        assert (status, complaint.count("\n")) == (1, 1)
        assert advice in complaint
