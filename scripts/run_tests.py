"""Run every test on SQLite, and beside that what touches the database on PostgreSQL; say what was left out.

The two have nothing in common but the processors: the one works while the other waits, and each says what failed in
it, whatever becomes of the other.
"""

import os
import subprocess
import sys
import tempfile
from typing import IO

from tests import surroundings

PARALLEL = ("-n", "logical", "--maxprocesses", "4", "--dist", "worksteal")
AGAIN = ("-v", "--last-failed", "--last-failed-no-failures", "none")


def main() -> int:
    """The exit status; the last line names what was not run because the machine lacks it."""
    missing = []
    if surroundings.chromium() is None:
        missing.append("the browser tests (no Chromium; DOICHIEU_CHROMIUM names its program)")
    fault = postgresql_fault()
    if fault:
        missing.append(f"the database tests on PostgreSQL ({fault}; DOICHIEU_TEST_DATABASE_URL names a server)")
    failed = [each for each in (failing("sqlite") if fault else failing_on_both()) if fails_again(each)]
    if failed:
        print(f"Tests failed on {' and on '.join(failed)}.")
    print(
        f"Not run: {'; '.join(missing)}." if missing else "Nothing was left out: browser and both databases were there."
    )
    return int(bool(failed) or (bool(missing) and surroundings.all_required()))


def failing_on_both() -> list[str]:
    """The databases on which tests failed; what is said of PostgreSQL is kept until it is whole."""
    with tempfile.TemporaryFile() as said, begun("postgresql", *PARALLEL, "-m", "database", output=said) as other:
        failed = failing("sqlite")
        status = other.wait()
        said.seek(0)
        print(f"\nTests on PostgreSQL\n{said.read().decode(errors='replace')}", flush=True)
    return failed + ["postgresql"] * bool(status)


def failing(database: str) -> list[str]:
    """Run everything on one database."""
    print(f"\nTests on {database}", flush=True)
    with begun(database, *PARALLEL) as running:
        return [database] * bool(running.wait())


def fails_again(database: str) -> bool:
    """Whether what failed fails once more, one test at a time; what passes then is unsound, and named to be mended."""
    print(f"\nWhat failed on {database}, one test at a time", flush=True)
    with begun(database, *AGAIN) as running:
        return bool(running.wait())


def begun(database: str, *arguments: str, output: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """A run of its own; its words go to `output`, or where those of this process go."""
    cache = f"cache_dir=.pytest_cache/{database}"
    command = (sys.executable, "-m", "pytest", "-o", cache, *arguments, *sys.argv[1:])
    settings = {"DOICHIEU_TEST_DATABASE": database, "PYTHONDONTWRITEBYTECODE": ""}  # or each process compiles it all
    return subprocess.Popen(command, env=os.environ | settings, stdout=output, stderr=output)


def postgresql_fault() -> str:
    """Why no PostgreSQL can be had; empty where one runs now."""
    try:
        surroundings.postgresql_url()
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        return f"no server: {error}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
