"""What a figure measures: the shortest phrase of the text that says it.

The order of the rules is that of the gold guide: a rate takes the figure that it rates; an amount its
subject; a count the words behind its noun, else the verb that governs it, else the noun alone.
"""

import re
from dataclasses import dataclass

from doichieu.claims import Kind
from doichieu.reader.grammar.bases import clause_stop
from doichieu.reader.grammar.kinds import Judgement, Setting
from doichieu.reader.grammar.scenes import Scene
from doichieu.reader.grammar.times import Role
from doichieu.reader.grammar.units import NOUN, PERCENT, POINTS, TIMES
from doichieu.reader.grammar.vocabulary import Cue

LONGEST_SUBJECT = 110  # signs
SHORT_HEAD = 2  # signs: such a word heads a phrase only where the phrase begins
LONGEST_NARROWING = 70
_LOOSE = frozenset(("stop", "reach", "to_level", "exists", "plan", "place"))
RATES = frozenset((PERCENT, POINTS, TIMES))
_OPENERS = re.compile(r"[\s,()\-–—•+*“”\"'.:;/=]*")
_BREAK = re.compile(r"[;:(“”\"]|\.\s")
_COMMA = re.compile(r",\s*")
_CLOSERS = " \t\n,;:.(-–—\"'“”/="


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the text, and how it was found."""

    start: int
    end: int
    rule: str
    sure: bool = True


def indicator_of(setting: Setting, judgement: Judgement, before: "Phrase | None") -> Phrase | None:
    """The phrase for one figure; `before`: the phrase of the figure before it in the sentence."""
    own = subject(setting)
    if setting.figure.printed.sort in RATES or judgement.kind is Kind.ATTAINMENT:
        return _of_rate(setting, judgement, own, before)
    if setting.figure.printed.sort == NOUN and "/" not in setting.figure.printed.quantity.unit:
        return _of_count(setting, judgement, own, before)
    return _of_amount(setting, own, before)


def _of_rate(setting: Setting, judgement: Judgement, own: Phrase | None, before: Phrase | None) -> Phrase | None:
    if _of_same_matter(setting):
        return before or own
    if own is not None and before is not None and _is_generic(setting, own):
        own = None
    if own is not None and own.rule == "subject":
        return own
    alone = own is None and judgement.kind is Kind.GROWTH and judgement.basis is None
    behind = narrowing(setting, share=True) if judgement.kind is Kind.LEVEL or alone else None
    return behind or own or before or narrowing(setting, share=True)


def _of_same_matter(setting: Setting) -> bool:
    """`mục tiêu giao năm 2022 là 92%`: the plan of what stands before."""
    cues = setting.scene.cues_between(setting.left, setting.figure.start)
    return any("plan_local" in cue.roles for cue in cues)


def _of_amount(setting: Setting, own: Phrase | None, before: Phrase | None) -> Phrase | None:
    behind = narrowing(setting, share=True)
    if own is not None and (own.rule == "subject" or behind is None):
        return own
    return behind or own or before


def _of_count(setting: Setting, judgement: Judgement, own: Phrase | None, before: Phrase | None) -> Phrase | None:
    figure = setting.figure
    if judgement.kind is Kind.GROWTH and own is not None:
        return own
    if before is not None and (judgement.kind is Kind.GROWTH or _of_a_year_before(setting)):
        return narrowing(setting, share=False) or before
    noun = Phrase(figure.unit_start, figure.end, "noun", sure=False)
    behind = narrowing(setting, share=False)
    if behind is not None:
        return behind
    if own is not None and not _is_generic(setting, own) and (own.rule != "clause" or _governs(setting, own)):
        return own
    if (shared := _shared_predicate(setting)) is not None:
        return shared
    follows = setting.number > 0 and setting.left > setting.scene.figures[setting.number - 1].start
    return before if before is not None and follows and before.rule in ("verb", "subject") else noun


def _shared_predicate(setting: Setting) -> Phrase | None:
    """`xxx xx xx xx xxxxx xxxxxx xxxx xx xxxx xxxxx xxx`: what is said of the second is said of both."""
    scene = setting.scene
    if setting.number + 1 >= len(scene.figures):
        return None
    following = scene.figures[setting.number + 1]
    between = scene.cues_between(setting.figure.end, following.start)
    if len(between) != 1 or "stop" not in between[0].roles or following.printed.sort != NOUN:
        return None
    if scene.source.lower[setting.figure.end : following.start].strip() != scene.source.lower[slice(*between[0][:2])]:
        return None
    begin = _OPENERS.match(scene.source.lower, following.end, scene.end).end()  # type: ignore[union-attr]
    verbs = scene.cues_between(begin, begin + 1)
    if not verbs or "verb" not in verbs[0].roles or begin > following.end + 1:
        return None
    end, _ = _phrase_end(scene, begin, clause_stop(scene.source.lower, begin, scene.end))
    return Phrase(begin, end, "narrowed") if end > begin else None


def _of_a_year_before(setting: Setting) -> bool:
    """`(cùng kỳ 5 vụ)`: the same count, a year earlier."""
    cues = setting.scene.cues_between(setting.left, setting.chain_start)
    return any("year_before" in cue.roles for cue in cues) and all(_BEGINS.isdisjoint(cue.roles) for cue in cues)


def _is_generic(setting: Setting, own: Phrase) -> bool:
    """`Tổng số 45 hộ`: a head that says nothing of what is counted."""
    cues = setting.scene.cues_between(own.start, own.end)
    return (
        len(cues) == 1
        and (cues[0].start, cues[0].end) == (own.start, own.end)
        and not {"filler", "share"}.isdisjoint(cues[0].roles)
    )


def _governs(setting: Setting, own: Phrase) -> bool:
    """Whether an unknown verb phrase stands right before a count, or through `cho`; a preposition governs nothing."""
    nearest = setting.scene.cue_before(setting.chain_start)
    roles = [cue.roles for cue in (*setting.chain, *((nearest,) if nearest else ()))]
    if any("governs" in role for role in roles):
        return True
    loose = any(not _LOOSE.isdisjoint(role) for role in roles)
    lower = setting.scene.source.lower
    return not loose and lower.count(" ", own.start, own.end) < 6


def narrowing(setting: Setting, *, share: bool) -> Phrase | None:
    """The words behind a figure that narrow it: with its noun for a count, alone for an amount or share."""
    scene, figure = setting.scene, setting.figure
    lower = scene.source.lower
    limit = min(setting.right, figure.end + LONGEST_NARROWING)
    stop = clause_stop(lower, figure.end, limit)
    begin = _OPENERS.match(lower, figure.end, stop).end() if stop > figure.end else stop  # type: ignore[union-attr]
    if lower[figure.end : begin].strip():
        return None
    if not share and (states := _states_a_count(setting, begin)) is not None:
        return states
    begin = _over_names(setting, begin, stop)
    named = begin > figure.end + 1
    end, predicate = _phrase_end(scene, begin, stop)
    if any(cue.start == begin and "to_level" in cue.roles for cue in scene.cues_between(begin, begin + 1)):
        return None
    if predicate is not None and (end <= begin + 1):
        return _predicate(setting, predicate, stop, predicate.start if named or share else figure.unit_start)
    if end <= begin:
        return None
    start = begin if share or named else figure.unit_start
    return Phrase(start, end, "narrowed")


def _states_a_count(setting: Setting, begin: int) -> Phrase | None:
    """`01 xã đạt 19 tiêu chí`: what is counted is told apart by another count."""
    scene = setting.scene
    if setting.number + 1 >= len(scene.figures):
        return None
    following = scene.figures[setting.number + 1]
    chain, start = scene.chain(following.start)
    if following.printed.sort != NOUN or start > begin or not any("reach" in cue.roles for cue in chain):
        return None
    return Phrase(setting.figure.unit_start, following.end, "narrowed")


def _over_names(setting: Setting, begin: int, stop: int) -> int:
    """Past the names of the things counted: `2 xã Yên Mỹ và Đại Áng`."""
    if not setting.figure.printed.place:
        return begin
    spelled = setting.scene.source.spelled
    found = _NAMES.match(spelled, begin, stop)
    return found.end() if found else begin


_UP = "".join(sign for sign in map(chr, range(0x41, 0x1EFA)) if sign.isupper())
_LOW = "".join(sign for sign in map(chr, range(0x61, 0x1EFA)) if sign.islower())
_NAME = rf"[{_UP}][{_LOW}]+(?:\s+[{_UP}][{_LOW}]+)+"
_NAMES = re.compile(rf"{_NAME}(?:(?:,|\s+[{_LOW}]{{2}})\s+{_NAME})*\s*")


def _phrase_end(scene: Scene, begin: int, stop: int) -> tuple[int, Cue | None]:
    """Where a noun phrase from `begin` ends, and the predicate word that ends it."""
    for time in scene.times_between(begin, stop):
        if time.role is not Role.LENGTH:
            stop = min(stop, time.start)
    runs_on = _runs_into_a_figure(scene, stop)
    for cue in scene.cues_between(begin, stop):
        if runs_on and not _BEGINS.isdisjoint(cue.roles) and _is_last_of(scene, cue, stop):
            return scene.back_over_spaces(cue.start), None
        if "and" in cue.roles and cue.start > begin and _joins_verbs(scene, cue):
            continue
        if "filler" in cue.roles and "head" in cue.roles:
            return scene.back_over_spaces(cue.start), None
        if not _ENDS.isdisjoint(cue.roles):
            if "verb" in cue.roles:
                continue
            return scene.back_over_spaces(cue.start), None
        if "predicate" in cue.roles:
            if cue.start == begin:
                return begin, cue
            return scene.back_over_spaces(cue.start), cue
    return scene.back_over_spaces(stop), None


def _runs_into_a_figure(scene: Scene, stop: int) -> bool:
    """Whether only spaces and verbs part `stop` from the next figure."""
    following = next((figure for figure in scene.figures if figure.start >= stop), None)
    return following is not None and not scene.source.lower[stop : scene.chain(following.start)[1]].strip()


def _is_last_of(scene: Scene, cue: Cue, stop: int) -> bool:
    """Whether no other verb or head stands between the cue and `stop`: it belongs to the figure behind."""
    return all(_BEGINS.isdisjoint(other.roles) for other in scene.cues_between(cue.end, stop))


def _joins_verbs(scene: Scene, cue: Cue) -> bool:
    """`đạt và vượt kế hoạch`, `đào tạo và bồi dưỡng`: one predicate."""
    following = scene.cues_between(cue.end, cue.end + 2)
    return bool(following) and not {"exceed", "verb", "reach"}.isdisjoint(following[0].roles)


_ENDS = frozenset(("place", "stop", "compare", "bound_after", "cause", "governs", "share"))


def _predicate(setting: Setting, cue: Cue, stop: int, start: int) -> Phrase | None:
    """`3 hộ bị thiệt hại`: what is said of the things counted."""
    scene = setting.scene
    for time in scene.times_between(cue.end, stop):
        stop = min(stop, time.start)
    end = scene.back_over_spaces(stop)
    for boundary in scene.cues_between(cue.end + 1, stop):
        if "place" in boundary.roles or ("stop" in boundary.roles and "reach" not in boundary.roles):
            end = scene.back_over_spaces(boundary.start)
            break
    return Phrase(start, end, "predicate") if end > cue.end else None


def subject(setting: Setting) -> Phrase | None:
    """The phrase before a figure's verbs: the subject of an amount, or the verb that governs a count."""
    scene = setting.scene
    begin, end = _open_clause(setting)
    begin = _past_times(scene, _behind_last_time(scene, begin, end), end)
    if end <= begin:
        return None
    anchored = _anchored(scene, begin, end, of_count=setting.figure.printed.sort == NOUN)
    if anchored is not None:
        return _trimmed(scene, *anchored)
    return _trimmed(scene, _past_actor(scene, begin, end), end, "clause")


def _open_clause(setting: Setting) -> tuple[int, int]:
    """From the last break before the figure to the beginning of its verbs."""
    lower = setting.scene.source.lower
    begin, end = setting.left, setting.chain_start
    begin = max(begin, end - LONGEST_SUBJECT)
    end = _before_bracket(lower, begin, end)
    for found in _BREAK.finditer(lower, begin, end):
        closed = found[0] == "(" and lower.find(")", found.end(), end) >= 0
        if not closed and (found[0] in ";(" or lower[found.end() : end].strip(_CLOSERS)):
            begin = found.end()
    return begin, end


def _before_bracket(lower: str, begin: int, end: int) -> int:
    """Back over a closed bracket: `Giá trị sản xuất (giá hiện hành) đạt`."""
    while lower[begin:end].rstrip().endswith(")"):
        opening = lower.rfind("(", begin, end)
        if opening < 0:
            break
        end = opening
    return end


def _behind_last_time(scene: Scene, begin: int, end: int) -> int:
    """Behind a time in the middle, where a verb follows it: `đề nghị trong quý III tập trung thu hồi 25 ha`."""
    for time in reversed(scene.times_between(begin, end)):
        follows = scene.cues_between(time.end, end)
        if time.role is not Role.LENGTH and any(not _BEGINS.isdisjoint(cue.roles) for cue in follows):
            return time.end
    return begin


def _past_times(scene: Scene, begin: int, end: int) -> int:
    """Past the times, connectives and openers that begin a clause."""
    lower = scene.source.lower
    while True:
        found = _OPENERS.match(lower, begin, end)
        begin = found.end() if found else begin
        skipped = _skippable(scene, begin, end)
        if skipped is None:
            return begin
        begin = skipped


def _skippable(scene: Scene, begin: int, end: int) -> int | None:
    for time in scene.times_between(begin, end):
        if time.start - begin <= 1:
            return time.end
        break
    for cue in scene.cues_between(begin, end):
        if cue.start == begin and _LEADING.intersection(cue.roles) and not _BEGINS.intersection(cue.roles):
            return cue.end
        break
    return None


_LEADING = frozenset(
    ("filler", "stop", "plan", "plan_first", "plan_local", "compare", "estimate", "session", "place", "year_before")
)
_BEGINS = frozenset(("head", "verb"))


def _anchored(scene: Scene, begin: int, end: int, *, of_count: bool) -> tuple[int, int, str] | None:
    """From the first head or verb of the last part between commas that has one.

    An amount or rate rather has the head of an earlier part, where no verb of change stands between:
    `Tỷ lệ rác thải được thu gom, xử lý`.
    """
    found = _last_anchored(scene, begin, end)
    if of_count or found is None or found[2] == "subject":
        return found
    earlier = _last_anchored(scene, begin, scene.back_over_spaces(found[0]))
    between = scene.cues_between(earlier[0], found[0]) if earlier is not None else []
    changed = any(not _CHANGES.isdisjoint(cue.roles) and "predicate" not in cue.roles for cue in between)
    if earlier is None or earlier[2] != "subject" or changed or ", " not in scene.source.lower[earlier[0] : found[0]]:
        return found
    return earlier[0], end, "subject"


_CHANGES = frozenset(("reach", "rise", "fall", "exceed", "to_level"))


def _last_anchored(scene: Scene, begin: int, end: int) -> tuple[int, int, str] | None:
    parts = [begin, *(found.end() for found in _COMMA.finditer(scene.source.lower, begin, end))]
    for start, stop in reversed(list(zip(parts, [*parts[1:], end], strict=True))):
        anchors = [cue for cue in scene.cues_between(start, stop) if _BEGINS.intersection(cue.roles)]
        anchors = [cue for cue in anchors if cue.start == start or _may_begin(scene, cue)]
        if len(parts) > 1 or begin < start or (anchors and anchors[0].start > begin):
            anchors = [cue for cue in anchors if "filler" not in cue.roles] or ([] if start > begin else anchors)
        if anchors:
            heads = [cue for cue in anchors if "head" in cue.roles]
            first = heads[0] if heads and heads[0].start <= anchors[0].start else _said_verb(scene, anchors)
            return first.start, end, "subject" if "head" in first.roles else "verb"
    return None


def _may_begin(scene: Scene, cue: Cue) -> bool:
    """Not the second half of a pair (`công nghiệp - xây dựng`), nor part of a name."""
    before = scene.source.lower[scene.back_over_spaces(cue.start) - 1]
    if cue.end - cue.start <= SHORT_HEAD and before.isalpha():
        return False
    return scene.source.spelled[cue.start].islower() and before not in "-–"


def _said_verb(scene: Scene, anchors: list[Cue]) -> Cue:
    """The verb right behind `đã` or the like, else the first."""
    for cue in anchors:
        before = scene.cue_before(cue.start)
        if before is not None and "predicate" in before.roles:
            return cue
    return anchors[0]


def _past_actor(scene: Scene, begin: int, end: int) -> int:
    """Past the one who acts, where a word like `đã` tells where what is done begins."""
    for cue in scene.cues_between(begin, end):
        if "predicate" in cue.roles and scene.source.lower[cue.end : end].strip():
            return cue.end
    return begin


def _ends_phrase(scene: Scene, cue: Cue, start: int, rule: str) -> bool:
    """Words of place and cause; `của` behind a full noun; and behind a verb, any preposition."""
    if "place" in cue.roles or "cause" in cue.roles:
        return True
    if "stop" not in cue.roles or _BEGINS.intersection(cue.roles):
        return False
    if rule == "subject":
        return "owner" in cue.roles and scene.source.lower.count(" ", start, cue.start) > 1
    return rule == "verb" and "reach" not in cue.roles


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
    while end > start:
        end = scene.back_over_spaces(end)
        if lower[end - 1] in _CLOSERS:
            end -= 1
            continue
        cue = scene.cue_before(end)
        if cue is None or cue.start <= start or not _LEADING.union(("reach", "predicate")).intersection(cue.roles):
            break
        if _BEGINS.intersection(cue.roles) and "filler" not in cue.roles:
            break
        end = cue.start
    start = _OPENERS.match(lower, start, end).end()  # type: ignore[union-attr]
    return Phrase(start, end, rule, sure=rule != "clause") if end > start else None
