"""How fast the served site answers with ten million figures on PostgreSQL, to twenty people at once.

Wanted on two cores: the scoreboard in 150 ms and the entry of one figure in 50 ms for 95 of 100 requests, and no error.
`doichieu serve` runs as an office runs it, the people sign in through its page and keep their sessions. Each of them
either waits some seconds between two pages, as people do, or asks again at once, which is more than twenty people do.
Before, the files of the database are read once, as those of a server are that has been up for some days: a page whose
rows have to come from the disk first takes as long as the disk lets it.

examples:
  python -m scripts.bench_register --keep /srv/large        the register is made there, or used again
  python -m scripts.bench_register --keep /srv/large --pause 0
"""

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPException
from pathlib import Path
from zoneinfo import ZoneInfo

from doichieu.cli.serve import THREADS
from doichieu.cli.serving import Address, free_port, status_of
from scripts.kept_server import read_once
from scripts.large_register import FIRST_YEAR, YEARS, served
from scripts.site_people import Person, people_of

USERS, SECONDS, WORKERS = 20, 20.0, 2
PAUSES = (4.0, 1.0, 0.0)  # mean seconds between two pages: who reads them, who works quickly, and none at all
SCOREBOARD, ENTRY = 150.0, 50.0  # ms that 95 of 100 may take
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")  # whose days the site counts
WARM_UP = 10.0  # seconds that do not count: processes and connections are new


@dataclass(frozen=True)
class Work:
    """What twenty people do at once."""

    name: str
    act: Callable[[Person, random.Random], float]  # the seconds that it took
    wanted: float | None  # ms


WORKS = (
    Work("scoreboard", lambda person, moments: person.look(year(moments)), SCOREBOARD),
    Work("scoreboard as of today", lambda person, moments: person.look(year(moments), as_of_today()), None),
    Work("entry of one figure, form", lambda person, moments: person.enter(moments), ENTRY),
    Work("entry of one figure, API", lambda person, moments: person.post(moments), ENTRY),
)


def year(moments: random.Random) -> str:
    """One of the years that have both results and targets."""
    return str(FIRST_YEAR + moments.randrange(1, YEARS))


def as_of_today() -> str:
    """What asks for a past moment, here the latest: it is found in the rows themselves, and not in the projection."""
    return f"?as_of={datetime.now(VIETNAM).date().isoformat()}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="folder to make the register in, or to use again; else a new one")
    parser.add_argument("--users", type=int, default=USERS)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of each measurement")
    parser.add_argument("--pause", type=float, action="append", help="mean seconds between two pages; 4, 1 and 0")
    parser.add_argument("--workers", type=int, default=WORKERS, help="of the web server")
    parser.add_argument("--threads", type=int, default=THREADS, help="of each of them")
    parser.add_argument("--no-scripts", action="store_true", help="whole forms are sent, as without scripts")
    parser.add_argument("--only", help="measure what begins with these words")
    chosen = parser.parse_args()
    with folder_of(chosen.keep) as folder, served(folder) as site:
        read_once(folder / "data" / "base")
        people = people_of(site, chosen.users)
        with serving(site, chosen.workers, chosen.threads) as address:
            for person in people:
                person.scripts = not chosen.no_scripts
                person.sign_in(address)
            print(f"{'':<34}{'asked/s':>8}{'p50':>8}{'p95':>8}{'p99':>8} ms{'errors':>8}", flush=True)
            for pause in chosen.pause or PAUSES:
                for work in WORKS:
                    if work.name.startswith(chosen.only or ""):
                        print_line(work, pause, measured(work, people, chosen.seconds, pause))
    print(f"  {sum(person.asked_why for person in people)} figures were wanted with a note first", flush=True)
    return 0


@contextmanager
def folder_of(kept: Path | None) -> Iterator[Path]:
    """The folder to keep the register in, or one that is gone afterwards."""
    if kept is not None:
        yield kept.absolute()
        return
    with tempfile.TemporaryDirectory(prefix="doichieu-bench-") as folder:
        yield Path(folder)


@contextmanager
def serving(site: Mapping[str, str], workers: int, threads: int = THREADS) -> Iterator[Address]:
    """The address of the site, served as an office serves it."""
    address = Address("127.0.0.1", free_port())
    words = f"serve --host {address.host} --port {address.port} --workers {workers} --threads {threads}".split()
    quiet = {"DOICHIEU_LOG_LEVEL": "WARNING"}
    server = subprocess.Popen((sys.executable, "-m", "doichieu", *words), env={**site, **quiet})
    try:
        while status_of(address, "/readyz") != 200:
            if server.poll() is not None:
                raise SystemExit("the site could not be served")
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait()


@dataclass
class Measured:
    """What came of one measurement: seconds of each request that counts, and how many failed."""

    took: list[float]
    errors: int
    seconds: float

    def at(self, share: float) -> float:
        """The milliseconds in which this share of the requests was answered."""
        ordered = sorted(self.took)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000 if ordered else float("nan")


def measured(work: Work, people: Sequence[Person], seconds: float, pause: float) -> Measured:
    """Let everybody do the work over and over for so many seconds."""
    found = Measured([], 0, seconds)
    told, begin = threading.Lock(), time.monotonic() + WARM_UP

    def go_on(person: Person, moments: random.Random) -> None:
        time.sleep(moments.uniform(0, min(pause, WARM_UP)))
        while (now := time.monotonic()) < begin + seconds:
            try:
                took, failed = work.act(person, moments), 0
            except (OSError, HTTPException, ValueError) as fault:
                took, failed = 0.0, 1
                print(f"  {type(fault).__name__}: {str(fault)[:200]}", flush=True)
            if now >= begin:
                with told:
                    found.took += [] if failed else [took]
                    found.errors += failed
            if pause:
                time.sleep(moments.expovariate(1 / pause))

    with ThreadPoolExecutor(len(people)) as threads:
        seeds = random.SystemRandom()
        done = [threads.submit(go_on, person, random.Random(seeds.random())) for person in people]  # noqa: S311
    for each in done:
        each.result()
    return found


def print_line(work: Work, pause: float, found: Measured) -> None:
    """One line of the table."""
    name = f"{work.name}, {f'pause {pause:g} s' if pause else 'no pause'}"
    wanted = f"   wanted: p95 {work.wanted:.0f} ms, no error" if work.wanted else ""
    times = "".join(f"{found.at(share):>8.0f}" for share in (0.5, 0.95, 0.99))
    print(f"{name:<34}{len(found.took) / found.seconds:>8.1f}{times}   {found.errors:>8}{wanted}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
