"""Who acts, before what is done: `Cử tri gửi 15 kiến nghị`, `xã Lâm Hạ đã trồng 12 ha`."""

import re
from functools import cache

from doichieu.lexicon import table
from doichieu.reader.grammar.figures.indicator_phrases import past_openers
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.subject_clauses import CLOSERS
from doichieu.reader.grammar.text.phrases import Phrases, word_set
from doichieu.reader.grammar.text.vocabulary import labels

CAPITALISED = re.compile(rf"(?<!\w)[{''.join(sign for sign in map(chr, range(0x41, 0x1EFA)) if sign.isupper())}]\w+")
LONGEST_DEED = 2  # syllables
_MEANT = frozenset(("plan", "intends", "future"))  # `huyện dự kiến GPMB 19 dự án`, `Phòng cam kết trả 40 hồ sơ`
_GOVERNING = frozenset(("verb", "governs"))
_LEADS_TO_STATE = frozenset(("reach", "exists", "to_level", "rise", "fall"))


def past_actor(setting: Setting, begin: int, end: int, *, of_count: bool) -> int:
    """Past the one who acts, where a word like `đã`, or the end of a name, tells where what is done begins."""
    scene = setting.scene
    for cue in scene.cues_between(begin, end):
        leads = "predicate" in cue.roles or (cue.start > begin and not _MEANT.isdisjoint(cue.roles))
        if leads and scene.source.lower[cue.end : end].strip():
            return cue.end
    names = list(CAPITALISED.finditer(scene.source.spelled, begin, end)) if of_count else []
    rest = scene.source.lower[names[-1].end() : end].strip(CLOSERS) if len(names) > 1 else ""
    if rest and not _ends_a_body(scene.source.lower, names[-1].start(), end):
        last = scene.cues_between(begin, names[-1].start() + 1)[-1:]
        whole = [cue for cue in last if cue.end > names[-1].start()]  # `Ủy ban Kiểm tra`
        bodies = (  # `Hội Nông dân xã`, `UBKT Đảng ủy`: the last word has no capital
            _body_of_place(scene.source.lower, begin, end),
            _bodies().match(scene.source.lower, names[-1].start(), end),
        )
        ends = [body[1] for body in bodies if body is not None]
        return max([names[-1].end(), *(cue.end for cue in whole), *ends])
    return _past_known_actor(setting, begin, end) if of_count else begin


def _past_known_actor(setting: Setting, begin: int, end: int) -> int:
    """`Đại hội chọn 3 nhiệm vụ`: what one known to act does; `xã nghèo còn 3 xã` tells what some are."""
    lower, before = setting.scene.source.lower, setting.scene.cue_before(begin)
    if before is not None and "filler" in before.roles and before.start >= setting.left:  # `các ngành`
        known = labels("actor").match(lower, before.start, end)
    else:
        known = labels("actor").match(lower, begin, end) or _body_of_place(lower, begin, end)
    if known is None or any(not _LEADS_TO_STATE.isdisjoint(cue.roles) for cue in setting.chain):
        return begin
    done = past_openers(lower, known[1], end)
    return done if done < end and _is_done(setting, done, end) else begin


def _body_of_place(lower: str, begin: int, end: int) -> tuple[None, int] | None:
    """`Đảng bộ huyện mở 7 lớp`: a body, and the kind of place that it is of."""
    body = _bodies().match(lower, begin, end)
    place = _place_kinds().match(lower, past_openers(lower, body[1], end), end) if body is not None else None
    return (None, place[1]) if place is not None else body


def _is_done(setting: Setting, begin: int, end: int) -> bool:
    """Whether the words are a short deed; `xã biên giới`, `đại biểu trẻ` and `huyện ủy viên` are what is counted."""
    scene, lower = setting.scene, setting.scene.source.lower
    if not scene.source.spelled[begin].islower() or len(lower[begin:end].strip(CLOSERS).split()) > LONGEST_DEED:
        return False
    roles = {role for cue in scene.cues_between(begin, begin + 1) for role in cue.roles}
    is_deed = not roles.isdisjoint(_GOVERNING) or labels("deed").match(lower, begin, end) is not None
    return is_deed and "assigned" not in roles


def _ends_a_body(lower: str, begin: int, end: int) -> bool:
    """`Ban Thường vụ Đảng ủy 6 xã`: what follows the capital is still of the name."""
    found = _bodies().match(lower, begin, end)
    return found is not None and not lower[found[1] : end].strip(CLOSERS)


@cache
def _place_kinds() -> Phrases[None]:
    return word_set(form for entry in table("place_kinds") for form in entry.forms)


@cache
def _bodies() -> Phrases[None]:
    return word_set(form for entry in table("bodies") for form in entry.forms)
