"""An amount for so many: what each of them gets, and whether a mean that is stated says the same."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from doichieu.claims import Bound, Kind
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.lexicon import unit_kind
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.reports import between, exactly, finding
from doichieu.reconcile.stances import stands
from doichieu.reconcile.witnesses import Witness

NAME = "per_head"


def find(book: Book) -> Iterator[Finding]:
    """Neighbours in a sentence: money `cho` a count, with a mean `đồng/hộ` behind them where there is one."""
    for mates in book.shared_sentences:
        for place in range(len(mates) - 1):
            amount, heads = mates[place], mates[place + 1]
            if _is_given(amount, heads):
                yield from _of_pair(book, amount, heads, mates[place + 2 :])


def _is_given(amount: Witness, heads: Witness) -> bool:
    one, other = amount.claim, heads.claim
    money = one.kind is Kind.LEVEL and unit_kind(one.unit) == "money" and one.total is None
    people = other.kind is Kind.LEVEL and is_count(other.quantity) and other.value > 0 and other.upper is None
    return money and people and _says_given(heads.before) and one.planned == other.planned


def _says_given(words: str) -> bool:
    """Whether the words between the two say so, without a semicolon, behind which another statement begins."""
    return ";" not in words and stands("given to", words)


def _of_pair(book: Book, amount: Witness, heads: Witness, behind: Sequence[Witness]) -> Iterator[Finding]:
    money, count = book.size(amount), book.size(heads)
    each = money.over(count) if money is not None and count is not None else None
    if each is None:
        return
    unit = f"{amount.claim.unit}/{heads.claim.unit}"
    about = Fraction(amount.claim.value) / Fraction(heads.claim.value)
    facts: dict[str, Fact] = {"amount": amount.ref, "heads": heads.ref, "each": between(each, unit)}
    facts["about"] = exactly(about, unit)
    mean = next((one for one in behind if one.claim.unit == unit), None)
    if mean is None:
        wording = "per_head.exact" if _comes_out_even(amount, about) else "per_head.implied"
        yield finding(wording, Severity.IMPLIED, (amount, heads), **facts)
        return
    size = book.size(mean)
    agrees = size is None or size.meets(each)
    wording, severity = ("per_head.agree", Severity.AGREES) if agrees else ("per_head.differs", Severity.ERROR)
    yield finding(wording, severity, (amount, heads, mean), **facts, mean=mean.ref)


def _comes_out_even(amount: Witness, each: Fraction) -> bool:
    """Whether the money as printed falls to whole đồng on each, so that no `khoảng` is due."""
    one = amount.claim
    return one.bound is Bound.EXACT and one.upper is None and each.denominator == 1
