"""What a text itself says right behind an opinion: whoever reads it sees the two together. Pure."""

from collections.abc import Collection, Iterable, Iterator

from doichieu.hub.conferences.answering import Link, Why
from doichieu.hub.conferences.models import SaidKind
from doichieu.hub.conferences.records import SaidOnRecord

MOST_BETWEEN = 12  # signs between two sentences of a text: its stop, an empty line, the mark of a list


def right_behind(
    opinion: SaidOnRecord, every: Iterable[SaidOnRecord], links: Collection[Link]
) -> tuple[SaidOnRecord, ...]:
    """The answers that follow an opinion in its own text with nothing between.

    links: which answers may be to which opinions; one that stands behind several opinions in a row is to none alone.
    """
    among = {link.answer for link in links if link.opinion == opinion.key and not _is_of_several(link, links)}
    return tuple(_run(opinion, [each for each in every if each.key in among]))


def _is_of_several(link: Link, links: Collection[Link]) -> bool:
    return link.why is Why.NEXT and any(each.answer == link.answer and each.opinion != link.opinion for each in links)


def _run(opinion: SaidOnRecord, answers: Iterable[SaidOnRecord]) -> Iterator[SaidOnRecord]:
    place = opinion.place
    if place is None:
        return
    spans = [
        (each.place.span, each)
        for each in answers
        if each.kind == SaidKind.ANSWER and each.place and each.place.text_id == place.text_id
    ]
    end = place.span.end
    for span, answer in sorted(spans, key=lambda one: one[0].start):
        if 0 <= span.start - end <= MOST_BETWEEN:
            yield answer
            end = span.end
