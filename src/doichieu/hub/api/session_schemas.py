"""What the API says of sessions."""

from typing import Self

from ninja import Schema

from doichieu.hub.api.schemas import Exact, exact
from doichieu.hub.conferences.models import Conference
from doichieu.hub.conferences.names import session_name
from doichieu.hub.conferences.records import (
    AgendaOnRecord,
    ConferencePage,
    Fact,
    OpinionOnRecord,
    ParticipantOnRecord,
    Quoted,
    SaidOnRecord,
    VoteOnRecord,
)


class SessionOut(Schema):
    id: int
    name: str
    kind: str
    body: str
    ordinal: int | None
    tenure: str
    term: list[int] | None
    days: list[str]
    held_at: str
    extended: bool
    place: str | None

    @classmethod
    def of(cls, row: Conference) -> Self:
        return cls(
            id=row.pk,
            name=session_name(row),
            kind=row.kind,
            body=row.body,
            ordinal=row.ordinal,
            tenure=row.tenure,
            term=[row.term_first, row.term_last] if row.term_first and row.term_last else None,
            days=row.days,
            held_at=row.place,
            extended=row.extended,
            place=row.locality.slug if row.locality else None,
        )


class PlaceQuoted(Schema):
    document: int
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, place: Quoted | None) -> Self | None:
        if place is None:
            return None
        return cls(document=place.document.pk, start=place.span.start, end=place.span.end, quote=place.quote)


class FactOut(Schema):
    field: str
    values: list[str]
    put_down: bool  # by hand, in place of what documents say
    stated: list[PlaceQuoted]

    @classmethod
    def of(cls, fact: Fact) -> Self:
        places = (PlaceQuoted.of(place) for field in fact.stated for place in field.places)
        return cls(
            field=fact.name,
            values=list(fact.values),
            put_down=fact.by is not None,
            stated=[place for place in places if place],
        )


class ParticipantOut(Schema):
    role: str
    name: str
    post: str
    people: int
    absent: bool

    @classmethod
    def of(cls, each: ParticipantOnRecord) -> Self:
        return cls(**{name: getattr(each, name) for name in ("role", "name", "post", "people", "absent")})


class AgendaOut(Schema):
    kind: str
    title: str
    presenter: str
    paper: int | None
    place: PlaceQuoted | None

    @classmethod
    def of(cls, item: AgendaOnRecord) -> Self:
        return cls(
            kind=item.kind,
            title=item.title,
            presenter=item.presenter,
            paper=item.paper.pk if item.paper else None,
            place=PlaceQuoted.of(item.place),
        )


class VoteOut(Schema):
    what: str
    record: int | None
    votes_for: int | None
    votes_cast: int | None
    votes_against: int | None
    abstained: int | None
    share: Exact | None
    method: str
    place: PlaceQuoted | None

    @classmethod
    def of(cls, vote: VoteOnRecord) -> Self:
        same = ("what", "votes_for", "votes_cast", "votes_against", "abstained", "method")
        return cls(
            **{name: getattr(vote, name) for name in same},
            record=vote.instrument.pk if vote.instrument else None,
            share=exact(vote.share),
            place=PlaceQuoted.of(vote.place),
        )


class SaidOut(Schema):
    kind: str
    words: str
    speaker: str
    from_place: str
    topic: str
    section: str
    from_above: bool
    place: PlaceQuoted | None

    @classmethod
    def of(cls, said: SaidOnRecord) -> Self:
        same = ("kind", "words", "speaker", "topic", "section", "from_above")
        return cls(
            **{name: getattr(said, name) for name in same},
            from_place=said.place_name,
            place=PlaceQuoted.of(said.place),
        )


class AnswerOut(SaidOut):
    confirmed: bool
    why: str


class OpinionOut(SaidOut):
    answers: list[AnswerOut]

    @classmethod
    def whole(cls, opinion: OpinionOnRecord) -> Self:
        answers = [
            AnswerOut(**SaidOut.of(link.answer).dict(), confirmed=link.confirmed, why=link.why.value)
            for link in opinion.answers
        ]
        return cls(**SaidOut.of(opinion.said).dict(), answers=answers)


class SessionWhole(SessionOut):
    documents: list[int]
    facts: list[FactOut]
    participants: list[ParticipantOut]
    agenda: list[AgendaOut]
    opinions: list[OpinionOut]
    answers: list[SaidOut]  # that belong to no opinion
    directions: list[SaidOut]
    summaries: list[SaidOut]
    votes: list[VoteOut]

    @classmethod
    def told(cls, page: ConferencePage) -> Self:
        return cls(
            **SessionOut.of(page.conference).dict(),
            documents=[source.document.pk for source in page.sources],
            facts=[FactOut.of(each) for each in page.facts],
            participants=[ParticipantOut.of(each) for each in page.participants],
            agenda=[AgendaOut.of(each) for each in page.agenda],
            opinions=[OpinionOut.whole(each) for each in page.opinions],
            answers=[SaidOut.of(each) for each in page.answers],
            directions=[SaidOut.of(each) for each in page.directions],
            summaries=[SaidOut.of(each) for each in page.summaries],
            votes=[VoteOut.of(each) for each in page.votes],
        )
