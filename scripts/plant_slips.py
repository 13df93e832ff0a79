"""How many planted slips `doichieu check` finds, and what it says of documents without any.

One figure at a time is changed in annotated documents (tests/gold, and the shared gold where it stands beside the
checkout), in the worked examples and in generated reports; `tests/slips` says how. An open finding counts where it
names the changed figure among at most three. `docs/reference/checking.md` explains them.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from doichieu.claims.findings import Finding
from doichieu.show.findings import finding_line
from tests.slips.judging import Library, annotated, example, made_up
from tests.slips.reports import generated

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
INVENTED = "an-hoa-trung-"  # the six examples of one place, checked together
REPORTS = 10  # generated sets of three documents


def main() -> int:
    found: Counter[tuple[str, str]] = Counter()
    planted: Counter[tuple[str, str]] = Counter()
    for source, library in libraries():
        for slip in library.slips():
            good = library.finds(slip)
            for key in ((source, ""), (source, slip.kind), ("all", "")):
                planted[key] += 1
                found[key] += good
            if not good:
                quotes = " | ".join(figure.quote for figure in slip.relation.figures)
                print(f"missed: {library.name}: {slip.kind}: {quotes}: {slip.quote}")
        for finding in library.open_findings if source != "examples" else ():
            print(f"open in {library.name} as printed: {told(library, finding)}")
    for (source, kind), count in sorted(planted.items()):
        share = 100 * found[source, kind] / count
        print(f"{source:10} {kind or 'all kinds':18} {found[source, kind]:>5} of {count:>5} found, {share:5.1f} %")
    return 0


def libraries() -> Iterator[tuple[str, Library]]:
    """Every set of documents with its source."""
    for path in (*sorted((ROOT / "tests" / "gold").glob("*.json")), *sorted(ROOT.parent.glob("shared/gold/*/*.json"))):
        yield "gold", annotated(path)
    files = sorted(file for file in EXAMPLES.iterdir() if file.suffix in {".txt", ".docx", ".html"})
    yield "examples", example([file for file in files if file.name.startswith(INVENTED)])
    for file in files:
        if not file.name.startswith(INVENTED):
            yield "examples", example([file])
    for seed in range(REPORTS):
        yield "generated", made_up(generated(seed), seed)


def told(library: Library, finding: Finding) -> str:
    """Its line, in English."""
    figures = {one.ref: one.claim for group in library.witnesses.values() for one in group}
    return f"{finding.severity.value}: {finding_line(finding, figures, 'en')}"


if __name__ == "__main__":
    sys.exit(main())
