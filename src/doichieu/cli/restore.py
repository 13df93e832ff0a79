"""Puts the site of a backup back: whole and verified, or not at all.

examples:
  doichieu restore doichieu-2026-03-31.backup
  doichieu restore doichieu-2026-03-31.backup --overwrite

It goes into the database that the environment names (DOICHIEU_FOLDER or DOICHIEU_DATABASE_URL). Stop the site
before. Everyone signs in again afterwards.
"""

import argparse
from pathlib import Path

from doichieu.cli import site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `doichieu restore`."""
    parser.description, _, parser.epilog = (__doc__ or "").partition("\n\n")
    parser.add_argument("file", type=Path, metavar="FILE", help="what `doichieu backup` wrote")
    parser.add_argument(
        "--overwrite", action="store_true", help="replace the site that is there; on SQLite it is put aside"
    )
    parser.add_argument(
        "--unsound", action="store_true", help="restore also what is not as its own chain says, after naming it"
    )
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of what is said (default: vi)")


def run(arguments: argparse.Namespace) -> int:
    """Restore the site; returns the exit status."""
    fault = site.started(arguments.lang) or site.part("condition").unreachable(arguments.lang)
    if fault:
        return site.complain("restore", fault)
    refused = site.part("errors").ConfigError
    restore, telling = site.part("backups").restore, site.part("telling")

    def tell(fault: object) -> None:
        print(telling.row_fault(fault, arguments.lang))

    try:
        done = restore(arguments.file, tell, overwrite=arguments.overwrite, unsound=arguments.unsound)
    except OSError as error:
        return site.complain("restore", site.file_fault(error, arguments.file, arguments.lang))
    except refused as error:
        return site.complain("restore", telling.fault(error, arguments.lang))
    for line in telling.restored(done, arguments.lang):
        print(line)
    return 0
