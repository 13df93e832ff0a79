"""Kill what writes to the register, at random moments, and see that nothing that was confirmed is lost.

Processes enter figures, import them, hand in documents, release them and run jobs; one of them after the other gets a
SIGKILL, on PostgreSQL now and then a process of the server itself, after which that recovers. At the end every write
that was confirmed has to be there, no import may be there in part, every document has to be read, and `doichieu verify`
has to be clean. Then fifty people correct the same hundred figures: every correction that was accepted has to be in
the history, and every other has to have been told why not.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from scripts.sites import DATABASES, in_a_site

if TYPE_CHECKING:
    from scripts.soak_hands import Hands

KILLS = 200
SERVER_TOO = 20  # one in so many goes to the database server itself
HANDS = ("writer", "writer", "importer", "clerk", "worker")
LONGEST = 0.8  # seconds between two kills
FAILED = 100  # the exit status of a process whose work raised
MOST_TOLD = 20  # different faults that the end names
WAY = 6  # steps to where a fault was raised
LOOK = 50  # kills between two walks along the chain


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--database", choices=DATABASES, action="append", help="both, unless one is named")
    parser.add_argument("--seed", type=int, default=None, help="of the random moments")
    chosen = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if chosen.seed is None else chosen.seed
    if "DOICHIEU_DATABASE_URL" in os.environ:
        return soak(chosen.kills, random.Random(seed))  # noqa: S311 - moments, no secrets
    status = 0
    for database in chosen.database or DATABASES:
        print(f"{database}, seed {seed}", flush=True)
        with tempfile.TemporaryDirectory(prefix="doichieu-soak-") as folder:
            words = ("scripts.soak_register", "--kills", str(chosen.kills), "--seed", str(seed))
            status |= in_a_site(database, Path(folder), *words)
    return status


def soak(kills: int, moments: random.Random) -> int:
    """The whole of it on the site of the environment; the exit status."""
    from doichieu.hub.config.startup import start  # noqa: PLC0415 - Django is made ready first

    start()
    from scripts import soak_checks, soak_editors, soak_hands  # noqa: PLC0415

    journal = Path(os.environ["DOICHIEU_FOLDER"]) / "journal"
    journal.touch()
    begin = time.monotonic()
    in_a_child(soak_hands.prepare)
    faults = killed(kills, moments, soak_hands.Hands(journal), soak_checks.chain_faults)
    faults += in_a_child(soak_checks.settle)
    faults += in_a_child(lambda: soak_checks.lost(journal))
    faults += in_a_child(soak_editors.edit)
    faults += in_a_child(soak_checks.chain_faults)
    print_faults()
    print(f"{'sound' if not faults else f'{faults} FAULTS'} after {time.monotonic() - begin:.0f} s", flush=True)
    return int(bool(faults))


def print_faults() -> None:
    """What ended processes that nobody had killed, and after how long at most: it may be the wait for a lock."""
    told = Path(os.environ["DOICHIEU_FOLDER"]) / "faults"
    ends: dict[str, list[int]] = defaultdict(list)
    for line in told.read_text("utf-8").splitlines() if told.exists() else ():
        seconds, _, fault = line.partition(" ")
        ends[fault].append(int(seconds))
    print(f"  processes that ended by themselves: {sum(map(len, ends.values())) or 'none'}", flush=True)
    for fault, lives in sorted(ends.items(), key=lambda each: -len(each[1]))[:MOST_TOLD]:
        print(f"    {len(lives)} × {fault}, at most {max(lives)} s old", flush=True)


def killed(kills: int, moments: random.Random, hands: "Hands", look: Callable[[], int]) -> int:
    """Keep all hands at work, and kill one after the other; the faults that were found meanwhile."""
    at_work = {started(hands.work_as(kind)): kind for kind in HANDS}
    faults = on_server = 0
    for kill in range(1, kills + 1):
        time.sleep(moments.uniform(0.01, LONGEST))
        if kill % SERVER_TOO == 0 and kill_on_server(moments):
            on_server += 1
        else:
            os.kill(moments.choice(list(at_work)), signal.SIGKILL)
        at_work = replaced(at_work, hands)
        if kill % LOOK == 0:
            faults += in_a_child(look)
    for process in at_work:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    print(f"  {kills} SIGKILLs, {on_server} of them to the database server", flush=True)
    return faults


def replaced(at_work: dict[int, str], hands: "Hands") -> dict[int, str]:
    """All hands, with a new process for each that has ended."""
    time.sleep(0.02)
    still = {}
    for process, kind in at_work.items():
        ended, _ = os.waitpid(process, os.WNOHANG)
        still[started(hands.work_as(kind)) if ended else process] = kind
    return still


def started(work: Callable[[], int]) -> int:
    """The number of a new process that does this work and ends; Django is ready in it, without a connection."""
    process = os.fork()
    if process:
        return process
    status, begin = FAILED, time.monotonic()
    try:
        status = min(work(), FAILED - 1)
    except BaseException as fault:  # noqa: BLE001 - as when the server that it wrote to was killed
        with (Path(os.environ["DOICHIEU_FOLDER"]) / "faults").open("a") as told:
            told.write(f"{time.monotonic() - begin:.0f} {told_of(fault)}\n")
    finally:
        sys.stdout.flush()
        os._exit(status)


def told_of(fault: BaseException) -> str:
    """A fault in a line: what it is, by SQLite's own name too, and the way to it through this project and the soak."""
    name = next((name for each in chain_of(fault) if (name := getattr(each, "sqlite_errorname", ""))), "")
    way = traceback.extract_tb(fault.__traceback__)
    own = [f"{Path(each.filename).stem}.{each.name}:{each.lineno}" for each in way if _is_own(each.filename)]
    said = " ".join(str(fault).split())[:150]
    return f"{type(fault).__name__}{f' {name}' if name else ''}: {said} [{' > '.join(own[-WAY:])}]"


def chain_of(fault: BaseException | None) -> Iterator[BaseException]:
    """A fault and those that it came from."""
    while fault is not None:
        yield fault
        fault = fault.__cause__


def _is_own(file: str) -> bool:
    return not any(part in {"site-packages", "lib"} for part in Path(file).parts)


def in_a_child(work: Callable[[], int]) -> int:
    """What a piece of work counts, up to 99; it is tried again while the database server recovers."""
    for _ in range(5):
        _, status = os.waitpid(started(work), 0)
        if os.waitstatus_to_exitcode(status) != FAILED:
            break
        time.sleep(3)
    return os.waitstatus_to_exitcode(status)


def kill_on_server(moments: random.Random) -> bool:
    """Kill a process of the PostgreSQL server that works for this site; it then recovers. SQLite has none."""
    url = os.environ["DOICHIEU_DATABASE_URL"]
    if not url.startswith("postgresql"):
        return False
    asked = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    try:
        with psycopg.connect(url) as connection:
            processes = [process for (process,) in connection.execute(asked)]
    except psycopg.Error:  # it is still recovering from the last time
        return False
    if processes:
        os.kill(moments.choice(processes), signal.SIGKILL)
    return bool(processes)


if __name__ == "__main__":
    sys.exit(main())
