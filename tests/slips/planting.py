"""One figure changed as a tired clerk would: digits transposed, another magnitude, base, plan or count."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tests.slips.oracle import NUMBER
from tests.slips.relations import Relation

MOST = 20  # slips of one relation
SWAPS = (("tỷ", "triệu"), ("triệu", "tỷ"), ("nghìn", "triệu"))
OFF = {"base": (3, 17), "plan": (4, 19), "count": (1, 2)}  # added to the last digits that count


@dataclass(frozen=True)
class Slip:
    """A relation with one of its figures printed otherwise."""

    relation: Relation
    place: int  # which of its figures
    kind: str
    quote: str  # as it is printed now


def slips(relation: Relation) -> list[Slip]:
    """Those that break the relation, at most `MOST`, the kinds in turn; always the same ones."""
    by_kind: dict[str, list[Slip]] = {}
    for slip in _all(relation):
        quotes = [figure.quote for figure in relation.figures]
        quotes[slip.place] = slip.quote
        if not _still_holds(relation, quotes):
            by_kind.setdefault(slip.kind, []).append(slip)
    chosen: list[Slip] = []
    while any(by_kind.values()) and len(chosen) < MOST:
        chosen += [group.pop(0) for group in by_kind.values() if group]
    return chosen[:MOST]


def _still_holds(relation: Relation, quotes: list[str]) -> bool:
    try:
        return relation.holds(quotes)
    except (ValueError, ArithmeticError):
        return True  # nothing can be said of it


def _all(relation: Relation) -> Iterator[Slip]:
    for place, (figure, role) in enumerate(zip(relation.figures, relation.roles, strict=True)):
        for quote in _transposed(figure.quote):
            yield Slip(relation, place, "transposed digits", quote)
        for quote in _other_magnitude(figure.quote):
            yield Slip(relation, place, "magnitude", quote)
        for quote in _off(figure.quote, OFF.get(role, ())):
            yield Slip(relation, place, f"wrong {role}", quote)


def _transposed(quote: str) -> Iterator[str]:
    """Two different neighbouring digits change places, but none to the front that is 0."""
    digits = [place for number in NUMBER.finditer(quote) for place in range(*number.span()) if quote[place].isdigit()]
    fronts = {number.start() for number in NUMBER.finditer(quote)}
    for one, other in pairwise(digits):
        between = quote[one + 1 : other]
        if quote[one] == quote[other] or len(between) > 1 or (between and between not in ".,"):
            continue
        if one in fronts and quote[other] == "0":
            continue
        yield f"{quote[:one]}{quote[other]}{between}{quote[one]}{quote[other + 1 :]}"


def _other_magnitude(quote: str) -> Iterator[str]:
    found = [(one, other) for one, other in SWAPS if f" {one}" in quote]
    if len(found) == 1 and quote.count(found[0][0]) == 1:
        yield quote.replace(*found[0])


def _off(quote: str, amounts: tuple[int, ...]) -> Iterator[str]:
    """A number that is larger or smaller by so many of its last places, printed in the same shape."""
    for number in list(NUMBER.finditer(quote)):
        bare = number.group().replace(".", "")
        whole, _, rest = bare.partition(",")
        for amount in (*amounts, *(-amount for amount in amounts)):
            moved = int(whole + rest) + amount
            if moved > 0:
                yield quote[: number.start()] + _shaped(moved, len(rest), number.group()) + quote[number.end() :]


def _shaped(value: int, places: int, like: str) -> str:
    digits = str(value).rjust(places + 1, "0")
    whole, rest = (digits[:-places], digits[-places:]) if places else (digits, "")
    grouped = f"{int(whole):,}".replace(",", ".") if "." in like or int(whole) > 999 else whole
    padded = grouped.rjust(2, "0") if like.startswith("0") and not places else grouped
    return padded + (f",{rest}" if rest else "")
