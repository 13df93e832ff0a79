"""Words that seem to begin with a currency: `168 tỷ đồng bằng 97% dự toán` speaks of no delta, `đồng bằng`."""

from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.amounts.units import MONEY, units
from doichieu.reader.grammar.text.vocabulary import Cue, cues_in

LONGEST_MAGNITUDE = 8  # signs


def behind_money(lower: str, cues: list[Cue]) -> list[Cue]:
    """The same cues; one that begins with the currency of an amount is read anew behind it."""
    if all(_amount_end(lower, cue) is None for cue in cues):
        return cues
    return [apart for cue in cues for apart in _apart(lower, cue)]


def _apart(lower: str, cue: Cue) -> list[Cue]:
    end = _amount_end(lower, cue)
    return [cue] if end is None else cues_in(lower, end + 1, cue.end)


def _amount_end(lower: str, cue: Cue) -> int | None:
    """Where the currency ends that a word which only looks like others begins with, behind a number or `tỷ`."""
    if "word" not in cue.roles:
        return None
    money = units().match(lower, cue.start, cue.end)
    if money is None or money[0].sort != MONEY or money[1] >= cue.end:
        return None
    before = lower[max(cue.start - LONGEST_MAGNITUDE, 0) : cue.start].split()
    return money[1] if before and (before[-1][-1].isdecimal() or before[-1] in _magnitudes()) else None


@cache
def _magnitudes() -> frozenset[str]:
    return frozenset(folded(form).split()[-1] for entry in table("magnitudes") for form in entry.forms)
