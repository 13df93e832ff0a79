"""How a session went: who chaired it, and the share of votes for what it adopted."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.fields import Session, Stated
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.sessions.votes import head_of_list
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.segments import Sentence
from doichieu.reader.grammar.text.sources import Source


class Named(NamedTuple):
    """Where a person is named: the name, and the stretch with the posts around it."""

    name: str
    start: int
    end: int
    first: int
    last: int


_CLAUSE = re.compile(r"[^,;:.\n]*")
FAR_SHARE = 80  # signs from a count of votes to the share that it makes
LONGEST_ROW = 1500  # signs between a verb of chairing and the furthest of those who chair


def chairs(seen: Seen, named: Sequence[Named]) -> list[Stated]:
    """Those said to chair: named right before chủ trì or chủ tọa, or after it with là, có, a colon."""
    found: list[Stated] = []
    for match in _words().chair.finditer(seen.source.lower):
        index = seen.layout.sentence_at(match.start())
        if index < 0:
            continue
        for person in _chairing(seen.source, seen.layout.sentences[index], match, named):
            if person.name not in {chair.value for chair in found}:
                found.append(Stated("chairs", person.name, person.start, person.end))
    return found


def _chairing(source: Source, sentence: Sentence, verb: re.Match[str], named: Sequence[Named]) -> list[Named]:
    """The people that a verb of chairing is said of."""
    words = _words()
    first = bisect_left(named, max(sentence.start, verb.start() - LONGEST_ROW), key=lambda person: person.start)
    last = bisect_left(named, min(sentence.end, verb.end() + LONGEST_ROW), key=lambda person: person.start)
    near = named[first:last]
    after = [person for person in near if verb.end() <= person.first]
    if after and words.introduces.match(source.lower, verb.end()):
        stop = _clause_end(source, verb.end(), sentence.end)
        return [person for person in after if person.first < stop] or after[:1]
    before = [person for person in near if person.start < verb.start()]
    if not before or words.other_doing.search(source.lower, before[-1].last, verb.start()):
        return []
    row = [before[-1]]
    for person in reversed(before[:-1]):
        if not _stand_together(source, person, row[0]):
            break
        row.insert(0, person)
    return row


def _stand_together(source: Source, one: Named, next_one: Named) -> bool:
    """Whether nothing but a comma or a conjunction stands between two people with their posts, which they may share."""
    if one.last > next_one.start:
        return True  # the posts behind the second are those of both
    begin = next_one.first if next_one.first >= one.last else next_one.start
    return _words().listing.fullmatch(source.lower, one.last, begin) is not None


def _clause_end(source: Source, start: int, end: int) -> int:
    """Where those introduced as chairs end: at words that tell of others."""
    match = _words().others.search(source.lower, start, end)
    return match.start() if match else end


def adopted_share(seen: Seen, session: Session) -> Stated | None:
    """The share of votes, in percent, by which the session adopted a resolution; no election is meant."""
    words, lower = _words(), seen.source.lower
    voting = {seen.layout.sentence_at(match.start()) for match in words.vote.finditer(lower, session.sentence.start)}
    for index in sorted(voting - {-1}):
        part = _before_election(lower, head_of_list(lower, seen.layout.sentences[index]))
        if part is not None and words.adopted.search(lower, part.start, part.end):
            share = _share_told(lower, part)
            if share is not None:
                return share
    return None


def _before_election(lower: str, sentence: Sentence) -> Sentence | None:
    """What a sentence tells before an election in a clause of its own: `… thông qua nghị quyết | và bầu bổ sung`.

    None where the vote itself elects: `thông qua nghị quyết miễn nhiệm`, `bầu ông Lê Ba với 96% phiếu`.
    """
    words = _words()
    election = words.election.search(lower, sentence.start, sentence.end)
    if election is None:
        return sentence
    apart = words.apart.search(lower, sentence.start, election.start())
    return sentence._replace(end=apart.start()) if apart else None


def _share_told(lower: str, sentence: Sentence) -> Stated | None:
    """The share that stands first, in percent or as a count that a verb of voting follows in its clause."""
    share, counted = _share_in(lower, sentence), _words().counted.search(lower, sentence.start, sentence.end)
    if share is not None and counted is not None and counted.start() < share.start and _is_vote(lower, counted):
        return _share_of_count(lower, sentence) or share
    return share or _share_of_count(lower, sentence)


def _is_vote(lower: str, counted: re.Match[str]) -> bool:
    """Whether a count is one of votes, by the words behind it: `27/27 phiếu tán thành`, no `27/28 đại biểu, 96% …`"""
    clause = _CLAUSE.match(lower, counted.end())
    return clause is not None and _words().vote.search(lower, *clause.span()) is not None


def _share_in(lower: str, sentence: Sentence) -> Stated | None:
    """100% đại biểu, với tỷ lệ 96,5%; none of `từ 92,6% đến 100%`"""
    match = _words().share.search(lower, sentence.start, sentence.end)
    if match is None:
        return None
    group = match.lastindex or 0
    end = lower.index("%", match.end(group)) + 1
    if _words().range_goes_on.match(lower, end):
        return None
    return Stated("adopted_share", _plain(match[group]), match.start(group), end)


def _share_of_count(lower: str, sentence: Sentence) -> Stated | None:
    """26/27 đại biểu tán thành (96,3%); 29/29 đại biểu là 100"""
    match = _words().counted.search(lower, sentence.start, sentence.end)
    if match is None:
        return None
    beside = _words().rated.search(lower, match.end(), min(match.end() + FAR_SHARE, sentence.end))
    if beside is not None:
        return Stated("adopted_share", _plain(beside[1]), beside.start(1), beside.end())
    return Stated("adopted_share", "100", match.start(), match.end()) if match[1] == match[2] else None


def _plain(number: str) -> str:
    """98,50 as 98.5"""
    whole, _, fraction = number.replace(",", ".").partition(".")
    return f"{int(whole)}.{fraction.rstrip('0')}" if fraction.rstrip("0") else str(int(whole))


class _Words:
    """The words of the conduct of sessions, compiled."""

    def __init__(self) -> None:
        def any_of(kind: str) -> str:
            return trie_pattern(forms("conferences", kind))

        number = r"([0-9]{1,3}(?:[.,][0-9]+)?) ?%"
        self.chair = scanner(forms("conferences", "chair"))
        self.introduces = re.compile(
            rf" *(?::|(?:{trie_pattern(forms('conferences', 'session'))} *)?(?::|{any_of('introduces')}))"
        )
        self.other_doing = re.compile(any_of("other_doing"))
        self.others = re.compile(rf"(?<!\w){any_of('other_doing')}")
        address = trie_pattern(forms("persons", "honorific"))
        joint = trie_pattern((*forms("posts", "and"), *forms("conferences", "beside")))
        self.listing = re.compile(rf"[\s,;)–-]*(?:{joint}\s+)?(?:(?:{address}|{any_of('plural')}) ?:?\s*)?")
        self.vote = scanner(forms("conferences", "vote"))
        self.election = scanner(forms("conferences", "election"))
        self.apart = re.compile(rf"(?:[,;]|[,;]?\s+{any_of('and then')})(?:\s+{any_of('filler')})*\s+\Z")
        self.adopted = scanner(forms("conferences", "adopted"))
        of_number = rf"(?:{any_of('number_of')}\s+)?"
        self.counted = re.compile(rf"(?<![\w.,/])([0-9]{{1,4}}) ?/ ?([0-9]{{1,4}})\s+{of_number}{any_of('voters')}")
        self.rated = re.compile(rf"(?:\(|,\s+{any_of('reaching')}\s+){number}")
        self.range_goes_on = re.compile(rf"\s*(?:[-–]|{any_of('range')})\s*[0-9]")
        self.share = re.compile(
            rf"(?<![\w.,]){number}(?= *(?:{any_of('number_of')} +)?{any_of('voters')})"
            rf"|(?<!\w)(?:{any_of('vote')}|{any_of('rate')})(?: +[^\W\d_]+){{0,2}},? +"
            rf"(?:{any_of('reaching')} +)?{number}"
        )


@cache
def _words() -> _Words:
    return _Words()
