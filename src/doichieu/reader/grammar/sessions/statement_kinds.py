"""What a verb of saying states: an opinion, an answer or a direction, by what stands before it in its sentence."""

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property

from doichieu.claims import StatementKind
from doichieu.reader.grammar.names.posts import leaders
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern, word_set
from doichieu.reader.grammar.text.scanners import scanner

NEAR = 60  # signs from one who directs to the verb
_MARK = re.compile(r"\W*(?:\d{1,2}[.)]\s*)?")
_BREAK = re.compile(r"[,;:] *\Z")


class Subject:
    """What stands before a verb of saying in its sentence; each fact is looked for where it is asked for."""

    def __init__(self, words: str, last: StatementKind, *, mentioned: bool, above: bool = False) -> None:
        """words: those before the verb; last: what was said before in the line; mentioned: a person or body is; above:
        the one who asks holds a post of a level above that of the body that is asked."""
        self.words, self.last, self._mentioned, self.above = words, last, mentioned, above

    @cached_property
    def _voice(self) -> int:
        return last_of(statement_words().low, self.words)

    @cached_property
    def _leader(self) -> int:
        return last_of(statement_words().leader, self.words)

    @property
    def low(self) -> bool:
        """A voice of those below, nearest."""
        return self._voice > self._leader

    @property
    def counted(self) -> bool:
        """So many of those below right before: `63 hộ đề nghị`"""
        return statement_words().counted.search(self.words) is not None

    @property
    def leads(self) -> bool:
        """One who directs."""
        return self._leader >= 0

    @property
    def near(self) -> bool:
        """Right before the verb, or going on with it."""
        return len(self.words) - self._leader < NEAR or statement_words().also.search(self.words) is not None

    @property
    def named(self) -> bool:
        """Anyone at all."""
        return self._mentioned or max(self._voice, self._leader) >= 0

    @property
    def opens(self) -> bool:
        """Nothing, or only what a comma ends."""
        return _MARK.fullmatch(self.words) is not None or _BREAK.search(self.words) is not None

    @property
    def past(self) -> bool:
        """Words that tell of what is over."""
        return statement_words().past.search(self.words) is not None

    @property
    def carried_out(self) -> bool:
        """What was done on somebody's word: `Thực hiện Kết luận của Chủ tịch, Phòng Kinh tế đã giao …`"""
        return statement_words().carried_out.match(self.words) is not None

    @property
    def relative(self) -> bool:
        """The verb stands in a clause about a noun: chỉ tiêu mà HĐND xã giao."""
        return statement_words().relative.search(self.words) is not None

    @property
    def many(self) -> bool:
        """Many who have a duty."""
        return _names_many(self.words)


def _opinion(subject: Subject) -> StatementKind | None:
    return StatementKind.OPINION if subject.named or subject.opens else None


def _opinion_from_below(subject: Subject) -> StatementKind | None:
    return StatementKind.OPINION if subject.low else None


def _request(subject: Subject) -> StatementKind | None:
    if subject.above:
        return StatementKind.DIRECTION
    below = subject.low or subject.counted
    if below or subject.leads:
        return StatementKind.OPINION if below else StatementKind.DIRECTION
    return subject.last if subject.opens or subject.named else None


def _direction(subject: Subject) -> StatementKind | None:
    if subject.relative or subject.carried_out:
        return None
    return StatementKind.DIRECTION if subject.leads or ((subject.named or subject.opens) and not subject.past) else None


def _leaders_direction(subject: Subject) -> StatementKind | None:
    return StatementKind.DIRECTION if subject.leads and subject.near else None


def _duty(subject: Subject) -> StatementKind | None:
    return StatementKind.DIRECTION if subject.many and not subject.past else None


def _told(subject: Subject) -> StatementKind | None:
    return StatementKind.DIRECTION if subject.words.strip() and not subject.past else None


def _answer(subject: Subject) -> StatementKind | None:
    return StatementKind.ANSWER if not subject.low and subject.named else None


KINDS: Mapping[str, Callable[[Subject], StatementKind | None]] = {
    "opines": _opinion,
    "according": _opinion,
    "opines low": _opinion_from_below,
    "asks": _request,
    "directs": _direction,
    "leads": _leaders_direction,
    "obliges": _duty,
    "told": _told,
    "answers": _answer,
}


def _names_many(subject: str) -> bool:
    """Whether a clause before a duty names many who have it."""
    clauses = (clause.strip() for clause in subject.split(",", 2)[:2])
    return any(statement_words().everyone.match(clause, 0, len(clause)) for clause in clauses)


def last_of(words: re.Pattern[str], text: str) -> int:
    """Where the last of `words` begins, -1 where there is none."""
    return max((found.start() for found in words.finditer(text)), default=-1)


class StatementWords:
    """The words beside a verb of saying."""

    def __init__(self) -> None:
        self.voice, self.leader = scanner(forms("statements", "voice")), leaders()
        self.low = scanner(forms("statements", "voice", "occasion"))
        self.counted = re.compile(rf"[0-9] +{trie_pattern(forms('statements', 'counted voice'))} *\Z")
        acts, votes = (trie_pattern(forms("statements", kind)) for kind in ("session acts", "session votes"))
        self.of_session = re.compile(rf", *{acts}|(?<!\w){votes}")
        self.daytime = re.compile(rf" *{trie_pattern(forms('statements', 'time of day'))}")
        self.also = re.compile(rf"(?<!\w){trie_pattern(forms('statements', 'also'))} *\Z")
        self.everyone = word_set(forms("statements", "everyone"))
        self.noun_after = word_set(forms("statements", "noun after"))
        self.noun_before = re.compile(rf"(?<!\w){trie_pattern(forms('statements', 'noun before'))} *\Z")
        self.past = re.compile(rf"(?<!\w){trie_pattern(forms('statements', 'past'))}")
        of_whom = trie_pattern(forms("statements", "unnamed of"))
        self.unnamed = re.compile(rf"(?!{of_whom}){trie_pattern(forms('statements', 'unnamed'))}.*")
        self.plan_of = re.compile(rf"(?<!\w){trie_pattern(forms('statements', 'plan'))}(?: [\w/.-]+){{1,9}} +\Z")
        carrying = trie_pattern(forms("conferences", "carrying out"))
        handed, over = trie_pattern(forms("conferences", "handed out")), trie_pattern(forms("statements", "past"))
        self.carried_out = re.compile(rf"\W*{carrying} (?:[^,;]{{0,20}} )?{handed} [^;]*, [^,;]*(?<!\w){over}(?!\w)")
        self.relative = re.compile(rf"\w +{trie_pattern(forms('statements', 'relative'))} +[^,;:]*\Z")
        self.does_behind = re.compile(rf"(?:\s+{trie_pattern(forms('tasks', 'duty', 'joint'))})+\Z")
        self.numbered = re.compile(rf"(?<!\w){trie_pattern(forms('statements', 'voice', 'number'))} *\d* *\Z")
        self.counts = re.compile(rf"(?<!\w){trie_pattern(forms('statements', 'counts'))}")
        self.address = frozenset(forms("persons", "honorific"))
        self.promises = re.compile(rf"(?<!\w){trie_pattern(forms('statements', 'promises'))}")
        self.turns_to = re.compile(rf"{trie_pattern(forms('statements', 'turns to'))} ")
        self.questioning = scanner(forms("agenda", "questioning"))
        named = (
            *forms("statements", "opines", "answers", "voice"),
            *forms("agenda", "treats", "filler", "questioning"),
        )
        held = (*forms("posts", "and"), *forms("conferences", "session", "at"))
        self.business = re.compile(rf"\W*(?:\d{{1,2}}[.)]\s*)?(?:(?>{trie_pattern((*named, *held))})[\s,]*)++[.;]?\s*")
        self.about = re.compile(rf"(?<!\w){trie_pattern(forms('statements', 'about'))} ")


@cache
def statement_words() -> StatementWords:
    """Compiled once from `lexicon/statements.toml`."""
    return StatementWords()
