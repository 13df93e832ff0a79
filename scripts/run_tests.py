"""Run every test: what touches the database on PostgreSQL, then all of it on SQLite; say what was left out."""

import os
import subprocess
import sys

from tests import surroundings

PARALLEL = ("-n", "logical", "--maxprocesses", "4", "--dist", "worksteal")


def main() -> int:
    """The exit status; the last line names what was not run because the machine lacks it."""
    missing = []
    if surroundings.chromium() is None:
        missing.append("the browser tests (no Chromium; DOICHIEU_CHROMIUM names its program)")
    fault = postgresql_fault()
    if fault:
        missing.append(f"the database tests on PostgreSQL ({fault}; DOICHIEU_TEST_DATABASE_URL names a server)")
    elif run_pytest("-m", "database", database="postgresql"):
        print("The database tests failed on PostgreSQL; the rest was not run.")
        return 1
    status = run_pytest(database="sqlite")
    print(
        f"Not run: {'; '.join(missing)}." if missing else "Nothing was left out: browser and both databases were there."
    )
    return status or int(bool(missing) and surroundings.all_required())


def run_pytest(*arguments: str, database: str) -> int:
    print(f"\nTests on {database}", flush=True)
    command = (sys.executable, "-m", "pytest", *PARALLEL, *arguments, *sys.argv[1:])
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
