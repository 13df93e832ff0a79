"""The papers that a session hears or adopts: báo cáo …; tờ trình …; dự thảo nghị quyết …"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from doichieu.claims import AgendaKind
from doichieu.lexicon import folded, table
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.paper_lists import MARK, leads_pattern, opens_pattern, voted_behind
from doichieu.reader.grammar.text.phrases import one_spaced, trie_pattern
from doichieu.reader.grammar.text.scanners import scanner

FREE = frozenset((AgendaKind.REPORT, AgendaKind.SUBMISSION, AgendaKind.APPRAISAL, AgendaKind.PETITION))
PAPERS = frozenset(kind.value for kind in AgendaKind if kind not in (AgendaKind.SPEECH, AgendaKind.QUESTIONING))


_CLAUSE = re.compile(r"[,;:]\s|\.\s|\n")


class Paper(NamedTuple):
    """One paper of a list, from its first word or number to its last; offsets count in the copies."""

    kind: AgendaKind | None  # None where its words name no paper
    start: int
    end: int


def papers_in(lower: str, start: int, end: int) -> list[Paper]:
    """The papers of a list that begins at `start`, parted by semicolons, commas or a conjunction.

    Empty where no paper is named first. A comma or conjunction parts two papers only where the second is of a kind
    that stands in no other's title, of the same kind, or a draft: `báo cáo thu, chi và kế hoạch năm sau` is one report.
    What was said of it is no part of a paper's title: `báo cáo thẩm tra và ý kiến của đại biểu`.
    """
    first = first_paper(lower, start, end)
    if first is None:
        return []
    found = [first]
    for joint in _words().joint.finditer(lower, _word_end(lower, first), end):
        if joint["opens"] and not leads_in(lower, found[-1].start, joint.start()):
            continue
        paper = _behind(lower, joint, end)
        of_opinions = _words().opinions.match(lower, joint.end(), end) is not None
        of_draft = _words().draft.match(lower, joint.end(), end) is not None
        parts = joint[0].startswith(";") or paper.kind in FREE or paper.kind is found[-1].kind
        if parts or of_opinions or of_draft:
            found[-1] = found[-1]._replace(end=joint.start())
            found.append(paper)
    return [paper._replace(end=_title_end(lower, paper)) for paper in found]


def _title_end(lower: str, paper: Paper) -> int:
    """Where a paper's title ends: before another clause or an election besides, and a resolution's also before its
    votes and its figures.
    """
    words = _words()
    counted = words.counted.match(lower, paper.start, paper.end)
    if counted is not None:
        return counted.end()  # `11 nghị quyết | tại kỳ họp giữa năm`
    bare = words.alone.match(lower, paper.start, paper.end)
    if bare is not None:
        return bare.end("paper")  # `sau khi nghe báo cáo, | Thường trực Huyện ủy …`
    paper = paper._replace(end=before_election(lower, paper.start, paper.end))
    of_votes = (words.votes, voted_behind()) if paper.kind is AgendaKind.RESOLUTION else ()
    ends = [words.clause, *of_votes]
    stops = [match.start() for end in ends if (match := end.search(lower, paper.start, paper.end))]
    return trimmed(lower, paper.start, min([paper.end, *stops]))


def before_election(lower: str, start: int, end: int) -> int:
    """Where words end before an election that is told of besides: `nghị quyết về chợ | và bầu 2 ủy viên`"""
    elects = _words().elects.search(lower, start, end)
    besides = _words().besides.search(lower, start, elects.start()) if elects else None
    return besides.start() if besides else end


def _behind(lower: str, joint: re.Match[str], end: int) -> Paper:
    """What stands behind a joint: a paper, the words that lead to it aside, or words that name none."""
    paper = paper_at(lower, joint.end(), end)
    filler = _words().fillers.match(lower, joint.end(), end)
    if paper is None and filler is not None:
        paper = paper_at(lower, filler.end(), end)
    draft = _words().draft.match(lower, joint.end(), end)
    if paper is None and draft is not None and (drafted := paper_at(lower, draft.end(), end)) is not None:
        paper = drafted._replace(start=draft.start("draft"))
    return paper or Paper(None, joint.end(), end)


def _word_end(lower: str, paper: Paper) -> int:
    """Where the word for a paper ends."""
    match = _words().paper.match(lower, paper.start, paper.end)
    return match.end() if match else paper.start


def first_paper(lower: str, start: int, end: int) -> Paper | None:
    """The paper named first behind a verb, words that only lead to it between."""
    opened = _words().opening.match(lower, start, end)
    return paper_at(lower, opened.end() if opened else start, end)


def paper_at(lower: str, start: int, end: int) -> Paper | None:
    """The paper whose word, with a number before it or none, stands right at `start`."""
    match = _words().paper.match(lower, start, end)
    if match is None:
        return None
    return Paper(kind_of(one_spaced(match[1]), lower[start:end]), start, end)


def kind_of(word: str, title: str) -> AgendaKind:
    """The kind of a paper by its word, or by what it tells of: voters' petitions, `Báo cáo số 5/BC-BPC thẩm tra …`"""
    kind = AgendaKind(_kinds()[word])
    petition = kind in (AgendaKind.REPORT, AgendaKind.OTHER) and _words().voters.search(title.split(";", maxsplit=1)[0])
    if kind is AgendaKind.REPORT and _words().appraises.match(title):
        return AgendaKind.APPRAISAL
    return AgendaKind.PETITION if petition else kind


def leads_in(lower: str, start: int, end: int) -> bool:
    """`8 nghị quyết`, `8 nghị quyết, gồm`: so many papers and no more of them, which are named behind."""
    return _words().leads.match(lower, start, end) is not None


def named_papers(lower: str, papers: list[Paper]) -> list[Paper]:
    """Without the count that leads in to them: `8 nghị quyết: Nghị quyết về chợ; …`, `6 nghị quyết, trong đó có …`"""
    if len(papers) > 1 and papers[1].kind is papers[0].kind and leads_in(lower, papers[0].start, papers[0].end):
        return papers[1:]
    return papers


def is_bare(lower: str, paper: Paper) -> bool:
    """Whether nothing but the word for a paper is said of it: `các báo cáo`"""
    return _words().word.fullmatch(lower, paper.start, paper.end) is not None


def trimmed(lower: str, start: int, end: int) -> int:
    """Where the words end, without the stops and spaces behind them."""
    return start + len(lower[start:end].rstrip(" \n\t.,;:…/"))


def clause_end(lower: str, start: int, stop: int) -> int:
    """Where the clause ends that goes on at `start`."""
    match = _CLAUSE.search(lower, start, stop)
    return trimmed(lower, 0, match.start() if match else stop)


class _Words:
    """The words of papers, compiled."""

    def __init__(self) -> None:
        word = trie_pattern(_kinds())
        filler = trie_pattern(forms("agenda", "filler"))
        occasion = trie_pattern(forms("agenda", "occasion"))
        self.word = re.compile(rf"(?:{filler}\s+)?{word}")
        self.counted = re.compile(rf"[0-9]{{1,3}}\s+{word}(?=\s+{occasion})")
        takes_up = trie_pattern((*forms("agenda", "clause", "takes up"), *forms("persons", "honorific")))
        self.alone = re.compile(rf"(?P<paper>(?:{filler}\s+)?{word}),\s+{takes_up}\s")
        self.leads = re.compile(leads_pattern(word))
        self.paper = re.compile(rf"[\"“']?(?:[0-9]{{1,3}}\s+)?({word})")
        self.opening = re.compile(rf"\s*(?:(?:{filler}|{trie_pattern(forms('agenda', 'treats'))})[\s,:]+)*")
        draft = trie_pattern(forms("agenda", "draft"))
        self.draft = re.compile(rf"(?:{filler}\s+)*(?P<draft>{draft})\s+")
        self.fillers = re.compile(rf"(?:{filler}\s+)*")
        and_also = trie_pattern(forms("posts", "and"))
        self.joint = re.compile(
            rf"(?:(?P<opens>:|[,;]?\s+{opens_pattern()}(?=\s))\s*|;\s*(?:{and_also}\s+)?|,\s+|\s+{and_also}\s+){MARK}?"
        )
        address = trie_pattern(forms("persons", "honorific"))
        self.clause = re.compile(rf",\s+(?:{trie_pattern(forms('agenda', 'clause'))}|{address}\s)")
        self.elects = scanner(forms("conferences", "election"))
        self.besides = re.compile(rf"\s{trie_pattern(forms('conferences', 'and then'))}\s+\Z")
        with_votes = trie_pattern(forms("agenda", "before votes"))
        counted = trie_pattern(forms("votes", "rate", "consent"))
        self.votes = re.compile(rf":|,?\s{with_votes}\s+(?=[0-9]|{counted})|,\s+{with_votes}\s")
        appraises = trie_pattern(forms("agenda", "appraises"))
        self.appraises = re.compile(rf"[^,;.]{{0,20}}[0-9]+/[\w-]+[^,;.]{{0,30}}\s\(?{appraises}")
        self.opinions = re.compile(trie_pattern(forms("agenda", "opinions")))
        opines, voters = trie_pattern(forms("statements", "opines")), trie_pattern(forms("agenda", "voters"))
        petition = trie_pattern(forms("agenda", "petition"))
        self.voters = re.compile(rf"(?<!\w)(?:{petition}|{opines}[^;.]{{0,20}}(?<!\w){voters})")


@cache
def _kinds() -> Mapping[str, str]:
    return {
        folded(form): entry.fact("kind")
        for entry in table("agenda")
        for form in entry.forms
        if entry.fact("kind") in PAPERS
    }


@cache
def _words() -> _Words:
    return _Words()
