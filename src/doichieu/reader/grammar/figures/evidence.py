"""What the reading of one figure rests on: facts that the rules know as they read, one of a few for each part.

They are what a confidence is made of (`confidence`), and what `doichieu read --explain` shows beside it.
"""

import re
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from doichieu.claims import Period
from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.amounts.units import NOUN, PERCENT, POINTS, TIMES
from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.odd_phrases import NAMES_NOTHING, OF_ANOTHER, oddness
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.stated_times import Around, When
from doichieu.reader.grammar.figures.verdicts import Judgement
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import TimeFrom

CLOSE = 24  # signs between what is measured and the figure
LONG = 8  # spaces in a phrase; longer ones are clauses rather than names
LATE = timedelta(days=62)  # a period that ends later than this after the document is not over yet
LONG_AGO = timedelta(days=400)
CROWDED = 4  # other words of the lexicon between what belongs to a figure and its verbs
RATES = frozenset((PERCENT, POINTS, TIMES))
TABLE = "cell of a table"
NAMELESS = "nothing"
KNOWN = "wording of the catalogue"
WITH_DIGIT, WITH_SIGN = "with a digit", "with a sign"
ODD = frozenset((WITH_DIGIT, WITH_SIGN, OF_ANOTHER, NAMES_NOTHING))
_ODD_SIGN = re.compile(r"[0-9(),;:]")


class Evidence(NamedTuple):
    """One fact for each part of a reading."""

    quantity: str  # the rule that read it
    unit: str  # the sort of its unit
    verdict: str  # the rule that gave the kind
    source: str  # what gave the indicator
    wording: str  # how the indicator is worded
    distance: str  # from the indicator to the figure
    time: str  # what gave the period
    fit: str  # how the period lies to the times of the document
    crowd: str  # how many other words of the lexicon stand by, or whether figures are told in turn


class Grounds(NamedTuple):
    """All that was known of one figure of the prose when it was read."""

    setting: Setting
    judgement: Judgement
    phrase: Phrase | None  # what says the indicator
    inherited: bool  # the phrase is that of a figure before
    when: When
    around: Around


@lru_cache(maxsize=8192)
def one_of_each(*facts: str) -> Evidence:
    """The same object for the same facts, of which there are few: figures share it."""
    return Evidence(*facts)


def evidence_of(grounds: Grounds) -> Evidence:
    """The facts of one figure of the prose."""
    setting, judgement, phrase, inherited, when, around = grounds
    fit, figure = _fit(when, around.document), setting.figure
    return one_of_each(
        figure.rule,
        _unit(figure),
        judgement.rule if judgement.rule != "stated level" else _level(setting),
        NAMELESS if phrase is None else _inherited(setting) if inherited else phrase.rule,
        NAMELESS if phrase is None else _wording(phrase, setting),
        NAMELESS if phrase is None or inherited else _distance(phrase, setting),
        _HELD[fit] if when.source is TimeFrom.HELD else when.source,
        fit,
        _crowd(setting),
    )


def cell_evidence(*, verdict: str, unit_known: bool, unit_sure: bool, period: Period | None, said: bool) -> Evidence:
    """The facts of one figure in a cell; said: its heading or the title gives the time."""
    return Evidence(
        quantity=TABLE,
        unit="given by the table" if unit_known and unit_sure else "doubtful in the table" if unit_known else "none",
        verdict=verdict,
        source="name of the row",
        wording="name of the row",
        distance="in the row",
        time="heading or title of the table" if said else "text around the table",
        fit="no period" if period is None else "in a table",
        crowd="in a table",
    )


@lru_cache(maxsize=8192)
def with_code(evidence: Evidence) -> Evidence:
    """The same of a figure whose own words are a wording of the catalogue."""
    inherits, odd = evidence.source.startswith("of the"), evidence.wording in ODD
    return evidence if inherits or odd else evidence._replace(wording=KNOWN)


def _unit(figure: Figure) -> str:
    sort = figure.printed.sort
    if sort == NOUN and figure.rule in ("bare number", "range without unit"):
        return "noun that the lexicon does not know"
    return sort or "none"


def _level(setting: Setting) -> str:
    reached = False
    for cue in setting.chain:
        reached = reached or "reach" in cue.roles
    return _LEVELS[setting.figure.printed.sort == PERCENT, reached]


_LEVELS = {
    (False, False): "stated level",
    (False, True): "stated level, behind a verb of reaching",
    (True, False): "stated share",
    (True, True): "stated share, behind a verb of reaching",
}


def _inherited(setting: Setting) -> str:
    """Whose phrase a figure has that has none of its own."""
    sort, number = setting.figure.printed.sort, setting.number
    if not number:
        return "of the sentence before"
    if sort in RATES:
        return "of the figure before, for a rate"
    alike = setting.scene.figures[number - 1].printed.sort == sort
    return "of the figure before, for one like it" if alike else "of the figure before, for another unit"


def _wording(phrase: Phrase, setting: Setting) -> str:
    lower = setting.scene.source.lower
    odd = _ODD_SIGN.search(lower, phrase.start, phrase.end)
    digits = odd is not None and any(sign.isdigit() for sign in lower[odd.start() : phrase.end])
    if (named := oddness(phrase, setting, digits=digits)) is not None:
        return named
    if odd is not None:
        return WITH_DIGIT if odd[0].isdigit() else WITH_SIGN
    spaces = lower.count(" ", phrase.start, phrase.end)
    return "one syllable" if not spaces else "long" if spaces >= LONG else "a few words"


def _distance(phrase: Phrase, setting: Setting) -> str:
    figure = setting.figure
    if phrase.start >= figure.start:
        return "behind the figure" if phrase.start <= figure.tail + 1 else "further behind"
    if setting.number and setting.scene.figures[setting.number - 1].start >= phrase.end:
        return "another figure between"
    return "right before" if figure.start - phrase.end <= CLOSE else "further before"


def _fit(when: When, document: Document) -> str:
    """How a period lies to what the document reports on, and to its day."""
    period, reported = when.period, document.reported
    if period is None:
        return "no period"
    if not when.planned and document.day is not None:
        if period.last - document.day > LATE:
            return "not over yet"
        if document.day - period.last > LONG_AGO:
            return "long ago"
    if reported is None:
        return "document of no time"
    if period is reported or period == reported:
        return "what the document reports on"
    within = reported.first <= period.first and period.last <= reported.last
    return "part of that" if within else "another time"


_HELD = {
    fit: f"{TimeFrom.HELD}: {fit}"
    for fit in (
        "not over yet", "long ago", "document of no time", "what the document reports on", "part of that",
        "another time", "no period",
    )
}  # fmt: skip


def _crowd(setting: Setting) -> str:
    if setting.scene.has("respectively"):
        return "figures in turn"
    count = setting.scene.count_between(setting.left, setting.chain_start)
    return "none" if not count else "some" if count <= CROWDED else "many"
