"""Verbs that say more than the words behind a figure, which only tell what was at fault, or where the work is."""

import re
from functools import cache

from doichieu.reader.grammar.amounts.units import MEASURE
from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.text.vocabulary import label_pattern, labels


def verb_that_ends(setting: Setting, behind: Phrase) -> Phrase | None:
    """`hoàn thành 2 công trình chậm tiến độ`: what is at fault is brought to an end, and nobody aims at so many."""
    scene, lower = setting.scene, setting.scene.source.lower
    if not scene.mentions(_faults) or _faults().search(lower, behind.start, behind.end) is None:
        return None
    found = [at.span() for at in _endings().finditer(lower, setting.left, setting.figure.start)]
    return Phrase(*found[-1], "verb") if found and found[-1][1] >= setting.chain_start - 1 else None


def assigning_verb(setting: Setting) -> Phrase | None:
    """`huyện được phân bổ 214 tỷ đồng`: what was done with an amount, behind the word of the passive."""
    assigned, lower = setting.scene.cue_before(setting.chain_start), setting.scene.source.lower
    for cue in (*setting.chain, *((assigned,) if assigned is not None else ())):
        if "plan" in cue.roles:  # `đồng ý bổ sung 2 tỷ đồng`
            granted = next((at for at in labels("granting").scan(lower, cue.start, cue.end) if at[1] == cue.end), None)
            return Phrase(granted[0], granted[1], "verb") if granted is not None else None
    if assigned is None or "assigned" not in assigned.roles:
        return None
    passive = next(iter(labels("passive").scan(lower, assigned.start, assigned.end)), None)
    return Phrase(passive[1] + 1, assigned.end, "verb") if passive is not None else None


def is_of_site(setting: Setting, own: Phrase, behind: Phrase) -> bool:
    """`giải phóng mặt bằng 2,4 ha đường trục thôn`: behind an area stands the work that it is for."""
    if own.rule != "verb" or setting.figure.printed.sort != MEASURE:
        return False
    unit = setting.figure.printed.quantity.unit
    return unit in AREAS and labels("work").match(setting.scene.source.lower, behind.start, behind.end) is not None


AREAS = ("ha", "m2")


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(rf"{label_pattern('ends').pattern}(?!\w)")


def _faults() -> re.Pattern[str]:
    return label_pattern("fault")
