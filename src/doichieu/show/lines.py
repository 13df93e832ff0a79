"""A claim in a few words: its figure, its kind, and one line that says it all."""

import re
from dataclasses import replace

from doichieu.claims import Claim, Kind, SessionFrame
from doichieu.show.periods import day, period
from doichieu.show.quantities import in_whole, quantity
from doichieu.show.wording import Lang, words

_FRACTION = re.compile(r"(?<!\d)0[.,]\d")  # `0,4 triệu đồng`: so it is printed in the document


def figure(claim: Claim, lang: Lang = "vi") -> str:
    """The figure of a claim with its bound: `trên 13.900 học viên`, `tăng 9,2%`, `giảm trên 60%`.

    Where the document prints no fraction of a magnitude, none is made: `một vạn dân` is 10 nghìn dân, not 0,01 triệu.
    """
    shown = claim.quantity if _FRACTION.search(claim.quote) else in_whole(claim.quantity)
    if claim.kind is not Kind.GROWTH:
        return quantity(shown, lang)
    falls = shown.value < 0 and (shown.upper is None or shown.upper <= 0)
    if falls:
        ends = sorted(-end for end in (shown.value, shown.upper) if end is not None)
        shown = replace(shown, value=ends[0], upper=ends[1] if len(ends) > 1 else None)
    return words("line.fall" if falls else "line.rise", lang, figure=quantity(shown, lang))


def kind(claim: Claim, lang: Lang = "vi") -> str:
    """The kind of a claim, and whether it is planned or estimated: `mức, ước`."""
    planned = "planned_" if claim.planned and claim.kind is Kind.ATTAINMENT else ""
    marks = [words(f"kind.{planned}{claim.kind.value}", lang)]
    marks += [words("kind.planned", lang)] if claim.planned and not planned else []
    marks += [words("kind.estimate", lang)] if claim.estimate else []
    return ", ".join(marks)


def line(claim: Claim, lang: Lang = "vi") -> str:
    """One line for a claim: `thu ngân sách: đạt 106% dự toán giao, năm 2018, ước`."""
    indicator = claim.indicator or words("line.nameless", lang)
    parts = [_statement(claim, lang)]
    parts += [period(claim.period, lang)] if claim.period else []
    parts += [words("kind.planned", lang)] if claim.planned else []
    parts += [words("kind.estimate", lang)] if claim.estimate else []
    return words("line.claim", lang, indicator=indicator, statement=", ".join(parts))


def session_line(frame: SessionFrame, lang: Lang = "vi") -> str:
    """What is known of a session, on one line."""
    parts = [frame.body]
    parts += [words("label.ordinal", lang, ordinal=frame.ordinal)] if frame.ordinal is not None else []
    parts += [words("label.extended", lang)] if frame.extended else []
    parts += [words("label.tenure", lang, tenure=frame.tenure)] if frame.tenure else []
    parts += [words("label.term", lang, first=frame.term[0], last=frame.term[1])] if frame.term else []
    parts += [", ".join(map(day, frame.dates))] if frame.dates else []
    parts += [words("label.chairs", lang, names=", ".join(frame.chairs))] if frame.chairs else []
    return " · ".join(parts)


def _statement(claim: Claim, lang: Lang) -> str:
    shown = figure(claim, lang)
    if claim.kind is Kind.ATTAINMENT:
        share = claim.unit == "%"
        basis = claim.basis or words("line.plan", lang)
        return words(
            "line.attainment_share" if share else "line.attainment_difference", lang, figure=shown, basis=basis
        )
    if claim.kind is Kind.GROWTH and claim.basis:
        return words("line.against", lang, figure=shown, basis=claim.basis)
    return shown
