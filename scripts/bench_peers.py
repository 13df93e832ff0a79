"""How fast the reader is beside readers of numbers, quantities and dates that can be installed.

None of them gives a claim: each does one part of the work, and none but `dateparser` knows Vietnamese. So this says
what that part costs elsewhere, in the same Python and on the same texts, and nothing of what is found. They are no
dependencies of the project; those that are installed are measured.

examples:
  .venv/bin/pip install dateparser quantulum3 recognizers-text-suite 'emoji<2'
  python -m scripts.bench_peers
  python -m scripts.bench_peers REPORT.txt NEWS.txt
"""

import argparse
import importlib.util
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from doichieu.reader import read
from scripts.bench import EXAMPLES, GOLD

Read = Callable[[str], int]  # how many it found
ROUNDS = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="texts; else the gold, or the worked articles of examples/")
    chosen = parser.parse_args()
    texts = [path.read_text("utf-8") for path in chosen.files or GOLD or EXAMPLES]
    warnings.simplefilter("ignore")  # of the peers
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} texts, {size / 1000:.0f} KB\n{'':<44}{'found':>8}{'KB/s':>8}{'against ours':>14}")
    ours = None
    for name, found_in in readers():
        number, seconds = measured(found_in, texts)
        ours = ours or seconds
        print(f"{name:<44}{number:>8}{size / 1000 / seconds:>8.0f}{ours / seconds:>13.2f}x", flush=True)
    return 0


def readers() -> Iterator[tuple[str, Read]]:
    """Ours, and those that are installed, with what they read."""
    yield "doichieu: the whole contract", lambda text: len(read(text).claims)
    if _is_here("dateparser"):
        from dateparser.search import search_dates  # noqa: PLC0415

        yield "dateparser: dates, Vietnamese", lambda text: len(search_dates(text, languages=["vi"]) or ())
    if _is_here("quantulum3"):
        from quantulum3.parser import parse  # noqa: PLC0415

        yield "quantulum3: quantities, English", lambda text: len(parse(text))
    if _is_here("recognizers_number"):
        from recognizers_number import Culture, recognize_number  # noqa: PLC0415

        yield "Recognizers-Text: bare numbers, English", lambda text: len(recognize_number(text, Culture.English))


def _is_here(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def measured(found_in: Read, texts: Sequence[str]) -> tuple[int, float]:
    """How many it finds, and the best seconds of the process for all texts once."""
    number = sum(map(found_in, texts))  # not counted: what it prepares
    spent = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for text in texts:
            found_in(text)
        spent.append(time.process_time() - begin)
    return number, min(spent)


if __name__ == "__main__":
    raise SystemExit(main())
