"""How long a write's own checks take with very many figures stored, on PostgreSQL or SQLite.

Wanted: under 20 ms with 10,000,000 figures. What is timed is what the job of a confirmed figure does: everything on
record of one indicator of one place is laid side by side, and its findings are brought up to date. "First" is a place
that nobody has asked for since the server began; a write's own checks come after its entry page, so "again" is theirs.

examples:
  python -m scripts.bench_checks --keep /srv/large      the register of scripts.large_register, made there or used again
  python -m scripts.bench_checks --figures 1000000 --database sqlite
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from scripts.kept_server import read_once
from scripts.large_register import served
from scripts.sites import DATABASES, in_a_site

WANTED = 20  # milliseconds
FIGURES = 10_000_000
TIMES = 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=int, default=FIGURES)
    parser.add_argument("--keep", type=Path, help="folder of a large register, to make or to use again")
    parser.add_argument("--database", choices=DATABASES, default=DATABASES[0])
    chosen = parser.parse_args()
    if "DOICHIEU_DATABASE_URL" in os.environ:
        return filled_and_measured(chosen.figures)
    if chosen.keep is not None:
        with served(chosen.keep.absolute()) as site:
            read_once(chosen.keep / "data" / "base")
            return subprocess.run(
                (sys.executable, "-m", "scripts.bench_checks"), env=dict(site), check=False
            ).returncode
    with tempfile.TemporaryDirectory(prefix="doichieu-bench-") as folder:
        return in_a_site(chosen.database, Path(folder), "scripts.bench_checks", "--figures", str(chosen.figures))


def filled_and_measured(figures: int) -> int:
    """Import so many figures into the database of the environment, where it has none; then measure."""
    from doichieu.hub.config.startup import start  # noqa: PLC0415 - Django is made ready first

    start()
    from django.db import connection  # noqa: PLC0415

    from doichieu.hub.register.bulk import import_figures  # noqa: PLC0415
    from doichieu.hub.register.models import Current  # noqa: PLC0415
    from scripts import register_load  # noqa: PLC0415

    if not Current.objects.exists():
        load = register_load.prepared(periods=max(figures // (register_load.PLACES * register_load.INDICATORS), 1))
        text = register_load.stated_text(load, figures)
        import_figures(register_load.rows(load, figures), by=load.reviewer, source=text)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(f"{register_load.vendor()}, {Current.objects.count()} figures that hold", flush=True)
    measure()
    return 0


def measure() -> None:
    """Time the checks of writes of figures drawn by chance."""
    from doichieu.hub.checks.models import StoredFinding  # noqa: PLC0415
    from doichieu.hub.checks.refreshing import refresh_after_figure  # noqa: PLC0415
    from doichieu.hub.register.models import Current  # noqa: PLC0415

    chance = random.Random(1)  # noqa: S311 - draws what is measured
    highest = Current.objects.order_by("-pk").values_list("pk", flat=True)[0]
    drawn = [Current.objects.filter(pk__gte=chance.randint(1, highest)).order_by("pk") for _ in range(TIMES)]
    figures = [each.values_list("pk", flat=True)[0] for each in drawn]
    for name in ("first", "again"):
        spent = [timed(refresh_after_figure, figure) for figure in figures]
        middle, late = statistics.median(spent), statistics.quantiles(spent, n=20)[-1]
        told = f"median {middle:>6.1f} ms, 95 of 100 in {late:>6.1f} ms; wanted {WANTED}"
        print(f"checks of one write, {name:<6} {told}", flush=True)
    print(f"{StoredFinding.objects.count()} findings on record")


def timed(check: Callable[[int], None], figure: int) -> float:
    """Milliseconds."""
    begin = time.perf_counter()
    check(figure)
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    sys.exit(main())
