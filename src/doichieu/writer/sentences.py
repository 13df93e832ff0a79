"""Clauses and sentences: when, what, and what is said of it.

`6 tháng đầu năm 2026, thu ngân sách đạt 7.486,3 tỷ đồng, bằng 104,2% kế hoạch năm, tăng 11,7% so với cùng kỳ năm 2025.`
"""

from collections.abc import Sequence
from itertools import pairwise

from doichieu.claims import Claim, Kind, Period
from doichieu.lexicon import amount_kind, entry, folded
from doichieu.show import day, period
from doichieu.writer.errors import Unwritable
from doichieu.writer.predicates import level, measured, share
from doichieu.writer.words import COPULA, REACH, cue, head_of, joined


def clause(claim: Claim) -> str:
    """One claim as a clause: its time, its indicator, and what is said of it.

    Raises Unwritable for what no clause says: a number of nothing named, or a length of time.
    """
    return joined(_opening(claim.period), _stated(claim, begins_plan=claim.planned))


def sentence(claims: Sequence[Claim]) -> str:
    """Figures, each with the percentages that rate it, as one sentence with its capital and stop.

    claims: in order, a figure before what rates it; a claim of another indicator begins a clause of its own.
    Raises Unwritable where a rate is of another time than its figure, or where some are planned and some are not.
    """
    if not claims:
        raise Unwritable(claim="", reason="a sentence needs a claim")
    parts = [clause(claims[0])]
    for before, claim in pairwise(claims):
        if claim.planned is not before.planned:
            raise Unwritable(claim=claim.id, reason="it is planned and the claim before it is not, or the other way")
        parts.append(_following(before, claim))
    words = "".join(parts)
    return f"{words[0].upper()}{words[1:]}."


def _following(before: Claim, claim: Claim) -> str:
    """`, bằng 104,2% kế hoạch năm` behind its figure, `; chi ngân sách đạt 12 tỷ đồng` behind another indicator."""
    if not _rates(before, claim):
        opening = _opening(claim.period) if claim.period != before.period else ""
        return f"; {joined(opening, _stated(claim, begins_plan=False))}"
    if claim.period not in (None, before.period):
        raise Unwritable(claim=claim.id, reason="it rates a figure of another time")
    return f", {share(claim) if claim.kind is Kind.LEVEL else measured(claim, rates=True)}"


def _rates(before: Claim, claim: Claim) -> bool:
    """Whether a claim speaks of the figure before it."""
    if claim.indicator not in (None, before.indicator) or claim.kind is Kind.PROGRESS:
        return False
    return claim.kind is not Kind.LEVEL or (amount_kind(claim.unit) == "percent" != amount_kind(before.unit))


def _stated(claim: Claim, *, begins_plan: bool) -> str:
    """Indicator and predicate, `phấn đấu` before both where a plan begins."""
    _refuse_unnamed(claim)
    plan = cue("plan") if begins_plan else ""
    return " ".join(filter(None, (plan, _said(claim))))


def _said(claim: Claim) -> str:
    subject = _uncapitalised(claim.indicator or "")
    if claim.kind in (Kind.ATTAINMENT, Kind.GROWTH):
        return f"{subject} {measured(claim, rates=False)}".lstrip()
    noun = amount_kind(claim.unit) == "noun"
    if noun and (not subject or f"{folded(subject)} ".startswith(f"{folded(claim.unit)} ")):
        exists = entry("boundaries", "there is").written
        return level(claim, exists, subject or claim.unit, opens=claim.period is None)
    verb = _verb(subject, noun=noun)
    return f"{subject} {level(claim, verb, opens=not subject and claim.period is None)}".lstrip()


def _verb(subject: str, *, noun: bool) -> str:
    """What leads from an indicator to its amount: `kết nạp 30 đảng viên`, `thu ngân sách đạt …`, `nợ thuế là …`"""
    head = head_of(subject)
    if head is None:
        return cue(COPULA if noun and subject else REACH)
    if head.fact("role") == "verb":
        return "" if folded(subject) in map(folded, head.forms) else cue(REACH)
    return cue(str(head.facts.get("verb", REACH)))


def _opening(of: Period | None) -> str:
    """`năm 2025,`, `đến ngày 31/10/2025,`"""
    if of is None:
        return ""
    if of.first != of.last:
        return f"{period(of)},"
    return f"{entry('periods', 'until').written} {entry('periods', 'day').written} {day(of.last)},"


def _refuse_unnamed(claim: Claim) -> None:
    if not claim.unit:
        raise Unwritable(claim=claim.id, reason="it counts nothing that is named")
    if amount_kind(claim.unit) == "time":
        raise Unwritable(claim=claim.id, reason="a length of time may be gained or lost")


def _uncapitalised(phrase: str) -> str:
    """The phrase as it stands within a sentence; abbreviations keep their capitals."""
    return phrase[:1].lower() + phrase[1:] if not phrase[1:2].isupper() else phrase
