"""A finding in one line: `thu ngân sách: 33,1 tỷ đồng trên 58 tỷ đồng là 57,1%, không phải 61,7%`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, log10

from doichieu.claims import Claim, Quantity
from doichieu.claims.findings import Between, ClaimRef, Fact, Finding
from doichieu.lexicon import unit_kind
from doichieu.show.lines import figure
from doichieu.show.periods import period
from doichieu.show.quantities import DASH, quantity
from doichieu.show.wording import Lang, words

DIGITS = 5  # significant ones of a number that was worked out
PERCENT_PLACES = 2
MONEY = "money"  # the kind of units whose large numbers are said in thousands, millions, billions
LARGEST = Decimal(10) ** 9  # of the steps that such a number is said in
TERM = "term"  # how the facts begin that are added up
BESIDE = "beside"  # how those begin that a figure is held against
ABOUT = frozenset({"amount", "slip"})  # the facts whose indicator is what a finding measures
SLIPPED = frozenset({"slip"})  # the facts that say which figure is likely wrong
DIFFERING = "witnesses.differ"  # the wording that says which paper states what, and whose plan it is
NO_PAPERS: Mapping[str, str] = {}
ON_RECORD: Mapping[ClaimRef, str] = {}
CHANGE = "change"  # the fact that is shown as a rise or a fall


def finding_line(
    finding: Finding,
    figures: Mapping[ClaimRef, Claim],
    lang: Lang = "vi",
    standings: Mapping[ClaimRef, str] = ON_RECORD,
    papers: Mapping[str, str] = NO_PAPERS,
) -> str:
    """The check, what is measured, and the arithmetic. Raises KeyError for a claim that is not among `figures`.

    standings: by which label those claims are told, wherever they are named, that are no figures on record.
    papers: what the documents of the claims are called; empty for the one that is being read.
    """
    facts = {name: _shown(name, fact, figures, lang) for name, fact in finding.facts}
    told = [(name, standings[fact]) for name, fact in finding.facts if isinstance(fact, ClaimRef) and fact in standings]
    facts |= {name: words(label, lang, figure=facts[name]) for name, label in told}
    facts |= _told_with_days(finding, facts, figures, lang)
    if finding.wording == DIFFERING:
        facts |= _told_with_papers(finding, facts, figures, papers, lang)
    sentence = words(f"finding.{finding.wording}", lang, **facts)
    check = words(f"check.{finding.check}", lang)
    indicator = _measured(finding, figures)
    if indicator is None:
        return words("label.finding_plain", lang, check=check, sentence=sentence)
    return words("label.finding_claim", lang, check=check, indicator=_even(indicator), sentence=sentence)


def _measured(finding: Finding, figures: Mapping[ClaimRef, Claim]) -> str | None:
    """The indicator of the amount whose rate does not follow, else of the first figure that has one."""
    amounts = [fact for name, fact in finding.facts if name in ABOUT and isinstance(fact, ClaimRef)]
    return next((figures[ref].indicator for ref in (*amounts, *finding.claims) if figures[ref].indicator), None)


def severity(finding: Finding, lang: Lang = "vi") -> str:
    """How it stands, in a word or two."""
    return words(f"severity.{finding.severity.value}", lang)


def likely_wrong(finding: Finding) -> frozenset[ClaimRef]:
    """The figure that a finding holds for the one that is wrong; none where it may be any."""
    return frozenset(fact for name, fact in finding.facts if name in SLIPPED and isinstance(fact, ClaimRef))


def worked_out(number: Between, lang: Lang = "vi") -> str:
    """A number that was worked out: to five digits, or to hundredths of a percent; ends are rounded outward.

    What is exactly a whole number is printed whole.
    """
    exact = number.low == number.high and number.low.denominator == 1
    step = Decimal(1) if exact else _step(number)
    if number.low == number.high or _nearest(number.low, step) == _nearest(number.high, step):
        return _printed(number.unit, _nearest(number.low, step), None, step, lang)
    return _printed(number.unit, _rounded(number.low, step, floor), _rounded(number.high, step, ceil), step, lang)


def _shown(name: str, fact: Fact, figures: Mapping[ClaimRef, Claim], lang: Lang) -> str:
    if isinstance(fact, ClaimRef):
        return _even(figure(figures[fact], lang))
    if isinstance(fact, str):
        return fact
    if name != CHANGE:
        return worked_out(fact, lang)
    falls = fact.high <= 0
    size = Between(-fact.high, -fact.low, fact.unit) if falls else fact
    return words("line.fall" if falls else "line.rise", lang, figure=worked_out(size, lang))


def _told_with_days(
    finding: Finding, shown: Mapping[str, str], figures: Mapping[ClaimRef, Claim], lang: Lang
) -> dict[str, str]:
    """The time and name of each figure, those that are added up, `33,1 tỷ đồng (quý I/2025) + …`, and those beside."""
    named = {name: figures[fact] for name, fact in finding.facts if isinstance(fact, ClaimRef)}
    days = {name: period(claim.period, lang) for name, claim in named.items() if claim.period is not None}
    terms = (f"{shown[name]} ({days[name]})" for name in named if name.startswith(TERM) and name in days)
    found = {f"{name}_days": told for name, told in days.items()}
    found |= {f"{name}_name": _even(claim.indicator or words("line.nameless", lang)) for name, claim in named.items()}
    besides = (shown[name] for name in named if name.startswith(BESIDE))
    return found | {"terms": " + ".join(terms), "besides": ", ".join(dict.fromkeys(besides))}


def _told_with_papers(
    finding: Finding,
    shown: Mapping[str, str],
    figures: Mapping[ClaimRef, Claim],
    papers: Mapping[str, str],
    lang: Lang,
) -> dict[str, str]:
    """The two figures of one number: each with the paper that states it, where these are two, and whose plan it is."""
    refs = {name: fact for name, fact in finding.facts if isinstance(fact, ClaimRef)}
    of_two = len({papers.get(ref.document) for ref in refs.values()}) == len(refs)
    told = {}
    for (name, ref), unnamed in zip(refs.items(), ("here", "there"), strict=True):
        called = papers.get(ref.document) if of_two else None
        known = words("label.in_paper", lang, paper=called) if called else words("label.in_this_paper", lang)
        told[f"{name}_where"] = words(f"label.{unnamed}", lang) if called is None else known
        told[name] = _with_owner(shown[name], figures[ref], shown.get(f"{name}_owner", ""), lang)
    return told


def _with_owner(shown: str, claim: Claim, owner: str, lang: Lang) -> str:
    """A planned figure with whose plan it is, as far as its words say."""
    if not claim.planned:
        return shown
    if owner:
        return words("label.plan_of", lang, figure=shown, owner=owner)
    return words("label.plan_of_nobody", lang, figure=shown)


def _step(number: Between) -> Decimal:
    """The place of the last digit that is printed."""
    if "%" in number.unit:
        return Decimal(1).scaleb(-PERCENT_PLACES)
    size = max(abs(number.low), abs(number.high))
    return Decimal(1).scaleb(floor(log10(size)) - DIGITS + 1) if size else Decimal(1)


def _nearest(value: Fraction, step: Decimal) -> Decimal:
    return Decimal(round(value / Fraction(step))) * step


def _rounded(value: Fraction, step: Decimal, towards: Callable[[Fraction], int]) -> Decimal:
    return Decimal(towards(value / Fraction(step))) * step


def _printed(unit: str, low: Decimal, high: Decimal | None, step: Decimal, lang: Lang) -> str:
    """As `quantity` prints it, without zeros at the end that say nothing; money in the magnitude of its size."""
    most = LARGEST if unit_kind(unit.partition("/")[0]) == MONEY else Decimal(1)
    if high is None or most == 1:
        return quantity(_trimmed(Quantity(low, high, None, step, unit), most), lang)
    ends = [quantity(_trimmed(Quantity(end, None, None, step, unit), most), lang) for end in (low, high)]
    (first, _, magnitude), (_, _, other) = (end.partition(" ") for end in ends)
    if low >= 0 and magnitude == other:
        return f"{first}{DASH}{ends[1]}"
    return quantity(_trimmed(Quantity(low, high, None, step, unit), most), lang)


def _trimmed(shown: Quantity, most: Decimal) -> Quantity:
    """The same number, said to the last digit that is not zero; in steps of no more than `most`."""
    ends = [each for each in (shown.value, shown.upper) if each is not None]
    while shown.step < most and any(ends) and all(each % (shown.step * 10) == 0 for each in ends):
        shown = replace(shown, step=shown.step * 10)
    return shown


def _even(words_of_text: str) -> str:
    """On one line."""
    return " ".join(words_of_text.split())
