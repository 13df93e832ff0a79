"""What is said of an indicator: verb, bound, amount, and what it is measured against."""

from dataclasses import replace

from doichieu.claims import Claim, Kind, Quantity
from doichieu.lexicon import amount_kind, entry, folded
from doichieu.writer.amounts import amount
from doichieu.writer.errors import Unwritable
from doichieu.writer.words import bound_word, cue, joined


def level(claim: Claim, verb: str, noun: str | None = None, *, opens: bool = False) -> str:
    """`ước đạt trên 7.486,3 tỷ đồng`; an empty `verb` for what a verb phrase governs; `noun` stands for the unit.

    opens: the sentence begins here: `Có ước 865 lô đất`, since `Ước có …` would estimate all that follows too.
    """
    verbs = _estimated(claim, verb, opens=opens) if claim.estimate else verb
    return joined(verbs, bound_word(claim.quantity.bound), amount(claim.quantity, noun))


def share(claim: Claim) -> str:
    """`chiếm 5,03%`: a percentage that is a part of the figure before it."""
    return level(claim, cue("share"))


def measured(claim: Claim, *, rates: bool) -> str:
    """A change, or what was reached of a plan; one that `rates` the figure before it is put `bằng 104,2% kế hoạch`."""
    if claim.kind is Kind.GROWTH:
        return _growth(claim)
    if (excess := _excess(claim)) is not None:
        return joined(cue("exceed"), claim.basis, level(replace(claim, quantity=excess), ""))
    if amount_kind(claim.unit) in ("percent", "times"):
        verb = entry("relations", "equals").written if rates or amount_kind(claim.unit) == "times" else cue("reach")
        return joined(level(claim, verb), claim.basis or cue("plan basis"))
    return _changed(claim, claim.basis or cue("plan basis"))


def _excess(claim: Claim) -> Quantity | None:
    """By how much a claim goes beyond a limit, which is no plan: `vượt công suất 12%`, `vượt quy định 17 em`."""
    limits = entry("cues", "limit").forms
    if not any(f"{folded(claim.basis or '')} ".startswith(f"{folded(limit)} ") for limit in limits) or claim.upper:
        return None
    beyond = claim.value - 100 if amount_kind(claim.unit) == "percent" else claim.value
    return replace(claim.quantity, value=beyond) if beyond > 0 and not claim.estimate else None


def _growth(claim: Claim) -> str:
    """`tăng 9,2% so với cùng kỳ`, `giảm 10 - 12%`, `gấp 1,6 lần năm 2024`"""
    if amount_kind(claim.unit) == "times" and claim.value > 0:
        return joined(level(claim, cue("times")), _compared(claim.basis))
    return _changed(claim, claim.basis)


def _changed(claim: Claim, basis: str | None) -> str:
    """A difference, its direction in the verb."""
    falls = claim.value < 0
    if falls and (claim.upper or 0) > 0:
        raise Unwritable(claim=claim.id, reason="a range from a fall to a rise")
    size = replace(claim, quantity=_size(claim.quantity))
    return joined(level(size, cue("fall" if falls else "rise")), _compared(basis))


def _size(quantity: Quantity) -> Quantity:
    """How far a change goes, whatever its direction."""
    if quantity.upper is None:
        return replace(quantity, value=abs(quantity.value))
    low, high = sorted((abs(quantity.value), abs(quantity.upper)))
    return replace(quantity, value=low, upper=high)


def _compared(basis: str | None) -> str:
    return joined(cue("compare"), basis) if basis else ""


def _estimated(claim: Claim, verb: str, *, opens: bool) -> str:
    """The verb with the word of an estimate: `ước đạt`, `ước` for `là`, `dự kiến đạt` for what is planned."""
    word = entry("estimates", "expected" if claim.planned else "estimated").written
    if opens:
        return joined(verb, word)
    if not claim.planned and verb in ("", cue("reach")):
        return entry("estimates", "estimated to reach").written
    return joined(word, "" if verb == cue("is") else verb)
