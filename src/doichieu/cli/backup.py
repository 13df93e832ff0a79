"""Writes the whole site to one file, while it runs: documents, figures, decisions, accounts, and the chain.

The file is read again and compared before it gets its name; it holds internal documents and the digests of
passwords, so keep it as safe as the site. The settings of the environment are not in it.

examples:
  doichieu backup doichieu-2026-03-31.backup
  doichieu backup last.backup --overwrite

The site that the environment names is backed up (DOICHIEU_FOLDER or DOICHIEU_DATABASE_URL).
"""

import argparse
from pathlib import Path

from doichieu.cli import site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `doichieu backup`."""
    parser.description, _, parser.epilog = (__doc__ or "").partition("\n\n")
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup to write")
    parser.add_argument("--overwrite", action="store_true", help="take the place of a file that is there")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of what is said (default: vi)")


def run(arguments: argparse.Namespace) -> int:
    """Back the site up; returns the exit status."""
    fault = site.started(arguments.lang) or site.part("condition").fault(arguments.lang)
    if fault:
        return site.complain("backup", fault)
    refused = site.part("errors").ConfigError
    try:
        done = site.part("backups").back_up(arguments.file, overwrite=arguments.overwrite)
    except OSError as error:
        return site.complain("backup", site.file_fault(error, arguments.file, arguments.lang))
    except refused as error:
        return site.complain("backup", site.part("telling").fault(error, arguments.lang))
    print(site.part("telling").backed_up(arguments.file, done.size, done.last, arguments.lang))
    return 0
