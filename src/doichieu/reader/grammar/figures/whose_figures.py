"""Words before a figure that say whose it is, and not what it measures: names of places and of people."""

import re
from functools import cache

from doichieu.lexicon import table
from doichieu.reader.grammar.amounts.units import NOUN, PERCENT
from doichieu.reader.grammar.figures.indicator_phrases import Phrase, past_openers
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.subject_clauses import before_verb
from doichieu.reader.grammar.figures.subjects import subject
from doichieu.reader.grammar.names.proper_names import capitalised
from doichieu.reader.grammar.text.letters import LOWER, UPPER
from doichieu.reader.grammar.text.phrases import Phrases, phrases, word_set
from doichieu.reader.grammar.text.vocabulary import Cue, label_pattern


def not_whose(setting: Setting, own: Phrase, before: Phrase | None) -> Phrase | None:
    """What is measured where the words before a figure only name whose it is; else the words themselves."""
    if _is_bare_place(setting, own):
        return _led_in(setting, own)
    if setting.figure.printed.sort == PERCENT and ranks_a_place(setting, own):
        return None
    if not _is_mere_name(setting, own):
        return own
    return _led_in(setting, own) or (own if before is None else None)


def _led_in(setting: Setting, name: Phrase) -> Phrase | None:
    """`năng suất giảm (Lâm Hạ giảm 7 tạ/ha; …)`, `Nơi thu thấp: xã Lâm Hạ 38%`: what is said before the sign."""
    scene = setting.scene
    sign = scene.back_over_spaces(name.start) - 1
    if sign < setting.left or scene.source.lower[sign] not in "(:":
        return None
    return subject(setting._replace(chain=(), chain_start=before_verb(scene, setting.left, sign)))


def says_whose(setting: Setting, named: Phrase) -> bool:
    """`8 người chết (xã An Hạ 4, xã Bình Lâm 3)`: a place with its name says whose part it is."""
    spelled = setting.scene.source.spelled[named.start : named.end]
    return _is_bare_place(setting, named) and not spelled.islower()


def _labels_part(setting: Setting, own: Phrase) -> bool:
    """`124 nhà bị đổ (Hà Giang: 38 nhà)`, `25 hộ (xã An Hạ 11 hộ)`: a name in a bracket says whose part it is."""
    lower = setting.scene.source.lower
    if own.rule != "clause" or lower.rfind("(", setting.scene.start, own.start) <= lower.rfind(
        ")", setting.scene.start, own.start
    ):
        return False
    if setting.number and _is_bare_place(setting, own) and setting.figure.printed.sort == NOUN:
        return setting.scene.figures[setting.number - 1].printed.quantity.unit == setting.figure.printed.quantity.unit
    named = capitalised(setting.scene.source.spelled, own.start)
    return bool(named) and named[-1].end >= own.end and not all(word.text.isupper() for word in named)


def is_part_of_same(setting: Setting, own: Phrase | None) -> bool:
    """Whether the words before a figure only say whose part it is of what the figure before it counts."""
    return _is_of_listed_place(setting) or (own is not None and _labels_part(setting, own))


def _is_of_listed_place(setting: Setting) -> bool:
    """`40 hộ chưa nhận tiền, trong đó Lâm Hạ 15 hộ, khu An Bình cũ 8 hộ, thị trấn 3 hộ`: which of those counted."""
    scene, figure, last = setting.scene, setting.figure, setting.scene.figures[setting.number - 1]
    unit = figure.printed.quantity.unit
    if not setting.number or figure.printed.sort != NOUN or not last.printed.quantity.unit.startswith(unit):
        return False
    mark = _list_mark(scene, figure.start)
    if mark is None or figure.unit_start >= figure.end:
        return False
    lower, end = scene.source.lower, scene.back_over_spaces(setting.chain_start)
    begin = max([last.tail, mark, *(lower.rfind(sign, last.tail, end) + 1 for sign in ",;:(")])
    begin = past_openers(lower, begin, end)
    if any(scene.source.spelled[cue.start].islower() for cue in scene.with_any(_TELLING, begin, end)):
        return False
    kind = _place_kinds().match(lower, begin, end) or _hamlets().match(lower, begin, end)
    if kind is None:
        return _LISTED_PLACE.fullmatch(scene.source.spelled, begin, end) is not None
    at = past_openers(lower, kind[1], end)
    return last.start > mark if at == end else _NAME_OF_KIND.fullmatch(scene.source.spelled, at, end) is not None


def _list_mark(scene: Scene, end: int) -> int | None:
    """Where the list of parts begins that a figure stands in: behind `trong đó`, or the bracket that is open."""
    begin = scene.figures[0].tail
    marks = scene.with_role("parts", begin, end)
    if marks:
        return marks[-1].end
    opening = scene.source.lower.rfind("(", begin, end)
    return opening if opening >= 0 and scene.source.lower.find(")", opening, end) < 0 else None


_TELLING = frozenset(("head", "verb"))
_CAPITAL = rf"[{UPPER}][{LOWER}]*"
_LISTED_PLACE = re.compile(rf"(?:[{LOWER}]+ ){{0,3}}{_CAPITAL}(?: {_CAPITAL})+(?: [{LOWER}]+)?")
_NAME_OF_KIND = re.compile(rf"{_CAPITAL}(?: {_CAPITAL})*(?: [{LOWER}]+)?|[0-9]+")


def _is_bare_place(setting: Setting, own: Phrase) -> bool:
    """`huyện Lâm Khê tăng 23 tiêu chí`: who has something is not what is measured."""
    spelled, lower = setting.scene.source.spelled, setting.scene.source.lower
    kind = _place_kinds().match(lower, own.start, own.end)
    if kind is None:
        return False
    named = capitalised(spelled, past_openers(lower, kind[1], own.end))
    return max([kind[1], *(word.end for word in named)]) >= own.end


def ranks_a_place(setting: Setting, own: Phrase) -> bool:
    """`Nhóm dẫn đầu có huyện Lâm Khê (88%)`, `xã thấp nhất là An Hạ`: a rank, and a place with its name."""
    scene, lower = setting.scene, setting.scene.source.lower
    rank = _ranks().search(lower, own.start, own.end) if scene.mentions(_ranks) else None
    if rank is None:
        return False
    copulas = (cue.end for cue in scene.cues_between(own.start, own.end + 2) if _leads_to_name(cue, rank.end()))
    ends = [*(end for _, end, _ in _place_kinds().scan(lower, own.start, own.end)), *copulas]
    return any(capitalised(scene.source.spelled, past_openers(lower, end, max(end + 1, own.end))) for end in ends)


def _leads_to_name(cue: Cue, rank_end: int) -> bool:
    """`là`, `có`, and the `nhất là` that begins within `thấp nhất`, or right behind `đạt thấp`."""
    return "ranks" in cue.roles or {"reach", "stop"} <= cue.roles.keys() or cue.start - 1 <= rank_end < cue.end


def speaks_of_a_place(setting: Setting) -> bool:
    """Whether the words before a figure only say, or rank, the place that it is told of."""
    own = subject(setting)
    if own is None or own.rule != "clause":
        return False
    return _is_bare_place(setting, own) or ranks_a_place(setting, own)


def follows_a_place(setting: Setting) -> bool:
    """Whether a place with its name stands between the last figure's words and the verbs of this one, and no more."""
    scene, lower = setting.scene, setting.scene.source.lower
    end = scene.back_over_spaces(setting.chain_start)
    begin = past_openers(lower, setting.left, end)
    return _is_bare_place(setting, Phrase(begin, end, "place")) if begin < end else False


def _ranks() -> re.Pattern[str]:
    return label_pattern("ranked")


@cache
def _place_kinds() -> Phrases[str]:
    return phrases({form: entry.id for entry in table("place_kinds") for form in entry.forms})


@cache
def _hamlets() -> Phrases[None]:
    return word_set(form for entry in table("place_words") for form in entry.forms)


def _is_mere_name(setting: Setting, own: Phrase) -> bool:
    """`huyện Tân Lĩnh đạt 61%, Bình Hòa đạt 68%`: after a figure, a name and a verb say whose the next one is."""
    spelled = setting.scene.source.spelled
    named = capitalised(spelled, own.start)
    whole = len(named) > 1 and named[-1].end >= own.end
    return bool(setting.chain) and whole and not any(word.text.isupper() for word in named)
