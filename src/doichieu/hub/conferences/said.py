"""What was said at a session, from what its documents say and what clerks put down. Pure."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from doichieu.hub.conferences.answering import Link, Uttered, Why, proposed_links
from doichieu.hub.conferences.kept import Signed, signed
from doichieu.hub.conferences.keys import known_as
from doichieu.hub.conferences.models import AnswerEntry, SaidKind, StatementEntry
from doichieu.hub.conferences.overlays import laid_over
from doichieu.hub.conferences.records import (
    AnswerLink,
    OpinionOnRecord,
    Quoted,
    SaidOnRecord,
    SaidWhole,
    StatementOnRecord,
)
from doichieu.hub.conferences.right_behind import right_behind
from doichieu.lexicon import folded

PROSE = "prose"
_MARK = re.compile(r"\A\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[^\W\d_]\)|[-–•+])\s+")  # a clause's number, letter or dash


@dataclass(frozen=True, slots=True)
class SaidInDocuments:
    """What documents tell of what was said."""

    statements: Sequence[StatementOnRecord]
    commitments: Sequence[StatementOnRecord] = ()  # made in the sentence of an opinion or in the next: they answer it


def said_on_record(
    told_of: SaidInDocuments,
    rows: Mapping[str, StatementEntry],
    links: Mapping[str, AnswerEntry],
    guests: Collection[str],
    *,
    inside: bool,
) -> SaidWhole:
    """Opinions with their answers, and everything else that was said.

    guests: folded names of those from the level above. Who spoke is for those inside alone, and so are answers that
    nobody confirmed: outside they stand among the answers that belong to no opinion, and those that the text itself has
    right behind one are named with it.
    """
    said = _every(told_of.statements, rows, guests, inside=inside)
    taken_on = [_read(each, guests) for each in told_of.commitments]
    every = [*said, *taken_on]
    proposed = [*proposed_links([*_uttered(said)]), *_links_within(said, taken_on)]
    found = _held_links(every, proposed, links, inside=inside)
    held = [(link, by) for link, by in found if inside or by is not None]
    unsaid = [link for link, by in found if not inside and by is None]
    untold = {link.opinion for link in unsaid} - {link.opinion for link, _ in held}
    told = [_hidden(each) for each in every] if not inside else every
    by_key = {each.key: each for each in told}
    answered = defaultdict(list)
    for link, by in held:
        answered[link.opinion].append(AnswerLink(by_key[link.answer], link.why, by))
    used = {link.answer for link, _ in held} | {each.key for each in taken_on}
    of = {kind: [each for each in told if each.kind == kind] for kind in (*SaidKind.values, PROSE)}
    return SaidWhole(
        opinions=tuple(
            OpinionOnRecord(each, tuple(answered[each.key]), each.key in untold, right_behind(each, told, unsaid))
            for each in of[SaidKind.OPINION]
        ),
        answers=tuple(each for each in of[SaidKind.ANSWER] if each.key not in used),
        directions=tuple(of[SaidKind.DIRECTION]),
        summaries=tuple(of[SaidKind.SUMMARY]),
        prose=tuple(of[PROSE]),
    )


def _every(
    statements: Iterable[StatementOnRecord],
    rows: Mapping[str, StatementEntry],
    guests: Collection[str],
    *,
    inside: bool,
) -> list[SaidOnRecord]:
    """All that was said, speakers among it."""

    def made(row: StatementEntry, known: SaidOnRecord | None) -> SaidOnRecord:
        return SaidOnRecord(
            row.item,
            row.kind,
            row.words,
            row.speaker,
            row.place,
            row.topic,
            known.section if known else "",
            known.place if known else None,
            folded(row.speaker) in guests,
            signed(row, inside=inside),
        )

    read = {each.key: each for each in (_read(statement, guests) for statement in statements)}
    return [shown for _, shown in laid_over(read, rows, made)]


def _read(told: StatementOnRecord, guests: Collection[str]) -> SaidOnRecord:
    statement = told.statement
    speaker = statement.speaker or ""
    return SaidOnRecord(
        told.key,
        statement.kind.value,
        _MARK.sub("", told.place.quote),
        speaker,
        statement.place or "",
        statement.topic or "",
        statement.section or "",
        told.place,
        folded(speaker) in guests,
    )


def _hidden(said: SaidOnRecord) -> SaidOnRecord:
    return replace(said, speaker="")


def _links_within(said: Iterable[SaidOnRecord], commitments: Sequence[SaidOnRecord]) -> Iterator[Link]:
    """Each opinion with the commitments of its own sentence, and of the one right behind it."""
    for opinion in said:
        for each in commitments if opinion.kind == SaidKind.OPINION else ():
            if _holds(opinion.place, each.place):
                yield Link(opinion.key, each.key, Why.WITHIN)
            elif right_behind(opinion, [each], [(link := Link(opinion.key, each.key, Why.NEXT))]):
                yield link


def _holds(whole: Quoted | None, part: Quoted | None) -> bool:
    if whole is None or part is None or whole.text_id != part.text_id:
        return False
    return whole.span.start <= part.span.start and part.span.end <= whole.span.end


def _held_links(
    every: Sequence[SaidOnRecord], proposals: Iterable[Link], rows: Mapping[str, AnswerEntry], *, inside: bool
) -> list[tuple[Link, Signed | None]]:
    """The links that the clerk made, and the proposals for which nobody said otherwise."""
    kinds = {each.key: each.kind for each in every}
    told: dict[tuple[str, str], AnswerEntry] = {}
    for row in rows.values():
        told[known_as(row.opinion, kinds), known_as(row.answer, kinds)] = row
    proposed = {(link.opinion, link.answer): link for link in proposals}
    kept = {pair: Link(*pair, Why.KEPT) for pair, row in told.items() if not row.removed}
    links = {pair: link for pair, link in {**kept, **proposed}.items() if not (pair in told and told[pair].removed)}
    return [
        (link, signed(told[pair], inside=inside) if pair in told else None)
        for pair, link in links.items()
        if kinds.get(pair[0]) == SaidKind.OPINION and kinds.get(pair[1]) in {SaidKind.ANSWER, SaidKind.SUMMARY}
    ]


def _uttered(every: Iterable[SaidOnRecord]) -> Iterable[Uttered]:
    for each in every:
        if each.kind in {SaidKind.OPINION, SaidKind.ANSWER}:
            yield Uttered(
                each.key,
                each.kind == SaidKind.ANSWER,
                each.place.text_id if each.place else 0,
                each.place.span.start if each.place else 0,
                each.words,
                each.place_name,
                each.topic,
                each.section,
            )
