"""The fields that number and date a session: ordinal, tenure, term, days, and whether it was enlarged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from doichieu.reader.grammar.names.bodies import Body
from doichieu.reader.grammar.names.ordinals import ROMAN, ordinal_pattern, ordinal_value, roman, tenure_pattern
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.phrases import one_spaced, trie_pattern
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.segments import Sentence
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.periods import Role, Shape, TimeExpression, times_within

LONGEST_SESSION = 10  # days
HEADINGS = 3  # sentences at the very head, which may name the session again
NAMING = 10  # sentences at the head, any of which may be a heading with the session's number
FAR_ORDINAL = 110  # signs from a word for a session to its ordinal, the body between them


class Stated(NamedTuple):
    """A field of the session and where the text states it; offsets count in the copies."""

    field: str  # "body", "ordinal", "tenure", "term", "dates", "extended", "chairs", "adopted_share", "kind" …
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Session:
    """The sentence that introduces a session, and the body that holds it."""

    sentence: Sentence
    noun: int  # where the word for the session begins
    body: Body
    holder: Body | None  # another body that is said to hold it: Đảng ủy … tổ chức Hội nghị Ban Chấp hành …
    score: int  # how much of the session the sentence tells
    is_congress: bool = False


class SessionWords:
    """The words of `lexicon/conferences.toml`, compiled."""

    def __init__(self) -> None:
        self.session = self._any("session")
        self.noun = self._any("session", "congress", "review")
        self.reviews = frozenset(forms("conferences", "review"))
        self.sessions = frozenset(forms("conferences", "session")) | self.reviews
        self.of_right_before = re.compile(rf"(?<!\w){trie_pattern(forms('agenda', 'of'))}\s+\Z")
        self.chairs = re.compile(rf"(?<!\w){trie_pattern(forms('conferences', 'chair'))}\s+\Z")
        self.held, self.just = self._any("held"), self._any("just")
        self.attended = re.compile(rf"(?<!\w){trie_pattern(forms('conferences', 'attended'))}\s+\Z")
        self.term = re.compile(rf"(?<!\w){trie_pattern(forms('conferences', 'term'))}[ :]*[0-9]{{4}} ?[-–] ?[0-9]{{4}}")
        self.when = re.compile(rf"{trie_pattern(forms('conferences', 'when'))}\s*:")
        self.filler = self._any("held", "extended", "filler")
        self.extended = self._any("extended")
        self.at = re.compile(rf"(?<!\w){trie_pattern(forms('conferences', 'at'))} +$")
        carrying, handed = (trie_pattern(forms("conferences", kind)) for kind in ("carrying out", "handed out"))
        self.carried_out = re.compile(rf"(?<!\w){carrying} [^,;:\n]{{0,20}}?(?<!\w){handed}(?!\w)[^,;:\n]{{0,80}}\Z")
        self.no_session, self.gathering = self._any("no_session"), self._any("gathering")
        adopted, adopting = (trie_pattern(forms("conferences", kind)) for kind in ("adopted", "adopting"))
        self.adopting = re.compile(rf"{adopted} [^.;\n]{{0,200}}{adopting}")
        congress = trie_pattern(forms("conferences", "congress"))
        of_party = trie_pattern(forms("conferences", "congress_of"))
        times = trie_pattern(forms("conferences", "ordinal"))
        self.congress = re.compile(rf"(?<!\w){congress} {of_party}[^,;.()]{{0,40}} {times} ({ROMAN})")
        self.numbered = re.compile(
            rf"(?<!\w){trie_pattern(forms('conferences', 'numbered'))} +([0-9]{{1,3}})(?![\w.,/])"
        )

    @staticmethod
    def _any(*kinds: str) -> re.Pattern[str]:
        return scanner(forms("conferences", *kinds))


@cache
def session_words() -> SessionWords:
    """Compiled once."""
    return SessionWords()


def telling(seen: Seen, session: Session) -> Iterator[Sentence]:
    """The sentence that introduces the session, then the headings at the head of the document."""
    yield session.sentence
    yield from (sentence for sentence in seen.layout.sentences[:HEADINGS] if sentence != session.sentence)


def ordinal_in(source: Source, sentence: Sentence, *, of_congress: bool = False) -> Stated | None:
    """hội nghị lần thứ 17, kỳ họp thứ Mười một, Kỳ họp 17: a number of a session, or else of a congress"""
    words = session_words()
    for match in ordinal_pattern().finditer(source.lower, sentence.start, sentence.end):
        nouns = list(words.noun.finditer(source.lower, max(match.start() - FAR_ORDINAL, sentence.start), match.end()))
        value = ordinal_value(one_spaced(match[1]))
        if nouns and value and (one_spaced(nouns[-1][0]) in words.sessions) is not of_congress:
            return Stated("ordinal", str(value), match.start(1), match.end(1))
    if of_congress:
        return None
    bare = words.numbered.search(source.lower, sentence.start, sentence.end)
    return Stated("ordinal", bare[1], bare.start(1), bare.end(1)) if bare else None


def tenure(seen: Seen, session: Session) -> Stated | None:
    """khóa XXIV: of the session in the sentence that introduces it, else of the same body anywhere"""
    if session.is_congress:
        return None
    sentence, lower = session.sentence, seen.source.lower
    for match in tenure_pattern().finditer(lower, sentence.start, sentence.end):
        owner = next((body for body in reversed(seen.bodies) if body.start < match.start()), None)
        if owner is None or owner.start < sentence.start or _same(owner, session.body):
            return _tenure(match)
    for body in seen.bodies:
        beside = tenure_pattern().match(lower, body.end + 1)
        if beside is not None and _same(body, session.body) and body.family == session.body.family:
            return _tenure(beside)
    return None


def _tenure(match: re.Match[str]) -> Stated:
    numeral = roman(int(match[1])) if match[1].isdecimal() else match[1]
    return Stated("tenure", numeral.upper(), match.start(1), match.end(1))


def _same(one: Body, other: Body) -> bool:
    """Whether two mentions may be of bodies of one place."""
    if one.place and other.place:
        return one.place.casefold() == other.place.casefold()
    return one.kind == other.kind or one.kind is None or other.kind is None


def term(seen: Seen, session: Session, numeral: Stated | None, days: Sequence[Stated]) -> Stated | None:
    """nhiệm kỳ 2020-2025: right after the tenure, the body, or the congress of that number"""
    year = int(days[-1].value[:4]) if days else None
    for time in seen.times:
        if time.role is not Role.TERM or time.first is None or time.last is None or time.period is None:
            continue
        first, last = time.period.first.year, time.period.last.year
        if (year is None or first <= year <= last) and _is_tied(seen, time, session, numeral):
            return Stated("term", f"{first}-{last}", time.core, time.end)
    return None


def _is_tied(seen: Seen, time: TimeExpression, session: Session, numeral: Stated | None) -> bool:
    """Whether the term is said of the body, of its tenure, or of the congress of that number."""
    start = max(time.start - FAR_ORDINAL, 0)
    end = start + len(seen.source.lower[start : time.start].rstrip(" \n,(-–"))
    if end == session.body.end or _is_numbered_there(seen, session, end):
        return True
    if numeral is None:
        return session.is_congress and _follows_the_body(seen, session, end)
    signs = numeral.value.lower()
    found = next(
        (match for match in tenure_pattern().finditer(seen.source.lower, start, end) if match.end() == end), None
    )
    if found is not None:
        return found[1] == signs
    congress = session_words().congress.search(seen.source.lower, start, end)
    return congress is not None and congress.end() == end and congress[1] == signs


def _is_numbered_there(seen: Seen, session: Session, end: int) -> bool:
    """Whether the number of the session ends right there, in the sentence that introduces it or in a heading."""
    told = (session.sentence, *seen.layout.sentences[:NAMING])
    found = (ordinal_in(seen.source, each, of_congress=session.is_congress) for each in told)
    numbers = [number for number in found if number is not None]
    return any(number.end == end and number.value == numbers[0].value for number in numbers)


def _follows_the_body(seen: Seen, session: Session, end: int) -> bool:
    """`Đại hội Đảng bộ xã khóa XIII, nhiệm kỳ …`: the number of a congress, right behind its body."""
    found = tenure_pattern().match(seen.source.lower, session.body.end + 1)
    return found is not None and found.end() == end


def day_in(seen: Seen, sentence: Sentence, noun: int) -> TimeExpression | None:
    """The day that a sentence gives for its session: the first before the word for it, else after."""
    days = [
        time
        for time in times_within(seen.times, sentence.start, sentence.end)
        if time.shape is Shape.DAY
        and time.role is Role.SPAN
        and (time.edges or time.period)  # no `hôm nay`, whose day stands behind it
        and not _is_of_a_document(seen, time)
    ]
    before = [time for time in days if time.start < noun]
    return before[0] if before else days[0] if days else None


def _is_of_a_document(seen: Seen, day: TimeExpression) -> bool:
    """Whether a number stands right before a day, of a document and not of the hour: `8 giờ 00 ngày 20/3/2026`."""
    begin = max(day.core - 24, 0)
    if _OF_A_DOCUMENT.search(seen.source.spelled, begin, day.core) is None:
        return False
    return all(time.shape is not Shape.CLOCK for time in times_within(seen.times, begin, day.start))


_OF_A_DOCUMENT = re.compile(r"[0-9](?:[-/][^\W\d_][\w&/-]*)?,? $")  # 15-NQ/TU, ngày …; số 14 ngày …


def session_days(seen: Seen, session: Session, lead: int) -> list[Stated]:
    """Each day of the session: in the sentence that introduces it, else in one that opens with a day, or that is
    labelled so."""
    day = day_in(seen, session.sentence, session.noun)
    for sentence in seen.layout.sentences[:lead]:
        if day is not None:
            break
        if session_words().session.search(seen.source.lower, sentence.start, sentence.end):
            found = day_in(seen, sentence, sentence.end)
            day = found if found and found.core - sentence.start < OPENING else None
    day = day or _day_of_label(seen, lead)
    day = _whole_run(seen, day, lead) if day is not None else None
    return [Stated("dates", each.isoformat(), day.core, day.end) for each in each_day(day)] if day else []


def _day_of_label(seen: Seen, lead: int) -> TimeExpression | None:
    """`Thời gian: 8 giờ 00 ngày 20/3/2026`, as minutes and programmes have it at their head"""
    for sentence in seen.layout.sentences[:lead]:
        if session_words().when.match(seen.source.lower, seen.layout.lines[sentence.line].body, sentence.end):
            return day_in(seen, sentence, sentence.end)
    return None


def _whole_run(seen: Seen, day: TimeExpression, lead: int) -> TimeExpression:
    """`Sáng 10/12, … khai mạc`, and further on `kỳ họp diễn ra từ 10 đến 12/12`: the days among which that one is."""
    for sentence in seen.layout.sentences[:lead]:
        if len(each_day(day)) > 1 or not session_words().session.search(
            seen.source.lower, sentence.start, sentence.end
        ):
            continue
        for time in times_within(seen.times, sentence.start, sentence.end):
            of_days = time.shape is Shape.DAY and time.role is Role.SPAN
            if of_days and len(each_day(time)) > 1 and each_day(day)[:1] == each_day(time)[:1]:
                return time
    return day


OPENING = 45  # signs before a day that opens its sentence, a byline's place among them


def each_day(time: TimeExpression) -> tuple[date, ...]:
    """The days listed, or all from the first to the last of a short range."""
    if time.edges or time.period is None:
        return time.days
    length = (time.period.last - time.period.first).days + 1
    return tuple(time.period.first + timedelta(days=n) for n in range(length)) if length <= LONGEST_SESSION else ()


def extended_in(seen: Seen, sentence: Sentence) -> Stated | None:
    """mở rộng, right after the session, its number, its tenure or its body: not of a road"""
    lower, words = seen.source.lower, session_words()
    for match in words.extended.finditer(lower, sentence.start, sentence.end):
        before = len(lower[sentence.start : match.start()].rstrip(" ,(-–")) + sentence.start
        if before in _ends(seen, sentence):
            return Stated("extended", "true", match.start(), match.end())
    return None


def _ends(seen: Seen, sentence: Sentence) -> set[int]:
    """Where the bodies and the words for a session, with their numbers, tenures and terms, end in a sentence."""
    words = session_words()
    ends = {body.end for body in seen.bodies if sentence.start <= body.start < sentence.end}
    for pattern in (words.session, words.term, words.numbered, ordinal_pattern(), tenure_pattern()):
        ends |= {match.end() for match in pattern.finditer(seen.source.lower, sentence.start, sentence.end)}
    return ends


def fullest(seen: Seen, session: Session) -> Body:
    """The mention of the session's body with its place and the most words: BCH … as Ban Chấp hành Đảng bộ huyện ….

    A body that is nowhere named with its place gives way to the one that holds the session; one that is introduced
    without its place is of the place that it is first named with.
    """
    for body in (session.body, session.holder):
        alike = [other for other in seen.bodies if body and other.place and _same_body(other, body)]
        if alike:
            alike = [other for other in alike if body is None or body.place or _same(other, alike[0])]
            return max(alike, key=lambda other: (len(text := other.text(seen.source)), not text.isupper()))
    return session.body


def _same_body(other: Body, body: Body) -> bool:
    """Whether another mention is of the same body, in other words perhaps."""
    alike = other.form == body.form or (other.family == body.family and body.family != "party committee")
    return alike and _same(other, body)
