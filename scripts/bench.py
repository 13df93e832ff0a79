"""How fast the reader and the command are on this machine; each also against what it should be.

A ratio of at least 1.00 means: as fast as it should be, or faster.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from doichieu.reader import read
from doichieu.reader.formats import open_file

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = sorted((ROOT / "examples").glob("*.txt"))
ROUNDS = 5


@dataclass(frozen=True)
class Measure:
    """One thing measured: `unit` says whether more or fewer is better."""

    name: str
    value: float
    unit: str
    wanted: float

    @property
    def ratio(self) -> float:
        return self.wanted / self.value if self.unit == "s" else self.value / self.wanted


def main() -> int:
    for measure in measures():
        print(f"{measure.name:<38}{measure.value:>9.2f} {measure.unit:<11}{measure.ratio:>6.2f} of what is wanted")
    return 0


def measures() -> Iterator[Measure]:
    yield Measure("doichieu --help", best(command("--help")), "s", 0.3)
    yield Measure("doichieu read, one article", best(command("read", str(ARTICLES[0]))), "s", 0.6)
    yield Measure("the reader, worked articles", len(ARTICLES) / best(read_all), "articles/s", 25)


def best(work: Callable[[], object]) -> float:
    """Seconds of the quickest of some rounds, the first of them not counted."""
    work()
    return min(timed(work) for _ in range(ROUNDS))


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def command(*arguments: str) -> Callable[[], object]:
    program = str(Path(sys.executable).parent / "doichieu")
    return lambda: subprocess.run((program, *arguments), check=True, capture_output=True)


def read_all() -> None:
    for path in ARTICLES:
        read(open_file(path))


if __name__ == "__main__":
    sys.exit(main())
