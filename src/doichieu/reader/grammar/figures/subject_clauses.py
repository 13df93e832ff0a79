"""The clause that a figure's subject stands in: from the last break before the figure to its verbs."""

import re

from doichieu.reader.grammar.amounts.units import MONEY, NOUN, PERCENT
from doichieu.reader.grammar.figures.indicator_phrases import past_openers
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.names.proper_names import capitalised
from doichieu.reader.grammar.text.vocabulary import Cue, labels

LONGEST_SUBJECT = 110  # signs
ONE_ADVERB = 2  # spaces of ` nhẹ (`
_PARTED = frozenset(("head", "turn"))  # what stands behind a quoted word and has a matter of its own
_LABEL = frozenset(("plan_size", "plan_basis"))
_LABELLING = _LABEL | {"assigned", "filler", "estimate"}
_BREAK = re.compile(r"[;:(“”\"]|\.\s")
_QUOTED = re.compile(r"[\"“][^\"“”.,;:\n]{1,24}[\"”]")
CLOSERS = " \t\n,;:.(-–—\"'“”/="
CHANGES = frozenset(("reach", "rise", "fall", "exceed", "to_level"))
_BEFORE_BRACKETS = CHANGES | {"share"}
_RATING = CHANGES | {"share", "plan_basis", "plan_size", "past_basis", "compare"}
_JOINS = frozenset(("reach", "and"))


def open_clause(setting: Setting) -> tuple[int, int]:
    """From the last break before the figure to the beginning of its verbs."""
    lower = setting.scene.source.lower
    begin = _past_what_runs_on(setting)
    end = _before_worth(setting.scene, begin, _before_time(setting, begin, _before_own_bracket(setting)))
    begin = _behind_bracket(lower, max(begin, end - LONGEST_SUBJECT), end)
    end = _before_bracket(lower, begin, _before_label(setting.scene, begin, end))
    quoted = _short_quotes(setting.scene, begin, end)
    for found in _BREAK.finditer(lower, begin, end):
        if found.start() in quoted:
            continue
        closed = found[0] == "(" and lower.find(")", found.end(), end) >= 0
        if not closed and (found[0] in ";(" or lower[found.end() : end].strip(CLOSERS)):
            begin = found.end()
    return begin, end


def _before_time(setting: Setting, begin: int, end: int) -> int:
    """`Thu nhập bình quân: hiện 47 triệu đồng`: back over a time that alone stands behind a colon, before an amount."""
    scene = setting.scene
    if not scene.times or setting.figure.printed.sort == NOUN or scene.source.lower.find(":", begin, end) < 0:
        return end
    time = scene.time_before(end)
    colon = scene.back_over_spaces(time.start) if time is not None else begin
    return colon if colon > begin and scene.source.lower[colon - 1] == ":" else end


def _before_worth(scene: Scene, begin: int, end: int) -> int:
    """`tổng sản phẩm chăn nuôi trị giá 240 tỷ đồng`: back over the word for what something with a head comes to."""
    worth = scene.cue_before(end)
    if worth is None or "worth" not in worth.roles or worth.start <= begin:
        return end
    headed = any("head" in cue.roles for cue in scene.cues_between(begin, worth.start))
    return scene.back_over_spaces(worth.start) if headed else end


def _past_what_runs_on(setting: Setting) -> int:
    """`cho 1.230 trẻ dưới 1 tuổi, đạt 96%`: past what is still said of the figure before, up to a comma.

    Past all of it between two percentages: `chiếm 97% diện tích gieo cấy và bằng 98% cùng kỳ`.
    """
    scene, lower = setting.scene, setting.scene.source.lower
    if setting.number and _is_second_rate(setting):
        return setting.chain_start
    comma = lower.find(", ", setting.left, setting.chain_start + 1) if setting.number else -1
    if comma < 0 or setting.left != scene.figures[setting.number - 1].tail:
        return setting.left
    cues = scene.cues_between(setting.left, comma)
    told = any(not _TELLING.isdisjoint(cue.roles) for cue in cues)
    told = told and not (says_what_it_is(scene, setting.number - 1) or _is_share_of_what_is_due(setting, cues))
    return setting.left if told or any(sign in lower[setting.left : comma] for sign in ";:.()-–") else comma + 1


def says_what_it_is(scene: Scene, number: int) -> bool:
    """`11 đồng chí là học sinh, 8 đồng chí …`: `là` right behind a count says which of them are meant."""
    figure = scene.figures[number]
    behind = scene.cues_between(figure.tail, figure.tail + 2)
    said = bool(behind) and behind[0].roles.get("reach") == "is" and "stop" in behind[0].roles
    return said and figure.printed.sort == NOUN and figure.printed.quantity.total is None


def _is_share_of_what_is_due(setting: Setting, cues: list[Cue]) -> bool:
    """`bằng 62% tổng diện tích phải thu hồi, cao hơn …`: the verb tells which whole a share is of."""
    last = setting.scene.figures[setting.number - 1]
    if last.printed.sort != PERCENT or not cues or {"head", "whole"}.isdisjoint(cues[0].roles):
        return False
    due = next((at for at, cue in enumerate(cues) if "plan_weak" in cue.roles), None)
    return due is not None and all("verb" in cue.roles or _TELLING.isdisjoint(cue.roles) for cue in cues)


def _is_second_rate(setting: Setting) -> bool:
    """Whether `và` and a verb lead from one percentage to the next."""
    last = setting.scene.figures[setting.number - 1]
    joined = setting.scene.cue_before(setting.chain_start)
    rates = last.printed.sort == setting.figure.printed.sort == PERCENT
    if not rates or not setting.chain or joined is None or "and" not in joined.roles:
        return False
    between = setting.scene.source.lower[last.tail : joined.start]
    return bool(between) and not any(sign in between for sign in ";:,.()")


_TELLING = frozenset(("verb", "reach", "parts", "and"))


def _short_quotes(scene: Scene, begin: int, end: int) -> frozenset[int]:
    """Where the signs stand that quote a word or two within what is measured: `Số tàu "3 không" là 417 chiếc`."""
    found = _QUOTED.search(scene.source.lower, begin, end)
    if found is None or not scene.source.lower[begin : found.start()].strip(CLOSERS):
        return frozenset()
    parted = any(not _PARTED.isdisjoint(cue.roles) for cue in scene.cues_between(found.end(), end))
    return frozenset() if parted else frozenset((found.start(), found.end() - 1))


def _before_label(scene: Scene, begin: int, end: int) -> int:
    """`Trồng rừng: kế hoạch 500 ha`: back over the colon, where only words for a plan stand behind it."""
    colon = scene.source.lower.rfind(":", begin, end)
    cues = scene.cues_between(colon + 1, end) if colon > begin else []
    if not cues or _LABEL.isdisjoint(cues[0].roles) or any(_LABELLING.isdisjoint(cue.roles) for cue in cues):
        return end
    words = "".join(scene.source.lower[slice(*cue[:2])] for cue in cues)
    alone = len("".join(scene.source.lower[colon + 1 : end].split())) == len("".join(words.split()))
    return colon if alone else end


def _before_own_bracket(setting: Setting) -> int:
    """`xuất khẩu tăng khá (+12%), nhập khẩu (-3%)`, `Thu ngân sách (125 tỷ đồng)`: the words before the bracket."""
    figure, end = setting.figure, setting.chain_start
    words = setting.scene.source.lower[setting.left : end].rstrip()
    if not words.endswith("(") or (figure.printed.sort == NOUN and figure.printed.quantity.total is None):
        return end
    if setting.number and not (_names_an_item(setting, words) or (figure.signed and {",", ";"} & set(words))):
        return end
    return before_verb(setting.scene, setting.left, setting.left + len(words) - 1)


def _names_an_item(setting: Setting, words: str) -> bool:
    """`…, trồng rừng (612/800 ha)`: behind the last sign or `là` nothing tells of a rate of the figure before."""
    signs = max(words.rfind(sign) for sign in (",;:)" if words.startswith(")") else ",;:"))
    cues = setting.scene.cues_between(setting.left + max(signs, 0), setting.left + len(words))
    begins = [cue.end for cue in cues if "stop" in cue.roles and not _JOINS.isdisjoint(cue.roles)]
    begin = max([setting.left + signs + 1, *begins])
    end = setting.left + len(words) - 1
    rated = any(_rates(setting.scene, cue, end) for cue in cues if cue.start >= begin)
    rates = setting.figure.printed.sort == PERCENT or setting.figure.printed.quantity.total is not None
    rates = rates or (setting.figure.printed.sort == MONEY and any("head" in cue.roles for cue in cues))
    rates = rates or ")" in words[: signs + 1]  # `lệ phí (20 tỷ đồng), tiền phạt (15 tỷ đồng)`
    begin = past_openers(setting.scene.source.lower, begin, setting.left + len(words))
    named = capitalised(setting.scene.source.spelled, begin)  # whose figure it is, not what it measures
    told = setting.left + len(words) - 1 > begin and not (named and not named[0].text.isupper())
    return rates and (signs >= 0 or bool(begins)) and not rated and told


def _rates(scene: Scene, cue: Cue, end: int) -> bool:
    """`đạt tỷ lệ (92%)`, and not `tỷ lệ hộ được cấp nước (92%)`: a verb or rate, and no head or passive of a name."""
    named = not {"head", "predicate"}.isdisjoint(cue.roles) and scene.source.lower[cue.end : end].strip(CLOSERS)
    if named or ("share" in cue.roles and _is_vague(scene, cue, end)):
        return False
    return not _RATING.isdisjoint(cue.roles)


def _is_vague(scene: Scene, share: Cue, end: int) -> bool:
    """`chiếm quá nửa (58,6%)`: before the bracket, the share in words."""
    vague = labels("vague share").match(scene.source.lower, share.end + 1, end)
    return vague is not None and vague[1] == scene.back_over_spaces(end)


def before_verb(scene: Scene, begin: int, end: int) -> int:
    """Back over spaces, and over a verb of change with one adverb perhaps: `năng suất giảm nhẹ (…`."""
    end = scene.back_over_spaces(end)
    verbs = [cue for cue in scene.cues_between(begin, end) if not _BEFORE_BRACKETS.isdisjoint(cue.roles)]
    if verbs and "share" in verbs[-1].roles:
        return scene.back_over_spaces(verbs[-1].start) if _is_vague(scene, verbs[-1], end) else end
    ends_in_verb = verbs and scene.source.lower.count(" ", verbs[-1].end, end) < ONE_ADVERB
    return scene.back_over_spaces(verbs[-1].start) if ends_in_verb else end


def _behind_bracket(lower: str, begin: int, end: int) -> int:
    """Past a closed bracket that the words begin with: `xã đạt tiêu chí số 5 (trường học), chiếm`."""
    opening = past_openers(lower, begin, end)
    closing = lower.find(")", opening, end) if "(" in lower[begin:opening] else -1
    return closing + 1 if closing >= 0 else begin


def _before_bracket(lower: str, begin: int, end: int) -> int:
    """Back over a closed bracket: `Giá trị sản xuất (giá hiện hành) đạt`."""
    while lower[begin:end].rstrip().endswith(")"):
        opening = lower.rfind("(", begin, end)
        if opening < 0:
            break
        end = opening
    return end
