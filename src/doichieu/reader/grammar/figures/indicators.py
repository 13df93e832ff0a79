"""What a figure measures: the shortest phrase of the text that says it.

The order of the rules is that of the gold guide: a rate takes the figure that it rates; an amount its
subject; a count the words behind its noun, else the verb that governs it, else the noun alone.
"""

from doichieu.claims import Kind
from doichieu.reader.grammar.amounts.quantities import counted_noun_end
from doichieu.reader.grammar.amounts.units import (
    MEASURE,
    MONEY,
    NOUN,
    PERCENT,
    POINTS,
    SHARE,
    TIME,
    TIMES,
    denominators,
    units,
)
from doichieu.reader.grammar.figures.bases import clause_stop
from doichieu.reader.grammar.figures.counted_parts import LIKE_THE_LAST, PART
from doichieu.reader.grammar.figures.ended_things import assigning_verb, is_of_site, verb_that_ends
from doichieu.reader.grammar.figures.gained_times import time_gained
from doichieu.reader.grammar.figures.governing_verbs import tells_how_far
from doichieu.reader.grammar.figures.indicator_phrases import BEGINS, Phrase, past_openers
from doichieu.reader.grammar.figures.labelled_counts import LABELLED, MEAN
from doichieu.reader.grammar.figures.narrowings import narrowing, shared_predicate
from doichieu.reader.grammar.figures.phrase_ends import before_hanging, without_hanging
from doichieu.reader.grammar.figures.plans_beside import plan_beside
from doichieu.reader.grammar.figures.rated_matters import is_generic, matter_of_rate
from doichieu.reader.grammar.figures.said_counts import had_by_those_counted, is_of_others, said_to_be
from doichieu.reader.grammar.figures.same_counts import is_of_another_time, is_of_next_place, is_of_same_case
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.shared_units import AMOUNT, BESIDE, CHANGE, NEXT, RANKED
from doichieu.reader.grammar.figures.sizes import gives_a_size
from doichieu.reader.grammar.figures.subjects import of_those_counted, subject
from doichieu.reader.grammar.figures.subjects_of_counts import is_of_class, is_whole_subject
from doichieu.reader.grammar.figures.told import counted_alike
from doichieu.reader.grammar.figures.verbs_apart import is_taken_away
from doichieu.reader.grammar.figures.verdicts import Judgement
from doichieu.reader.grammar.figures.whose_figures import is_part_of_same, not_whose, says_whose
from doichieu.reader.grammar.text.vocabulary import Cue

BORROWING = frozenset((PART, AMOUNT, RANKED, LABELLED, MEAN, LIKE_THE_LAST, BESIDE, CHANGE, NEXT))
RATES = frozenset((PERCENT, POINTS, TIMES, SHARE))
_LOOSE = frozenset(("stop", "reach", "to_level", "exists", "plan", "place"))


def indicator_of(setting: Setting, judgement: Judgement, before: "Phrase | None") -> Phrase | None:
    """The phrase for one figure; `before`: the phrase of the figure before it in the sentence."""
    if before is not None and before.start < setting.figure.start < before.end:
        before = _without_own(setting, before)
    own = subject(setting)
    if before is not None and judgement.kind is Kind.LEVEL and is_part_of_same(setting, own):
        return before
    if own is not None and own.rule == "clause":
        own = not_whose(setting, own, before)
    if setting.figure.printed.sort in RATES or judgement.kind is Kind.ATTAINMENT:
        return matter_of_rate(setting, judgement, own, before)
    if setting.figure.rule in BORROWING and (named := _of_borrowed_unit(setting, own, before)) is not None:
        return named
    quantity = setting.figure.printed.quantity
    counted = quantity.value == quantity.value.to_integral_value() or quantity.total is not None
    if setting.figure.printed.sort == NOUN and "/" not in quantity.unit and counted:
        return _of_count(setting, judgement, own, before)
    if setting.figure.printed.sort == NOUN and judgement.kind is Kind.LEVEL and not plan_beside(setting):
        return _of_mean(setting, own, before)
    gained = time_gained(setting) if setting.figure.printed.sort == TIME else None
    return gained or _of_amount(setting, own, before)


def _without_own(setting: Setting, before: Phrase) -> Phrase | None:
    """`8 chỉ tiêu đạt 40 - 50%`: of what tells the things counted apart, the words before the figure itself."""
    end = before_hanging(setting.scene, before.start, setting.scene.back_over_spaces(setting.chain_start))
    return before._replace(end=end) if end > before.start else None


def _of_mean(setting: Setting, own: Phrase | None, before: Phrase | None) -> Phrase | None:
    """`34 giường/vạn dân, 12,5 bác sĩ/vạn dân`, `mỗi xã đạt 17,8 tiêu chí`: with no subject, its noun, if any."""
    lower, figure = setting.scene.source.lower, setting.figure
    if own is not None and not (own.rule == "clause" and _is_each(lower, own)):
        return own
    last = setting.scene.figures[setting.number - 1].printed.quantity.unit if setting.number else ""
    if own is None and before is not None and last and figure.printed.quantity.unit.startswith(last):
        return before  # `tăng 23 tiêu chí, bình quân 11,6 tiêu chí/xã`
    line = lower.find("/", figure.unit_start, figure.end)
    end = line if line > 0 else figure.end
    return Phrase(figure.unit_start, end, "noun", sure=False) if end > figure.unit_start else None


def _is_each(lower: str, own: Phrase) -> bool:
    """`bình quân mỗi xã`: what a mean is told for each of."""
    last = lower.rfind(" ", own.start, own.end) + 1
    found = denominators().match(lower, max(last, own.start), own.end)
    return found is not None and found[1] == own.end


def _of_borrowed_unit(setting: Setting, own: Phrase | None, before: Phrase | None) -> Phrase | None:
    """What a number measures whose unit another figure, or its label, lends."""
    rule = setting.figure.rule
    if rule in (PART, AMOUNT):
        named = part_named(setting)
        if named is not None and _only_tells(setting, named):
            lower, behind = setting.scene.source.lower, rank_named(setting)
            said = behind is not None and " " in lower[behind.start : behind.end] and lower[behind.start - 1] == " "
            return behind if said else before or named
        if named is not None and before is not None and says_whose(setting, named):
            return before
        return named or rank_named(setting) or own or before
    if rule == RANKED:
        return rank_named(setting)
    return (own or (before if rule == LABELLED else None)) if rule in (LABELLED, MEAN) else before


def _only_tells(setting: Setting, named: Phrase) -> bool:
    """`94 hộ nghèo, nay chỉ còn 5`, `còn 3 chưa đạt`: the words right before a number lead to it and name no part."""
    return named.start >= setting.chain_start and any(not _TELLS_LEVEL.isdisjoint(cue.roles) for cue in setting.chain)


_TELLS_LEVEL = frozenset(("to_level", "reach"))


def part_named(setting: Setting) -> Phrase | None:
    """`trong đó khiển trách 6`, `dự bị là 44`, `nhất là Tin học (31)`: the words before the number or its copula."""
    scene, lower = setting.scene, setting.scene.source.lower
    copula = next((cue.start for cue in setting.chain[:1] if {"reach", "stop"} <= cue.roles.keys()), None)
    end = scene.back_over_spaces(setting.figure.start if copula is None else copula)
    end = scene.back_over_spaces(end - 1) if lower[end - 1] in "(:" else end
    begin = max(setting.left, *(lower.rfind(sign, setting.left, end) + 1 for sign in ",;:"))
    told = [cue.end for cue in scene.cues_between(begin, end) if "parts" in cue.roles]
    begin = past_openers(lower, max([begin, *told]), end)
    end = without_hanging(scene, begin, end)
    while (led := next(iter(scene.cues_between(begin, begin + 1)), None)) is not None and _leads(led) and led.end < end:
        begin = past_openers(lower, led.end, end)
    return Phrase(begin, end, "part") if end > begin else None


def _leads(cue: Cue) -> bool:
    """`thì đã di dời được 290`: words before the verb of a part."""
    return not _LEADING.isdisjoint(cue.roles) and BEGINS.isdisjoint(cue.roles)


_LEADING = frozenset(("stop", "turn"))


def rank_named(setting: Setting) -> Phrase | None:
    """`11 Nhì`, `(31 FDI, 18 trong nước)`: the words right behind the number, to the sign that ends them."""
    start = setting.figure.end + 1
    stop = setting.scene.back_over_spaces(clause_stop(setting.scene.source.lower, start, setting.right))
    return Phrase(start, stop, "part") if stop > start else None


def _of_amount(setting: Setting, own: Phrase | None, before: Phrase | None) -> Phrase | None:
    if is_taken_away(setting.scene, setting.number) and (taking := _taking_verb(setting)) is not None:
        return taking
    if before is not None and plan_beside(setting):
        return before
    behind = narrowing(setting, share=True)
    if (owned := of_those_counted(setting)) is not None:
        return owned
    if own is not None and behind is not None and is_generic(setting, own):
        return behind
    own_told = own is not None and (own.rule == "subject" or behind is None or _is_done_with(setting, behind))
    own_told = own_told or (own is not None and behind is not None and is_of_site(setting, own, behind))
    if own_told or (own is not None and gives_a_size(setting, own)):
        return own
    return behind or own or assigning_verb(setting) or before


def _taking_verb(setting: Setting) -> Phrase | None:
    """`cắt giảm 156,4 tỷ đồng của 14 dự án`: the verb says what was done with the amount."""
    return next((Phrase(cue.start, cue.end, "verb") for cue in setting.chain if "fall" in cue.roles), None)


def _is_done_with(setting: Setting, behind: Phrase) -> bool:
    """`chi 5 tỷ đồng xây dựng nhà văn hóa`: a verb behind an amount says what it is for; `12 ha đất` says nothing."""
    cues = setting.scene.cues_between(behind.start, behind.start + 1)
    if cues and "empty" in cues[0].roles:
        following = setting.scene.cues_between(cues[0].end, min(cues[0].end + 2, behind.end))
        return cues[0].end == behind.end or any("and" in cue.roles for cue in following)
    return bool(cues) and "verb" in cues[0].roles and "head" not in cues[0].roles


def _of_count(setting: Setting, judgement: Judgement, own: Phrase | None, before: Phrase | None) -> Phrase | None:
    if (end := counted_noun_end(setting.scene.source.lower, setting.figure)) is not None:
        return Phrase(setting.figure.unit_start, end, "narrowed")
    grown = judgement.kind is Kind.GROWTH
    said = None if grown or (own is not None and _governs(setting, own)) else said_to_be(setting)
    behind = said or narrowing(setting, share=False)
    behind = (verb_that_ends(setting, behind) or behind) if behind is not None else None
    own = had_by_those_counted(setting) or own
    own = None if said is not None or (own is not None and is_of_others(setting, own)) else own
    if own is not None and _goes_before(setting, own, behind, grown=grown):
        return own
    noun = Phrase(setting.figure.unit_start, setting.figure.end, "noun", sure=False)
    if behind is not None or (grown and _counts_after_money(setting)):
        return behind or noun
    if before is not None and (grown or is_of_another_time(setting) or is_of_same_case(setting, before)):
        return before
    told = own is not None and (own.rule != "clause" or _governs(setting, own) or _is_equated(setting, own))
    told = told or (own is not None and (is_of_class(setting, own) or is_whole_subject(setting, own)))
    if own is not None and told and not is_generic(setting, own):
        return own
    again = before if before is not None and is_of_next_place(setting, before) else shared_predicate(setting)
    return again or _of_bare_count(setting, own, before) or noun


def _goes_before(setting: Setting, own: Phrase, behind: Phrase | None, *, grown: bool) -> bool:
    """Whether the words before a count say what it is, whatever stands behind: of a change, and of a thing's size."""
    if grown and (behind is None or own.rule == "subject"):
        return True
    if own.rule == "verb" and tells_how_far(setting.scene, setting.figure.tail):
        return True
    return behind is not None and gives_a_size(setting, own)


def _is_equated(setting: Setting, own: Phrase) -> bool:
    """`Sốt xuất huyết là 120 ca`, `hồ sơ quá hạn còn dưới 20 hồ sơ`: only `là`, or `còn`, stands between."""
    unit = setting.figure.printed.quantity.unit
    if any("to_level" in cue.roles for cue in setting.chain) and " " in setting.scene.source.lower[own.start : own.end]:
        return setting.scene.source.lower.startswith(unit + " ", own.start)
    copula = [cue for cue in setting.chain if "reach" in cue.roles and "stop" in cue.roles]
    return bool(copula) and setting.scene.back_over_spaces(copula[-1].start) == own.end


def _of_bare_count(setting: Setting, own: Phrase | None, before: Phrase | None) -> Phrase | None:
    """What the count before was said of, unless a clause of its own stands between."""
    if _states_existence(setting) or (own is not None and any("reach" in cue.roles for cue in setting.chain)):
        return None
    follows = setting.number > 0 and setting.left > setting.scene.figures[setting.number - 1].start
    counted = follows and setting.scene.figures[setting.number - 1].printed.sort not in (MEASURE, MONEY)
    through = any("governs" in cue.roles for cue in setting.chain)  # `hỗ trợ 5 tỷ đồng cho 12 hộ`
    left = any({"to_level", "turn"} <= cue.roles.keys() for cue in setting.chain)
    if left and before is not None and before.rule == "verb":
        return None  # `giải quyết 40 vụ án, còn 5 vụ án`
    rules = ("verb", "subject") if (counted and not _stands_at(setting)) or through else ("verb",)
    return before if before is not None and follows and before.rule in rules else None


def _stands_at(setting: Setting) -> bool:
    """`12.640 hội viên, sinh hoạt ở 112 chi hội`: words of its own, behind a comma, say where the first are."""
    scene = setting.scene
    place = scene.cue_before(setting.figure.start)
    comma = scene.source.lower.rfind(",", setting.left, setting.figure.start)
    at = place is not None and "stop" in place.roles and not {"and", "reach"} & place.roles.keys()
    return at and comma >= 0 and bool(scene.source.lower[comma + 1 : place.start if place else comma].strip())


def _counts_after_money(setting: Setting) -> bool:
    """`tiền phạt tăng 1,3 tỷ đồng; giảm 19 vụ`: a change of a count is none of the amount before it."""
    after = setting.number > 0 and setting.scene.figures[setting.number - 1].printed.sort in (MONEY, MEASURE)
    return after and counted_alike(setting) is None


def _states_existence(setting: Setting) -> bool:
    """`…; xã có 23 trại gà`: a clause of its own, which says that something is there."""
    if any("exists" in cue.roles for cue in setting.chain):
        return True
    if setting.scene.clause(setting.figure.start)[0] < setting.left:
        return False
    nearest = setting.scene.cue_before(setting.chain_start)
    return any("exists" in cue.roles for cue in (*setting.chain, *((nearest,) if nearest else ())))


def _is_label(setting: Setting, own: Phrase) -> bool:
    """`…: khiếu nại 61 đơn, tố cáo 24 đơn`: between a sign and a count in another noun, without a verb."""
    lower, figure = setting.scene.source.lower, setting.figure
    parted = setting.scene.cue_before(own.start)
    told = parted is not None and "parts" in parted.roles  # `trong đó xuất khẩu lao động từ 20 đến 30 người`
    signed = told or lower[: own.start].rstrip().endswith((",", ";", ":"))
    apart = figure.end > figure.unit_start and lower[own.start : own.end] != lower[figure.unit_start : figure.end]
    beside = not lower[own.end : setting.chain_start].strip()
    return signed and apart and beside and setting.number > 0


def _governs(setting: Setting, own: Phrase) -> bool:
    """Whether an unknown verb phrase stands right before a count, or through `cho`; a preposition governs nothing."""
    nearest = setting.scene.cue_before(setting.chain_start)
    roles = [cue.roles for cue in (*setting.chain, *((nearest,) if nearest else ()))]
    if any("governs" in role for role in roles):
        return True
    named = units().match(setting.scene.source.lower, own.start, own.end)
    if named is not None and named[1] == own.end:
        return _is_label(setting, own)
    loose = any(not _LOOSE.isdisjoint(role) and "bound" not in role for role in roles)  # `gia cầm trên 9.000 con`
    lower = setting.scene.source.lower
    return not loose and lower.count(" ", own.start, own.end) < 6
