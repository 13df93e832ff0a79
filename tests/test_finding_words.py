"""Findings are worded in `show`, made in `reconcile`: every wording has its sentence, and every sentence is used."""

import re
from pathlib import Path

import doichieu.reconcile
from doichieu.lexicon import table
from doichieu.reconcile import CHECKS

RATES = ("attainment", "growth", "share", "implied_plan", "implied_base")  # their wordings are made of two halves
SUFFIXES = ("differs", "gap", "of_total", "no_whole", "two", "implied", "exact", "agrees")


def test_every_wording_that_a_check_uses_has_its_sentence_and_every_sentence_is_used() -> None:
    folder = Path(doichieu.reconcile.__file__).parent
    code = "".join(
        path.read_text("utf-8")
        for path in sorted(folder.rglob("*.py"))
        if "tests" not in path.relative_to(folder).parts
    )
    written = set(re.findall(r'"([a-z_]+\.[a-z_]+)"', code))
    checks = set(CHECKS)
    possible = written | {f"{check}.{suffix}" for check in RATES for suffix in SUFFIXES}
    worded = {entry.id.removeprefix("finding.") for entry in table("findings") if entry.id.startswith("finding.")}
    named = {entry.id.removeprefix("check.") for entry in table("findings") if entry.id.startswith("check.")}
    assert {one for one in written if one.partition(".")[0] in checks} - worded == set()
    assert worded - possible == set()
    assert named == checks
