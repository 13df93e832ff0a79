"""Finds what was changed, removed or put into the site's record behind its back.

Walks the hash chain of everything that was written, and compares each figure, its evidence, each decision,
document, release and role with what the chain says. A line names each row at fault; the exit status is then 1.

examples:
  doichieu verify
  doichieu verify --noted 1234:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

The site that the environment names is verified (DOICHIEU_FOLDER or DOICHIEU_DATABASE_URL); it may be running.
"""

import argparse
import re

from doichieu.cli import site

_NOTED = re.compile(r"[1-9][0-9]*:[0-9a-f]{64}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `doichieu verify`."""
    parser.description, _, parser.epilog = (__doc__ or "").partition("\n\n")
    parser.add_argument(
        "--noted",
        type=_noted,
        metavar="LINK",
        help="the last link of an earlier run, kept elsewhere: a chain that was written anew does not have it",
    )


def run(arguments: argparse.Namespace) -> int:
    """Verify the site; returns the exit status."""
    fault = site.started() or site.part("condition").fault()
    if fault:
        return site.complain("verify", fault)
    done = site.part("verification").verify(print, arguments.noted or "")
    walked = f"{done.links} links, {done.rows} rows"
    if done.faults:
        return site.complain("verify", f"{walked}; {done.faults} not as recorded")
    print(f"{walked}: all as recorded. Last link {done.last or 'none'}")
    return 0


def _noted(written: str) -> str:
    if not _NOTED.fullmatch(written):
        raise argparse.ArgumentTypeError(f"{written!r} is no link as verify prints it, NUMBER:DIGEST")
    return written
