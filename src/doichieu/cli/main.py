"""Reads the figures of Vietnamese local authorities, each with the sentence that states it."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TextIO

from doichieu import __version__

FAULTS, USAGE, BROKEN_PIPE, INTERRUPTED = 1, 2, 141, 130  # exit statuses
GARBAGE_THRESHOLD = 100_000  # objects: the words of the lexicon live to the end, so looking through them is in vain


@dataclass(frozen=True, slots=True)
class Command:
    """A sub-command: its module has `add_arguments(parser)` and `run(arguments) -> int`."""

    name: str
    module: str
    summary: str


COMMANDS = (
    Command("read", "doichieu.cli.read", "show the figures of documents, or write them as JSON or as a page"),
    Command("check", "doichieu.cli.check", "find the figures of documents that cannot all be true"),
    Command("demo", "doichieu.cli.demo", "serve the site with its worked documents on this machine"),
    Command("serve", "doichieu.cli.serve", "serve the site of an office"),
    Command("figures", "doichieu.cli.figures", "show the figures of a place and period, now or at a past moment"),
    Command("verify", "doichieu.cli.verify", "find what was changed behind the site's back in what is on record"),
    Command("backup", "doichieu.cli.backup", "write the whole site to one file, while it runs"),
    Command("restore", "doichieu.cli.restore", "put the site of a backup back, whole and verified"),
    Command("evaluate", "doichieu.cli.evaluate", "measure the reader against annotated documents"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    gc.set_threshold(GARBAGE_THRESHOLD)
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _close_quietly()


def _run(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="doichieu", description=__doc__)
    parser.add_argument("--version", action="version", version=f"doichieu {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    called = next((word for word in words if not word.startswith("-")), None)
    for command in COMMANDS:
        own = commands.add_parser(
            command.name, help=command.summary, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if command.name == called:
            module = import_module(command.module)
            module.add_arguments(own)
            own.set_defaults(run=module.run)
    parsed = parser.parse_args(words)
    status: int = parsed.run(parsed)
    sys.stdout.flush()
    return status


def _speak_utf8(stream: TextIO) -> None:
    """Vietnamese goes out as UTF-8 whatever the code page of the console or the locale."""
    encoding = (getattr(stream, "encoding", None) or "").lower().replace("-", "")
    if encoding != "utf8" and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _close_quietly() -> int:
    """Let nothing more be written to a pipe that no one reads, so that the interpreter ends in silence."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return BROKEN_PIPE


if __name__ == "__main__":
    sys.exit(main())
