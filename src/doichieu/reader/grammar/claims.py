"""The claims of a text: every number judged in its sentence, or named for what it is instead."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from doichieu.claims import Claim, Kind, Other, Period, Unread
from doichieu.lexicon import folded
from doichieu.reader.grammar.bases import clause_stop
from doichieu.reader.grammar.contexts import (
    Document,
    Held,
    document_of,
    held_contexts,
    is_ahead,
    period_of_figure,
)
from doichieu.reader.grammar.guards import Guarded, Stretches
from doichieu.reader.grammar.indicators import Phrase, indicator_of
from doichieu.reader.grammar.kinds import Judgement, Setting, judged
from doichieu.reader.grammar.references import reference_spans
from doichieu.reader.grammar.scan import Found, figures_in
from doichieu.reader.grammar.scenes import Scene
from doichieu.reader.grammar.segments import Layout, LineKind
from doichieu.reader.grammar.sources import Source
from doichieu.reader.grammar.times import Role, TimeExpression

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbers of a text, told apart."""

    claims: tuple[Claim, ...]
    other: tuple[Other, ...]
    unread: tuple[Unread, ...]


def read_numbers(
    source: Source,
    layout: Layout,
    times: list[TimeExpression],
    *,
    day: date | None,
    session_days: tuple[date, ...],
    wordings: Mapping[str, str],
) -> Numbers:
    """Judge every number of the text.

    times: all time expressions, resolved; day: of the document; wordings: folded phrase to catalogue code.
    """
    document = document_of(times, day, session_days)
    found = figures_in(source, layout, times, reference_spans(source))
    held = held_contexts(source, layout, times, document)
    claims: list[Claim] = []
    for scene in found.scenes:
        claims.extend(_claims_of(scene, held[scene.index], document, layout, wordings))
    claims = _numbered(claims)
    return Numbers(tuple(claims), *_rest(source, found))


def _rest(source: Source, found: Found) -> tuple[tuple[Other, ...], tuple[Unread, ...]]:
    other = tuple(Other(source.original(x.start, x.end), x.what) for x in found.other)
    unread = tuple(Unread(source.original(x.start, x.end), x.what) for x in found.unread)
    return other, unread


def _claims_of(
    scene: Scene, held: Held, document: Document, layout: Layout, wordings: Mapping[str, str]
) -> list[Claim]:
    claims: list[Claim] = []
    judgement: Judgement | None = None
    phrase: Phrase | None = None
    for number in range(len(scene.figures)):
        setting = _setting(scene, number, judgement)
        judgement = judged(setting, judgement)
        phrase = indicator_of(setting, judgement, phrase)
        claims.append(_claim(setting, judgement, phrase, held, document, wordings))
    return claims


def _setting(scene: Scene, number: int, before: Judgement | None) -> Setting:
    figure = scene.figures[number]
    chain, chain_start = scene.chain(figure.start)
    left = scene.start
    if number:
        previous = scene.figures[number - 1]
        left = previous.tail
        if before is not None and before.basis is not None and previous.tail <= before.basis.start:
            left = min(before.basis.end, chain_start)
    right = scene.end
    if number + 1 < len(scene.figures):
        right = max(scene.chain(scene.figures[number + 1].start)[1], figure.tail)
    return Setting(scene, number, chain, max(chain_start, left), left, right)


def _claim(
    setting: Setting,
    judgement: Judgement,
    phrase: Phrase | None,
    held: Held,
    document: Document,
    wordings: Mapping[str, str],
) -> Claim:
    scene, figure = setting.scene, setting.figure
    source = scene.source
    planned, period, sure = _time(setting, judgement, held, document)
    indicator = _text(source, phrase.start, phrase.end) if phrase else None
    basis = judgement.basis
    span = source.original(figure.start, figure.end)
    return Claim(
        id="",
        span=span,
        quote=span.of(source.text),
        kind=judgement.kind,
        planned=planned,
        quantity=judgement.quantity,
        estimate=judgement.estimate,
        indicator=indicator,
        period=period,
        basis=_text(source, basis.start, basis.end) if basis else None,
        rule=f"{figure.rule}; {judgement.rule}",
        confidence=_confidence(judgement, phrase, sure, figure.printed.sort),
        code=wordings.get(folded(indicator)) if indicator else None,
    )


def _text(source: Source, start: int, end: int) -> str:
    return _SPACES.sub(" ", source.original(start, end).of(source.text)).strip()


def _confidence(judgement: Judgement, phrase: Phrase | None, sure_time: bool, sort: str) -> float:
    """0.95, less for every field that was inferred rather than said."""
    doubts = (not judgement.sure) + (phrase is None or not phrase.sure) + (not sure_time) + (not sort)
    return round(0.95 - 0.12 * doubts, 2)


def _time(setting: Setting, judgement: Judgement, held: Held, document: Document) -> tuple[bool, Period | None, bool]:
    """Whether the figure is planned, its period, and whether the words near it say so."""
    scene, figure = setting.scene, setting.figure
    own = period_of_figure(
        scene.times, scene.source.lower, figure.start, figure.end, _clause(scene, figure.start), judgement.basis
    ) or _opening(scene, figure.start)
    local = _locally_planned(setting)
    period = own.period if own is not None else None
    planned = local or _planned_before(setting) or _planned_by_context(setting, held)
    if own is not None and own.role not in (Role.NOW, Role.UNTIL, Role.SINCE) and is_ahead(own.period, document.day):  # type: ignore[arg-type]
        planned = True
    if period is None and _of_session(scene, setting):
        return planned, document.session or (Period.day(document.day) if document.day else None), True
    if period is not None:
        return planned, period, True
    if local and document.reported is not None:
        return True, Period.year(document.reported.last.year), False
    if planned:
        return True, held.coming or held.period or document.reported, held.coming is not None
    if held.period is not None and is_ahead(held.period, document.day):
        return True, held.period, True
    return planned, held.period or document.reported, held.period is not None


def _opening(scene: Scene, start: int) -> TimeExpression | None:
    """The time that the whole sentence opens with."""
    lower = scene.source.lower
    for time in scene.times:
        if time.period is None or time.role not in OPENERS or time.end > start:
            continue
        semicolon = lower.find(";", time.end, start)
        return time if semicolon < 0 or time.start - scene.start <= 30 else None
    return None


OPENERS = frozenset((Role.SPAN, Role.UNTIL, Role.NOW, Role.SINCE, Role.BY_YEAR))


def _clause(scene: Scene, at: int) -> tuple[int, int]:
    """Between semicolons."""
    lower = scene.source.lower
    begin = lower.rfind(";", scene.start, at)
    end = lower.find(";", at, scene.end)
    return (begin + 1 if begin >= 0 else scene.start), (end if end >= 0 else scene.end)


def _locally_planned(setting: Setting) -> bool:
    """`(KH: 1.100 lao động)`, `mục tiêu giao là 92%`: the words of this figure alone."""
    scene = setting.scene
    lower = scene.source.lower
    for cue in scene.cues_between(setting.left, setting.figure.start):
        if "plan_local" in cue.roles:
            between = lower[cue.end : setting.figure.start]
            said_to_be = lower[cue.end - 1] == ":" or setting.chain_start < setting.figure.start
            return said_to_be and not any(sign in between for sign in ",;.")
    return False


def _planned_before(setting: Setting) -> bool:
    scene = setting.scene
    lower = scene.source.lower
    for cue in scene.cues_between(scene.start, setting.figure.start):
        if "plan" in cue.roles:
            return True
        if "plan_first" in cue.roles and lower[scene.start : cue.start].strip(" -–+•*0123456789.)") == "":
            return cue.roles["plan_first"] != ""
    return False


def _planned_by_context(setting: Setting, held: Held) -> bool:
    return held.planned


def _of_session(scene: Scene, setting: Setting) -> bool:
    """Whether the figure is about the session itself: said in its own clause."""
    begin, end = _clause(scene, setting.figure.start)
    stop = clause_stop(scene.source.lower, setting.figure.tail, end)
    return any("session" in cue.roles for cue in scene.cues_between(begin, stop))


def _numbered(claims: list[Claim]) -> list[Claim]:
    from dataclasses import replace

    ordered = sorted(claims, key=lambda claim: claim.span)
    return [replace(claim, id=f"c{number}") for number, claim in enumerate(ordered, 1)]


__all__ = ["Guarded", "Kind", "LineKind", "Numbers", "Stretches", "bisect_left", "read_numbers"]
