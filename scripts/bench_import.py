"""How long very many figures take to be imported on this machine, on each of the two databases, and in what memory.

Wanted: 1,000,000 figures in 120 s on PostgreSQL and 180 s on SQLite, on 2 cores, within 1 GiB. The databases write to
disk as an office's do.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from scripts.sites import DATABASES, in_a_site, peak_memory

WANTED = {"postgresql": 120, "sqlite": 180}  # seconds for a million
MEMORY = 1024  # MiB
FIGURES = 1_000_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=FIGURES)
    parser.add_argument("--database", choices=DATABASES, action="append", help="both, unless one is named")
    chosen = parser.parse_args()
    if "DOICHIEU_DATABASE_URL" in os.environ:
        return measure(chosen.figures)
    status = 0
    for database in chosen.database or DATABASES:
        with tempfile.TemporaryDirectory(prefix="doichieu-bench-") as folder:
            status |= in_a_site(database, Path(folder), "scripts.bench_import", "--figures", str(chosen.figures))
    return status


def measure(figures: int) -> int:
    """Import into the database of the environment, and say how long it took."""
    from doichieu.hub.config.startup import start  # noqa: PLC0415 - Django is made ready first

    start()
    from django.db import connection  # noqa: PLC0415

    from doichieu.hub.register.bulk import import_figures  # noqa: PLC0415
    from scripts import register_load  # noqa: PLC0415

    load = register_load.prepared(periods=max(figures // (register_load.PLACES * register_load.INDICATORS), 1))
    text = register_load.stated_text(load, figures)
    begin, worked = time.perf_counter(), time.process_time()
    done = import_figures(register_load.rows(load, figures), by=load.reviewer, source=text)
    seconds, busy = time.perf_counter() - begin, time.process_time() - worked
    wanted = WANTED[connection.vendor] * figures / FIGURES
    print(
        f"{register_load.vendor():<22}{done.figures:>9} figures in {seconds:>6.1f} s ({busy:.0f} s of this process),"
        f" {peak_memory():.0f} MiB; wanted {wanted:.0f} s, {MEMORY} MiB",
        flush=True,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
