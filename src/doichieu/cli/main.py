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
from doichieu.cli.parsing import USAGE, Parser, said, speaks_english

__all__ = ["FAULTS", "USAGE", "Command", "main", "parser_for"]
FAULTS, BROKEN_PIPE, INTERRUPTED = 1, 141, 130  # exit statuses, beside that of wrong usage
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
    Command("import", "doichieu.cli.importing", "put the figures of a table on record, each place and period a form"),
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
    parser = parser_for(words)
    parsed, unknown = parser.parse_known_args(words)
    if unknown:  # a word that the command does not know is answered by the command, not by its caller
        parsed.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    status: int = parsed.run(parsed)
    sys.stdout.flush()
    return status


def parser_for(words: Sequence[str]) -> Parser:
    """The parser of a command line: of the command that it calls, it knows the options too."""
    parser = Parser(prog="doichieu", description=__doc__)
    parser.english = speaks_english(words)
    parser.add_argument("--version", action="version", version=f"doichieu {__version__}")
    called = next((word for word in words if not word.startswith("-")), None)
    is_known = any(command.name == called for command in COMMANDS)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        summary = command.summary if is_known or parser.english else said(command.summary)  # for the list of commands
        own = commands.add_parser(command.name, help=summary, formatter_class=argparse.RawDescriptionHelpFormatter)
        own.english = parser.english
        if command.name == called:
            module = import_module(command.module)
            module.add_arguments(own)
            own.set_defaults(run=module.run, parser=own)
    return parser


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
