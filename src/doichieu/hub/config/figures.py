"""What `doichieu figures` prints: the scoreboard of a place and period, now or at a past moment, with its sentences."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doichieu import show
from doichieu.claims import Claim
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.api.board_schemas import RowOut
from doichieu.hub.catalogue.errors import UnknownPeriod
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.checks.findings import marks_on
from doichieu.hub.checks.queries import Comparison, Row, scoreboard
from doichieu.hub.config.errors import FiguresUnclear
from doichieu.hub.documents.spoken_periods import period_written
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.register.errors import UnknownMoment
from doichieu.hub.register.moments import moment_of
from doichieu.hub.register.queries import HeldFigure, Witness
from doichieu.hub.web.words import said
from doichieu.hub.web.words.faults import period_unread, worded_error
from doichieu.hub.web.words.labels import label

OFFERED = 8  # places that are named where a name fits several


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for on a command line, as it was typed."""

    place: str  # a name, or the last part of the address of its page
    period: str  # "2026", "2026-H1", as in addresses, or as people say it
    as_of: str = ""  # a day or minute; empty for now
    lang: show.Lang = "vi"


def figures(wanted: Wanted, *, as_json: bool = False) -> list[str]:
    """The lines to print; as JSON one object a row, in the shape of the API. Raises FiguresUnclear.

    Whoever may run commands on the site's database sees what is internal too.
    """
    with translation.override(wanted.lang):
        period, as_of = _period(wanted.period), _moment(wanted.as_of)
        place = _place(wanted.place, period)
        board = scoreboard(place, period, system_viewer(), as_of)
        rows = board.rows
        if as_json:
            marks = marks_on(rows, system_viewer()) if as_of is None else {}
            return [json.dumps(RowOut.of(row, marks).model_dump(mode="json"), ensure_ascii=False) for row in rows]
        lines = [line for row in rows for line in _lines(row, period)]
        lines = lines or [_("Nothing is on record.")]
        elsewhere = [said.targets_elsewhere(longer, count) for longer, count in board.elsewhere.items()]
        return [_heading(place, period, as_of), *lines, *elsewhere]


def _place(written: str, period: PlanningPeriod) -> Locality:
    """Of places of one name those that stood when the period ended; where none did, any."""
    found = list(places.localities().filter(slug=written))
    found = found or places.named(written, on=period.last_day) or places.named(written)
    found = found or places.found(written, limit=OFFERED + 1)
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{said.place_name(place)} ({place.slug})" for place in found[:OFFERED])
    told = _("“%(written)s” may be any of these: %(names)s.") if found else _("No place is called “%(written)s”.")
    raise FiguresUnclear(told % {"written": written, "names": names})


def _period(written: str) -> PlanningPeriod:
    try:
        return period_written(written)
    except UnknownPeriod:
        raise FiguresUnclear(period_unread(written)) from None


def _moment(written: str) -> datetime | None:
    try:
        return moment_of(written) if written else None
    except UnknownMoment as error:
        raise FiguresUnclear(worded_error(error)) from None


def _heading(place: Locality, period: PlanningPeriod, as_of: datetime | None) -> str:
    told = [said.place_name(place), said.period(period)]
    told += [_("as on record at %(moment)s") % {"moment": said.moment(as_of)}] if as_of else []
    return " · ".join(told)


def _lines(row: Row, period: PlanningPeriod) -> Iterator[str]:
    """The indicator, a line for each target or lone figure, and each sentence once."""
    about = f" · {row.subject}" if row.subject else ""
    yield f"\n{row.indicator.code}  {said.indicator_name(row.indicator)}{about}"
    compared = {each.result.figure.pk for each in row.comparisons if each.result}
    yield from (f"  {_compared(each, period)}" for each in row.comparisons)
    results = row.results or row.merged  # as the board has them
    alone = [held for held in (*results, *row.growths) if held.figure.pk not in compared]
    latest = [row.result] if row.result and not (row.comparisons or row.results) else []
    alone = [*latest, *alone]
    for held in alone:
        yield f"  {said.figure(held)}{_other_period(held, period)}"
    yield from (f"    {words}" for words in _sources(_cited(row, alone)))
    if row.proposals:
        count = len(row.proposals)
        told = ngettext("%(count)s figure not reviewed yet", "%(count)s figures not reviewed yet", count)
        yield f"  {told % {'count': count}}"


def _compared(compared: Comparison, period: PlanningPeriod) -> str:
    """The status, the two figures, the reason; of a figure of other days than the page's also which."""
    status = label(compared.status, "status")
    reached = compared.result or compared.attainment
    result, target = (_dated(held, period) for held in (reached, compared.target))
    owner = f" ({compared.set_by})" if compared.set_by else ""
    return f"[{status}] {result} / {target}{owner}. {said.reason(compared)}"


def _dated(held: HeldFigure | None, period: PlanningPeriod) -> str:
    return f"{said.figure(held)}{_other_period(held, period)}" if held else "…"


def _other_period(held: HeldFigure, period: PlanningPeriod) -> str:
    return "" if held.figure.period.name == period.name else f" ({said.period(held.figure.period)})"


def _cited(row: Row, alone: Iterable[HeldFigure]) -> list[Witness]:
    compared = [held for each in row.comparisons for held in (each.target, each.result, each.attainment) if held]
    compared += [held for each in row.comparisons if each.reason.running for held in each.reason.running.figures]
    return [witness for held in [*compared, *alone] for witness in held.witnesses]


def quoted(quote: str, claim: Claim) -> str:
    """The words of the document; those of a cell that is a bare number with what it counts: `“99” (99%)`."""
    words = " ".join(quote.split())
    told = f"“{words}”"
    return told if any(sign.isalpha() or sign == "%" for sign in words) else f"{told} ({said.figure(claim)})"


def _sources(witnesses: Iterable[Witness]) -> list[str]:
    lines = (
        f"{quoted(each.quote, each.claim)}: {each.title} (/d/{each.document_id}/#c-{each.claim.id})"
        for each in witnesses
    )
    return list(dict.fromkeys(lines))
