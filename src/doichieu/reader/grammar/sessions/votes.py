"""The votes of a session: what on, how many for and against, and whether by hand or on paper."""

import re
from decimal import Decimal
from functools import cache

from doichieu.claims import Vote, VoteMethod
from doichieu.reader.grammar.amounts.numbers import words_pattern
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.agenda_papers import before_election, paper_at, papers_in, trimmed
from doichieu.reader.grammar.sessions.fields import Session
from doichieu.reader.grammar.sessions.paper_lists import MARK, opens_pattern, voted_behind
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.segments import LineKind, Sentence

MOST_VOTERS = 2000  # a count above it is none of votes
LONGEST_MATTER = 400  # signs
_NUMBER = re.compile(r"[0-9](?:[0-9.,]* ?[%/]|[0-9]{0,3} )")  # 98,5%, 45/45, 45 phiếu
_CONJOINED = frozenset((",", *forms("votes", "joint")))  # what may go on with one vote, too
_APART = _CONJOINED | {";"}
_END = re.compile(r"[,;.:](?:\s|$)|\n")
_PERCENT = re.compile(r"(?<![\w.,])([0-9]{1,3}(?:[.,][0-9]+)?) ?%")
_OUT_OF = re.compile(r"(?<![\w.,/])([0-9]{1,4}) ?/ ?([0-9]{1,4})(?![\w/]|[.,][0-9])")


def votes(seen: Seen, session: Session) -> tuple[Vote, ...]:
    """Every sentence of the session's own that tells of votes with a share or a count, in order."""
    lower, layout = seen.source.lower, seen.layout
    told = {layout.sentence_at(match.start()) for match in _words().vote.finditer(lower, session.sentence.start)}
    found = []
    for index in sorted(told - {-1}):
        sentence = layout.sentences[index]
        if _NUMBER.search(lower, sentence.start, sentence.end) is None:
            continue
        if layout.lines[sentence.line].kind is LineKind.ROW or layout.in_furniture(sentence.start):
            continue
        found += _votes_in(seen, sentence)
    return tuple(found)


def _votes_in(seen: Seen, sentence: Sentence) -> list[Vote]:
    """The votes of the stretches that tell of one of their own; what tells of none goes with the one before it: `45
    phiếu tán thành; 1 phiếu trắng`. The head of a list of papers stands apart from them: `6 nghị quyết, trong đó có`"""
    start = sentence.start
    parts: list[tuple[Sentence, Vote | None]] = []
    marks = _marks(seen.source.lower, sentence)
    for before, mark in zip([None, *marks], [*marks, None], strict=True):
        stop = mark.start() if mark else sentence.end
        part = Sentence(start, stop, sentence.line)
        vote = _vote(seen, part)
        goes_on = before is not None and before[0].strip() in _CONJOINED and parts[-1][1] is None
        if parts and (goes_on or vote is None):
            whole = parts.pop()[0]._replace(end=stop)
            parts.append((whole, _vote(seen, whole)))
        else:
            parts.append((part, vote))
        start = mark.end() if mark else stop
    return [vote for _, vote in parts if vote is not None]


def _marks(lower: str, sentence: Sentence) -> list[re.Match[str]]:
    """What parts the papers of a sentence; a colon does where several are told of before it: `các nghị quyết:`"""
    words = _words()
    found = words.parted.finditer(lower, sentence.start, sentence.end)
    return [mark for mark in found if mark[0] != ":" or words.many.search(lower, sentence.start, mark.start())]


def head_of_list(lower: str, sentence: Sentence) -> Sentence:
    """What a sentence tells of all papers of a list, before those that it names of them."""
    marks = (mark for mark in _marks(lower, sentence) if mark[0].strip() not in _APART)
    opens = next((mark.start() for mark in marks if lower[sentence.start : mark.start()].strip()), None)
    return sentence if opens is None else sentence._replace(end=opens)


def _vote(seen: Seen, part: Sentence) -> Vote | None:
    """The vote that a stretch tells of: it takes a word of voting, or a paper that was voted on at its head, and a
    share or a count of those who vote."""
    lower, words = seen.source.lower, _words()
    verb = words.vote.search(lower, part.start, part.end)
    listed = words.listed.match(lower, part.start, part.end)
    if (verb or listed) is None or words.over.search(lower, part.start, part.end):
        return None
    share, cast = _share(lower, part), _cast(lower, part)
    against, abstained = (_count(lower, part, pattern) for pattern in (words.against, words.abstained))
    in_favour = _in_favour(lower, part)
    if share is None and cast is None and in_favour is None:
        return None
    start = listed.start("paper") if listed else _opening(lower, part)
    span = seen.source.original(start, trimmed(lower, start, part.end))
    return Vote(
        span,
        span.of(seen.source.text),
        what=_words_of(seen, start, part.end) if listed or verb is None else _matter(seen, part, verb),
        share=share,
        votes_for=cast[0] if cast else in_favour,
        votes_cast=cast[1] if cast else None,
        votes_against=against,
        abstained=abstained,
        method=_method(lower, part),
    )


def _opening(lower: str, part: Sentence) -> int:
    return part.start + len(lower[part.start : part.end]) - len(lower[part.start : part.end].lstrip())


def _share(lower: str, part: Sentence) -> Decimal | None:
    """100% đại biểu, với tỷ lệ 96,5%: a percentage right by the words for those who vote or for voting"""
    for match in _PERCENT.finditer(lower, part.start, part.end):
        behind = _words().voters_behind.match(lower, match.end())
        if behind or _words().voting_before.search(lower[max(part.start, match.start() - 60) : match.start()]):
            number = Decimal(match[1].replace(",", "."))
            return number if number <= 100 else None
    return None


def _cast(lower: str, part: Sentence) -> tuple[int, int] | None:
    """45/45 đại biểu, tán thành 45/45, (45/45): so many of so many who vote"""
    for match in _OUT_OF.finditer(lower, part.start, part.end):
        votes_for, cast = int(match[1]), int(match[2])
        if votes_for <= cast <= MOST_VOTERS and _counts_votes(lower, part, match):
            return votes_for, cast
    return None


def _counts_votes(lower: str, part: Sentence, count: re.Match[str]) -> bool:
    if _words().voters_behind.match(lower, count.end()):
        return True
    bracket = lower[max(count.start() - 1, 0) : count.end() + 1]
    alone = bracket.startswith("(") and bracket.endswith(")")
    return alone or _words().favoured.search(lower, part.start, count.start()) is not None


def _in_favour(lower: str, part: Sentence) -> int | None:
    """45 phiếu thuận, 45 đại biểu tán thành"""
    match = _words().in_favour.search(lower, part.start, part.end)
    return int(match[1]) if match else None


def _count(lower: str, part: Sentence, pattern: re.Pattern[str]) -> int | None:
    """02 phiếu không tán thành, không tán thành: 02; `không có phiếu trắng` is none"""
    match = pattern.search(lower, part.start, part.end)
    if match is None:
        return None
    number = match["before"] or match["behind"]
    return int(number) if number else 0


def _matter(seen: Seen, part: Sentence, verb: re.Match[str]) -> str | None:
    """What was voted on: the paper behind a verb of voting, or the one that opens the sentence; else an election."""
    lower, words = seen.source.lower, _words()
    for match in words.vote.finditer(lower, part.start, part.end):
        opening = words.opening.match(lower, match.end(), part.end)
        start = opening.end() if opening else match.end()
        if paper_at(lower, start, part.end) is not None or words.act.match(lower, start, part.end):
            return _words_of(seen, start, part.end)
    for match in words.papers.finditer(lower, part.start, verb.start()):
        return _words_of(seen, match.start(), verb.start())
    election = words.election.search(lower, part.start, part.end)
    return _words_of(seen, election.start(), part.end) if election else None


def _words_of(seen: Seen, start: int, stop: int) -> str | None:
    """The words from `start` to the end of their clause, or to the count of votes."""
    lower = seen.source.lower
    stop = before_election(lower, start, min(stop, start + LONGEST_MATTER))
    ends = [
        match.start()
        for pattern in (_END, _words().counted, voted_behind())
        if (match := pattern.search(lower, start, stop))
    ]
    end = _past_commas(lower, start, min([stop, *ends]), stop)
    return " ".join(seen.source.spelled[start : trimmed(lower, start, end)].split()) or None


def _past_commas(lower: str, start: int, end: int, stop: int) -> int:
    """Where a paper's name ends that has commas in it: `nghị quyết về thu gom, xử lý rác thải | với 31/33 đại biểu`."""
    if not lower.startswith(",", end) or not (papers := papers_in(lower, start, stop)):
        return end
    counted = _words().counted.search(lower, start, papers[0].end)
    last = counted.start() if counted else papers[0].end
    return end if last <= end or _words().tells.search(lower, end, last) else last


def _method(lower: str, part: Sentence) -> VoteMethod | None:
    words = _words()
    if words.ballot.search(lower, part.start, part.end):
        return VoteMethod.BALLOT
    return VoteMethod.HAND if words.hand.search(lower, part.start, part.end) else None


class _Words:
    """The words of votes, compiled."""

    def __init__(self) -> None:
        def any_of(*kinds: str) -> str:
            return trie_pattern(forms("votes", *kinds))

        def counted(kind: str) -> re.Pattern[str]:
            voters = rf"(?:\s*{any_of('voters')})?"
            return re.compile(
                rf"(?:(?<![\w.,/])(?P<before>[0-9]{{1,4}}){voters}\s*|(?:(?<!\w){any_of('none')}){voters}\s*|(?<!\w))"
                rf"{any_of(kind)}(?:{voters}\s*:?\s*(?P<behind>[0-9]{{1,4}})(?![\w/]|[.,][0-9]))?"
            )

        voters = rf"\s*(?:{any_of('number of')}\s+)?{any_of('voters')}"
        self.vote = scanner(forms("votes", "vote"))
        self.over = re.compile(rf"(?<!\w){trie_pattern(forms('agenda', 'over'))}")
        self.voters_behind = re.compile(voters)
        self.voting_before = re.compile(rf"(?<!\w){any_of('vote', 'rate')}(?:\s+[^\W\d_]+){{0,8}}[,:]?\s*\Z")
        self.in_favour = re.compile(
            rf"(?<![\w.,/])([0-9]{{1,4}}){voters}\s+(?:{any_of('vote')}\s+)?{any_of('in favour')}"
        )
        self.against, self.abstained = counted("against"), counted("abstained")
        filler = trie_pattern(forms("agenda", "filler"))
        self.opening = re.compile(rf"\s*(?:{_PERCENT.pattern}\s*)?(?:(?:{any_of('vote', 'filler')}|{filler})[\s:]+)*")
        self.papers = re.compile(rf"(?<!\w)(?:{filler}\s+)?{trie_pattern(forms('agenda', *PAPERS_VOTED_ON))}")
        paper = trie_pattern(forms("agenda", *PAPERS_VOTED_ON))
        several = rf"(?:(?:{any_of('of them', 'joint')})[\s:]+)*{MARK}?(?P<paper>(?:[0-9]{{1,3}}\s+)?{paper})"
        self.listed = re.compile(rf"[\s:]*{several}")
        number = rf"(?:[0-9]{{1,3}}|{any_of('several')}|{words_pattern()})"
        self.many = re.compile(rf"(?<![\w.,/]){number}\s+{paper}")
        self.favoured = re.compile(rf"{any_of('in favour')}[:\s]+\Z")
        behind = several.replace("?P<paper>", "?:")
        joint = rf"[,:](?=\s+{behind})|\s{any_of('joint')}(?=\s+{behind})"
        self.parted = re.compile(rf";|{joint}|{opens_pattern()}(?=\s+{behind})")
        self.act = re.compile(rf"{any_of('act')}\s")
        self.election = re.compile(rf"(?<!\w){any_of('election')}")
        self.counted = re.compile(rf"\s{any_of('counted')}")
        self.tells = re.compile(rf",\s+[0-9]|[%:;\n]|(?<!\w){any_of('vote', 'voters', 'rate')}")
        self.ballot, self.hand = re.compile(rf"(?<!\w){any_of('ballot')}"), re.compile(rf"(?<!\w){any_of('hand')}")


PAPERS_VOTED_ON = ("resolution", "submission", "programme", "plan", "report")


@cache
def _words() -> _Words:
    return _Words()
