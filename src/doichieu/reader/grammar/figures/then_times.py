"""`trước ngày 30/6/2026, khi đó thêm 300 hộ có nước sạch`: what comes about at a time told right before."""

import re
from functools import cache

from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.times.atoms import any_of, forms_of
from doichieu.reader.grammar.times.expressions import TimeExpression

LONGEST = 40  # signs from the time to the comma behind which it is meant again


def meant_by_then(setting: Setting, usable: list[TimeExpression]) -> TimeExpression | None:
    """The last time before a figure, where `khi đó` behind a comma means it again."""
    start = setting.figure.start
    time = next((time for time in reversed(usable) if time.end <= start), None)
    if time is None or _then().match(setting.scene.source.lower, time.end, start) is None:
        return None
    return time


@cache
def _then() -> re.Pattern[str]:
    return re.compile(rf"[^\d.;:()]{{0,{LONGEST}}}[,;] {any_of(forms_of('at_that_time'))}(?!\w)")
