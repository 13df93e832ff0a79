"""Phrases that can hardly be what a figure measures: words of another figure, or words that name nothing."""

from doichieu.reader.grammar.amounts.units import units
from doichieu.reader.grammar.figures.indicator_phrases import BEGINS, Phrase
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.text.vocabulary import bits_of

OF_ANOTHER = "with another figure"
NAMES_NOTHING = "ends in words that name nothing"
_CHANGES = frozenset(("rise", "fall", "exceed", "short", "to_level", "tells"))
_LEADS = frozenset(("turn", "to_level", "less", "more", "level_word"))


def oddness(phrase: Phrase, setting: Setting, *, digits: bool) -> str | None:
    """What is odd about it, if anything; digits: whether some stand in it."""
    if digits and _holds_another(phrase, setting):
        return OF_ANOTHER
    return NAMES_NOTHING if _names_nothing(phrase, setting) else None


def _holds_another(phrase: Phrase, setting: Setting) -> bool:
    """`khai trừ 2, cảnh cáo`; those counted may be told apart by another figure: `8 chỉ tiêu đạt trên 50%`."""
    scene = setting.scene
    if phrase.rule == "narrowed" and any(figure.unit_start == phrase.start for figure in scene.figures):
        return False
    places = (*(figure.start for figure in scene.figures), *scene.unread)
    return any(phrase.start <= place < phrase.end for place in places)


def _names_nothing(phrase: Phrase, setting: Setting) -> bool:
    """`đàn trâu giảm mất`, `còn`: it ends in a verb of change or telling, or is a turn alone.

    What stands behind a figure may be told apart by such a verb: `9 sản phẩm tăng`.
    """
    scene = setting.scene
    if phrase.rule in _BEHIND:
        return False
    if phrase.rule not in _HEADED:
        first = next(iter(scene.cues_between(phrase.start, phrase.start + 1)), None)
        leads = first is not None and not _LEADS.isdisjoint(first.roles) and BEGINS.isdisjoint(first.roles)
        if leads and scene.source.lower.count(" ", phrase.start, phrase.end) < FEWEST_OF_NAME:
            return True
    last = scene.cue_before(phrase.end)
    if last is None or last.start <= phrase.start or not last.roles.bits & bits_of(_CHANGES):
        return False
    noun = units().match(scene.source.lower, last.start, last.end)
    return BEGINS.isdisjoint(last.roles) and (noun is None or noun[1] < last.end)


_HEADED = frozenset(("subject", "verb"))
_BEHIND = frozenset(("narrowed", "predicate"))
FEWEST_OF_NAME = 2  # spaces of a phrase that says more than a turn: `lên đường nhập ngũ`
