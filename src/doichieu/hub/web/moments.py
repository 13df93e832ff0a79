"""The past moment that a page is asked for, in its address."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localtime

from doichieu.hub.register.errors import UnknownMoment
from doichieu.hub.register.moments import moment_of
from doichieu.hub.web.words.faults import worded_error

AS_OF = "as_of"
REFUSED = 422


@dataclass(frozen=True, slots=True)
class Asked:
    """The moment that an address names, or none."""

    at: datetime | None = None  # the last instant of the day or minute; None: now
    written: str = ""  # as it was written, where it cannot be read
    fault: str = ""

    @property
    def whole_day(self) -> bool:
        """Whether it is a day's end."""
        return self.at is not None and localtime(self.at).time() == time.max

    @property
    def kept(self) -> str:
        """As addresses keep it: "2026-07-01", "2026-07-01T14:30"; empty for now."""
        if self.at is None:
            return ""
        return f"{localtime(self.at):%Y-%m-%d}" if self.whole_day else f"{localtime(self.at):%Y-%m-%dT%H:%M}"


def asked_moment(request: HttpRequest) -> Asked:
    """What the address asks for; what cannot be read is shown as of now, with the fault."""
    written = request.GET.get(AS_OF, "").strip()
    if not written:
        return Asked()
    try:
        return Asked(moment_of(written))
    except UnknownMoment as error:
        return Asked(written=written, fault=worded_error(error))


def answered(asked: Asked) -> dict[str, Any]:
    """How a page that can look back is answered: with a status that tells programs of a fault."""
    return {"status": REFUSED if asked.fault else 200}
