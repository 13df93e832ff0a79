"""Lays the figures of documents side by side: what they imply, and which of them cannot all be true.

examples:
  doichieu check báo-cáo.docx
  doichieu check báo-cáo.docx nghị-quyết.docx biểu.html --verbose
  doichieu check *.docx --html

Several files are taken together: one figure that two documents state is one fact with two witnesses.
The exit status is 3 where something is open, 1 where a file could not be read, 2 for wrong usage, else 0.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from doichieu.claims import Claim, Reading
from doichieu.claims.finding_codec import finding_to_json
from doichieu.claims.findings import ClaimRef, Finding
from doichieu.cli.check_settings import add_settings, settings_of
from doichieu.cli.main import FAULTS, USAGE
from doichieu.cli.opening import complain, day, expanded, reading_of
from doichieu.cli.outputs import OutputFault, refuse_clashes, told, write_whole
from doichieu.cli.parsing import reason_of
from doichieu.reader.formats import FormatError
from doichieu.show.file_faults import file_fault
from doichieu.show.findings import finding_line, severity
from doichieu.show.papers import papers_of_files
from doichieu.show.wording import Lang, words

OPEN = 3  # exit status: there are open findings
PAGE = "doichieu-check.html"
Readings = Mapping[str, Reading]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `doichieu check`."""
    parser.description, _, parser.epilog = (__doc__ or "").partition("\n\n")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a .txt, .html or .docx file")
    parser.add_argument("--verbose", action="store_true", help="also what is implied, and what was compared and agrees")
    parser.add_argument("--json", action="store_true", help="print one JSON object with all findings")
    parser.add_argument(
        "--html", action="store_true", help=f"write {PAGE}, one page with the findings beside the marked texts"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="the folder for --html (default: this one)")
    parser.add_argument("--locality", metavar="NAME", help="the place that the documents are about, if they do not say")
    parser.add_argument("--published", type=day, metavar="DAY", help="the day of publication: 13/12/2018 or 2018-12-13")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of lines and pages (default: vi)")
    add_settings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read every file, reconcile them together, put out what was asked for; returns the exit status."""
    page = (arguments.out or Path()) / PAGE
    files = list(dict.fromkeys(expanded(arguments.files)))
    if arguments.html:
        try:
            refuse_clashes({page: files[0]}, files)
            page.parent.mkdir(parents=True, exist_ok=True)
        except (OutputFault, OSError) as fault:
            return complain(told(fault, arguments.lang), USAGE)
    readings, status = _readings(files, arguments)
    findings = _findings(readings, arguments)
    shown = [finding for finding in findings if arguments.verbose or finding.severity.is_open]
    try:
        _put_out(readings, shown, page, len(files), arguments)
    except BrokenPipeError:
        raise  # whoever reads the output has gone: the page is written
    except OSError as fault:
        facts = {"file": fault.filename or page, "reason": reason_of(fault, arguments.lang)}
        return complain(words("label.not_written", arguments.lang, **facts))
    if status:
        return status
    return OPEN if any(finding.severity.is_open for finding in findings) else 0


def _readings(files: Sequence[Path], arguments: argparse.Namespace) -> tuple[dict[str, Reading], int]:
    """What could be read, by the file's name as it was given; the exit status of what could not."""
    known: dict[str, Reading] = {}
    status = 0
    for file in files:
        try:
            known[str(file)] = reading_of(file, arguments)
        except FormatError as fault:
            status = complain(file_fault(fault.code, fault.facts, str(fault), arguments.lang))
        except OSError as fault:
            status = complain(told(fault, arguments.lang))
        except Exception as fault:  # noqa: BLE001 - one document that the reader stumbles over must not cost the others
            detail = f"{type(fault).__name__}: {fault}"
            status = complain(words("label.reader_failed", arguments.lang, file=file, detail=detail))
    return known, FAULTS if status else 0


def _findings(readings: Readings, arguments: argparse.Namespace) -> tuple[Finding, ...]:
    from doichieu.reconcile import reconcile, witnesses_of  # noqa: PLC0415 - not needed for what cannot be opened

    witnesses = (witness for name, reading in readings.items() for witness in witnesses_of(reading, name))
    return reconcile(witnesses, settings_of(arguments))


def _put_out(
    readings: Readings, findings: Sequence[Finding], page: Path, files: int, arguments: argparse.Namespace
) -> None:
    lang: Lang = "en" if arguments.lang == "en" else "vi"
    with_page = arguments.html and bool(readings)
    if with_page:
        from doichieu.show.finding_pages import findings_page  # noqa: PLC0415 - only where a page is asked for

        write_whole(page, findings_page(readings, findings, made=datetime.now().astimezone(), lang=lang))
    if arguments.json:
        print(json.dumps(_data(readings, findings), ensure_ascii=False))
        return
    for line in _lines(readings, findings, files, lang):
        print(line)
    if with_page:
        print(page)


def _claims(readings: Readings) -> dict[ClaimRef, Claim]:
    return {ClaimRef(name, claim.id): claim for name, reading in readings.items() for claim in reading.claims}


def _data(readings: Readings, findings: Iterable[Finding]) -> dict[str, object]:
    """Findings with the places of their claims and both lines, as one JSON object."""
    claims, papers = _claims(readings), papers_of_files(readings)
    return {
        "documents": list(readings),
        "findings": [
            finding_to_json(finding)
            | {
                "claims": [_place(ref, claims[ref]) for ref in finding.claims],
                "line": {lang: finding_line(finding, claims, lang, papers=papers) for lang in ("vi", "en")},
            }
            for finding in findings
        ],
    }


def _place(ref: ClaimRef, claim: Claim) -> dict[str, object]:
    span = {"start": claim.span.start, "end": claim.span.end}
    return {"document": ref.document, "claim": ref.claim, "quote": claim.quote, **span}


def _lines(readings: Readings, findings: Sequence[Finding], files: int, lang: Lang) -> Iterator[str]:
    """Each finding on a line, and under it where its figures stand, a line for each sentence.

    That nothing is open is said only of what could be read, and of how many files of all.
    """
    claims, papers = _claims(readings), papers_of_files(readings)
    for finding in findings:
        yield f"[{severity(finding, lang)}] {finding_line(finding, claims, lang, papers=papers)}"
        yield from (f"    {place}" for place in _sentences(readings, claims, finding))
    if readings and not any(finding.severity.is_open for finding in findings):
        label = "label.nothing_open" if len(readings) == files else "label.nothing_open_in_some"
        yield words(label, lang, read=len(readings), files=files)


def _sentences(readings: Readings, claims: Mapping[ClaimRef, Claim], finding: Finding) -> list[str]:
    from doichieu.show.sentences import sentence_of, standing_words  # noqa: PLC0415 - loads the lexicon

    found = {}
    for ref in finding.claims:
        text = readings[ref.document].text
        sentence = sentence_of(text, claims[ref].span)
        found[ref.document, sentence] = f"{ref.document}: {_even(standing_words(text, sentence))}"
    return list(found.values())


def _even(piece: str) -> str:
    """On one line, and without signs that would steer the terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in piece).split())
