"""What a session heard, discussed, presented or adopted, and who presented it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import NamedTuple

from doichieu.claims import AgendaItem, AgendaKind
from doichieu.lexicon.search import words_alone
from doichieu.reader.grammar.names.bodies import Body
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.agenda_papers import (
    Paper,
    clause_end,
    first_paper,
    is_bare,
    named_papers,
    paper_at,
    papers_in,
    trimmed,
)
from doichieu.reader.grammar.sessions.agenda_words import ALONE, agenda_roles, agenda_words
from doichieu.reader.grammar.sessions.conduct import Named
from doichieu.reader.grammar.sessions.fields import Session
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.phrases import one_spaced, trie_pattern
from doichieu.reader.grammar.text.segments import LineKind, Sentence

NEAR = 60  # signs between a speech and the one who holds it
FAR = 200  # signs between `báo cáo tại hội nghị` and the one who reports
LONGEST_FILLER = 90  # signs between someone and the verb of presenting
ASSEMBLIES = frozenset(("council", "party executive", "party committee"))  # they adopt; they present nothing
OF_ITSELF = frozenset(("speech", "questioning", "matters", "weighs"))  # roles of words that are no verb of someone's
OF_THEMSELVES = frozenset((AgendaKind.APPRAISAL, AgendaKind.PETITION))  # the word says what they are
LONGEST_MARK = 30  # signs of a mark and the words that go on behind it
OPENING = 4  # signs before a body that opens its sentence
SILENT = (LineKind.ROW, LineKind.FURNITURE)


class Act(NamedTuple):
    """A verb of hearing, adopting, presenting or speaking; offsets count in the copies of the source."""

    role: str
    first: int  # where the one who presents begins, else the verb
    start: int
    end: int
    presenter: str | None = None


def agenda(seen: Seen, session: Session, named: Sequence[Named]) -> tuple[AgendaItem, ...]:
    """Every item that the document tells of, once, in order; `named` says where people are named, in order."""
    return _merged(_Walk(seen, session, named).items())


class _Walk:
    """One walk over the sentences that tell what the session did."""

    def __init__(self, seen: Seen, session: Session, named: Sequence[Named]) -> None:
        self._seen, self._session, self._named = seen, session, named
        self._lower, self._layout = seen.source.lower, seen.layout
        self._assembly = _assembly(_own_assembly(session))

    def items(self) -> Iterator[AgendaItem]:
        """The items of all sentences, those told twice included."""
        anchors = agenda_words().anchor.finditer(self._lower)
        for index, found in groupby(anchors, key=lambda match: self._layout.sentence_at(match.start())):
            if index < 0:
                continue
            sentence = self._layout.sentences[index]
            if self._layout.lines[sentence.line].kind in SILENT or self._layout.in_furniture(sentence.start):
                continue
            yield from self._of_sentence(sentence, found)

    def _of_sentence(self, sentence: Sentence, found: Iterable[re.Match[str]]) -> Iterator[AgendaItem]:
        acts = list(self._acts(sentence, found))
        introduces = sentence.start <= self._session.noun < sentence.end
        if introduces and acts and self._leads_in(acts[-1], sentence):
            return
        if introduces:
            yield from self._purposes(sentence, acts[0].first if acts else sentence.end)
        if not acts:
            yield from self._presented(sentence)
            return
        for act, stop in zip(acts, [*(act.first for act in acts[1:]), sentence.end], strict=True):
            yield from self._done(act, stop)

    def _leads_in(self, act: Act, sentence: Sentence) -> bool:
        """Whether the last paper of a sentence leads in its own words: `ban hành Nghị quyết với các nội dung sau:`"""
        papers = papers_in(self._lower, act.end, sentence.end)
        return bool(papers) and _LEADS_IN.match(self._lower, papers[-1].end, sentence.end) is not None

    def _done(self, act: Act, stop: int) -> Iterator[AgendaItem]:
        """The items of one act, which ends before the next."""
        if act.role == "speech":
            yield self._item(AgendaKind.SPEECH, act.start, act.end, act.presenter)
        elif act.role == "reported":
            yield self._item(AgendaKind.REPORT, act.start, act.end, act.presenter)
        elif act.role == "questioning":
            end = clause_end(self._lower, act.end, stop)
            lasting = agenda_words().lasting.search(self._lower, act.end, end)
            yield self._item(AgendaKind.QUESTIONING, act.start, lasting.start() if lasting else end, act.presenter)
        elif act.role == "reports":
            yield from self._reported(act, stop)
        else:
            for paper in named_papers(self._lower, papers_in(self._lower, act.end, stop)):
                told = act.presenter is not None and paper.kind in OF_THEMSELVES
                if paper.kind is not None and (told or not is_bare(self._lower, paper)):
                    who = self._of_whom(paper) if act.role == "weighs" else act.presenter
                    yield self._paper(paper.kind, paper, who)

    def _reported(self, act: Act, stop: int) -> Iterator[AgendaItem]:
        """`UBND huyện báo cáo về A; tiến độ B; báo cáo C`: each its own; none of `nghe Sở Tài chính báo cáo, …`"""
        start = act.start
        if self._lower.startswith(",", act.end):
            return
        for piece in re.finditer(r"[^;]+", self._lower[start:stop]):
            here = start + piece.start() + len(piece[0]) - len(piece[0].lstrip())
            paper = paper_at(self._lower, here, stop) if here > start else None
            kind = paper.kind if paper and paper.kind else AgendaKind.REPORT
            if (end := trimmed(self._lower, here, start + piece.end())) > here:
                yield self._item(kind, here, end, act.presenter)

    def _presented(self, sentence: Sentence) -> Iterator[AgendaItem]:
        """`1. Báo cáo … do ông … trình bày`: an item of a programme, without a verb of hearing"""
        paper = paper_at(self._lower, self._head(sentence), sentence.end)
        if paper is not None and paper.kind is not None and self._by(paper) is not None:
            yield self._paper(paper.kind, paper, None)

    def _paper(self, kind: AgendaKind, paper: Paper, presenter: str | None) -> AgendaItem:
        by = self._by(paper)
        if by is None:
            return self._item(kind, paper.start, paper.end, presenter)
        return self._item(kind, paper.start, by[1], by[0])

    def _of_whom(self, paper: Paper) -> str | None:
        """Whose paper it is: `Tờ trình số 5/TTr-UBND của UBND xã về …`"""
        for body in self._seen.bodies[bisect_left(self._seen.bodies, paper.start, key=lambda body: body.start) :]:
            if body.start >= paper.end:
                return None
            if agenda_words().of_right_before.search(self._lower, paper.start, body.start):
                return body.text(self._seen.source)
        return None

    def _by(self, paper: Paper) -> tuple[str, int] | None:
        """Who presents a paper by the words behind it, and where its title ends: `do … trình bày`"""
        match = agenda_words().by.search(self._lower, paper.start, paper.end)
        if match is None:
            return None
        who = self._behind(match.end(), paper.end, LONGEST_FILLER)
        return (who, trimmed(self._lower, paper.start, match.start())) if who else None

    def _item(self, kind: AgendaKind, start: int, end: int, presenter: str | None) -> AgendaItem:
        source = self._seen.source
        span = source.original(start, end)
        return AgendaItem(span, span.of(source.text), kind, " ".join(source.spelled[start:end].split()), presenter)

    def _purposes(self, sentence: Sentence, end: int) -> Iterator[AgendaItem]:
        """What the session is for, in the sentence that introduces it."""
        begin = max(self._session.noun, self._session.body.end if self._session.body.start < sentence.end else 0)
        first = agenda_words().purpose.search(self._lower, begin, end)
        if first is None:
            return
        # what a comma parts from a bare verb is one with it: thảo luận, cho ý kiến
        joints = agenda_words().next_purpose.finditer(self._lower, first.end() + 1, end)
        marks = [first.start(), *(joint.end() for joint in joints)]
        for start, stop in zip(marks, [*marks[1:], end], strict=True):
            joint = agenda_words().last_joint.search(self._lower, start, stop)
            last = trimmed(self._lower, start, joint.start() if joint else stop)
            if last > start and _LEADS_IN.match(self._lower, last, sentence.end) is None:
                yield self._item(AgendaKind.OTHER, start, last, None)

    def _acts(self, sentence: Sentence, found: Iterable[re.Match[str]]) -> Iterator[Act]:
        """The acts of a sentence, from left to right; one that goes on with another stands behind a mark."""
        last: Act | None = None
        for match in found:
            act = self._act(sentence, match, last)
            if act is not None and not agenda_words().asks_for(act.role, self._lower, sentence.start, act.first):
                last = act
                yield act

    def _act(self, sentence: Sentence, match: re.Match[str], last: Act | None) -> Act | None:
        """What one word of session business does in its sentence, None where it is a noun or of another time."""
        roles, (start, end) = agenda_roles()[one_spaced(match[0])], match.span()
        if roles.isdisjoint(ALONE) and first_paper(self._lower, end, sentence.end) is None:
            return None
        mark = agenda_words().mark.search(self._lower, max(sentence.start, start - LONGEST_MARK), start)
        if not roles.isdisjoint(OF_ITSELF):
            return self._act_of_itself(sentence, match, roles, mark.start() if mark else start)
        if last is not None and mark is None and not self._subject(start, sentence.start):
            return None
        act = Act("hears", start, start, end) if "hears" in roles else None
        act = act or self._act_of_someone(sentence, match, roles, last)
        act = act or self._act_of_all(sentence, match, roles, told=last is not None)
        return act._replace(first=min(act.first, mark.start())) if act and mark else act

    def _act_of_itself(self, sentence: Sentence, match: re.Match[str], roles: frozenset[str], first: int) -> Act | None:
        """A speech, a questioning, or papers that are weighed or that the session is about: no verb of someone's."""
        start, end = match.span()
        if "speech" in roles:
            who = self._before(start, sentence.start) or self._behind(end, sentence.end, NEAR)
            return Act("speech", first, start, end, who) if who else None
        if "questioning" in roles:
            return Act("questioning", start, start, end)
        if "matters" in roles:
            return self._act_of_matter(sentence, start)
        return Act("weighs", start, start, end) if start <= self._head(sentence) else None

    def _act_of_matter(self, sentence: Sentence, start: int) -> Act | None:
        """`Một trong những nội dung được kỳ họp thảo luận là nghị quyết …`: what a session is told to be about."""
        for being in agenda_words().being.finditer(self._lower, start, sentence.end):
            if first_paper(self._lower, being.end(), sentence.end) is not None:
                told = self._assembly.search(self._lower, sentence.start, being.start())
                return Act("treats", start, start, being.end()) if told else None
        return None

    def _head(self, sentence: Sentence) -> int:
        """Where the words of a sentence begin, behind the mark of a list."""
        return max(sentence.start, self._layout.lines[sentence.line].body)

    def _act_of_someone(
        self, sentence: Sentence, match: re.Match[str], roles: frozenset[str], last: Act | None
    ) -> Act | None:
        """Someone presents a paper, or reports; a further paper may go on without the name."""
        start, end = match.span()
        subject = self._subject(start, sentence.start)
        if subject is None and "reports" in roles and agenda_words().occasion_behind.match(self._lower, end):
            who = self._behind(end, sentence.end, FAR)
            return Act("reported", start, start, clause_end(self._lower, end, sentence.end), who) if who else None
        if subject is None and last is not None and last.presenter and "treats" not in roles:
            subject = last.presenter, start
        if subject is None or agenda_words().over.search(self._lower, sentence.start, start):
            return None
        who, first = subject
        if "presents" in roles and first_paper(self._lower, end, sentence.end):
            return Act("presents", first, start, end, who) if self._may_present(who, roles) else None
        return Act("reports", first, start, end, who) if "reports" in roles else None

    def _may_present(self, who: str, roles: frozenset[str]) -> bool:
        """Whether someone who `thông qua` a paper reads it out: a person does, a body adopts it."""
        return "treats" not in roles or any(one.name == who for one in self._named)

    def _act_of_all(self, sentence: Sentence, match: re.Match[str], roles: frozenset[str], *, told: bool) -> Act | None:
        """The session discusses, considers or adopts a paper."""
        start, end = match.span()
        if "treats" not in roles or first_paper(self._lower, end, sentence.end) is None:
            return None
        words, begin = agenda_words(), sentence.start
        here = (
            told or words.occasion.search(self._lower, begin, start) or self._assembly.search(self._lower, begin, start)
        )
        if not here or self._of_others(sentence) or words.over.search(self._lower, begin, start):
            return None
        return Act("treats", start, start, end)

    def _of_others(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with the body of other sessions: `HĐND huyện tổ chức kỳ họp …` in a Party paper."""
        body = self._body_before(sentence.start + OPENING, sentence.start)
        return body is not None and body.family in ASSEMBLIES and _owner(body) != _owner(self._session.body)

    def _subject(self, verb: int, begin: int) -> tuple[str, int] | None:
        """The person or body right before a verb of presenting, and where it begins."""
        index = bisect_left(self._named, verb, key=lambda one: one.start) - 1
        person = self._named[index] if index >= 0 and self._named[index].start >= begin else None
        if person is not None and self._joins(max(person.end, person.last), verb):
            address = agenda_words().address.search(self._lower, max(person.first - 24, begin), person.first)
            return person.name, address.start() if address else person.first
        body = self._body_before(verb, begin)
        if body is not None and body.family not in ASSEMBLIES and self._joins(body.end, verb):
            of_another = agenda_words().of_right_before.search(self._lower, begin, body.start)
            if of_another and "," in self._lower[body.end : verb]:  # Tờ trình của UBND xã, Báo cáo thẩm tra …
                return None
            return body.text(self._seen.source), body.start
        return None

    def _body_before(self, verb: int, begin: int) -> Body | None:
        index = bisect_left(self._seen.bodies, verb, key=lambda body: body.start) - 1
        body = self._seen.bodies[index] if index >= 0 else None
        return body if body is not None and body.start >= begin else None

    def _joins(self, end: int, verb: int) -> bool:
        """Whether what stands between someone and a verb only leads over: đã, thay mặt …"""
        return verb - end <= LONGEST_FILLER and agenda_words().leads_over.fullmatch(self._lower, end, verb) is not None

    def _before(self, verb: int, begin: int) -> str | None:
        subject = self._subject(verb, begin)
        return subject[0] if subject else None

    def _behind(self, end: int, stop: int, furthest: int) -> str | None:
        """The person named first behind a word, else the body right behind it."""
        index = bisect_left(self._named, end, key=lambda one: one.start)
        person = self._named[index] if index < len(self._named) else None
        if person is not None and person.start < stop and person.first - end <= furthest:
            return person.name
        index = bisect_left(self._seen.bodies, end, key=lambda body: body.start)
        body = self._seen.bodies[index] if index < len(self._seen.bodies) else None
        if body is None or body.start >= stop:
            return None
        joint = agenda_words().of.fullmatch(self._lower, end, body.start)
        near = joint is not None and (body.family not in ASSEMBLIES or joint[0].strip() != "")
        return body.text(self._seen.source) if near else None  # none of `Kết luận hội nghị Ban Chấp hành …`


def _owner(body: Body) -> str:
    return "council" if body.family.startswith("council") else "party"


def _own_assembly(session: Session) -> str:
    """The kind of words by which the session's own body is named, beside those of any session."""
    if session.is_congress:
        return "congress assembly"
    return f"{_owner(session.body)} assembly"


@cache
def _assembly(own: str) -> re.Pattern[str]:
    """Those who hear and adopt; a number of sessions is of others: `đã tổ chức 9 hội nghị quán triệt …`"""
    return re.compile(rf"(?<!\w)(?<![0-9] ){trie_pattern(forms('agenda', 'assembly', own))}")


_LEADS_IN = re.compile(r"\s*:\s*\Z")  # what ends its sentence so is told below: `… ban hành nghị quyết như sau:`
SHORTEST_TITLE = 12  # signs by which one title may be known in a longer one


def _merged(items: Iterator[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Each item once: of two whose titles begin alike the longer, with the one who presents it."""
    found: list[tuple[str, AgendaItem]] = []  # each with its title in plain letters
    for item in items:
        name = words_alone(item.title)
        index = next((n for n, known in enumerate(found) if _is_same(known, (name, item))), None)
        if index is None:
            found.append((name, item))
            continue
        known_name, known = found[index]
        if len(name) > len(known_name) or known.presenter is None:
            longer_name, longer = max(found[index], (name, item), key=lambda one: len(one[0]))
            found[index] = longer_name, replace(longer, presenter=known.presenter or item.presenter)
    return tuple(sorted((item for _, item in found), key=lambda item: item.span))


def _is_same(one: tuple[str, AgendaItem], other: tuple[str, AgendaItem]) -> bool:
    """Whether two items are one: of one kind and presenter, their titles equal or one the beginning of the other."""
    (name, item), (other_name, other_item) = one, other
    presenters = {item.presenter, other_item.presenter} - {None}
    if item.kind is not other_item.kind or len(presenters) > 1:
        return False
    short, long = sorted((name, other_name), key=len)
    return short == long or (len(short) >= SHORTEST_TITLE and long.startswith(f"{short} "))
