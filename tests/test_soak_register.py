"""What ended a process of the soak is told so that the next run can be understood."""

import sqlite3
from pathlib import Path

import pytest

from scripts.soak_register import print_faults, told_of


def locked(folder: Path) -> str:
    first, second = (sqlite3.connect(folder / "a", timeout=0, isolation_level=None) for _ in range(2))
    first.execute("BEGIN IMMEDIATE")
    try:
        try:
            second.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise ValueError("database is locked\nagain") from error
    except ValueError as error:
        return told_of(error)
    finally:
        first.close()
        second.close()
    raise AssertionError


def test_a_fault_is_told_with_the_name_that_sqlite_has_for_it_and_where_it_was(tmp_path: Path) -> None:
    told = locked(tmp_path)
    assert told.startswith("ValueError SQLITE_BUSY: database is locked again [test_soak_register.locked:")


def test_faults_are_counted_with_the_longest_life(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DOICHIEU_FOLDER", str(tmp_path))
    print_faults()
    (tmp_path / "faults").write_text("3 A: b\n21 A: b\n4 C: d\n", "utf-8")
    print_faults()
    assert capsys.readouterr().out.splitlines() == [
        "  processes that ended by themselves: none",
        "  processes that ended by themselves: 3",
        "    2 × A: b, at most 21 s old",
        "    1 × C: d, at most 4 s old",
    ]
