"""The checker asked about documents as they are printed and with one slip in them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from doichieu.claims import Reading
from doichieu.claims.findings import Finding
from doichieu.reader import read
from doichieu.reader.formats import open_file
from doichieu.reconcile import Witness, reconcile, witnesses_of
from tests.slips.oracle import equal, printed, sum_holds
from tests.slips.planting import Slip, slips
from tests.slips.relations import Figure, Holds, Relation, partition, progress_rate, rated, relations, whole_as_printed
from tests.slips.reports import Generated

MOST_NAMED = 3


@dataclass(frozen=True)
class Library:
    """Documents that are reconciled together, and the relations between their figures."""

    name: str
    texts: Mapping[str, str]
    locality: str | None
    relations: tuple[Relation, ...]

    @cached_property
    def readings(self) -> dict[str, Reading]:
        return {name: read(text, locality=self.locality) for name, text in self.texts.items()}

    @cached_property
    def witnesses(self) -> dict[str, tuple[Witness, ...]]:
        return {name: witnesses_of(reading, name) for name, reading in self.readings.items()}

    @cached_property
    def open_findings(self) -> tuple[Finding, ...]:
        """What is found in the documents as they are printed."""
        return opened([one for group in self.witnesses.values() for one in group])

    def slips(self) -> Iterator[Slip]:
        """Slips of every relation none of whose figures is in doubt already."""
        doubted = {ref for finding in self.open_findings for ref in finding.claims}
        claims = {one.ref: one.claim.span for group in self.witnesses.values() for one in group}
        spans = {(ref.document, claims[ref].start) for ref in doubted}
        for relation in self.relations:
            if not any((figure.document, figure.start) in spans for figure in relation.figures):
                yield from slips(relation)

    def named(self, slip: Slip) -> list[int]:
        """How many claims each open finding names that names the changed figure."""
        figure = slip.relation.figures[slip.place]
        text = self.texts[figure.document]
        changed = text[: figure.start] + slip.quote + text[figure.end :]
        reading = read(changed, locality=self.locality)
        groups = {**self.witnesses, figure.document: witnesses_of(reading, figure.document)}
        start, end = figure.start, figure.start + len(slip.quote)
        touched = {
            one.ref for one in groups[figure.document] if one.claim.span.start < end and start < one.claim.span.end
        }
        found = opened([one for group in groups.values() for one in group])
        return [len(finding.claims) for finding in found if touched & set(finding.claims)]

    def finds(self, slip: Slip) -> bool:
        """Whether an open finding names the changed figure among at most three."""
        return any(named <= MOST_NAMED for named in self.named(slip))


def opened(witnesses: list[Witness]) -> tuple[Finding, ...]:
    return tuple(finding for finding in reconcile(witnesses) if finding.severity.is_open)


def annotated(path: Path) -> Library:
    """A gold document: NAME.json beside NAME.txt, as docs/reference/gold.md describes them."""
    data = json.loads(path.read_text("utf-8"))
    text = (path.parent / data["text"]).read_bytes().decode()
    figures = [_figure(path.stem, text, claim) for claim in data["claims"]]
    found = relations(text, figures)
    return Library(path.stem, {path.stem: text}, data["locality"], tuple(found + _linked(path, text, figures)))


def _figure(document: str, text: str, claim: Mapping[str, object]) -> Figure:
    start = -1
    for _ in range(int(str(claim.get("nth", 1)))):
        start = text.find(str(claim["quote"]), start + 1)
    total, days = claim.get("total"), claim.get("period")
    return Figure(
        document=document,
        start=start,
        quote=str(claim["quote"]),
        kind=str(claim["kind"]),
        planned=bool(claim["planned"]),
        value=Decimal(str(claim["value"])),
        total=Decimal(str(total)) if total else None,
        unit=str(claim["unit"]),
        days=(str(days[0]), str(days[1])) if isinstance(days, list) else None,
        indicator=str(claim["indicator"]),
        exact=claim["bound"] == "exact" and not claim.get("upper"),
    )


def _linked(path: Path, text: str, figures: list[Figure]) -> list[Relation]:
    """What annotated links call for: headlines, two parts that are all of a whole, a part with its share."""
    beyond = path.with_suffix(".jsonl")
    if not beyond.exists():
        return []
    lines = [json.loads(line) for line in beyond.read_text("utf-8").splitlines()]
    known = {(line["quote"], line["nth"]): figure for line, figure in zip(lines, figures, strict=True)}
    links = [
        (link["relation"], figure, known[link["quote"], link["nth"]])
        for line, figure in zip(lines, figures, strict=True)
        for link in line["links"]
    ]
    found = [
        Relation("headline", (one, body), _equal(one), ("count", "count"))
        for kind, one, body in links
        if kind == "repeats"
    ]
    found += _wholes(text, [(part, whole) for kind, part, whole in links if kind == "part_of"])
    found += _shares(links)
    return [one for one in found if all(figure.exact for figure in one.figures) and whole_as_printed(one)]


def _wholes(text: str, pairs: list[tuple[Figure, Figure]]) -> list[Relation]:
    """Wholes with exactly two parts that the words call all: a finding of more parts names more than three figures."""
    found = []
    for whole in dict.fromkeys(whole for _, whole in pairs):
        parts = [part for part, of in pairs if of == whole]
        words = text[whole.end : parts[0].start]
        if len(parts) == 2 and ("gồm" in words or "(" in words) and whole.total is None:
            figures = (whole, *parts)
            found.append(Relation("parts", figures, _sum(figures), ("count", "count", "count")))
    return found


def _shares(links: list[tuple[str, Figure, Figure]]) -> list[Relation]:
    wholes = {part: whole for kind, part, whole in links if kind == "part_of"}
    found = []
    for kind, share, part in links:
        whole = wholes.get(part)
        is_share = kind == "rates" and share.unit == "%" and share.kind == "level"
        if is_share and whole is not None and part.total is None and whole.total is None:
            figures = (part, whole, share)
            found.append(Relation("share of a part", figures, rated(*figures), ("count", "count", "rate")))
    return found


def _sum(figures: Sequence[Figure]) -> Holds:
    def holds(quotes: Sequence[str]) -> bool:
        whole, *parts = (
            printed(quote, counted=figure.counted)[0] for quote, figure in zip(quotes, figures, strict=True)
        )
        return sum_holds(whole, parts)

    return holds


def _equal(figure: Figure) -> Holds:
    def holds(quotes: Sequence[str]) -> bool:
        one, other = (printed(quote, counted=figure.counted) for quote in quotes)
        return len(one) == len(other) and all(equal(*pair) for pair in zip(one, other, strict=True))

    return holds


def example(files: list[Path]) -> Library:
    """Worked examples, taken together; their figures as the reader reads them."""
    readings = {file.name: read(open_file(file)) for file in files}
    found: list[Relation] = []
    for name, reading in readings.items():
        figures = [_figure_of(name, reading, number) for number in range(len(reading.claims))]
        found += relations(reading.text.content, figures)
    texts = {name: reading.text.content for name, reading in readings.items()}
    return Library(files[0].stem, texts, next(iter(readings.values())).locality, tuple(found))


def _figure_of(document: str, reading: Reading, number: int) -> Figure:
    claim = reading.claims[number]
    days = (claim.period.first.isoformat(), claim.period.last.isoformat()) if claim.period else None
    return Figure(
        document, claim.span.start, claim.quote, claim.kind.value, claim.planned, claim.value, claim.total, claim.unit,
        days, claim.code or claim.indicator or "", claim.bound.value == "exact" and claim.upper is None,
    )  # fmt: skip


def made_up(reports: Generated, number: int) -> Library:
    """A generated set of documents."""
    found = []
    for kind, members in reports.holds:
        figures = tuple(_made_figure(reports, *member) for member in members)
        found.append(Relation(kind, figures, _holds(kind, figures), tuple(role for _, _, role in members)))
    broken = [one for one in found if not one.holds([figure.quote for figure in one.figures])]
    if broken:
        raise ValueError(f"generated {number}: {broken[0].kind} does not hold")
    return Library(f"generated {number}", reports.texts, reports.place, tuple(found))


def _made_figure(reports: Generated, document: str, quote: str, role: str) -> Figure:
    rate = role == "rate"
    unit = "%" if rate else ("VND" if "đồng" in quote else quote.split(" ", 1)[1])
    value = printed(quote, counted=not rate)[0].value
    start = reports.texts[document].index(quote)
    return Figure(document, start, quote, "level", role == "plan", value, None, unit, None, "")


def _holds(kind: str, figures: tuple[Figure, ...]) -> Holds:
    """The same arithmetic as for annotated figures."""
    if kind == "rate of a progress":
        return progress_rate(figures[0], figures[1])
    if kind == "met and not met":
        return partition(figures[0])
    if kind == "parts":
        return _parts
    rate = replace(figures[2], kind="attainment" if kind == "plan and rate" else "growth")
    return rated(figures[0], figures[1], rate)


def _parts(quotes: Sequence[str]) -> bool:
    whole, *parts = (printed(quote, counted=False)[0] for quote in quotes)
    return sum_holds(whole, parts)
