"""What was said at a session: opinions, answers and directions, each the sentence that states it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from typing import NamedTuple, TypeVar

from doichieu.claims import Statement, StatementKind
from doichieu.lexicon import folded, table
from doichieu.reader.grammar.names.proper_names import Place
from doichieu.reader.grammar.sessions.conduct import Named
from doichieu.reader.grammar.sessions.guests import asks_from_above
from doichieu.reader.grammar.sessions.listed_opinions import directions_listed, opinions_listed
from doichieu.reader.grammar.sessions.replies import Reply, reply_at
from doichieu.reader.grammar.sessions.sections_above import sections_above
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.sessions.statement_kinds import KINDS, Subject, last_of, statement_words
from doichieu.reader.grammar.sessions.task_words import task_words
from doichieu.reader.grammar.text.phrases import one_spaced
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.segments import LineKind, Sentence

LONGEST_TOPIC = 90  # signs
LONGEST_SUBJECT = 800  # signs before a verb among which who speaks is sought
MOST_BEFORE_TOPIC = 4  # words between the verb of a direction and the word for `about`: `một số nội dung`
MOST_WORDS = 7  # of a speaker without a name
LONGEST_PLAN = 60  # signs from the word for a plan to the verb that says who assigned it
MANY = 2  # opinions that make a list
LONGEST_OPENING = 30  # signs before who speaks at the head of a sentence
LONGEST_TELL = 20  # signs on either side of a verb that tell whether it is a noun
TRANSITIVE = frozenset(("asks", "directs", "leads", "obliges"))  # who is to do what stands behind them
DIRECTING = frozenset(("asks", "directs", "leads"))
SILENT = (LineKind.ROW, LineKind.HEADING)
_OBJECT = re.compile(r"\s*[\w:(\"“]")
_LEADS_IN = re.compile(r"[^:.;,\n\d]{0,40}:\s*\Z")
_COUNT = re.compile(r"\d *\Z")
_WORD = re.compile(r"\w+")
_CAPTION = re.compile(r"[^.;:\n]{0,60}:")
_CLAUSE = re.compile(r"[,.](?!\d)|[;:\n]")
Starting = TypeVar("Starting", bound="Named | Place")


class Said(NamedTuple):
    """A verb of saying in its sentence; offsets count in the copies of the source."""

    part: Sentence  # the stretch between semicolons that it stands in
    begin: int  # from where on its subject is sought
    start: int
    end: int
    role: str  # a key of KINDS


def statements_in(seen: Seen, persons: Sequence[Named], places: Sequence[Place]) -> tuple[Statement, ...]:
    """Every sentence that gives an opinion, an answer or a direction, in order; none that only names what is done:
    `5. Chất vấn và trả lời chất vấn.`, `Đại biểu chất vấn, thảo luận.`

    persons, places: those named in the text, in order.
    """
    return tuple(_Walk(seen, persons, places).statements())


class _Walk:
    """One walk over the sentences in which a verb of saying stands."""

    def __init__(self, seen: Seen, persons: Sequence[Named], places: Sequence[Place]) -> None:
        self._seen, self._layout, self._lower, self._source = seen, seen.layout, seen.source.lower, seen.source
        self._persons, self._places = persons, places
        self._bodies = [body.start for body in seen.bodies]
        self._sections = sections_above(seen)
        self._spoke: str | None = None  # who spoke last in the line
        held = [match.span() for match in statement_words().questioning.finditer(self._lower)]
        verbs = (match.span() for match in _verbs().finditer(self._lower))
        inside = {at for start, end in held for at in range(start, end)}
        self._verbs = [verb for verb in verbs if verb[0] not in inside]

    def statements(self) -> Iterator[Statement]:
        """The statements; who asks without being named goes on with what the line before it does."""
        spoken = {self._layout.sentence_at(start) for start, _ in self._verbs} - {-1}
        line, last = -1, StatementKind.DIRECTION
        for index in sorted(spoken):
            sentence = self._layout.sentences[index]
            if self._layout.in_furniture(sentence.start) or self._layout.lines[sentence.line].kind in SILENT:
                continue
            if statement_words().business.fullmatch(self._lower, sentence.start, sentence.end):
                continue
            if sentence.line != line:
                line, last, self._spoke = sentence.line, StatementKind.DIRECTION, None
            told = self._told(sentence, last)
            starts = [sentence.start, *(said.part.start for said, _ in told[1:]), sentence.end]
            for (said, last), start, stop in zip(told, starts, starts[1:], strict=False):
                for stated in self._stated(said, last, start, stop):
                    self._spoke = stated.speaker or self._spoke
                    yield stated
            if told and last is StatementKind.ANSWER:
                yield from self._answers_behind(self._statement(*told[-1], *starts[-2:]), index, spoken)

    def _answers_behind(self, answer: Statement, index: int, spoken: Set[int]) -> Iterator[Statement]:
        """`Về rác thải, UBND xã thu gom …`, `Quý III, xã sẽ …`: who answers goes on in sentences that open with what
        they are about, or that promise."""
        line = self._layout.sentences[index].line
        for number in range(index + 1, len(self._layout.sentences)):
            sentence = self._layout.sentences[number]
            about = statement_words().turns_to.match(self._lower, sentence.start, sentence.end)
            start = about.end() if about else sentence.start
            goes_on = about is not None or statement_words().promises.search(self._lower, start, sentence.end)
            if sentence.line != line or not goes_on or self._tells_of_session(start, sentence.end):
                return
            if number in spoken and self._told(sentence, StatementKind.DIRECTION):
                return
            place = self._first_place(start, sentence.end)
            yield replace(
                answer,
                span=self._source.original(*_bare(self._lower, sentence.start, sentence.end)),
                place=place.name if place else None,
                topic=self._clause(start, min(start + LONGEST_TOPIC, sentence.end)) if about else answer.topic,
            )

    def _tells_of_session(self, about: int, end: int) -> bool:
        """`Về dự thảo, 25/25 đại biểu biểu quyết`, `Riêng buổi chiều, kỳ họp thảo luận`: no words of who answered."""
        words = statement_words()
        at_time = words.daytime.match(self._lower, about, end) is not None
        return at_time or words.of_session.search(self._lower, about, end) is not None

    def _told(self, sentence: Sentence, last: StatementKind) -> list[tuple[Said, StatementKind]]:
        """What each part between semicolons states; who speaks may stand in a part before."""
        told: list[tuple[Said, StatementKind]] = []
        start = sentence.start
        while start < sentence.end:
            stop = self._lower.find(";", start, sentence.end) + 1 or sentence.end
            part = Sentence(start, stop, sentence.line)
            begins = (start, sentence.start) if 0 < start - sentence.start < LONGEST_SUBJECT else (start,)
            if not told and self._is_captioned(sentence):
                begins = begins[::-1]
            going_on = told[-1][1] if told else last
            found = (next(self._judged(part, begin, going_on), None) for begin in begins)
            stated = next(filter(None, found), None)
            if stated is not None and (not told or stated[1] is not told[-1][1] or self._has_speaker(stated[0])):
                told.append(stated)
            start = stop
        return told

    def _is_captioned(self, sentence: Sentence) -> bool:
        """`- Đồng chí Lê An (Chi bộ Đông): mức phí còn cao; đề nghị giảm`: who speaks stands before a colon."""
        index = bisect_left(self._persons, sentence.start, key=lambda one: one.start)
        person = self._persons[index] if index < len(self._persons) else None
        if person is None or person.start - sentence.start > LONGEST_OPENING or person.end > sentence.end:
            return False
        return _CAPTION.match(self._lower, max(person.end, person.last), sentence.end) is not None

    def _has_speaker(self, said: Said) -> bool:
        """Whether who speaks stands in the part itself, if only as `các ý kiến`."""
        voiced = last_of(statement_words().voice, self._before_verb(said)) >= 0
        return said.begin == said.part.start and (voiced or self._speaker(said) is not None)

    def _judged(self, part: Sentence, begin: int, last: StatementKind) -> Iterator[tuple[Said, StatementKind]]:
        """The verbs that make a statement of a part of a sentence, with what they make of it; the subject is sought
        from `begin` on."""
        for said in self._said(part, begin):
            subject = self._subject(said, last)
            kind = KINDS[said.role](subject) if subject is not None else None
            if kind is None and self._reply(said) is not None:
                kind = StatementKind.ANSWER
            if kind is not None:
                yield said, kind

    def _reply(self, said: Said) -> Reply | None:
        """Who answers behind a verb of answering that opens the sentence, and does no more than answer."""
        if said.role != "answers":
            return None
        reply = reply_at(self._seen, self._persons, said.begin, (said.start, said.end), said.part.end)
        if reply is None:
            return None
        index = bisect_left(self._verbs, (reply.start, 0))
        after = self._verbs[index : index + 1]
        roles = (_roles()[one_spaced(self._lower[slice(*verb)])] for verb in after if verb[1] <= said.part.end)
        return None if DIRECTING.intersection(roles) else reply

    def _said(self, part: Sentence, begin: int) -> Iterator[Said]:
        """The words of saying in a part of a sentence that are verbs there."""
        for at in range(bisect_left(self._verbs, (part.start, 0)), len(self._verbs)):
            start, end = self._verbs[at]
            if end > part.end:
                return
            role = _roles()[one_spaced(self._lower[start:end])]
            before = self._lower[max(part.start, start - LONGEST_TELL) : start]
            after = self._lower[end : end + LONGEST_TELL]
            whole = role not in TRANSITIVE or _OBJECT.match(after) is not None
            if role == "told":
                whole = _leads_in(self._lower[end : part.end])
            elif role == "directs":
                whole = whole and not _says_who_assigned(self._lower, part, start, end)
            if role == "according" or (whole and not _is_noun(before, after)):
                yield Said(part, begin, start, end, role)

    def _subject(self, said: Said, last: StatementKind) -> Subject | None:
        """Who stands before a verb; None where opinions are only counted."""
        words = self._before_verb(said)
        if statement_words().counts.search(words):
            return None
        asks = said.role == "asks"
        above = asks and asks_from_above(self._lower, said.begin, (said.start, said.end), said.part.end)
        return Subject(words, last, mentioned=self._names_someone(said), above=above)

    def _before_verb(self, said: Said) -> str:
        return self._lower[max(said.begin, said.start - LONGEST_SUBJECT) : said.start]

    def _names_someone(self, said: Said) -> bool:
        """Whether a person or a body is named before the verb."""
        first = bisect_left(self._bodies, said.begin)
        named = first < len(self._bodies) and self._bodies[first] < said.start
        return named or self._before(said, self._persons) is not None

    def _before(self, said: Said, named: Sequence[Starting]) -> Starting | None:
        """What is named last between the start of the sentence and its verb."""
        index = bisect_left(named, said.start, key=lambda one: one.start) - 1
        return named[index] if index >= 0 and named[index].start >= said.begin else None

    def _stated(self, said: Said, kind: StatementKind, start: int, stop: int) -> Iterator[Statement]:
        """What a stretch states: each opinion or direction of a list is one of its own, with its words and place."""
        whole = self._statement(said, kind, start, stop)
        listed: list[tuple[int, int]] = []
        if kind is StatementKind.OPINION:
            listed = opinions_listed(self._lower, said.end, start, stop)
        elif kind is StatementKind.DIRECTION:
            listed = directions_listed(self._source, said.end, start, stop)
        if len(listed) < MANY:
            yield whole
        else:
            yield from self._each(said, whole, listed)

    def _each(self, said: Said, whole: Statement, listed: Sequence[tuple[int, int]]) -> Iterator[Statement]:
        """The parts of a list, each a statement like the whole; what an opinion opens with is its topic."""
        for number, (first, last) in enumerate(listed):
            colon = self._lower.find(":", said.end, last) + 1
            words = first if number else colon or said.end
            opening = _CLAUSE.split(self._source.spelled[words:last].strip()[:LONGEST_TOPIC])[0].strip() or None
            about = None if number else whole.topic
            place = self._first_place(words, last)
            yield replace(
                whole,
                span=self._source.original(*_bare(self._lower, first, last)),
                place=place.name if place else None,
                topic=opening if whole.kind is StatementKind.OPINION else about,
            )

    def _first_place(self, start: int, stop: int) -> Place | None:
        """The place named first in a stretch."""
        index = bisect_left(self._places, start, key=lambda one: one.start)
        return next((place for place in self._places[index : index + 1] if place.start < stop), None)

    def _statement(self, said: Said, kind: StatementKind, start: int, stop: int) -> Statement:
        reply = self._reply(said) if kind is StatementKind.ANSWER else None
        place = self._before(said, self._places) if reply is None else self._first_place(said.end, reply.start)
        return Statement(
            kind,
            self._source.original(*_bare(self._lower, start, stop)),
            speaker=reply.speaker if reply else self._speaker(said),
            place=place.name if place else None,
            topic=self._topic(said, kind),
            section=self._sections[said.part.line],
        )

    def _speaker(self, said: Said) -> str | None:
        """The person named last before the verb, else the words from the one who speaks on."""
        person = self._before(said, self._persons)
        if person is not None:
            return person.name
        subject = self._before_verb(said)
        start = max(last_of(statement_words().voice, subject), last_of(statement_words().leader, subject))
        if start < 0:
            return None
        first = said.start - len(subject) + start
        words = _without_verb(_CLAUSE.split(self._source.spelled[first : said.start])[0]).split()
        if " ".join(words).lower() in statement_words().address:
            return self._named_before(said) or self._spoke or " ".join(words)
        if statement_words().unnamed.fullmatch(" ".join(words).lower()):
            return None
        return " ".join(words) if 0 < len(words) <= MOST_WORDS else None

    def _named_before(self, said: Said) -> str | None:
        """The person named last before in the same paragraph: `Đồng chí chỉ đạo …`"""
        index = bisect_left(self._persons, said.start, key=lambda one: one.start) - 1
        line = self._layout.lines[said.part.line]
        return self._persons[index].name if index >= 0 and self._persons[index].start >= line.start else None

    def _topic(self, said: Said, kind: StatementKind) -> str | None:
        """What follows the word for `about`, to the end of its clause; of a direction only right behind its verb: in
        `giao Ban Tổ chức mở lớp nhận thức về Đảng` the word belongs to the work."""
        limit = min(said.part.end, said.end + 2 * LONGEST_TOPIC)
        about = statement_words().about.search(self._lower, said.end, limit)
        if about is None:
            return None
        before = self._lower[said.end : about.start()].split()
        if kind is StatementKind.DIRECTION and len(before) > MOST_BEFORE_TOPIC:
            return None
        return self._clause(about.end(), min(about.end() + LONGEST_TOPIC, limit))

    def _clause(self, start: int, stop: int) -> str | None:
        """The words up to the next stop or comma."""
        return " ".join(_CLAUSE.split(self._source.spelled[start:stop])[0].split()) or None


def _without_verb(words: str) -> str:
    """The words for somebody without what he does: `Ban Thường vụ Đảng ủy | tiếp tục lãnh đạo`, no `Ban Tổ chức`"""
    verb = statement_words().does_behind.search(words.lower().rstrip())
    return words if verb is None or not words[verb.start() : verb.end()].islower() else words[: verb.start()]


def _bare(lower: str, start: int, stop: int) -> tuple[int, int]:
    """A stretch without the spaces around it and the semicolon at its end."""
    words = lower[start:stop]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip(" \n;"))


def _leads_in(after: str) -> bool:
    """Whether what stands behind a word of asking leads in a list of duties: `nhiệm vụ sau:`, and no `chỉ tiêu sau:`"""
    nouns = (statement_words().noun_after.match(after, word.start(), len(after)) for word in _WORD.finditer(after))
    return _LEADS_IN.match(after) is not None and not any(nouns)


def _says_who_assigned(lower: str, part: Sentence, start: int, end: int) -> bool:
    """`đạt 57% dự toán HĐND xã giao`: behind a plan, and with nobody behind it, the verb only says whose plan it is."""
    plan = statement_words().plan_of.search(lower, max(part.start, start - LONGEST_PLAN), start)
    return plan is not None and task_words().owner.match(lower, end + 1, part.end) is None


def _is_noun(before: str, after: str) -> bool:
    """Whether a word of saying names a thing, or tells of what is over: by the words right beside it."""
    words = statement_words()
    if words.noun_before.search(before) or (_COUNT.search(before) and not words.numbered.search(before)):
        return True
    start = len(after) - len(after.lstrip())
    return words.noun_after.match(after, start, len(after)) is not None


@cache
def _roles() -> Mapping[str, str]:
    entries = (entry for entry in table("statements") if entry.fact("kind") in KINDS)
    return {folded(form): entry.fact("kind") for entry in entries for form in entry.forms}


@cache
def _verbs() -> re.Pattern[str]:
    return scanner(_roles())
