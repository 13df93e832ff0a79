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
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of what is said (default: vi)")


def run(arguments: argparse.Namespace) -> int:
    """Verify the site; returns the exit status."""
    fault = site.started(arguments.lang) or site.part("condition").fault(arguments.lang)
    if fault:
        return site.complain("verify", fault)
    telling, lang = site.part("telling"), arguments.lang
    verify = site.part("verification").verify
    done = verify(lambda fault: print(telling.row_fault(fault, lang)), arguments.noted or "")
    words = telling.verified(done, lang)
    if done.faults:
        return site.complain("verify", words)
    print(words)
    return 0


def _noted(written: str) -> str:
    if not _NOTED.fullmatch(written):
        raise argparse.ArgumentTypeError(f"{written!r} is no link as verify prints it, NUMBER:DIGEST")
    return written
