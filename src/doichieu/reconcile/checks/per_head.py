"""An amount for so many: what each of them gets, and whether a mean that is stated says the same."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import takewhile

from doichieu.claims import Bound, Kind
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.lexicon import folded, unit_kind
from doichieu.reconcile.assigned import same_unit
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.clashing import factor_between
from doichieu.reconcile.checks.magnitude import either
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.reports import between, exactly, finding
from doichieu.reconcile.stances import counts_people, last_clause, only, stands, without
from doichieu.reconcile.witnesses import Witness

NAME = "per_head"
MONEY = "money"  # a kind of units


def find(book: Book) -> Iterator[Finding]:
    """Neighbours in a sentence: money `cho` a count, or money and a count right before a mean for each of them.

    Or a count, the mean for each, and what all of them come to.
    """
    for mates in book.shared_sentences:
        for place in range(len(mates) - 2):
            yield from _told_before_the_total(book, mates[: place + 3])
        for place in range(len(mates) - 1):
            one, other = mates[place], mates[place + 1]
            behind = mates[place + 2 :]
            if _are_money_and_heads(one, other) and _says_given(other.before):
                yield from _of_pair(book, one, other, _mean_of(one, other, behind))
            elif not _begins_a_part(other.before) and (
                _are_money_and_heads(one, other) or _are_money_and_heads(other, one)
            ):
                amount, heads = (one, other) if unit_kind(one.claim.unit) == MONEY else (other, one)
                mean = _mean_of(None, heads, behind[:1])
                if mean is not None:
                    yield from _of_pair(book, amount, heads, mean)


def _are_money_and_heads(amount: Witness, heads: Witness) -> bool:
    one, other = amount.claim, heads.claim
    money = one.kind is Kind.LEVEL and unit_kind(one.unit) == MONEY and one.total is None
    money = money and not stands("mean", amount.before) and "/" not in one.unit
    people = other.kind is Kind.LEVEL and is_count(other.quantity) and other.value > 0 and other.upper is None
    return money and people and one.planned == other.planned


def _told_before_the_total(book: Book, mates: Sequence[Witness]) -> Iterator[Finding]:
    """`120 suất quà, mỗi suất 500.000 đồng, tổng trị giá 60 triệu đồng`; not a total that may be of more.

    mates: the figures of a sentence up to the total.
    """
    *before, heads, mean, amount = mates
    told = _are_money_and_heads(amount, heads) and _is_total_of_all(amount.before)
    if told and (_is_for_each(mean, heads) or _is_bracketed_mean(mean, heads)) and _begins_anew(before, heads):
        yield from _of_pair(book, amount, heads, mean)


def _is_total_of_all(words: str) -> bool:
    """Whether the words before money, behind the last comma, say that it is the total and nothing else."""
    return ";" not in words and "," in words and not without(words.rpartition(",")[2], "in all")


def _is_bracketed_mean(mean: Witness, heads: Witness) -> bool:
    """`120 suất quà (500.000 đồng/suất)`: money for each by its unit, right behind the count."""
    money, _, noun = mean.claim.unit.partition("/")
    plain = mean.claim.kind is Kind.LEVEL and unit_kind(money) == MONEY and mean.before.strip() == "("
    return plain and same_unit(folded(noun), folded(heads.claim.unit))


def _begins_anew(before: Sequence[Witness], heads: Witness) -> bool:
    """Whether a clause of its own begins with the count: what is in a row with it may be of one total with it."""
    row = [one for one in before if one.sentence == heads.sentence]
    if not row or ";" in heads.before:
        return True
    said = bool(last_clause(heads.before).strip())
    return said and not any(unit_kind(one.claim.unit.partition("/")[0]) == MONEY for one in row)


def _says_given(words: str) -> bool:
    """Whether the words between the two say so, and both are of one statement."""
    return stands("given to", words) and not _begins_a_part(words)


def _begins_a_part(words: str) -> bool:
    """Whether another statement or a part follows: `155 triệu đồng, trong đó ngân sách 200 suất`."""
    return ";" in words or stands("among", words) or stands("whole", words)


def _mean_of(given: Witness | None, heads: Witness, behind: Sequence[Witness]) -> Witness | None:
    """What each of `heads` gets: `6 triệu đồng/người`, `mỗi suất 300 nghìn đồng`.

    given: the money that the words give to them; of it any figure in their unit is the mean. Behind more of what is
    counted it is of those: `cho 35 nhà, gồm 21 nhà (60 triệu đồng/nhà)`.
    """
    unit = f"{given.claim.unit}/{heads.claim.unit}" if given is not None else None
    near = takewhile(lambda one: not same_unit(one.claim.unit, heads.claim.unit), behind)
    return next((one for one in near if one.claim.unit == unit or _is_for_each(one, heads)), None)


def _is_for_each(mean: Witness, heads: Witness) -> bool:
    """By the noun behind the stroke, the very one or both of people; or by `mỗi` and the noun.

    Not a mean of a month, nor of something else: `thu nhập bình quân 7 triệu đồng/người`.
    """
    money, _, noun = mean.claim.unit.partition("/")
    clause = mean.before.rpartition(",")[2].split()
    said = any(only("mean", " ".join(clause[:count])) for count in (1, 2))
    if unit_kind(money) != MONEY or mean.claim.kind is not Kind.LEVEL or not said:
        return False
    counted = folded(heads.claim.unit)
    if noun:
        return same_unit(folded(noun), counted) or ("/" not in noun and counts_people(noun) and counts_people(counted))
    each = without(mean.before.rpartition(",")[2], "each", "worth")  # `mỗi suất trị giá`
    return mean.after.startswith(f"/{counted}") or (stands("each", mean.before) and each == counted.split()[0])


def _of_pair(book: Book, amount: Witness, heads: Witness, mean: Witness | None) -> Iterator[Finding]:
    money, count = book.size(amount), book.size(heads)
    each = money.over(count) if money is not None and count is not None else None
    if each is None:
        return
    unit = f"{amount.claim.unit}/{heads.claim.unit}"
    about = Fraction(amount.claim.value) / Fraction(heads.claim.value)
    facts: dict[str, Fact] = {"amount": amount.ref, "heads": heads.ref, "each": between(each, unit)}
    facts["about"] = exactly(about, unit)
    if mean is None:
        wording = "per_head.exact" if _comes_out_even(amount, about) else "per_head.implied"
        yield finding(wording, Severity.IMPLIED, (amount, heads), **facts)
        return
    yield _judged(book, (amount, heads, mean), each, facts | {"mean": mean.ref})


def _judged(
    book: Book, witnesses: tuple[Witness, Witness, Witness], each: Interval, facts: Mapping[str, Fact]
) -> Finding:
    """Whether the mean fits; a question where a mean that was cut off, and not rounded, would."""
    mean = witnesses[-1]
    size = book.size(mean)
    if size is None or size.meets(each):
        return finding("per_head.agree", Severity.AGREES, witnesses, **facts)
    factor = factor_between(size, each)
    if factor is not None:
        return either(Severity.ERROR, witnesses, witnesses[0], mean, factor)
    step = Fraction(mean.claim.quantity.step)
    cut_off = Interval(size.low - step / 2, size.high + step / 2).meets(each)
    return finding("per_head.differs", Severity.QUESTION if cut_off else Severity.ERROR, witnesses, **facts)


def _comes_out_even(amount: Witness, each: Fraction) -> bool:
    """Whether the money as printed falls to whole đồng on each, so that no `khoảng` is due."""
    one = amount.claim
    return one.bound is Bound.EXACT and one.upper is None and each.denominator == 1
