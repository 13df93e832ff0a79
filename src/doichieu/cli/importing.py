"""Puts the figures of a table on record: a workbook (.xlsx) or a text (.csv), with a row for each figure.

Its headings are those of the workbook that the entry page gives, and two more: Địa phương and Kỳ báo cáo. Columns Loại
(Kết quả, Chỉ tiêu giao) and Cấp giao say of targets that they are, and whose. All of it is entered, or nothing: every
fault is told with its cell.

examples:
  doichieu import so-lieu-2025.xlsx --by chi.hoa --preview
  doichieu import so-lieu-2025.csv --by chi.hoa
  doichieu import so-lieu-2025.csv --by chi.hoa --noted

The site that the environment names is asked (DOICHIEU_FOLDER or DOICHIEU_DATABASE_URL); it may be running. What the
account may review counts at once, the rest waits for a reviewer. The same table a second time changes nothing.
"""

import argparse
from pathlib import Path

from doichieu.cli import site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `doichieu import`."""
    parser.description, _, parser.epilog = (__doc__ or "").partition("\n\n")
    parser.add_argument("file", metavar="FILE", type=Path, help="the table: .xlsx, or .csv in UTF-8")
    parser.add_argument("--by", required=True, metavar="ACCOUNT", help="who signs: the name of an account of the site")
    parser.add_argument("--preview", action="store_true", help="show what would be entered, and write nothing")
    parser.add_argument("--noted", action="store_true", help="the notes of rows answer what was asked about them")
    parser.add_argument(
        "--lang", choices=("vi", "en"), default="vi", help="language of the lines and of numbers (default: vi)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Import the table; returns the exit status."""
    lang = arguments.lang
    fault = site.started(lang) or site.part("condition").fault(lang)
    if fault:
        return site.complain("import", fault)
    try:
        data = arguments.file.read_bytes()
    except OSError as error:
        return site.complain("import", site.file_fault(error, arguments.file, lang))
    asked = site.part("importing")
    table = asked.Table(arguments.file.name, data, lang, arguments.noted)
    try:
        for line in asked.imported(asked.Wanted(table, arguments.by, arguments.preview)):
            print(line)
    except site.part("errors").ImportRefused as error:
        for line in error.told:
            site.complain("import", line)
        return 1
    return 0
