"""Which amounts add up over time, and which amounts the witnesses of one number state."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from doichieu.claims import Bound
from doichieu.lexicon import folded, table, unit_kind
from doichieu.reconcile.assigned import AMOUNTS
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.stances import stands
from doichieu.reconcile.witnesses import Witness

SizeOf = Callable[[Witness], Interval | None]  # where the number of a witness lies
FEWEST_SYLLABLES = 3  # of words by which two sentences can be known to speak of one thing


def adds_up(witness: Witness) -> bool:
    """Whether the amounts of single months make that of the year: never a rate, a mean, or how many there are.

    By the catalogue where the witness says so, else by the lexicon's code, else by its unit and its words. Of `28/60
    đảng viên mới` the 28 add up, beside the plan of the year.
    """
    claim = witness.claim
    if claim.kind not in AMOUNTS or (claim.total is not None and not is_count(claim.quantity)):
        return False
    if witness.before and stands("running", witness.before) and stands("for years", witness.before):
        return False
    return _by_words(witness) if witness.adds_up is None else witness.adds_up


def stated_amounts(stated: Sequence[Witness], size_of: SizeOf) -> list[Witness]:
    """One witness for each amount that is stated of the same days, the most precise; several where they differ.

    An estimate says nothing beside a figure that is none.
    """
    known = [(witness, size) for witness in stated if (size := size_of(witness)) is not None]
    final = [pair for pair in known if not pair[0].claim.estimate] or known
    amounts: list[tuple[Witness, Interval]] = []
    for witness, size in final:
        same = next((number for number, (_, other) in enumerate(amounts) if other.meets(size)), None)
        if same is None:
            amounts.append((witness, size))
        elif witness.claim.quantity.step < amounts[same][0].claim.quantity.step:
            amounts[same] = witness, size
    return [witness for witness, _ in amounts]


def sum_of(sizes: Sequence[Interval]) -> Interval:
    """Where the sum of some numbers lies, of one at least."""
    return sum(sizes[1:], sizes[0])


def total_of(parts: Sequence[Witness], size_of: SizeOf) -> Interval | None:
    """Where the sum of some parts lies; None of no parts, and where one has no size."""
    sizes = [size for part in parts if (size := size_of(part)) is not None]
    return sum_of(sizes) if parts and len(sizes) == len(parts) else None


def is_loose(witnesses: Iterable[Witness]) -> bool:
    """Whether a bound word or a range widens one of them."""
    return any(witness.claim.bound is not Bound.EXACT or witness.claim.upper is not None for witness in witnesses)


def is_known_by_words(witnesses: Sequence[Witness]) -> bool:
    """Whether words alone say that figures of several sentences are of one matter."""
    apart = len({(witness.ref.document, witness.sentence) for witness in witnesses}) > 1
    return apart and any(witness.claim.code is None for witness in witnesses)


@cache
def whole_by_part() -> Mapping[str, str]:
    """By the code of an indicator the code of what it is a part of (lexicon/indicators.toml)."""
    return {entry.id: entry.fact("part_of") for entry in table("indicators") if "part_of" in entry.facts}


def kin_of(codes: AbstractSet[str]) -> set[str]:
    """The codes of what these indicators are parts of, and of their own parts, without themselves."""
    wholes = whole_by_part()
    above = {wholes[code] for code in codes if code in wholes}
    below = {part for part, whole in wholes.items() if whole in codes}
    return (above | below).difference(codes)


def _by_words(witness: Witness) -> bool:
    claim = witness.claim
    if witness.says("rest"):
        return False
    coded = _coded().get(claim.code or "")
    if coded is not None:
        return coded
    if witness.says("stock") or len(folded(claim.indicator or "").split()) < FEWEST_SYLLABLES:
        return False
    kind = unit_kind(claim.unit)
    return (kind == "money" and "/" not in claim.unit) or (kind == "noun" and witness.says("flow"))


@cache
def _coded() -> dict[str, bool]:
    """By the codes of the lexicon whether the indicator adds up over time."""
    rows = table("indicators")
    sums = {entry.id for entry in rows if entry.facts.get("adds_up")}
    codes = {str(entry.facts.get("code", entry.id)) for entry in rows}
    return {code: code in sums for code in codes}
