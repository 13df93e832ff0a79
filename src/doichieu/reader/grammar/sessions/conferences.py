"""The session that a document reports on: whose, which, when, who chaired it, and how it voted."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from doichieu.claims import SessionFrame
from doichieu.reader.grammar.names.bodies import Body
from doichieu.reader.grammar.names.ordinals import ordinal_pattern, tenure_pattern
from doichieu.reader.grammar.sessions.conduct import Named, adopted_share, chairs
from doichieu.reader.grammar.sessions.fields import (
    Session,
    Stated,
    day_in,
    extended_in,
    fullest,
    ordinal_in,
    session_days,
    session_words,
    telling,
    tenure,
    term,
)
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.sessions.setting import groups_of, kind_of, place_of
from doichieu.reader.grammar.text.phrases import one_spaced
from doichieu.reader.grammar.text.segments import Sentence
from doichieu.reader.grammar.text.sources import Source

_BRACKETS = re.compile(r"\([^()]*\)")
LEAD = 12  # sentences and headings at the head of a document in which its session is introduced
LONGEST_SENTENCE = 2000  # signs of a sentence that are read for a session
FURTHEST = 200  # signs that may part a body from its session
ATTENDING = 12  # signs of the words for coming to a congress
WORDS_BEFORE_VERB = 2  # between a congress and the verb of its being held
FAR = 99  # words: more than ever part a body from its session


def introduced_session(seen: Seen) -> Session | None:
    """The session that the head of the document introduces; None where it reports on none.

    It takes a body with a word for a session right by it, and an ordinal or a day in the same sentence.
    """
    best: Session | None = None
    for sentence in _candidates(seen):
        for found in _sessions(seen, sentence):
            if best is None or found.score > best.score:
                best = found
    return best


def _candidates(seen: Seen) -> Iterator[Sentence]:
    """The head of the document, and the sentence of a resolution that says which session adopted it."""
    for sentence in seen.layout.sentences[:LEAD]:
        yield Sentence(sentence.start, min(sentence.end, sentence.start + LONGEST_SENTENCE), sentence.line)
    for sentence in seen.layout.sentences[LEAD:]:
        if session_words().adopting.match(seen.source.lower, sentence.start, sentence.end):
            yield sentence


def _sessions(seen: Seen, sentence: Sentence) -> Iterator[Session]:
    """Every session that a sentence tells of: a word for one with its body right by it, numbered or dated."""
    first = bisect_left(seen.bodies, sentence.start, key=lambda body: body.start)
    near = seen.bodies[first : bisect_left(seen.bodies, sentence.end, lo=first, key=lambda body: body.start)]
    if not near:
        return
    elsewhere = session_words().no_session.search(seen.source.lower, sentence.start, sentence.end)
    for noun in session_words().noun.finditer(seen.source.lower, sentence.start, sentence.end):
        if elsewhere is not None and elsewhere.start() < noun.start():
            return
        gathering = session_words().gathering.match(seen.source.lower, noun.start())
        told_of = gathering is None and not _only_mentioned(seen.source, sentence, noun)
        session = _session(seen, sentence, near, noun) if told_of else None
        if session is not None:
            yield session


def _only_mentioned(source: Source, sentence: Sentence, noun: re.Match[str]) -> bool:
    """`Thực hiện Kết luận của kỳ họp thứ 4, Phòng Kinh tế đã …`: what it handed out is carried out."""
    carried = session_words().carried_out.search(source.lower, sentence.start, noun.start())
    return carried is not None and session_words().held.search(source.lower, carried.start(), noun.start()) is None


def _numbered(seen: Seen, sentence: Sentence, *, congress: bool = False) -> bool:
    return ordinal_in(seen.source, sentence, of_congress=congress) is not None


def _session(seen: Seen, sentence: Sentence, near: Sequence[Body], noun: re.Match[str]) -> Session | None:
    """The session that one word for a session or congress tells of: dated, numbered not in passing, or just held."""
    body, holder = _body_of(seen, near, noun)
    body = body or _body_of_chair(seen, near, noun)
    congress = one_spaced(noun[0]) not in session_words().sessions
    if body is None or (congress and not _is_held(seen, sentence, noun, body)):
        return None
    review = one_spaced(noun[0]) in session_words().reviews
    if review and not _reviews(seen, body, noun):
        return None
    numbered = _numbered(seen, sentence, congress=congress)
    dated = day_in(seen, sentence, noun.start()) is not None
    in_passing = session_words().at.search(seen.source.lower, max(noun.start() - 8, 0), noun.start()) is not None
    if not dated and (not numbered or in_passing or congress or review) and not _just_held(seen, body, noun):
        return None
    placed = body.place is not None or (holder is not None and holder.place is not None)
    score = 4 * numbered + 4 * dated + (6 if body.start > noun.start() else 4) - 4 * congress + placed
    return Session(sentence, noun.start(), body, holder, score, congress)


def _reviews(seen: Seen, body: Body, noun: re.Match[str]) -> bool:
    """`Sáng 23/8, Phòng Y tế huyện tổng kết …`: a body that stands right before, and nothing of it: `văn bản của …`"""
    of_it = session_words().of_right_before.search(seen.source.lower, max(body.start - 8, 0), body.start)
    return of_it is None and body.end <= noun.start() and _between(seen.source, body.end, noun.start()) == 0


def _just_held(seen: Seen, body: Body, noun: re.Match[str]) -> bool:
    """`Huyện ủy Yên Lạc vừa tổ chức hội nghị`: news of a session that tells no day."""
    return session_words().just.search(seen.source.lower, body.end, noun.start()) is not None


def _is_held(seen: Seen, sentence: Sentence, noun: re.Match[str], body: Body) -> bool:
    """Whether a congress is said to take place: `tổ chức Đại hội …`, `Đại hội … đã diễn ra`, not its resolution; or
    that delegates came to it: `145 đại biểu về dự Đại hội …`."""
    end = max(noun.end(), body.end)
    if session_words().attended.search(seen.source.lower, max(noun.start() - ATTENDING, sentence.start), noun.start()):
        return True
    for verb in session_words().held.finditer(seen.source.lower, sentence.start, sentence.end):
        if verb.end() <= noun.start() and _between(seen.source, verb.end(), noun.start()) == 0:
            return True
        if verb.start() >= end and _between(seen.source, end, verb.start()) <= WORDS_BEFORE_VERB:
            return True
    return False


def _body_of(seen: Seen, near: Sequence[Body], noun: re.Match[str]) -> tuple[Body | None, Body | None]:
    """The body of a session, after the word for it or else before, and the one that holds it where both stand."""
    after = next((body for body in near if body.start >= noun.end()), None)
    before = next((body for body in reversed(near) if body.end <= noun.start()), None)
    after = after if after and _between(seen.source, noun.end(), after.start) <= 1 else None
    before = before if before and _between(seen.source, before.end, noun.start()) <= 3 else None
    return after or before, before if after else None


def _body_of_chair(seen: Seen, near: Sequence[Body], noun: re.Match[str]) -> Body | None:
    """`đồng chí Lê An, Chủ tịch UBND tỉnh chủ trì cuộc họp`: the first body in the posts of the one who chairs"""
    first = near[0].start
    chairs = session_words().chairs.search(seen.source.lower, min(first, noun.start()), noun.start())
    return next((body for body in near if body.end <= chairs.start()), None) if chairs else None


def _between(source: Source, start: int, end: int) -> int:
    """How many words part a body from a word for a session, those aside that belong there: khóa, lần thứ, tổ chức."""
    if end - start > FURTHEST:
        return FAR
    rest = _BRACKETS.sub(" ", source.lower[start:end])
    if not rest.strip():
        return 0
    if re.search(r"[.;:] ", rest):
        return FAR
    words = session_words()
    for pattern in (ordinal_pattern(), tenure_pattern(), words.term, words.filler, words.session):
        rest = pattern.sub(" ", rest)
    return len(re.findall(r"[^\W\d_]+", rest))


def session_frame(seen: Seen, session: Session, named: Sequence[Named]) -> tuple[SessionFrame, list[Stated]]:
    """The session's fields, and where each is stated; `named` says where people are named, in order."""
    source = seen.source
    body = fullest(seen, session)
    sentences = telling(seen, session)
    ordinal = _first(ordinal_in(source, sentence, of_congress=session.is_congress) for sentence in sentences)
    numeral = tenure(seen, session)
    days = session_days(seen, session, LEAD)
    years = term(seen, session, numeral, days)
    extended = _first(extended_in(seen, sentence) for sentence in telling(seen, session))
    chairing = chairs(seen, named)
    share = adopted_share(seen, session)
    kind, place, groups = kind_of(session), place_of(seen), groups_of(seen, session)
    named_kind = Stated("kind", kind.value, body.start, body.end) if kind else None
    stated = [Stated("body", body.text(source), body.start, body.end), ordinal, numeral, years, *days, extended]
    frame = SessionFrame(
        body=body.text(source),
        ordinal=int(ordinal.value) if ordinal else None,
        tenure=numeral.value if numeral else None,
        term=(int(years.value[:4]), int(years.value[5:])) if years else None,
        dates=tuple(dict.fromkeys(date.fromisoformat(day.value) for day in days)),
        extended=extended is not None,
        chairs=tuple(chair.value for chair in chairing),
        adopted_share=Decimal(share.value) if share else None,
        kind=kind,
        place=place.value if place else None,
        groups=int(groups.value) if groups else None,
    )
    return frame, [found for found in (*stated, *chairing, share, named_kind, place, groups) if found is not None]


def _first(found: Iterable[Stated | None]) -> Stated | None:
    return next((stated for stated in found if stated is not None), None)
