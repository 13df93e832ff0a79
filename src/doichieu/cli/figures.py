"""Shows the figures of a place and period: each target beside its result, with its status and its sentences.

With --as-of they are shown as they were on record when that day, or that minute, ended: what was entered, corrected
or withdrawn later does not count.

examples:
  doichieu figures "xã Hồng Vân" 2026
  doichieu figures "xã Hồng Vân" "6 tháng đầu năm 2026"
  doichieu figures xa-hong-van-ha-noi 2026-H1 --as-of 01/07/2026
  doichieu figures xa-hong-van-ha-noi 2026-H1 --as-of "14:30 01/07/2026" --json

The site that the environment names is asked (DOICHIEU_FOLDER or DOICHIEU_DATABASE_URL); it may be running. Internal
figures are shown too.
"""

import argparse

from doichieu.cli import site
from doichieu.cli.main import USAGE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `doichieu figures`."""
    parser.description, _, parser.epilog = (__doc__ or "").partition("\n\n")
    parser.add_argument("place", metavar="PLACE", help="its name, or the last part of the address of its page")
    parser.add_argument("period", metavar="PERIOD", help="2026, 2026-H1, 2026-9M …, or as people say it")
    parser.add_argument("--as-of", default="", metavar="MOMENT", help="a day or a minute that is past")
    parser.add_argument("--json", action="store_true", help="print one JSON object a row, as the API gives it")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of the lines (default: vi)")


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; returns the exit status."""
    fault = site.started(arguments.lang) or site.part("condition").fault(arguments.lang)
    if fault:
        return site.complain("figures", fault)
    asked = site.part("figures")
    wanted = asked.Wanted(arguments.place, arguments.period, arguments.as_of, arguments.lang)
    try:
        for line in asked.figures(wanted, as_json=arguments.json):
            print(line)
    except site.part("errors").FiguresUnclear as error:
        return site.complain("figures", str(error), USAGE)
    return 0
