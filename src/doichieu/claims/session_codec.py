"""What a document says of a session, of people and of duties, as JSON and back.

Kind, place and groups of a session, its agenda and its votes came later than the rest: a reading that was stored
without them has none.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from doichieu.claims.sessions import (
    AgendaItem,
    AgendaKind,
    SessionFrame,
    SessionKind,
    Statement,
    StatementKind,
    Task,
    Vote,
    VoteMethod,
)
from doichieu.claims.values_codec import (
    JSON,
    day_from_json,
    day_to_json,
    plain,
    span_from_json,
    span_to_json,
    to_decimal,
)


def conference_to_json(frame: SessionFrame) -> JSON:
    """The session frame, with the field names of the contract."""
    return {
        "body": frame.body,
        "ordinal": frame.ordinal,
        "tenure": frame.tenure,
        "term": list(frame.term) if frame.term else None,
        "dates": [day.isoformat() for day in frame.dates],
        "extended": frame.extended,
        "chairs": list(frame.chairs),
        "adopted_share": plain(frame.adopted_share),
        "kind": frame.kind.value if frame.kind else None,
        "place": frame.place,
        "groups": frame.groups,
    }


def conference_from_json(data: Mapping[str, Any]) -> SessionFrame:
    """The session frame that `conference_to_json` wrote."""
    first_and_last, kind = data["term"], data.get("kind")
    return SessionFrame(
        body=data["body"],
        ordinal=data["ordinal"],
        tenure=data["tenure"],
        term=(first_and_last[0], first_and_last[1]) if first_and_last else None,
        dates=tuple(map(date.fromisoformat, data["dates"])),
        extended=data["extended"],
        chairs=tuple(data["chairs"]),
        adopted_share=to_decimal(data["adopted_share"]),
        kind=SessionKind(kind) if kind else None,
        place=data.get("place"),
        groups=data.get("groups"),
    )


def agenda_item_to_json(item: AgendaItem) -> JSON:
    """One item of the agenda."""
    facts = {"quote": item.quote, "title": item.title, "presenter": item.presenter}
    return {"kind": item.kind.value, **facts, **span_to_json(item.span)}


def agenda_item_from_json(data: JSON) -> AgendaItem:
    """The item that `agenda_item_to_json` wrote."""
    return AgendaItem(span_from_json(data), data["quote"], AgendaKind(data["kind"]), data["title"], data["presenter"])


VOTE_FIELDS = ("quote", "what", "votes_for", "votes_cast", "votes_against", "abstained")


def vote_to_json(vote: Vote) -> JSON:
    """One vote."""
    facts = {name: getattr(vote, name) for name in VOTE_FIELDS}
    method = vote.method.value if vote.method else None
    return {**facts, "share": plain(vote.share), "method": method, **span_to_json(vote.span)}


def vote_from_json(data: JSON) -> Vote:
    """The vote that `vote_to_json` wrote."""
    facts = {name: data[name] for name in VOTE_FIELDS}
    method = VoteMethod(data["method"]) if data["method"] else None
    return Vote(span_from_json(data), share=to_decimal(data["share"]), method=method, **facts)


def task_to_json(task: Task) -> JSON:
    """One duty; who joins in and what is to come of it only where the text says so."""
    said = {"co_workers": list(task.co_workers), "deliverable": task.deliverable}
    facts = {"quote": task.quote, **span_to_json(task.span), "owner": task.owner, "due": day_to_json(task.due)}
    return facts | {name: value for name, value in said.items() if value}


def task_from_json(data: JSON) -> Task:
    """The duty that `task_to_json` wrote."""
    return Task(
        span_from_json(data),
        data["quote"],
        data["owner"],
        day_from_json(data["due"]),
        co_workers=tuple(data.get("co_workers", ())),
        deliverable=data.get("deliverable"),
    )


STATEMENT_FIELDS = ("speaker", "place", "topic", "section")


def statement_to_json(statement: Statement) -> JSON:
    """One opinion, answer or direction."""
    facts = {name: getattr(statement, name) for name in STATEMENT_FIELDS}
    return {"kind": statement.kind.value, **facts, **span_to_json(statement.span)}


def statement_from_json(data: JSON) -> Statement:
    """The statement that `statement_to_json` wrote."""
    facts = {name: data[name] for name in STATEMENT_FIELDS}
    return Statement(StatementKind(data["kind"]), span_from_json(data), **facts)
