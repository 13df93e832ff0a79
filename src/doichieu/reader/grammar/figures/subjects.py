"""The phrase before a figure's verbs: the subject of an amount, or the verb that governs a count."""

import re
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.amounts.units import MONEY, NOUN
from doichieu.reader.grammar.figures.actors import past_actor
from doichieu.reader.grammar.figures.clause_heads import LEADING, behind_last_time, past_telling, past_times
from doichieu.reader.grammar.figures.governing_verbs import (
    achieved_verb,
    before_person,
    joined_verb,
    raised_number,
    said_verb,
)
from doichieu.reader.grammar.figures.happenings import happened
from doichieu.reader.grammar.figures.indicator_phrases import BEGINS, Phrase, past_openers
from doichieu.reader.grammar.figures.phrase_ends import only_leads, without_hanging
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.sizes import is_size_of_named
from doichieu.reader.grammar.figures.stated import relation_words
from doichieu.reader.grammar.figures.subject_clauses import CHANGES, CLOSERS, open_clause
from doichieu.reader.grammar.text.vocabulary import Cue, labels
from doichieu.reader.grammar.times.expressions import Role

FEWEST_IN_CLAUSE = 7  # syllables
SHORT_HEAD = 2  # signs: such a word heads a phrase only where the phrase begins
_COMMA = re.compile(r",\s*")


def subject(setting: Setting) -> Phrase | None:
    """The phrase before a figure's verbs: the subject of an amount, or the verb that governs a count."""
    scene = setting.scene
    begin, end = open_clause(setting)
    begin = past_times(scene, behind_last_time(scene, past_telling(scene, begin, end), end), end)
    if end <= begin:
        return None
    of_count = setting.figure.printed.sort == NOUN
    if of_count and (raised := raised_number(setting, begin, end)) is not None:
        return _trimmed(scene, raised, end, "subject")
    anchored = _anchored(scene, begin, end, of_count=of_count)
    if anchored is not None:
        return _naming(setting, _trimmed(scene, *anchored))
    if (cut := _behind_whole_clause(scene, begin, end)) > begin:
        begin = past_times(scene, cut, end)
    phrase = _trimmed(scene, past_actor(setting, begin, end, of_count=of_count), end, "clause")
    if phrase is None or _says_nothing(scene, phrase) or (of_count and _is_topic(setting, phrase)):
        return None
    return _naming(setting, phrase)


def _naming(setting: Setting, phrase: Phrase | None) -> Phrase | None:
    """The same, but where it only says that a figure is a plan, or what came of one: `(KH năm 360 tỷ đồng)`; then what
    stands before its colon: `Thu phí: kế hoạch năm 120 tỷ đồng`."""
    lower = setting.scene.source.lower
    if phrase is None or not _is_plan_alone(lower, phrase):
        return None if phrase is not None and only_leads(setting, phrase) else phrase
    sign = setting.scene.back_over_spaces(phrase.start) - 1
    if sign < setting.left or lower[sign] != ":":
        return None
    return subject(setting._replace(chain=(), chain_start=sign))


def _is_plan_alone(lower: str, phrase: Phrase) -> bool:
    kinds = ("plan alone", "result alone") if lower.startswith(":", phrase.end) else ("plan alone",)
    alone = (labels(kind).match(lower, phrase.start, phrase.end) for kind in kinds)
    return any(found is not None and found[1] == phrase.end for found in alone)


def of_those_counted(setting: Setting) -> Phrase | None:
    """`Kim ngạch của 4 doanh nghiệp chế biến khoảng 37 triệu USD`: what those who are counted in between have."""
    scene, lower = setting.scene, setting.scene.source.lower
    last = scene.figures[setting.number - 1] if setting.number else None
    if last is None or last.printed.sort != NOUN or any(x in lower[last.end : setting.chain_start] for x in ",;:.()"):
        return None
    counted, start = scene.chain(last.start)
    owner = next((cue for cue in counted if "owner" in cue.roles), None) or scene.cue_before(start)
    if owner is None or "owner" not in owner.roles:
        return None
    begin = scene.figures[setting.number - 2].tail if setting.number > 1 else scene.start
    owned = subject(setting._replace(chain=(), chain_start=owner.start, left=begin, number=max(setting.number - 1, 0)))
    return owned if owned is not None and owned.rule == "subject" else None


def _says_nothing(scene: Scene, phrase: Phrase) -> bool:
    """`đến hết năm phải đạt 90%`, `xã hiện có 28 bản`: one word of grammar alone names no matter."""
    cue = scene.cue_before(phrase.end)
    return cue is not None and cue.start <= phrase.start and cue.roles.keys() <= _OF_GRAMMAR


@cache
def _places() -> frozenset[str]:
    return frozenset(folded(form) for entry in table("place_kinds") for form in entry.forms)


_OF_GRAMMAR = frozenset(
    ("plan", "plan_first", "plan_weak", "cause", "past_basis", "year_before", "turn", "exists", "in_place", "filler")
)


def _behind_whole_clause(scene: Scene, begin: int, end: int) -> int:
    """`rầy nâu xuất hiện rải rác ở nhiều ruộng, gây hại nhẹ 112 ha`: past the comma behind words enough for a clause.

    Fewer are the first of several names, as are those behind `của`: `ngõ xóm sạch, không lầy lội`.
    """
    lower = scene.source.lower
    cut = max((found.end() for found in _COMMA.finditer(lower, begin, end)), default=begin)
    whole = len(lower[begin:cut].split()) >= FEWEST_IN_CLAUSE and " " in lower[cut:end].strip()
    return cut if whole and not scene.with_role("owner", begin, cut) else begin


def _is_topic(setting: Setting, phrase: Phrase) -> bool:
    """`Về văn hóa, 66/66 thôn …`: what a sentence is about, set off with a comma, governs no count."""
    scene = setting.scene
    before = scene.cue_before(phrase.start)
    set_off = scene.source.lower[phrase.end : setting.chain_start].strip() == ","
    return set_off and before is not None and "as_to" in before.roles


def _anchored(scene: Scene, begin: int, end: int, *, of_count: bool) -> tuple[int, int, str] | None:
    """From the first head or verb of the last part between commas that has one.

    An amount or rate rather has the head of an earlier part, where no verb of change stands between:
    `Tỷ lệ rác thải được thu gom, xử lý`.
    """
    found = _last_anchored(scene, begin, end, of_count=of_count)
    if of_count or found is None or (found[2] == "subject" and not _may_only_add(scene, found[0], end)):
        return found
    earlier = _last_anchored(scene, begin, scene.back_over_spaces(found[0]), of_count=of_count)
    between = scene.cues_between(earlier[0], found[0]) if earlier is not None else []
    changed = any(not CHANGES.isdisjoint(cue.roles) and "predicate" not in cue.roles for cue in between)
    if earlier is None or earlier[2] != "subject" or changed or ", " not in scene.source.lower[earlier[0] : found[0]]:
        return found
    return earlier[0], end, "subject"


def _may_only_add(scene: Scene, start: int, end: int) -> bool:
    """`Năng suất lúa, ngô`, `lao động có chứng chỉ, bằng cấp (28%)`: the last of several names, before a bracket."""
    cues = scene.cues_between(start, start + 1)
    alone = bool(cues) and cues[0].end >= scene.back_over_spaces(end)
    return (alone and scene.source.lower.startswith("(", scene.after_spaces(end))) or _is_sector(scene, start)


def _is_sector(scene: Scene, start: int) -> bool:
    return any("sector" in cue.roles and "head" not in cue.roles for cue in scene.cues_between(start, start + 1))


def _last_anchored(scene: Scene, begin: int, end: int, *, of_count: bool) -> tuple[int, int, str] | None:
    begins = BEGINS if of_count else _BEGINS_AMOUNT
    parts = sorted({begin, *(found.end() for found in _COMMA.finditer(scene.source.lower, begin, end)),
                    *_second_predicates(scene, begin, end)})  # fmt: skip
    for start, stop in reversed(list(zip(parts, [*parts[1:], end], strict=True))):
        anchors = [cue for cue in scene.cues_between(start, stop) if begins.intersection(cue.roles)]
        anchors = [cue for cue in anchors if cue.start == start or _may_begin(scene, cue)]
        if of_count and scene.has("as_to"):
            anchors = [cue for cue in anchors if not _says_as_to_what(scene, cue, start)]
        if len(parts) > 1 or (anchors and anchors[0].start > begin):
            anchors = [cue for cue in anchors if "filler" not in cue.roles] or ([] if start > begin else anchors)
        if anchors:
            if not of_count and (passive := _said_of_before(scene, anchors, begin, start, stop)) is not None:
                return passive, end, "subject"
            return _from_anchor(scene, anchors, start, end, of_count=of_count)
    return None


def _said_of_before(scene: Scene, anchors: list[Cue], begin: int, start: int, stop: int) -> int | None:
    """Where the words begin that a passive is said of, in a part that has no head."""
    if any(not _HEADS.isdisjoint(cue.roles) for cue in anchors) or not _is_passive(scene, anchors[0], start):
        return None
    plain = all(cue.roles.keys() <= _PLAIN for cue in scene.cues_between(begin, start))
    return past_openers(scene.source.lower, begin if plain else start, stop)


def _from_anchor(scene: Scene, anchors: list[Cue], start: int, end: int, *, of_count: bool) -> tuple[int, int, str]:
    """From what happened, from the first head that the first verb reaches, else from the verb."""
    heads = [cue for cue in anchors if not _HEADS.isdisjoint(cue.roles)]
    if of_count and not heads and (begin := happened(scene, start, anchors[0])) is not None:
        return begin, anchors[0].start, "subject"
    if heads and heads[0].start <= _reach_of_bringing(scene, anchors[0]):
        first = heads[0]
    else:
        linked = joined_verb(scene, anchors, end) if of_count else None
        first = linked or achieved_verb(scene, anchors, end) or said_verb(scene, anchors)
    return first.start, end, "verb" if _HEADS.isdisjoint(first.roles) else "subject"


def _second_predicates(scene: Scene, begin: int, end: int) -> list[int]:
    """`được công nhận và đang xây dựng thêm 5 sản phẩm`: where something else is said behind `và`."""
    joined = scene.with_role("and", begin, end)
    behind = [cue for cue in joined for after in scene.cues_between(cue.end, cue.end + 2) if "predicate" in after.roles]
    return [cue.end + 1 for cue in behind]


def _reach_of_bringing(scene: Scene, first: Cue) -> int:
    """Where a head may begin that goes before the first anchor: `đưa tỷ lệ bao phủ lên 92%` is of the rate."""
    brings = "brings" in first.roles
    return scene.source.lower.find(" ", first.end) + 1 if brings else first.start


_PLAIN = frozenset(("head", "stop", "and", "filler", "as_to", "owner"))
_HEADS = frozenset(("head", "sector"))
_BEGINS_AMOUNT = BEGINS | {"sector"}


def _is_passive(scene: Scene, verb: Cue, start: int) -> bool:
    """`đường liên thôn được cứng hóa`: what the verb is said of stands before it."""
    before = scene.cue_before(verb.start)
    return before is not None and "reach" in before.roles and "predicate" in before.roles and before.start > start


def _may_begin(scene: Scene, cue: Cue) -> bool:
    """Not the second half of a pair (`công nghiệp - xây dựng`), nor part of a name."""
    if _is_one_of_several(scene, cue) or is_size_of_named(scene, cue):
        return False
    before = scene.source.lower[scene.back_over_spaces(cue.start) - 1]
    if cue.end - cue.start <= SHORT_HEAD and before.isalpha():
        return False
    return scene.source.spelled[cue.start].islower() and before not in "-–"


def _says_as_to_what(scene: Scene, cue: Cue, start: int) -> bool:
    """`vi phạm về tốc độ 30 trường hợp`: a noun behind `về` only says what the words before it are about."""
    before = scene.cue_before(cue.start)
    if before is None or "as_to" not in before.roles or not {"verb", "filler", "whole"}.isdisjoint(cue.roles):
        return False
    led = scene.cue_before(before.start)
    plain = led is None or "filler" not in led.roles
    return plain and bool(scene.source.lower[start : before.start].strip(CLOSERS))


def _is_one_of_several(scene: Scene, cue: Cue) -> bool:
    """`nợ của các tổ chức`: a verb elsewhere, a noun behind `các` and its like."""
    if "verb" not in cue.roles or "head" in cue.roles:
        return False
    before = scene.cue_before(cue.start)
    return before is not None and scene.source.lower[before.start : before.end] in _several()


@cache
def _several() -> frozenset[str]:
    return frozenset(relation_words()["several"])


def _ends_phrase(scene: Scene, cue: Cue, start: int, rule: str) -> bool:
    """Words of place and cause; `của` behind a full noun; and behind a verb, any preposition."""
    if "place" in cue.roles or "cause" in cue.roles:
        return not (rule == "subject" and _needs_its_place(scene, start, cue))
    if "stop" not in cue.roles or BEGINS.intersection(cue.roles):
        return False
    if rule in _NOUNS:
        return "owner" in cue.roles and scene.source.lower.count(" ", start, cue.start) > 1
    return rule == "verb" and "reach" not in cue.roles


_NOUNS = frozenset(("subject", "clause"))


def _needs_its_place(scene: Scene, start: int, cue: Cue) -> bool:
    """`thu trên địa bàn`: a lone word says too little without its place."""
    return "place" in cue.roles and " " not in scene.source.lower[start : scene.back_over_spaces(cue.start)]


def _trimmed(scene: Scene, start: int, end: int, rule: str) -> Phrase | None:
    """Without words of time, place and reach, and without what only leads to the number."""
    lower = scene.source.lower
    for time in scene.times_between(start + 1, end):
        if time.role is not Role.LENGTH:
            end = min(end, time.start)
    for cue in scene.cues_between(start + 1, end):
        if _ends_phrase(scene, cue, start, rule):
            end = cue.start
            break
    if rule == "verb":
        end = before_person(scene, start, end)
    end = without_hanging(scene, start, _before_leading_words(scene, start, end, rule))
    start = past_openers(lower, start, end)
    if lower[start:end] in _places():  # `Trên địa bàn huyện xảy ra dịch tại 7 hộ`
        return Phrase(start, end, "subject") if _is_giver(scene, start, end) else None
    return Phrase(start, end, rule, sure=rule != "clause") if end > start else None


def _is_giver(scene: Scene, start: int, end: int) -> bool:
    """`(trung ương 31 tỷ đồng, tỉnh 9 tỷ đồng)`: between a sign and an amount of money, the budget that it is of."""
    apart = scene.source.lower[scene.back_over_spaces(start) - 1] in "(,;:"
    at = scene.after_spaces(end)
    return apart and any(figure.start == at and figure.printed.sort == MONEY for figure in scene.figures)


def _takes_in(scene: Scene, start: int, last: Cue) -> bool:
    """`tiền sử dụng đất mới thu 14 tỷ đồng`: a short word behind `mới`, that heads nothing here, is the verb."""
    before = scene.cue_before(last.start)
    if before is None or before.start <= start or last.end - last.start > SHORT_VERB or "head" not in last.roles:
        return False
    return not _BEFORE_VERBS.isdisjoint(before.roles) and "governs" not in before.roles


_BEFORE_VERBS = frozenset(("filler", "predicate", "empty"))
SHORT_VERB = 3  # signs of `thu`, `chi`
_ENDING = LEADING | {"reach", "predicate", "assigned"}


def _before_leading_words(scene: Scene, start: int, end: int, rule: str) -> int:
    """Back over signs, and over words that only lead to the number."""
    ending = _ENDING | {"loses"} if scene.has("compare") else _ENDING
    while end > start:
        end = scene.back_over_spaces(end)
        if scene.source.lower[end - 1] in CLOSERS:
            end -= 1
            continue
        last = scene.cue_before(end)
        if last is not None and rule == "subject" and _takes_in(scene, start, last):
            end = last.start
            continue
        if last is None or last.start <= start or ending.isdisjoint(last.roles):
            break
        if BEGINS.intersection(last.roles) and "filler" not in last.roles:
            break
        if rule == "subject" and _needs_its_place(scene, start, last):
            break
        end = last.start
    return end
