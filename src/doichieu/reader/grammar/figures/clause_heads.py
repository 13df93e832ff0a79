"""Where the words begin that a figure is told with, behind who tells it, reasons, times and connectives."""

from collections.abc import Sequence
from functools import cache

from doichieu.reader.grammar.figures.indicator_phrases import BEGINS, past_openers
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.subject_clauses import CLOSERS
from doichieu.reader.grammar.text.vocabulary import Cue, labels
from doichieu.reader.grammar.times.atoms import forms_of
from doichieu.reader.grammar.times.expressions import Role


def past_telling(scene: Scene, begin: int, end: int) -> int:
    """Past the one who tells it, a reason, and a lead-in: `Sở Tài chính cho biết …`, `được mùa nên sản lượng …`."""
    cues = scene.cues_between(begin, end)
    heads = {cue.start for cue in cues if "head" in cue.roles}
    told = [
        cue for cue in cues if not _TELLING.isdisjoint(cue.roles) or ("lists" in cue.roles and cue.end + 1 in heads)
    ]
    strives = [cue.end for cue in cues if not _BEFORE_HEADS.isdisjoint(cue.roles) and cue.end + 1 in heads]
    tellings = [cue.end for cue in told[-1:] if not _is_last_item(scene, cue, end)]
    past = (
        _past_source(scene, cues, end),
        _past_reason(scene, begin, end),
        _past_condition(scene, begin, end),
        _past_circumstance(scene, begin, end),
        _into_reason(scene, cues, end) if scene.has("cause") else 0,
        _into_parts(scene, cues, end) if scene.has("parts") else 0,
        _past_inspection(scene, cues),
    )
    return max([begin, *tellings, *strives[-1:], *past])


def _is_last_item(scene: Scene, cue: Cue, end: int) -> bool:
    """`kiến nghị, phản ánh 33 đơn`: the last of several names, and no one who tells it."""
    return scene.source.lower.endswith(", ", 0, cue.start) and not scene.source.lower[cue.end : end].strip()


_TELLING = frozenset(("tells", "ranks"))
_BEFORE_HEADS = frozenset(("plan", "with"))


def _past_circumstance(scene: Scene, begin: int, end: int) -> int:
    """`Sau sắp xếp, xã giảm 6 thôn`: past the comma behind a few words that a preposition opens the sentence with."""
    opened = scene.cues_between(begin, begin + 1) if begin == scene.start else []
    comma = scene.source.lower.find(", ", begin, end)
    if comma < 0 or not opened or "stop" not in opened[0].roles or opened[0].roles.keys() & BEGINS:
        return 0
    time = scene.time_before(comma)  # `Từ khi thành lập đến hết năm 2025, …`
    told = scene.source.lower[opened[0].end : comma if time is None else time.start].split()
    return comma + 1 if 0 < len(told) <= LONGEST_CIRCUMSTANCE and scene.source.lower[comma + 1 : end].strip() else 0


LONGEST_CIRCUMSTANCE = 4  # syllables


def _past_reason(scene: Scene, begin: int, end: int) -> int:
    """`được mùa nên sản lượng …`: past the reason, where it is told what it leads to."""
    hence = scene.with_role("hence", begin, end)
    return hence[-1].end if hence and scene.source.lower[hence[-1].end : end].strip(CLOSERS) else begin


def _past_condition(scene: Scene, begin: int, end: int) -> int:
    """`Nếu loại trừ tiền đất thì số thực thu là 39 tỷ đồng`: past the condition, where what it leads to is named."""
    lower = scene.source.lower
    if labels("condition").match(lower, past_openers(lower, begin, end), end) is None:
        return 0
    behind = next((at + len(form) for form in _then() if (at := lower.rfind(form, begin, end)) >= 0), 0)
    return behind if behind and past_times(scene, behind, end) < scene.back_over_spaces(end) else 0


@cache
def _then() -> tuple[str, ...]:
    return tuple(f" {form} " for form in forms_of("then"))


def _into_reason(scene: Scene, cues: Sequence[Cue], end: int) -> int:
    """`chưa khởi công vì vướng 46 hộ`: past the word for a reason, which has its own figures."""
    lower, spelled = scene.source.lower, scene.source.spelled
    told = [cue for cue in cues if cue.roles.get("cause") == "reason" and spelled[cue.start].islower()]
    leads = bool(told) and not lower.startswith(",", told[-1].end) and lower[told[-1].end : end].strip(CLOSERS)
    return told[-1].end if leads else 0


def _into_parts(scene: Scene, cues: Sequence[Cue], end: int) -> int:
    """`Cơ cấu chuyển dịch đúng hướng, trong đó dịch vụ chiếm 40%`: past the word for parts, where one is named."""
    parts = [cue for cue in cues if "parts" in cue.roles and scene.source.lower.endswith(", ", 0, cue.start)]
    if not parts or not scene.source.lower[parts[-1].end : end].strip(CLOSERS):
        return 0
    return parts[-1].end


def _past_inspection(scene: Scene, cues: Sequence[Cue]) -> int:
    """`Qua rà soát tỷ lệ hộ nghèo giảm 1%`: past the verb right behind a preposition, where a head follows it."""
    if len(cues) < FEWEST_BEFORE_HEAD or cues[0].start != scene.start or not _opens_circumstance(cues[0]):
        return 0
    verb, head = cues[1:FEWEST_BEFORE_HEAD]
    apart = verb.start == cues[0].end + 1 and head.start == verb.end + 1
    return verb.end if apart and _is_verb(verb) and "head" in head.roles else 0


def _opens_circumstance(cue: Cue) -> bool:
    return "stop" in cue.roles and "as_to" not in cue.roles


def _is_verb(cue: Cue) -> bool:
    return "verb" in cue.roles and "head" not in cue.roles


FEWEST_BEFORE_HEAD = 3  # cues: a preposition, a verb and the head


def _past_source(scene: Scene, cues: Sequence[Cue], end: int) -> int:
    """`Theo báo cáo của UBND tỉnh, GRDP …`: past the comma behind what is cited."""
    cited = [cue.end for cue in cues if "cites" in cue.roles]
    return scene.source.lower.find(", ", cited[0], end) + 1 if cited else 0


def behind_last_time(scene: Scene, begin: int, end: int) -> int:
    """Behind a time in the middle, where a verb follows it: `đề nghị trong quý III tập trung thu hồi 25 ha`."""
    for time in reversed(scene.times_between(begin, end)):
        follows = scene.cues_between(time.end, end)
        if time.role is not Role.LENGTH and any(not BEGINS.isdisjoint(cue.roles) for cue in follows):
            return time.end
    return begin


def past_times(scene: Scene, begin: int, end: int) -> int:
    """Past the times, connectives and openers that begin a clause."""
    lower = scene.source.lower
    while True:
        begin = past_openers(lower, begin, end)
        skipped = _skippable(scene, begin, end)
        if skipped is None:
            return begin
        begin = skipped


def _skippable(scene: Scene, begin: int, end: int) -> int | None:
    for time in scene.times_between(begin, end):
        if time.start - begin <= 1 or (scene.source.lower[begin : time.start].strip() in forms_of("turning_to")):
            return time.end  # `Sang năm 2026, hội nghị dự kiến …`
        break
    for cue in scene.cues_between(begin, end):
        if cue.start == begin and LEADING.intersection(cue.roles) and not BEGINS.intersection(cue.roles):
            return cue.end
        break
    return None


LEADING = frozenset(
    (
        "filler",
        "stop",
        "into",
        "plan",
        "plan_first",
        "plan_local",
        "compare",
        "estimate",
        "session",
        "place",
        "year_before",
        "past_basis",
        "turn",
        "framing",
    )
)
