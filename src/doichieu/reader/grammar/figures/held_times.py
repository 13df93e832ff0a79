"""When a figure was or is to be where no words near it speak of time: from what holds there, else from the document."""

from doichieu.claims import Period
from doichieu.reader.grammar.amounts.units import NOUN
from doichieu.reader.grammar.figures.coming_times import closes_what_is_reported, tells_what_came
from doichieu.reader.grammar.figures.near_times import is_added_up
from doichieu.reader.grammar.figures.plan_ends import is_lately
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.stated_times import When
from doichieu.reader.grammar.figures.times_behind import is_done
from doichieu.reader.grammar.times.ahead import is_ahead
from doichieu.reader.grammar.times.contexts import Held
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import Role, TimeExpression, TimeFrom
from doichieu.reader.grammar.times.openings import OPENING


def of_what_holds(setting: Setting, held: Held, document: Document, *, planned: bool, local: bool) -> When:
    """What holds where no words near the figure speak of time."""
    now = document.reported.last if document.reported is not None else document.day
    if local and now is not None:
        return When(True, Period.year(now.year), TimeFrom.PLAN_YEAR)
    if not planned and (told := _told_without_days(setting, held, document)) is not None:
        return told
    announced = document.plans_from is not None and document.plans_from < setting.figure.start
    unopened = held.period is None and announced and not planned and not (held.reports or tells_what_came(setting))
    if unopened or (planned and held.coming is not None):
        return When(True, document.coming if unopened else held.coming, TimeFrom.COMING)
    period = held.under if held.under is not None and setting.scene.has("year_before") else held.period
    if period is not None:
        return _of_held(setting, period, document, planned=planned)
    if not planned and is_over_years(document.reported) and _tells_what_is_there(setting):
        return there_already(document)
    return _of_document(setting, document, planned=planned)


def is_of_now(held: Held, document: Document) -> bool:
    """Whether the day of the document, or of its session, holds: `Đến nay, …`."""
    now = held.period
    days = (document.day, document.session.last if document.session is not None else None)
    return now is not None and now.first == now.last and now.last in days


def _told_without_days(setting: Setting, held: Held, document: Document) -> When | None:
    """What a sentence tells of a length of time, which gives no days, or of what has just been."""
    if document.reported is None and is_lately(setting):
        return When(False, _day_of(document), TimeFrom.DAY)
    if _opens_with_a_length(setting) and not is_over_years(held.period or document.reported):
        return When(False, None, TimeFrom.LENGTH)
    return None


def _of_held(setting: Setting, period: Period, document: Document, *, planned: bool) -> When:
    """What holds; but what is planned is not of a time that is over, it is for the year of the document: `Tính đến
    25/10, … Xã đề nghị giảm 3 dự án`, `Năm ngoái còn 5 đơn. Phấn đấu xử lý 90%`."""
    single = period.first == period.last
    over = document.day is not None and period.last <= document.day and (single or period != document.reported)
    if planned and over and document.day is not None:
        return When(True, Period.year(document.day.year), TimeFrom.PLAN_YEAR)
    if planned and period == document.reported:
        period = _whole_year(period) or period
    begun = document.day is not None and period.first <= document.day
    reached = (begun and is_done(setting)) or closes_what_is_reported(period, document)
    ahead = is_ahead(period, document.day) and not reached
    return When(planned or ahead, period, TimeFrom.HELD)


def _of_document(setting: Setting, document: Document, *, planned: bool) -> When:
    """What the document reports on, the month alone where a running total follows, else the day of writing."""
    if document.month is not None and not planned and is_added_up(setting):
        return When(False, document.month, TimeFrom.DOCUMENT)
    reported = document.reported_at(setting.figure.start)
    if reported is None:
        return When(planned, _day_of(document), TimeFrom.DAY)
    return When(planned, _whole_year(reported) if planned else reported, TimeFrom.DOCUMENT)


def there_already(document: Document) -> When:
    """What is there at the session of the document, else on the day that it was written."""
    if document.session is not None:
        return When(False, document.session, TimeFrom.SESSION)
    return When(False, _day_of(document), TimeFrom.DAY)


def _day_of(document: Document) -> Period | None:
    """A document that speaks of no time speaks of the day that it was written on."""
    return Period.day(document.day) if document.day else None


def is_over_years(period: Period | None) -> bool:
    """`Trong 5 năm, …` where a term is spoken of: the years of the term."""
    return period is not None and period.last.year - period.first.year > 1


def _whole_year(reported: Period | None) -> Period | None:
    """What a report on the first months of a year plans is for that year; one on a day asks for what is due then."""
    if reported is None or reported.first == reported.last or reported.first.year != reported.last.year:
        return reported
    return Period.year(reported.last.year)


def _tells_what_is_there(setting: Setting) -> bool:
    """`Đảng bộ có 52 chi bộ và 816 đảng viên`, `sau sáp nhập`: in an account of years, what there is now."""
    cues = setting.scene.cues_between(setting.scene.start, setting.figure.start)
    told = {role for cue in cues for role in cue.roles}
    if "founded" in told:
        return told.isdisjoint(("rise", "fall", "exceed"))
    counted = setting.figure.printed.sort == NOUN and setting.figure.printed.quantity.total is None
    return counted and "exists" in told and told.isdisjoint(("verb", "reach", "predicate"))


def _opens_with_a_length(setting: Setting) -> bool:
    """`Về kết quả 02 năm thực hiện …`: a length with no beginning gives no days."""
    scene = setting.scene
    return any(
        time.role is Role.LENGTH
        and time.start - scene.start <= OPENING
        and time.end <= setting.figure.start
        and not _is_anniversary(scene, time)
        and not _is_dated_behind(scene, time)
        for time in scene.times
    )


def _is_dated_behind(scene: Scene, length: TimeExpression) -> bool:
    """`Trong 5 ngày nghỉ lễ (từ 30/4 đến 4/5), …`: a bracket says which days."""
    lower = scene.source.lower
    days = scene.times_between(length.end, length.end + OPENING)
    return any(x.role is Role.SPAN and x.period and lower.startswith(")", x.end) for x in days)


def _is_anniversary(scene: Scene, time: TimeExpression) -> bool:
    """`kỷ niệm 75 năm`: a length that names an event."""
    cue = scene.cue_before(time.start)
    return cue is not None and "guard" in cue.roles
