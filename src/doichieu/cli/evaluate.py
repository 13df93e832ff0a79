"""Measures the reader against annotated documents: how much it finds, and how much of that is right.

examples:
  doichieu evaluate tests/gold
  doichieu evaluate tests/gold --faults 20

An annotation that cannot be read is named on stderr; the exit status is then 2.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from doichieu.claims import SURE, Claim, Reading
from doichieu.claims.codec import claim_to_json, conference_to_json
from doichieu.cli.gold import Annotation, Beyond, Gold, LinkedTo, UnreadableGold, gold_files, read_gold
from doichieu.cli.main import USAGE
from doichieu.cli.scoring import FIELDS, Score, paired, right_fields, same_session, session_facts, words

SHOWN = ("quote", "kind", "planned", "value", "upper", "total", "unit", "bound", "estimate", "indicator", "period",
         "basis")  # fmt: skip
CLAIM_ROWS = ("exact span", *FIELDS, "strict")
FRAME_ROWS = ("people", "references", "session details", "tasks", "task deadlines")
BEYOND_ROWS = ("locality", "links", "code")
Facts = Mapping[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `doichieu evaluate`."""
    parser.description, _, parser.epilog = (__doc__ or "").partition("\n\n")
    parser.add_argument(
        "folders",
        nargs="+",
        type=Path,
        metavar="DIR",
        help="a folder of annotated documents: NAME.json beside NAME.txt",
    )
    parser.add_argument("--faults", type=int, default=0, metavar="N", help="print up to N faults, then N beyond claims")


def run(arguments: argparse.Namespace) -> int:
    """Read every annotated document and print the scores; returns the exit status."""
    try:
        documents = [read_gold(path) for path in gold_files(arguments.folders)]
    except UnreadableGold as fault:
        print(f"doichieu: {fault}", file=sys.stderr)
        return USAGE
    tally = evaluated(documents)
    for name, row in tally.report().items():
        print(f"{name:14} " + "  ".join(f"{fact} {value}" for fact, value in row.items()))
    for lines in (*tally.faults[: arguments.faults], *tally.beyond_faults[: arguments.faults]):
        print(f"\n{lines}")
    return 0


def evaluated(documents: list[Gold]) -> "Tally":
    """The scores of the reader over the documents."""
    from doichieu.reader import read  # noqa: PLC0415 - the grammar is not needed for what cannot be opened

    tally = Tally()
    for gold in documents:
        tally.add(gold, read(gold.text))
    return tally


@dataclass
class Tally:
    """What was found, wanted and right so far."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    strict: list[float] = field(default_factory=list)  # F1 of each document
    conferences: list[bool] = field(default_factory=list)  # of each document: whether its session is right
    coded: int = 0  # claims whose code is wanted and right, those included that may go without
    faults: list[str] = field(default_factory=list)
    beyond_faults: list[str] = field(default_factory=list)

    def add(self, gold: Gold, reading: Reading) -> None:
        """Judge one reading."""
        pairs = paired([claim.span for claim in gold.claims], [claim.span for claim in reading.claims])
        self._claims(gold, reading, pairs)
        self._frame(gold.data, reading)
        if gold.tasks is not None:
            self._tasks(gold.tasks, reading)
        if gold.beyond is not None:
            self._beyond(gold, gold.beyond, reading.claims, dict(pairs))

    def report(self) -> dict[str, dict[str, float]]:
        """The rows to print, in order."""
        rows: dict[str, dict[str, float]] = {"claim spans": self._score("claims")}
        for name in CLAIM_ROWS:
            rows[name] = Score(self.right[name], self.found["claims"], self.wanted["claims"]).facts
        macro = round(sum(self.strict) / max(len(self.strict), 1), 4)
        rows["strict"] = {**rows["strict"], "macro f1": macro}
        rows |= {name: self._score(name) for name in FRAME_ROWS}
        rows["conference"] = {"right": sum(self.conferences), "documents": len(self.conferences)}
        rows |= {name: self._score(name) for name in BEYOND_ROWS if self.wanted[name] or self.found[name]}
        if "code" in rows:
            covered = Score(self.coded, self.coded, self.wanted["code"]).facts
            rows["code"] = {**rows["code"], "recall": covered["recall"], "covered": covered["right"]}
            del rows["code"]["f1"]
        rows["sure"] = self._sure()
        return rows

    def _sure(self) -> dict[str, float]:
        """Of the claims of a confidence of 0.9 or more: their share of all, and how many of them are strict right."""
        score = Score(self.right["sure"], self.found["sure"], 0).facts
        share = round(self.found["sure"] / max(self.found["claims"], 1), 4)
        return {"share": share, **{name: score[name] for name in ("precision", "right", "predicted")}}

    def _score(self, name: str) -> dict[str, float]:
        return Score(self.right[name], self.found[name], self.wanted[name]).facts

    def _count(self, name: str, right: int, found: int, wanted: int) -> None:
        self.right[name] += right
        self.found[name] += found
        self.wanted[name] += wanted

    def _claims(self, gold: Gold, reading: Reading, pairs: list[tuple[int, int]]) -> None:
        self._count("claims", len(pairs), len(reading.claims), len(gold.claims))
        strict = 0
        self.found["sure"] += sum(claim.confidence >= SURE for claim in reading.claims)
        for i, j in pairs:
            right = right_fields(gold.claims[i], reading.claims[j])
            self.right.update(right)
            strict += "strict" in right
            self.right["sure"] += "strict" in right and reading.claims[j].confidence >= SURE
            wrong = [name for name in FIELDS if name not in right]
            if wrong:
                self._fault(gold, f"wrong {','.join(wrong)}", gold.claims[i], reading.claims[j])
        self.strict.append(Score(strict, len(reading.claims), len(gold.claims)).facts["f1"])
        seen = ({i for i, _ in pairs}, {j for _, j in pairs})
        for i, claim in enumerate(gold.claims):
            if i not in seen[0]:
                self._fault(gold, "missed", claim, None)
        for j, extra in enumerate(reading.claims):
            if j not in seen[1]:
                self._fault(gold, "extra", None, extra)

    def _fault(self, gold: Gold, what: str, wanted: Annotation | None, found: Claim | None) -> None:
        lines = [f"{gold.path.name}: {what}"]
        for label, facts in (("gold ", wanted.fields if wanted else None), ("found", found and claim_to_json(found))):
            if facts:
                said = "; ".join(f"{name}={facts[name]}" for name in SHOWN if facts.get(name) is not None)
                lines.append(f"  {label} {said}")
        self.faults.append("\n".join(lines))

    def _frame(self, data: Facts, reading: Reading) -> None:
        people = {(words(person["name"]), words(post)) for person in data.get("people", ()) for post in person["posts"]}
        named = {(words(person.name), words(post)) for person in reading.people for post in person.posts}
        self._count("people", len(people & named), len(named), len(people))
        references = {words(number) for number in data.get("references", ())}
        cited = {words(reference.number) for reference in reading.references}
        self._count("references", len(references & cited), len(cited), len(references))
        session = conference_to_json(reading.conference) if reading.conference else None
        wanted, found = session_facts(data.get("conference")), session_facts(session)
        self._count("session details", len(wanted & found), len(found), len(wanted))
        self.conferences.append(same_session(data.get("conference"), session))

    def _tasks(self, wanted: tuple[Annotation, ...], reading: Reading) -> None:
        found = reading.tasks
        pairs = paired([task.span for task in wanted], [task.span for task in found])
        days = [task.due.isoformat() if task.due else None for task in found]
        in_time = sum(wanted[i].fields["due"] == days[j] for i, j in pairs)
        self._count("tasks", len(pairs), len(found), len(wanted))
        self._count("task deadlines", in_time, len(found), len(wanted))

    def _beyond(
        self, gold: Gold, beyond: tuple[Beyond, ...], claims: tuple[Claim, ...], pairs: Mapping[int, int]
    ) -> None:
        places = {claims[j].id: i for i, j in pairs.items()}
        wanted_of = {claims[j].id: beyond[i] for i, j in pairs.items()}
        self.wanted["locality"] += sum(line.locality is not None for line in beyond)
        self.wanted["code"] += sum(line.codes[0] is not None for line in beyond)
        self.wanted["links"] += sum(len(line.links) for line in beyond)
        for claim in claims:
            wanted = wanted_of.get(claim.id, NOTHING)
            self._place(wanted, claim)
            self._code(wanted, claim)
            self._links(wanted, _links(claim, places))
            self.beyond_faults.extend(_differences(gold, wanted, claim, places))

    def _place(self, wanted: Beyond, claim: Claim) -> None:
        if claim.locality is not None:
            self._count("locality", words(wanted.locality) == words(claim.locality), 1, 0)

    def _code(self, wanted: Beyond, claim: Claim) -> None:
        right = claim.code in wanted.codes
        self.coded += wanted.codes[0] is not None and right
        if claim.code is not None:
            self._count("code", right, 1, 0)

    def _links(self, wanted: Beyond, found: list[LinkedTo | None]) -> None:
        """A link that may be given but need not be counts neither way."""
        counted = [link for link in found if link is None or link not in wanted.optional - wanted.links]
        self._count("links", sum(link in wanted.links for link in counted), len(counted), 0)


NOTHING = Beyond(None, (None,), frozenset(), frozenset())


def _links(claim: Claim, places: Mapping[str, int]) -> list[LinkedTo | None]:
    """The links of a claim as the annotation names them; None for one to a claim that nobody wanted."""
    return [LinkedTo(link.relation.value, places[link.claim]) if link.claim in places else None for link in claim.links]


def _differences(gold: Gold, wanted: Beyond, claim: Claim, places: Mapping[str, int]) -> Iterator[str]:
    """What is wrong beyond the fields of a claim, a line each."""
    name = f"{gold.path.name}: {claim.quote} ({claim.indicator})"
    if words(wanted.locality) != words(claim.locality):
        yield f"{name}: wrong locality\n  gold  {wanted.locality}\n  found {claim.locality}"
    if claim.code not in wanted.codes:
        yield f"{name}: wrong code\n  gold  {wanted.codes}\n  found {claim.code}"
    found = set(_links(claim, places))
    if not wanted.links <= found <= wanted.links | wanted.optional:
        yield f"{name}: wrong links\n  gold  {_named(gold, wanted.links)}\n  found {_named(gold, found)}"


def _named(gold: Gold, links: "frozenset[LinkedTo] | set[LinkedTo | None]") -> str:
    return ", ".join(
        sorted(f"{link.relation} {gold.claims[link.claim].fields['quote']!r}" if link else "?" for link in links)
    )
