"""What a rate is of: the figure that it rates, words of its own, or those behind it."""

from doichieu.claims import Kind
from doichieu.lexicon.plan_owners import begins_with_owner
from doichieu.reader.grammar.amounts.units import PERCENT, POINTS
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.figures.governing_verbs import growth_itself
from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.narrowings import matter_named_behind, narrowing
from doichieu.reader.grammar.figures.percentages import rates_the_one_before
from doichieu.reader.grammar.figures.plans_beside import plan_beside
from doichieu.reader.grammar.figures.said_counts import said_of_share
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.verdicts import Judgement
from doichieu.reader.grammar.text.vocabulary import labels


def matter_of_rate(setting: Setting, judgement: Judgement, own: Phrase | None, before: Phrase | None) -> Phrase | None:
    """own: the phrase before its verbs; before: that of the figure before it in the sentence."""
    if before is not None and (_of_same_matter(setting) or _says_how_much_of(setting)):
        return before
    if judgement.kind is Kind.GROWTH and (named := matter_named_behind(setting)) is not None:
        return named
    if own is not None and is_generic(setting, own, rate=True):
        own = None if before is not None or _named_with_plan(setting, judgement) is not None else own
    named = _of_noun_behind(setting, own) if judgement.kind is Kind.LEVEL else None
    if named is None and own is not None and (own.rule == "subject" or any("share" in x.roles for x in setting.chain)):
        named = own
    if named is not None:
        return named
    if before is not None and setting.figure.printed.sort == POINTS and judgement.kind is Kind.LEVEL:
        return before  # `đóng góp 0,5 điểm phần trăm`: of what grew by so much
    behind = narrowing(setting, share=True) if _may_be_named_behind(setting, judgement, own) else None
    apart = judgement.kind is Kind.GROWTH and own is not None and _is_set_off(setting, own)
    if behind is not None and (behind.rule == "predicate" or (not apart and _is_whole(setting, behind))):
        return own or (before if rates_the_one_before(setting) else None) or behind
    named = _named_with_plan(setting, judgement) if _is_of_a_clause_apart(setting, judgement) else None
    return behind or own or named or before or _named_with_plan(setting, judgement) or growth_itself(setting)


def _of_noun_behind(setting: Setting, own: Phrase | None) -> Phrase | None:
    """`Về văn hóa, 92% số hộ …`, `không còn nhà tạm và ít nhất 80% ngõ xóm …`: a share has the noun behind it where
    what stands before it is set off; `40% là công nghiệp, còn lại 28% là nông nghiệp` what it is said to be."""
    scene, figure = setting.scene, setting.figure
    if figure.printed.sort != PERCENT or any("bound" not in cue.roles for cue in setting.chain):
        return said_of_share(setting)
    joint = scene.source.lower[own.end : setting.chain_start].strip() if own is not None else ""
    joined = scene.cue_before(setting.chain_start)
    if joint != "," and not (joint and joined is not None and "and" in joined.roles and joined.start >= setting.left):
        return None
    behind = narrowing(setting, share=True)
    return behind if behind is not None and behind.rule == "narrowed" else None


def _may_be_named_behind(setting: Setting, judgement: Judgement, own: Phrase | None) -> bool:
    """A share, a growth that nothing before it is sure to name, and what is changed by somebody."""
    if judgement.kind in (Kind.LEVEL, Kind.PROGRESS):
        return True
    alone = (own is None or not own.sure) and judgement.kind is Kind.GROWTH and judgement.basis is None
    return alone or _has_object(setting, judgement, own)


def _is_of_a_clause_apart(setting: Setting, judgement: Judgement) -> bool:
    """`5 bản đạt danh hiệu văn hóa; hoàn thành 100% chỉ tiêu giao quân`: the plan is named in a clause of its own.

    Not so in a bracket, `(đạt 90% dự toán tỉnh giao; đạt 85% dự toán xã giao)`, nor where only whose plan is told.
    """
    basis, number = judgement.basis, setting.number
    if not number or basis is None or not basis.is_plan:
        return False
    apart = setting.scene.clause(setting.figure.start)[0] > setting.scene.figures[number - 1].start
    return apart and not rates_the_one_before(setting) and not _says_only_whose(setting, basis)


def _says_only_whose(setting: Setting, basis: Basis) -> bool:
    """`bằng 85% dự toán xã giao`: right behind the word for a plan stands who gives it."""
    named = setting.scene.cues_between(basis.start, basis.end)
    return bool(named) and begins_with_owner(setting.scene.source.lower[named[0].end : basis.end].strip())


def _has_object(setting: Setting, judgement: Judgement, own: Phrase | None) -> bool:
    """`Công an xã kéo giảm 10% số vụ cháy so với cùng kỳ`, `giữ vững kết quả giảm nghèo, giảm 5% số hộ nghèo`: what is
    changed by somebody, or behind a clause of its own, with a head, stands behind."""
    if judgement.kind is not Kind.GROWTH or own is None:
        return False
    if own.sure and not _is_set_off(setting, own):
        return False
    figure = setting.figure
    return any("head" in cue.roles for cue in setting.scene.cues_between(figure.tail, figure.tail + 2))


def _is_set_off(setting: Setting, own: Phrase) -> bool:
    """`giữ vững kết quả giảm nghèo, giảm 5% …`: a comma ends the words before the verb."""
    return own.rule == "verb" and setting.scene.source.lower[own.end : setting.chain_start].strip() == ","


def _says_how_much_of(setting: Setting) -> bool:
    """`1.500 ha, chiếm 97% diện tích gieo cấy`, `bằng 2% sản lượng điện`: a part of what is named behind it."""
    told = any(not _SHARES.isdisjoint(cue.roles) for cue in setting.chain)
    if not setting.number or not (told or _equals_part_of_head(setting)):
        return False
    last, _ = setting.scene.chain(setting.scene.figures[setting.number - 1].start)
    return rates_the_one_before(setting) and not any("as_much" in cue.roles for cue in last)


_SHARES = frozenset(("share", "as_much"))


def _equals_part_of_head(setting: Setting) -> bool:
    """`đã gặt 41.280 ha, bằng 96% diện tích gieo cấy`: what an amount is so many percent of has a head."""
    figure, last = setting.figure, setting.scene.figures[setting.number - 1]
    equal = any({"reach", "stop"} <= cue.roles.keys() for cue in setting.chain)
    behind = setting.scene.cues_between(figure.tail, figure.tail + 2)
    headed = any("head" in cue.roles and "plan_basis" not in cue.roles for cue in behind)
    return figure.printed.sort == PERCENT != last.printed.sort and equal and headed


def _is_whole(setting: Setting, behind: Phrase) -> bool:
    """`chiếm 68,4% tổng kim ngạch`: what a percentage is a share of; `98% tổng số hộ` with nothing before is not."""
    cues = setting.scene.cues_between(behind.start, behind.start + 1)
    return bool(cues) and "whole" in cues[0].roles


def _named_with_plan(setting: Setting, judgement: Judgement) -> Phrase | None:
    """`đạt 64% kế hoạch giải ngân`: only the plan names it; `đạt 99% kế hoạch` does not."""
    basis = judgement.basis
    if basis is not None and any(cue[:2] == basis[:2] for cue in setting.scene.cues_between(basis.start, basis.end)):
        return None
    alone = (
        labels("plan alone").match(setting.scene.source.lower, basis.start, basis.end) if basis is not None else None
    )
    if basis is not None and alone is not None and alone[1] == basis.end:
        return None
    return narrowing(setting, share=True)


def _of_same_matter(setting: Setting) -> bool:
    """`mục tiêu giao năm 2022 là 92%`: the plan of what stands before."""
    if plan_beside(setting):
        return True
    named = setting.scene.with_role("plan_local", setting.left, setting.figure.start)
    return bool(named) and setting.scene.source.lower.find(";", named[-1].end, setting.figure.start) < 0


_GENERIC = {False: frozenset(("filler", "share")), True: frozenset(("filler", "share", "reach", "lacks"))}


def is_generic(setting: Setting, own: Phrase, *, rate: bool = False) -> bool:
    """`Tổng số 45 hộ`, `hoàn thành 70% kế hoạch`: a head that says nothing of what is counted, or rated."""
    cues = setting.scene.cues_between(own.start, own.end)
    return (
        len(cues) == 1
        and (cues[0].start, cues[0].end) == (own.start, own.end)
        and not _GENERIC[rate].isdisjoint(cues[0].roles)
    )
