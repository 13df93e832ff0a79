"""Run every test: what touches the database on PostgreSQL, then all of it on SQLite; say what was left out.

What fails is run once more, one test at a time. A test that passes then is unsound: it depends on what runs beside it.
It is named, so that it gets mended, and does not hold up what it does not judge.
"""

import os
import subprocess
import sys

import pytest

from tests import surroundings

PARALLEL = ("-n", "logical", "--maxprocesses", "4", "--dist", "worksteal")


def main() -> int:
    """The exit status; the last line names what was not run because the machine lacks it."""
    missing, failed = [], []
    if surroundings.chromium() is None:
        missing.append("the browser tests (no Chromium; DOICHIEU_CHROMIUM names its program)")
    fault = postgresql_fault()
    if fault:
        missing.append(f"the database tests on PostgreSQL ({fault}; DOICHIEU_TEST_DATABASE_URL names a server)")
    elif run_pytest("-m", "database", database="postgresql"):
        failed.append("PostgreSQL")
    if run_pytest(database="sqlite"):
        failed.append("SQLite")
    print(
        f"Not run: {'; '.join(missing)}." if missing else "Nothing was left out: browser and both databases were there."
    )
    if failed:
        print(f"Tests failed on {' and on '.join(failed)}.")
    return int(bool(failed or (missing and surroundings.all_required())))


def run_pytest(*arguments: str, database: str) -> int:
    """The exit status of the tests on a database, of those that failed at first by their second run."""
    print(f"\nTests on {database}", flush=True)
    status = tested(*PARALLEL, *arguments, *sys.argv[1:], database=database)
    if status != pytest.ExitCode.TESTS_FAILED:
        return status
    print(f"\nWhat failed on {database}, once more and one at a time: what passes now is unsound.", flush=True)
    return tested("-v", "--last-failed", "--last-failed-no-failures", "none", *arguments, database=database)


def tested(*arguments: str, database: str) -> int:
    command = (sys.executable, "-m", "pytest", "-o", f"cache_dir=.pytest_cache/{database}", *arguments)
    settings = {"DOICHIEU_TEST_DATABASE": database, "PYTHONDONTWRITEBYTECODE": ""}  # or each process compiles it all
    return subprocess.run(command, check=False, env=os.environ | settings).returncode


def postgresql_fault() -> str:
    """Why no PostgreSQL can be had; empty where one runs now."""
    try:
        surroundings.postgresql_url()
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        return f"no server: {error}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
