"""The times that sentences open with: such times hold for what follows."""

import re
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import cues_in
from doichieu.reader.grammar.times.atoms import Shape, any_of, forms_of
from doichieu.reader.grammar.times.expressions import Role, TimeExpression

HOLDING = frozenset((Role.SPAN, Role.UNTIL, Role.BY_YEAR, Role.DEADLINE, Role.NOW, Role.SINCE))
OPENING = 30  # signs: a time this near the beginning of a sentence opens it
LONGEST_SAYING = 20  # signs of `cho biết thêm` and the like
LONGEST_ESTIMATE = 14  # signs
_SET_OFF = re.compile(r"[^\d,;:.()\n]+, ")
LONGEST_OCCASION = 60  # signs of what a bracket dates at the head of a sentence
FILLERS = frozenset(("filler", "stop", "session"))


def opening_time(source: Source, start: int, times: list[TimeExpression]) -> TimeExpression | None:
    """The time that a sentence opens with; a single day of an event opens nothing."""
    for time in times:
        if time.period is None or (time.role not in HOLDING and not _is_opening_term(source, start, time)):
            continue
        if is_event_day(time):
            return time if _runs_on(time) and _tells_when_it_was(source.lower, start, time) else None
        between = _entering().sub("", source.lower[start : time.start].strip(" ,-–+*•("))
        if _is_spoken_of(source.lower, time) or is_carried_over(source.lower, time):
            return None
        told_of = (
            is_of_source(source.lower, start, time)
            or _tells_when_it_was(source.lower, start, time)
            or is_of_campaign(source.lower, start, time)
            or _is_told_of_a_place(source.lower, start, time)
            or _is_told_on_a_theme(source.lower, start, time)
        )
        if not between or set_off(source.lower, time) or told_of or is_quoted(source.lower, time):
            return time
        if time.start - start <= OPENING and _only_fillers(source, start, time.start):
            return time
        return None
    return None


def is_quoted(lower: str, time: TimeExpression) -> bool:
    """`Trưởng phòng A cho biết, năm học 2026 - 2027 dự kiến có …`: what is told opens with the time."""
    before = lower[max(time.start - 2, 0) : time.start]
    if before not in (", ", ": "):
        return False
    said = cues_in(lower, max(time.start - LONGEST_SAYING, 0), time.start - 2)
    return bool(said) and said[-1].end == time.start - 2 and "tells" in said[-1].roles


def _tells_when_it_was(lower: str, start: int, time: TimeExpression) -> bool:
    """`Riêng dịp lễ (từ 29/4 đến 3/5), …`, `Tai nạn (từ 16/4 đến 15/5) làm …`: the days of what a sentence opens with,
    in a bracket behind it."""
    opened = lower[start : time.start].rstrip()
    closed = lower.startswith(("),", ") ") if _runs_on(time) else "),", time.end)
    alone = opened.endswith("(") and closed and len(opened) <= LONGEST_OCCASION
    return alone and time.shape is Shape.DAY and not any(sign in opened for sign in ",;:")


def _is_told_of_a_place(lower: str, start: int, time: TimeExpression) -> bool:
    """`Tại Trung tâm Phục vụ hành chính công, từ ngày 01/7 đến 10/10 nhận 412 hồ sơ`: days that run on."""
    if time.shape is not Shape.DAY or time.edges or not _runs_on(time) or time.start - start > LONGEST_OCCASION:
        return False
    if _SET_OFF.fullmatch(lower, start, time.start) is None:
        return False
    opened = cues_in(lower, start, time.start)
    return bool(opened) and opened[0].start == start and not {"place", "stop"}.isdisjoint(opened[0].roles)


def _is_told_on_a_theme(lower: str, start: int, time: TimeExpression) -> bool:
    """`Về xây dựng Đảng, nhiệm kỳ qua Đảng bộ xã kết nạp 46 đảng viên`: years behind what the sentence is on."""
    whole = time.shape in (Shape.YEAR, Shape.YEARS, Shape.MONTHS) and time.role is Role.SPAN
    return whole and time.start - start <= LONGEST_OCCASION and _themes().match(lower, start, time.start) is not None


@cache
def _themes() -> re.Pattern[str]:
    return re.compile(rf"\W*{any_of(forms_of('on_theme'))} [^\d,;:.()]{{1,60}}, (?:{any_of(forms_of('lasting'))} )?\Z")


def _runs_on(time: TimeExpression) -> bool:
    return time.period is not None and time.period.first < time.period.last


def is_of_campaign(lower: str, start: int, time: TimeExpression) -> bool:
    """`Về an ninh trật tự, đợt cao điểm trấn áp tội phạm từ 15/12 đến 10/02, …`: the days of a campaign that is
    named before whoever acts in it."""
    if time.shape is not Shape.DAY or not lower.startswith(",", time.end):
        return False
    return _campaigns().match(lower, start, time.start) is not None


@cache
def _campaigns() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:{any_of(forms_of('on_theme'))} [^,;:.()]{{1,60}}, )?(?:{any_of(forms_of('lasting'))} )?"
        rf"{any_of(forms_of('campaign'))} [^;:.()]{{0,80}}\Z"
    )


def is_of_source(lower: str, start: int, time: TimeExpression) -> bool:
    """`Theo kết quả rà soát cuối năm 2023 (…), toàn huyện còn …`: when what a sentence tells was found out."""
    if not _sources().match(lower, start, time.start):
        return False
    return lower.startswith((",", " ("), time.end) and time.shape in (Shape.YEAR, Shape.POINT)


@cache
def _entering() -> re.Pattern[str]:
    """`Bước vào năm học 2025 - 2026, …`"""
    return re.compile(rf"\A{any_of(tuple(x for kind in _ENTERING for x in forms_of(kind)))}\Z")


_ENTERING = ("entering", "turning_to", "looking_back")


def is_turned_to(lower: str, time: TimeExpression) -> bool:
    """`Bước vào quý IV, …`: a time that begins as a text tells of it."""
    return _turning().search(lower, max(time.start - LONGEST_SAYING, 0), time.start) is not None


def looks_back(lower: str, time: TimeExpression) -> bool:
    """`Nhìn lại năm 2024, …`: what is told of it is an aside."""
    return _looking_back().search(lower, max(time.start - LONGEST_SAYING, 0), time.start) is not None


@cache
def _looking_back() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms_of('looking_back'))} +\Z")


@cache
def _turning() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms_of('turning_to'))} +\Z")


@cache
def _sources() -> re.Pattern[str]:
    return re.compile(rf"\W*{any_of(forms_of('according'))} [^,;:.()]*\Z")


def _is_spoken_of(lower: str, time: TimeExpression) -> bool:
    """`Năm 2021 là năm đầu tiên …`: a time that something is said of dates nothing."""
    found = cues_in(lower, time.end + 1, min(time.end + 4, len(lower)))
    return bool(found) and found[0].start == time.end + 1 and {"reach", "stop"} <= found[0].roles.keys()


def is_carried_over(lower: str, time: TimeExpression) -> bool:
    """`Vốn năm 2021 kéo dài sang 2022`, `5 đơn từ quý II chuyển sang`: the time that money or cases come from is part
    of their name, and dates nothing; `năm 2021 chuyển sang trồng ngô` tells what was done in it."""
    return time.shape in _OF_YEARS and _carried_over().match(lower, time.end) is not None


_OF_YEARS = (Shape.YEAR, Shape.QUARTER, Shape.MONTH, Shape.MONTHS)


@cache
def _carried_over() -> re.Pattern[str]:
    moved = rf"{any_of(forms_of('carried_on'))}(?= *(?:[\d,;:.()\n]|\Z|{any_of(forms_of('carried_to'))}(?!\w)))"
    return re.compile(rf" +(?:{moved}|{any_of(forms_of('carried_over'))}(?!\w))")


def _is_opening_term(source: Source, start: int, time: TimeExpression) -> bool:
    """`Giai đoạn 2021-2025, …`, `Trong nhiệm kỳ (2021 - 2025) …`: a term that begins a sentence, or has a comma behind
    it near its beginning, or its years in a bracket."""
    if time.role is not Role.TERM:
        return False
    apart = source.lower.startswith(",", time.end) or source.lower[time.end - 1] == ")"
    if time.start != start and not apart:
        return False
    return time.start - start <= OPENING and _only_fillers(source, start, time.start)


def set_off(lower: str, time: TimeExpression) -> bool:
    """Whether a time stands between commas: `Theo Chi cục Thuế, ước tính đến ngày 30/9, số thu …`."""
    if not lower.startswith(",", time.end):
        return False
    if lower.endswith(", ", 0, time.start):
        return True
    estimated = _estimates().search(lower, max(time.start - LONGEST_ESTIMATE, 0), time.start)
    return estimated is not None and lower.endswith(", ", 0, estimated.start())


@cache
def _estimates() -> re.Pattern[str]:
    forms = (folded(form) for entry in table("estimates") for form in entry.forms)
    return re.compile(rf"(?<!\w){any_of(forms)} +\Z")


def is_event_day(time: TimeExpression) -> bool:
    """A day, or a few listed together: when something happened, not what a report covers."""
    period = time.period
    return time.shape is Shape.DAY and time.role is Role.SPAN and period is not None and len(time.days) > 0


def _only_fillers(source: Source, start: int, end: int) -> bool:
    """Whether only connectives and a label with a colon stand between."""
    colon = source.lower.rfind(":", start, end)
    if colon >= 0:
        start = colon + 1
    at = start
    for cue in cues_in(source.lower, start, end):
        if source.lower[at : cue.start].strip(" ,") or FILLERS.isdisjoint(cue.roles):
            return False
        at = cue.end
    return not source.lower[at:end].strip(" ,")
