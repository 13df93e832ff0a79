"""What the sentence before one in its line spoke of, as the figures behind it take it up."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from doichieu.claims import Kind
from doichieu.reader.grammar.amounts.units import NOUN
from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.stated import Stated
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.times.atoms import forms_of

PER_CENT = "%"
_CHANGES = frozenset(("rise", "fall"))


class Told(NamedTuple):
    """What a sentence spoke of; phrases that it lends are not sure."""

    phrase: Phrase | None  # of its last figure
    counts: Mapping[str, Phrase]  # unit of what it counted -> what it said of that
    of_plan: bool  # whether its last percentage rates a plan
    rate: Phrase | None = None  # of the last percentage in the line so far that is no change
    whole: Phrase | None = None  # of what its last figures are told to be parts of
    above: bool = False  # it is the name that the line above gives, which goes before a bare noun


NOTHING = Told(None, {}, of_plan=False)


def told_by(stated: Sequence[Stated], before: Told) -> Told:
    """What the sentence of the last claim spoke of; `before`: what the one before it in the line did."""
    scene, last = stated[-1].scene, stated[-1].phrase
    counts: dict[str, Phrase] = {}
    of_plan: bool | None = None
    rate = None
    for one in reversed(stated):
        if one.scene is not scene:
            break
        if of_plan is None and one.claim.unit == PER_CENT:
            of_plan = one.claim.kind is Kind.ATTAINMENT
        if rate is None and one.claim.unit == PER_CENT and not one.is_change and _names_a_matter(one.phrase):
            rate = one.phrase
        if one.phrase is not None and one.claim.kind in (Kind.LEVEL, Kind.PROGRESS):
            counts.setdefault(one.claim.unit, one.phrase._replace(sure=False))
    rate = rate._replace(sure=False) if rate is not None else before.rate
    phrase = last._replace(sure=False) if last is not None else None
    return Told(phrase, counts, of_plan=bool(of_plan), rate=rate, whole=_whole(stated))


def _whole(stated: Sequence[Stated]) -> Phrase | None:
    """`Thu tháng 7 được 19 tỷ đồng, trong đó: thuế 8 tỷ đồng; phí 4 tỷ đồng`: what the figure before them is of."""
    scene, last = stated[-1].scene, stated[-1]
    marks = scene.with_role("parts", scene.start, last.start) if scene is not None and scene.has("parts") else ()
    if not marks:
        return None
    before = (x for x in reversed(stated) if x.scene is scene and x.end <= marks[0].start and x.phrase is not None)
    found = next(before, None)
    return found.phrase._replace(sure=False) if found is not None and found.phrase is not None else None


def goes_back_to_whole(setting: Setting, told: Told) -> bool:
    """`Lũy kế 7 tháng 15,7 tỷ đồng` behind parts: a running total with no subject is of the whole, not of the last."""
    return told.whole is not None and _totals().match(setting.scene.source.lower, setting.scene.start) is not None


@cache
def _totals() -> re.Pattern[str]:
    return re.compile(trie_pattern(forms_of("to_date")))


def _names_a_matter(phrase: Phrase | None) -> bool:
    """Whether a phrase is a subject or verb of its own, rather than a noun that is counted."""
    return phrase is not None and phrase.rule in _MATTERS


_MATTERS = frozenset(("subject", "verb"))


def changes_a_count(setting: Setting) -> bool:
    """`giảm 2 vụ`, `so với cùng kỳ tăng 35 lượt`."""
    if setting.figure.printed.sort != NOUN or not setting.scene.has_any(_CHANGES):
        return False
    return any(not _CHANGES.isdisjoint(cue.roles) for cue in setting.chain)


def counted_alike(setting: Setting) -> int | None:
    """`5 vụ tai nạn, làm chết 3 người; giảm 2 vụ`: the last figure before it that counts the same, in no bracket."""
    figures, unit = setting.scene.figures, setting.figure.printed.quantity.unit
    alike = (at for at in range(setting.number - 1, -1, -1) if figures[at].printed.quantity.unit == unit)
    return next((at for at in alike if not _is_aside(setting, at)), None)


def _is_aside(setting: Setting, number: int) -> bool:
    """Whether a figure stands in a bracket that is closed before the one of `setting`."""
    lower, figures = setting.scene.source.lower, setting.scene.figures
    closing = lower.find(")", figures[number].tail, setting.figure.start)
    opening = lower.find("(", figures[number].tail, setting.figure.start)
    return closing >= 0 and not 0 <= opening < closing
