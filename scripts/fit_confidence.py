"""Write the weights of the reader's confidence, fitted to annotated documents.

    python -m scripts.fit_confidence [DIR...]

Each claim that the reader gives is right or wrong in all of value, unit, kind, indicator and period; the facts
that it rests on (`doichieu.reader.grammar.figures.evidence`) are the only thing looked at. Weights are log-odds with a
ridge, found one after the other by Newton's method until none moves: no chance is in it, and two runs give one file.
Then each document is left out in turn, and the base is lowered until the claims of 0.9 and more, judged by weights that
never saw their document, are right as often as is wanted. What it prints is measured that way.
How and why: docs/reference/confidence.md.
"""

import argparse
import bisect
import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from doichieu.claims import SURE
from doichieu.cli.gold import Gold, gold_files, read_gold
from doichieu.cli.scoring import paired, right_fields
from doichieu.reader.grammar.figures.confidence import LEAST, MOST, Weights
from doichieu.reader.grammar.figures.evidence import Evidence
from doichieu.reader.reading import read_explained

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "tests" / "gold"
# no weight is fitted to these: what they say is said of unseen documents
KEPT_APART = tuple(OWN / name for name in ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"))
SHARED = tuple(ROOT.parent / "shared" / "gold" / name for name in ("seeds", "dev1", "dev2", "dev3"))
WRITTEN = ROOT / "src" / "doichieu" / "reader" / "grammar" / "figures" / "confidence.toml"

RIDGE = 1.5  # pull of every weight towards nothing, in claims
OTHERS = 0.5  # of a claim of other gold, which the rules were written from and read almost perfectly
WANTED = 0.972  # so many of the sure ones are to be right: a little more than the 97 of 100 that are promised
CAUTIONS = [step / 100 for step in range(301)]  # log-odds
STILL = 1e-3  # log-odds: no weight moves further in a last round
MOST_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim that the reader gave."""

    document: str
    evidence: Evidence
    right: bool
    weight: float


Fact = tuple[str, str]


@dataclass
class Fit:
    """Log-odds that explain which claims are right; a further fit may begin with these."""

    base: float = 0.0
    of: dict[Fact, float] = field(default_factory=dict)

    def odds(self, evidence: Evidence) -> float:
        """The log-odds of one claim."""
        return self.base + sum(self.of.get(fact, 0.0) for fact in zip(evidence._fields, evidence, strict=True))

    def table(self, caution: float) -> Weights:
        """The table of a base lowered by `caution`."""
        table: dict[str, dict[str, float]] = defaultdict(dict)
        for (part, fact), weight in sorted(self.of.items()):
            if round(weight, 2):
                table[part][fact] = round(weight, 2)
        return Weights(round(self.base - caution, 2), dict(table))


def judged(gold: Gold, weight: float) -> list[Judged]:
    """Every claim that the reader gives of an annotated document, right or wrong."""
    explained = read_explained(gold.text)
    claims = explained.reading.claims
    wanted = {j: i for i, j in paired([x.span for x in gold.claims], [x.span for x in claims])}
    rights = [j in wanted and "strict" in right_fields(gold.claims[wanted[j]], claim) for j, claim in enumerate(claims)]
    return [
        Judged(gold.path.stem, one.facts, right, weight) for one, right in zip(explained.stated, rights, strict=True)
    ]


def fitted(claims: Sequence[Judged], begin: Fit | None = None) -> Fit:
    """The weights under which the verdicts on `claims` are likeliest, each weight drawn towards nothing."""
    rows: dict[tuple[Evidence, bool], float] = defaultdict(float)
    for claim in claims:
        rows[claim.evidence, claim.right] += claim.weight
    return _Newton(rows, begin or Fit()).run()


class _Newton:
    """Newton's method on one weight at a time, over claims that agree in all facts."""

    def __init__(self, rows: Mapping[tuple[Evidence, bool], float], begin: Fit) -> None:
        self.counts = list(rows.values())
        self.right = [right for _, right in rows]
        self.odds = [begin.odds(evidence) for evidence, _ in rows]
        self.fit = Fit(begin.base)
        self.held: dict[Fact, list[int]] = defaultdict(list)
        for index, (evidence, _) in enumerate(rows):
            for fact in zip(evidence._fields, evidence, strict=True):
                self.held[fact].append(index)
        self.fit.of = {fact: begin.of.get(fact, 0.0) for fact in sorted(self.held)}
        for index, (evidence, _) in enumerate(rows):
            self.odds[index] = self.fit.odds(evidence)

    def run(self) -> Fit:
        """Rounds over all weights, until none moves."""
        everything = range(len(self.counts))
        for _ in range(MOST_ROUNDS):
            step = self._step(everything, 0.0, 1e-9)
            self.fit.base += step
            moved = abs(step)
            for fact, indexes in self.held.items():
                step = self._step(indexes, RIDGE * self.fit.of[fact], RIDGE)
                self.fit.of[fact] += step
                moved = max(moved, abs(step))
            if moved < STILL:
                break
        return self.fit

    def _step(self, indexes: Iterable[int], pull: float, curve: float) -> float:
        slope = -pull
        for index in indexes:
            likely = 1 / (1 + math.exp(-self.odds[index]))
            slope += self.counts[index] * (self.right[index] - likely)
            curve += self.counts[index] * likely * (1 - likely)
        step = min(max(slope / curve, -1.0), 1.0)
        for index in indexes:
            self.odds[index] += step
        return step


def left_out(claims: Sequence[Judged], whole: Fit) -> list[float]:
    """The log-odds of each claim under weights that never saw its document."""
    odds: dict[int, float] = {}
    for document in dict.fromkeys(claim.document for claim in claims):
        fit = fitted([claim for claim in claims if claim.document != document], whole)
        odds |= {at: fit.odds(claim.evidence) for at, claim in enumerate(claims) if claim.document == document}
    return [odds[at] for at in range(len(claims))]


def caution_for(claims: Sequence[Judged], odds: Sequence[float]) -> float:
    """How much lower the base must be for the sure claims to be right as often as is wanted."""
    ranked = sorted(zip(odds, (claim.right for claim in claims), strict=True), reverse=True)
    right = [0, *itertools.accumulate(right for _, right in ranked)]
    for caution in CAUTIONS:
        sure = bisect.bisect_left(ranked, True, key=lambda one: _confidence(one[0] - caution) < SURE)
        if right[sure] >= WANTED * sure:
            return caution
    return CAUTIONS[-1]


def cautious(claims: Sequence[Judged], odds: Sequence[float]) -> list[float]:
    """The log-odds less a caution that was chosen without the document of each claim."""
    found: dict[str, float] = {}
    for document in dict.fromkeys(claim.document for claim in claims):
        others = [(claim, odd) for claim, odd in zip(claims, odds, strict=True) if claim.document != document]
        found[document] = caution_for([claim for claim, _ in others], [odd for _, odd in others])
    return [odd - found[claim.document] for claim, odd in zip(claims, odds, strict=True)]


def sure_of(claims: Iterable[Judged], odds: Iterable[float], caution: float = 0.0) -> list[bool]:
    """Of each claim that is given 0.9 or more, whether it is right."""
    return [c.right for c, odd in zip(claims, odds, strict=True) if _confidence(odd - caution) >= SURE]


def _confidence(odds: float) -> float:
    return round(min(max(1 / (1 + math.exp(-odds)), LEAST), MOST), 2)


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 1.0


def report(name: str, claims: Sequence[Judged], odds: Sequence[float]) -> str:
    """One line: how many claims are sure, and how many of those are right."""
    sure = sure_of(claims, odds)
    share, of_these = len(sure) / max(len(claims), 1), _share(sure)
    right = _share([claim.right for claim in claims])
    return (
        f"{name:26} claims {len(claims):5}  right {right:.4f}  sure {share:.4f}"
        f"  of these right {of_these:.4f}  wrong {len(sure) - sum(sure)}"
    )


def written(table: Weights, claims: Sequence[Judged], caution: float) -> str:
    """The file: the table with what it comes from."""
    right = sum(claim.right for claim in claims)
    documents = len({claim.document for claim in claims})
    lines = [
        "# Written by scripts/fit_confidence.py from annotated documents; not edited by hand.",
        "# Log-odds that value, unit, kind, indicator and period of a claim are right: base plus weights of its facts.",
        f"# {documents} documents, {len(claims)} claims, {right} of them right; ridge {RIDGE}, caution {caution}.",
        "",
        f"base = {table.base}",
    ]
    for part in Evidence._fields:
        if part in table.of:
            lines += ["", f"[weights.{part}]"]
            lines += [f'"{fact}" = {weight}' for fact, weight in table.of[part].items()]
    return "\n".join(lines) + "\n"


def own_documents() -> list[Path]:
    """The annotations of the own gold that the weights are fitted to."""
    return [path for path in gold_files([OWN]) if not set(KEPT_APART) & set(path.parents)]


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="further annotated documents")
    parser.add_argument("--dry", action="store_true", help="measure, and write nothing")
    arguments = parser.parse_args()
    own = [read_gold(path) for path in own_documents()]
    folders = arguments.folders or [folder for folder in SHARED if folder.is_dir()]
    others = [read_gold(path) for path in gold_files(folders)]
    claims = [claim for gold in own for claim in judged(gold, 1.0)]
    claims += [claim for gold in others for claim in judged(gold, OTHERS)]
    whole = fitted(claims)
    odds = left_out(claims, whole)
    _print(claims, cautious(claims, odds), [gold.path.stem for gold in own])
    caution = caution_for(claims, odds)
    if not arguments.dry:
        WRITTEN.write_text(written(whole.table(caution), claims, caution), "utf-8", newline="\n")


def _print(claims: Sequence[Judged], odds: Sequence[float], own: Sequence[str]) -> None:
    """The figures of documents left out in turn: of all, of our own, of each half of our own by name."""
    halves = {"own, 1st, 3rd, … by name": own[::2], "own, 2nd, 4th, … by name": own[1::2]}
    groups = {"all": None, "own": own, **halves}
    for name, documents in groups.items():
        chosen = [at for at, claim in enumerate(claims) if documents is None or claim.document in documents]
        print(report(name, [claims[at] for at in chosen], [odds[at] for at in chosen]))


if __name__ == "__main__":
    main()
