"""Fuzz the reader for some minutes, guided by the branches that each input reaches; `make soak` runs it.

It begins with the documents of `examples/` and the words of the lexicon. What it learns is kept in `var/soak/` and
used the next time; an input that breaks a promise is kept there too, and `--replay FILE` reads it again.
"""

import argparse
import importlib
import sys
from collections.abc import Iterable
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
KEPT = ROOT / "var" / "soak"
LONGEST = 3_000  # bytes of an input
SECONDS = 30  # for one input; more is a hang
MEMORY = 2048  # MiB
TARGETS = "scripts.soak_targets"
NO_FUZZER = """\
The fuzzer is not installed. It is no part of the lock files, since it has wheels for Linux only; install it with
    {python} -m pip install -e "{root}[soak]"
and run `make soak` again.\
"""


def main() -> int:
    """The exit status: 0 where nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--replay", type=Path, metavar="FILE", help="read one kept input again, without the fuzzer")
    options = parser.parse_args()
    if options.replay:
        importlib.import_module(TARGETS).examine(options.replay.read_bytes())
        return 0
    if find_spec("atheris") is None:
        print(NO_FUZZER.format(python=sys.executable, root=ROOT), file=sys.stderr)
        return 2
    return soak(options.minutes)


def soak(minutes: float) -> int:
    """Fuzz until the time is up or a promise is broken; the fuzzer ends the process itself."""
    import atheris  # noqa: PLC0415 - not installed everywhere

    with atheris.instrument_imports(include=["doichieu"]):
        targets = importlib.import_module(TARGETS)
    corpus, dictionary = KEPT / "corpus", KEPT / "words"
    write_corpus(corpus, targets.seeds(EXAMPLES))
    dictionary.write_bytes(b"".join(map(dictionary_line, targets.words())))
    flags = {
        "dict": dictionary,
        "artifact_prefix": f"{KEPT}/",
        "max_len": LONGEST,
        "max_total_time": round(minutes * 60),
        "timeout": SECONDS,
        "rss_limit_mb": MEMORY,
        "print_final_stats": 1,
    }
    atheris.Setup([sys.argv[0], *(f"-{name}={value}" for name, value in flags.items()), str(corpus)], targets.examine)
    atheris.Fuzz()
    return 0


def write_corpus(folder: Path, inputs: Iterable[bytes]) -> None:
    """Each input in a file named by its digest, as the fuzzer itself names them."""
    folder.mkdir(parents=True, exist_ok=True)
    for data in inputs:
        (folder / sha256(data).hexdigest()).write_bytes(data)


def dictionary_line(word: str) -> bytes:
    """A word as the fuzzer's dictionary writes it, every byte in hexadecimal."""
    return b'"' + b"".join(b"\\x%02x" % byte for byte in word.encode()) + b'"\n'


if __name__ == "__main__":
    sys.exit(main())
