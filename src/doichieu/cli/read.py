"""Shows the figures of documents (.txt, .html, .docx): a table of them under the sentences that state them.

examples:
  doichieu read "Hội nghị lần thứ 5.docx"
  doichieu read báo-cáo.txt --locality "Thanh Trì" --published 13/12/2018
  doichieu read *.docx --out số-liệu --html
  doichieu read báo-cáo.txt --explain

A file that cannot be read is named on stderr and the rest are read; the exit status is then 1.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from doichieu.claims import Reading
from doichieu.claims.codec import JSON, reading_to_json, written_reading
from doichieu.claims.explanations import Explanation, explanation_to_json
from doichieu.cli.main import USAGE
from doichieu.cli.opening import complain, day, expanded, explanation_of, reading_of
from doichieu.cli.outputs import OutputFault, marked, refuse_clashes, refuse_shared_names, told, write_whole
from doichieu.cli.parsing import reason_of
from doichieu.reader.formats import FormatError
from doichieu.show.file_faults import file_fault
from doichieu.show.wording import words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `doichieu read`."""
    parser.description, _, parser.epilog = (__doc__ or "").partition("\n\n")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a .txt, .html or .docx file")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line, one for each file")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="write DIR/NAME.json for each file, and for other formats than .txt DIR/NAME.txt, the text that offsets"
        " count in; two files of one NAME are refused",
    )
    parser.add_argument(
        "--html",
        action="store_true",
        help="write NAME.html, one page with the figures marked in the text beside their table; to DIR, or without"
        " --out to this folder",
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="show of every number which rule read it and why; with --json or --out, add it to the data as `explained`",
    )
    parser.add_argument(
        "--verbose",
        action="store_true",
        help="with --explain: also the entries of the lexicon, and what each fact adds to the confidence",
    )
    parser.add_argument("--locality", metavar="NAME", help="the place that the documents are about, if they do not say")
    parser.add_argument("--published", type=day, metavar="DAY", help="the day of publication: 13/12/2018 or 2018-12-13")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of tables and pages (default: vi)")


def run(arguments: argparse.Namespace) -> int:
    """Read every file; returns the exit status."""
    files = list(expanded(arguments.files))
    try:
        _refuse_outputs(files, arguments)
        if arguments.out is not None:
            _make_folder(arguments.out, arguments.lang)
    except (OutputFault, OSError) as fault:
        return complain(told(fault, arguments.lang), USAGE)
    status = 0
    for file in files:
        status = max(status, _read_one(file, arguments))
    return status


def _make_folder(folder: Path, lang: str) -> None:
    """Raises OutputFault."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise OutputFault("label.no_folder", folder=folder, reason=reason_of(fault, lang)) from fault


def _read_one(file: Path, arguments: argparse.Namespace) -> int:
    """Read one file and put out what was asked for; a fault costs a line on stderr and this file alone."""
    try:
        explained = explanation_of(file, arguments) if arguments.explain else None
        reading = explained.reading if explained is not None else reading_of(file, arguments)
        _put_out(reading, file, arguments, explained)
    except FormatError as fault:
        return complain(file_fault(fault.code, fault.facts, str(fault), arguments.lang))
    except OutputFault as fault:
        return complain(fault.told(arguments.lang))
    except BrokenPipeError:
        raise
    except OSError as fault:
        facts = {"file": fault.filename or file, "reason": reason_of(fault, arguments.lang)}
        return complain(words("label.not_written", arguments.lang, **facts))
    except Exception as fault:  # noqa: BLE001 - one document that the reader stumbles over must not cost the others
        return complain(
            words("label.reader_failed", arguments.lang, file=file, detail=f"{type(fault).__name__}: {fault}")
        )
    return 0


def _put_out(reading: Reading, file: Path, arguments: argparse.Namespace, explained: Explanation | None) -> None:
    if arguments.json and arguments.out is None and not arguments.html and explained is None:
        sys.stdout.writelines(chain(written_reading(reading), "\n"))
        return
    data = reading_to_json(reading) if arguments.json or arguments.out is not None else {}
    if explained is not None:
        data["explained"] = explanation_to_json(explained)
    written: list[Path] = []
    if arguments.out is not None:
        written += _write_data(data, reading, file, arguments.out)
    if arguments.html:
        written.append(_write_page(reading, file, arguments))
    if arguments.json and arguments.out is None:
        print(json.dumps(data, ensure_ascii=False))
    elif written:
        count = len(reading.claims)
        said = "label.written_one" if count == 1 else "label.written"
        print(words(said, arguments.lang, file=file, count=count, paths=", ".join(map(str, written))))
    elif explained is not None:
        _print_explanation(explained, arguments.lang, verbose=arguments.verbose)
    else:
        _print_table(reading, arguments.lang)


def _write_data(data: JSON, reading: Reading, file: Path, folder: Path) -> Iterator[Path]:
    """The text first: where its JSON stands, its text stands too."""
    content = reading.text.content
    own_text = reading.text.format != "text" or file.read_bytes() != content.encode()
    if own_text:
        text = folder / f"{file.stem}.txt"
        refuse_clashes({text: file}, [file])  # a .txt in another encoding is written anew too
        write_whole(text, content)
        yield text
    path = folder / f"{file.stem}.json"
    refuse_clashes({path: file}, [file])
    whole = marked(data, content if own_text else None)
    write_whole(path, json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    yield path


def _write_page(reading: Reading, file: Path, arguments: argparse.Namespace) -> Path:
    from doichieu.show.pages import page  # noqa: PLC0415 - only where a page is asked for

    path: Path = (arguments.out or Path()) / f"{file.stem}.html"
    write_whole(path, page(reading, lang=arguments.lang))
    return path


def _print_table(reading: Reading, lang: str) -> None:
    from rich.console import Console  # noqa: PLC0415 - an eighth of a second

    from doichieu.show.terminal import print_table  # noqa: PLC0415 - needs rich

    print_table(reading, Console(highlight=False, markup=False, emoji=False), lang="en" if lang == "en" else "vi")


def _print_explanation(explained: Explanation, lang: str, *, verbose: bool) -> None:
    from rich.console import Console  # noqa: PLC0415 - an eighth of a second

    from doichieu.show.explaining import print_explanation  # noqa: PLC0415 - needs rich

    console = Console(highlight=False, markup=False, emoji=False)
    print_explanation(explained, console, lang="en" if lang == "en" else "vi", verbose=verbose)


def _refuse_outputs(files: list[Path], arguments: argparse.Namespace) -> None:
    """Raise OutputFault, before anything is written, where an output would cost a file."""
    if arguments.out is None and not arguments.html:
        return
    refuse_shared_names(files)
    outputs = {path: file for file in files for path in _outputs(file, arguments)}
    refuse_clashes(outputs, files)


def _outputs(file: Path, arguments: argparse.Namespace) -> Iterator[Path]:
    folder: Path = arguments.out or Path()
    if arguments.out is not None:
        yield folder / f"{file.stem}.json"
        if file.suffix.lower() != ".txt":
            yield folder / f"{file.stem}.txt"
    if arguments.html:
        yield folder / f"{file.stem}.html"
