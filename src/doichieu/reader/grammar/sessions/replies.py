"""Who answers where the answer opens its sentence: `Trả lời ý kiến của cử tri thôn Đông, đồng chí Lê An cho biết …`"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from doichieu.reader.grammar.names.posts import leaders
from doichieu.reader.grammar.sessions.conduct import Named
from doichieu.reader.grammar.sessions.seen import Seen

LONGEST_ADDRESS = 30  # signs between a comma and the name of one who is addressed before it
_MARK = re.compile(r"\W*(?:\d{1,2}[.)]\s*)?")
_COMMA = re.compile(r",\s+")


class Reply(NamedTuple):
    """Who answers, and where the words for them begin, which end the words for what is answered."""

    speaker: str | None  # None where somebody is told of by a post alone
    start: int


def reply_at(seen: Seen, persons: Sequence[Named], sentence: int, verb: tuple[int, int], stop: int) -> Reply | None:
    """The one who answers behind the first comma with somebody behind it; None where words stand before the verb.

    sentence: where it begins. verb: the place of the verb of answering. stop: where its part of the sentence ends.
    """
    lower = seen.source.lower
    if _MARK.fullmatch(lower, sentence, verb[0]) is None:
        return None
    for comma in _COMMA.finditer(lower, verb[1], stop):
        start = comma.end()
        person = _first_from(persons, start)
        if person is not None and person.first - start <= LONGEST_ADDRESS and person.start < stop:
            return Reply(person.name, start)
        index = bisect_left(seen.bodies, start, key=lambda one: one.start)
        body = seen.bodies[index] if index < len(seen.bodies) else None
        if body is not None and body.start == start:
            return Reply(body.text(seen.source), start)
        if leaders().match(lower, start, stop):
            return Reply(None, start)
    return None


def _first_from(persons: Sequence[Named], start: int) -> Named | None:
    index = bisect_left(persons, start, key=lambda one: one.start)
    return persons[index] if index < len(persons) else None
