"""How fast the reader and the command are on this machine; each also against what it should be.

A ratio of at least 1.00 means: as fast as it should be, or faster. The reader is timed by the time of its process,
so that what else runs on the machine tells less; `docs/reference/performance.md` explains the figures.
"""

import os
import re
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from doichieu.claims import Text
from doichieu.reader import read
from doichieu.reader.formats import open_file
from doichieu.reconcile import reconcile
from doichieu.reconcile.tests.made_up import made_up

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
GOLD = sorted((ROOT.parent / "shared" / "gold").glob("*/*.txt"))  # where they stand beside the checkout
ROUNDS = 5
ARTICLE = 6000  # bytes of an article of common length
LONG = 10_000_000  # signs on one line
SOME = 1_000_000  # signs, for memory, which is slow to measure
PROSE = "Thu ngân sách đạt 1.234,5 tỷ đồng, bằng 105,6% dự toán; toàn huyện có 12 xã đạt chuẩn. "
LINES: dict[str, Callable[[int], str]] = {  # one line without an end, of so many signs
    "digits": lambda size: "1" * size,
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "nested quotes": lambda size: "“" * (size // 2) + "”" * (size // 2),
    "prose without figures": lambda size: "hội nghị bàn nhiệm vụ của toàn đảng bộ trong thời gian tới " * (size // 59),
}


@dataclass(frozen=True)
class Measure:
    """One thing measured; of `LESS` less is better."""

    name: str
    value: float
    unit: str
    wanted: float

    @property
    def ratio(self) -> float:
        return self.wanted / self.value if self.unit in LESS else self.value / self.wanted


LESS = ("s", "x text", "x scan")


def main() -> int:
    for measure in measures():
        print(f"{measure.name:<38}{measure.value:>9.2f} {measure.unit:<11}{measure.ratio:>6.2f} of what is wanted")
    return 0


def measures() -> Iterator[Measure]:
    yield Measure("doichieu --help", best(command("--help")), "s", 0.3)
    yield Measure("doichieu read, one article", best(command("read", str(EXAMPLES[0]))), "s", 0.6)
    yield reconciling()
    yield from of_articles([open_file(path) for path in GOLD or EXAMPLES])
    for name, line in LINES.items():
        yield Measure(f"10 MB on one line, {name}", timed(partial(read, line(LONG)), time.process_time), "s", 30)
    for name, text in (*((name, line(SOME)) for name, line in LINES.items()), ("prose", PROSE * (SOME // len(PROSE)))):
        yield Measure(f"memory, {name}", memory(text), "x text", 60)


def of_articles(texts: list[Text]) -> Iterator[Measure]:
    """The reader over whole texts, per article of common length, and against a bare scan for digits."""
    size = sum(len(text.content.encode()) for text in texts)
    digits = re.compile(r"\d+")
    seconds = best(lambda: [read(text) for text in texts], time.process_time)
    scan = best(lambda: [digits.findall(text.content) for text in texts * 10], time.process_time) / 10
    yield Measure("the reader, articles of 6 KB", size / ARTICLE / seconds, "articles/s", 500)
    yield Measure("the reader, running text", size / 1e6 / seconds, "MB/s", 3)
    yield Measure("the reader against a scan for digits", seconds / scan, "x scan", 40)


def reconciling() -> Measure:
    """All checks over the figures of one place: 65 indicators, four reports a year, ten years, 10,140 claims."""
    witnesses = made_up(65, 10)
    return Measure(
        "reconciling 10,000 claims of a place", best(lambda: reconcile(witnesses), time.process_time), "s", 2
    )


def best(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds of the quickest of some rounds, the first of them not counted."""
    work()
    return min(timed(work, clock) for _ in range(ROUNDS))


def timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


def memory(text: str) -> float:
    """Bytes that a reading of `text` needs at most, its result included, for each byte of the text in UTF-8."""
    tracemalloc.start()
    try:
        reading = read(text)
        return tracemalloc.get_traced_memory()[1] / len(reading.text.content.encode())
    finally:
        tracemalloc.stop()


def command(*arguments: str) -> Callable[[], object]:
    """The command as an installation runs it, its modules compiled before."""
    program = str(Path(sys.executable).parent / "doichieu")
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run((program, *arguments), check=True, capture_output=True, env=surroundings)


if __name__ == "__main__":
    sys.exit(main())
