"""Targets told by who gives them: `tỉnh giao huyện kết nạp 110 đảng viên`, `HĐND huyện giao 520 tỷ đồng`."""

from doichieu.reader.grammar.amounts.units import MONEY, PERCENT
from doichieu.reader.grammar.figures.bases import owners
from doichieu.reader.grammar.figures.plan_ends import turns_to_what_is_done
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.text.vocabulary import Cue, labels

LONGEST_OWNER = 40  # signs from the name of who sets plans to the verb
LONGEST_DEED = 90  # signs from the verb to the figure
_SIGNS = ",;:().\n"
_DEEDS = frozenset(("verb", "rise", "fall"))
_NAMED = frozenset(("head", "sector"))
_TOLD = frozenset(("reach", "exists", "exceed", "short", "in_place", "compare"))


def is_assigned_by(setting: Setting) -> bool:
    """Whether who sets plans gives the figure: money and percentages as such, all else by the deed that it counts."""
    scene, start, lower = setting.scene, setting.figure.start, setting.scene.source.lower
    given = scene.with_role("sets_task", max(scene.start, start - LONGEST_DEED), start)
    if not given or any(sign in lower[given[-1].end : start] for sign in _SIGNS):
        return False
    verb = given[-1]
    if not _names_who(setting, verb) or turns_to_what_is_done(lower, verb.end, start):
        return False
    behind = scene.cues_between(verb.end, start)
    if _is_given_over(setting, verb):
        return False
    if any(not _TOLD.isdisjoint(cue.roles) and "verb" not in cue.roles for cue in behind):
        return False
    deed = next((cue for cue in behind if not _DEEDS.isdisjoint(cue.roles)), None)
    if deed is not None:
        return True
    named = all(not _NAMED.isdisjoint(cue.roles) or "bound" in cue.roles for cue in behind)
    return setting.figure.printed.sort in (MONEY, PERCENT) and named


def _is_given_over(setting: Setting, verb: Cue) -> bool:
    """`giao quản lý 3 tỷ đồng`, `giao nộp 12 khẩu súng`: into somebody's care or hands, and no target; an amount of
    money so only right behind (`giao nộp ngân sách 12 tỷ đồng` is one)."""
    scene, lower = setting.scene, setting.scene.source.lower
    at, end = scene.after_spaces(verb.end), scene.back_over_spaces(setting.chain_start)
    if labels("given into care").match(lower, at, setting.figure.start) is not None:
        return True
    handed = labels("handed over").match(lower, at, setting.figure.start)
    return handed is not None and (setting.figure.printed.sort != MONEY or handed[1] >= end)


def _names_who(setting: Setting, verb: Cue) -> bool:
    """Whether who sets plans stands right before the verb, `đã` perhaps between (`UBND tỉnh đã giao`), and is no part
    of the name of a plan (`đạt 58% dự toán tỉnh giao`, `đạt 58% tỉnh giao`, `so với tỉnh giao`)."""
    scene = setting.scene
    end = scene.back_over_spaces(verb.start)
    filler = scene.cue_before(end)
    if filler is not None and "filler" in filler.roles:
        end = scene.back_over_spaces(filler.start)
    begin = max(scene.start, end - LONGEST_OWNER)
    named = [start for start, stop, _ in owners().scan(scene.source.lower, begin, end) if stop == end]
    if not named:
        return False
    told = max(scene.source.lower.rfind(sign, scene.start, verb.start) + 1 for sign in _SIGNS)
    before = scene.figures[setting.number - 1].tail if setting.number else scene.start
    beside = before > scene.start and not scene.source.lower[before : named[0]].strip()
    return not beside and not scene.with_any(_MEASURING, max(told, scene.start), verb.start)


_MEASURING = frozenset(("plan_basis", "compare", "limit"))
