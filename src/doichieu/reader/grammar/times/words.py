"""The words of `lexicon/periods.toml`, compiled: where a time may begin, and what the words before it say."""

import re
from functools import cache

from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.times.atoms import LASTING, NUMBERS, Atom, Rule, Shape, any_of, forms_of
from doichieu.reader.grammar.times.expressions import Role
from doichieu.reader.grammar.times.rules import MAY_BE_TIME, NUMERIC, WORDED

PARTS = {
    "until": Role.UNTIL,
    "moment": Role.UNTIL,
    "closing": Role.UNTIL,
    "deadline": Role.DEADLINE,
    "before": Role.DEADLINE,
    "since": Role.SINCE,
    "basis": Role.BASIS,
    "term": Role.TERM,
    "plan": Role.PLAN,
}
OWN_ROLES = {Shape.NOW: Role.NOW, Shape.EACH: Role.EACH, Shape.LENGTH: Role.LENGTH, Shape.CLOCK: Role.CLOCK}


LONGEST_CLOCK = 20  # signs
LONGEST_INTO = 14  # signs
LONGEST_SOONER = 20  # signs
LONGEST_MEASURE = 16  # signs


class TimeWords:
    """The time words of the lexicon, compiled."""

    def __init__(self) -> None:
        heads = set(forms_of("day", "month", "quarter", "year", "school_year"))
        heads |= {f"{number} {unit}" for number in NUMBERS for unit in forms_of("month", "quarter")}
        heads |= {f"{number} {unit}" for number in NUMBERS for unit in forms_of("day", "year")}
        heads |= set(
            forms_of(
                *("half", "half_at_head", "relative", "weekday", "now", "now_at_head", "now_in_clause", "each"),
                *("part_of_month", "to_date"),
            )
        )
        self.anchors = scanner(heads, digits=True, consuming=False)
        self._numeric, self._worded = _compiled(NUMERIC), _compiled(WORDED)
        self._may_be_time = re.compile(MAY_BE_TIME)
        productions = {rule.name: rule.production for rule in (*NUMERIC, *WORDED)}
        self._productions = {
            name: (productions[name], groups)
            for pattern in (self._numeric, self._worded)
            for name, groups in _groups_of(pattern).items()
        }
        self._kinds = {
            form: kind for kind in (*PARTS, "announces", "announces_year", "dated_behind") for form in forms_of(kind)
        }
        self._last_words = frozenset(form.split()[-1] for form in self._kinds)
        self._longest = max(len(form.split()) for form in self._kinds)
        self._verbs = forms_of("now_verb")
        self._in_clauses = frozenset(forms_of("now_in_clause"))
        self._changes = frozenset((*self._verbs, *forms_of("now_change")))
        self._new_name = re.compile(rf" +{any_of(forms_of('now_name'))} +(?![0-9])")
        self._compounds = frozenset(forms_of("compound_of_now"))
        self._never_now = frozenset(forms_of("never_now"))
        hour, minute = any_of(forms_of("hour")), any_of(forms_of("minute"))
        self._clock = re.compile(rf"(?<!\w)[0-9]{{1,2}} *{hour} *(?:[0-9]{{2}} *(?:{minute})?)?(?:, *)? *\Z")
        self._clock_words = frozenset((*forms_of("hour"), *forms_of("minute")))
        self.afterwards = frozenset(forms_of("after"))
        self._never_nay = frozenset(forms_of("never_nay"))
        self._then = tuple(f" {form}" for form in forms_of("then"))
        self._lasting = frozenset(forms_of("lasting"))
        self._lengths = re.compile(rf"(?<!\w){any_of(forms_of('before_length'))} +\Z")
        self._never_before = {  # words before what looks like a time, and is none
            Shape.LENGTH: frozenset(forms_of("ordinal")),
            Shape.EACH: frozenset(forms_of("never_each")),
            Shape.MONTH: frozenset(form.split()[-1] for form in forms_of("never_month")),
        }
        self._into = tuple(f"{form} " for form in forms_of("into"))
        self._at_once = tuple(f" {form} " for form in forms_of("at_once"))
        self._sooner = tuple(f" {form} " for form in forms_of("sooner_or_later"))
        self.goes_on = re.compile(" +" + any_of(forms_of("until", "closing")))
        self.lists = frozenset((*forms_of("and"), *forms_of("announces"), ","))

    def may_begin(self, text: str, start: int) -> bool:
        """Whether a time may begin with the number at `start`: a quick look, most numbers begin none; a word may."""
        return not text[start].isdecimal() or self._may_be_time.match(text, start) is not None

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The first rule that matches what begins at `start`, where a time may begin."""
        return (self._numeric if text[start].isdecimal() else self._worded).match(text, start)

    def atom(self, match: re.Match[str]) -> Atom | None:
        """What the rule that matched makes of its groups."""
        production, groups = self._productions[match.lastgroup or ""]
        first = match.lastindex or 0
        return production(match.groups()[first : first + groups])

    def before(self, text: str, start: int) -> tuple[int, str, str]:
        """Where the longest known phrase right before `start` begins, its kind, and the last word."""
        tail = text[max(start - 32, 0) : start]
        if not tail.endswith(" "):
            return start, "", ""
        last = tail.rstrip(" ").rpartition(" ")[2]
        if last.isalnum() and last not in self._last_words:
            return start, "", last
        phrases = re.split(r"[^\w ]", tail)[-1].split()
        for count in range(min(len(phrases), self._longest), 0, -1):
            kind = self._kinds.get(" ".join(phrases[-count:]))
            if kind:
                begin = start
                for phrase in reversed(phrases[-count:]):
                    begin = text.rindex(phrase, 0, begin)
                return begin, kind, phrases[-1]
        return start, "", phrases[-1] if phrases else ""

    def denies(self, atom: Atom, last_word: str) -> bool:
        """Whether the word before says that what looks like a time is none, or a length of years lacks its own."""
        if atom.needs is LASTING and last_word not in self._lasting:
            return True
        return last_word in self._never_before.get(atom.shape, ())

    def leads_into(self, text: str, start: int) -> bool:
        """`cân đối vào` before `kế hoạch năm 2026`: what is told is for that year."""
        return text.endswith(self._into, max(start - LONGEST_INTO, 0), start)

    def begins_at_once(self, text: str, start: int) -> bool:
        """`ngay` before `từ tháng 8`: in that month already."""
        return text.endswith(self._at_once, max(start - LONGEST_INTO, 0), start)

    def measures_from(self, text: str, start: int) -> bool:
        """`sớm hơn` before `kế hoạch 4 tháng`: how long before or after it was due something is done."""
        return text.endswith(self._sooner, max(start - LONGEST_SOONER, 0), start)

    def measures(self, text: str, start: int) -> bool:
        """`chậm tiến độ` before `6 tháng`: how long, where `đạt được 6 tháng` tells when."""
        return self._lengths.search(text, max(start - LONGEST_MEASURE, 0), start) is not None

    def before_clock(self, text: str, start: int, last_word: str) -> tuple[int, str] | None:
        """The bound of a day with a clock time before it: từ 19h ngày 28/9; không phải từ 7h đến 11h ngày 5/3."""
        if not last_word[0].isdecimal() and last_word not in self._clock_words:
            return None
        clock = self._clock.search(text, max(start - LONGEST_CLOCK, 0), start)
        if clock is None:
            return None
        begin, kind, _ = self.before(text, clock.start())
        if kind not in ("until", "since") or self._clock.search(text, max(begin - LONGEST_CLOCK, 0), begin):
            return None
        return begin, kind

    def now_at_head(self, text: str, start: int, end: int) -> bool:
        """Whether `hiện` opens a clause, or stands between a subject and its verb; `, nay tăng lên`: both.

        `xã Hạ (nay là phường Hạ)` gives a name, and no time.
        """
        head = text[max(start - 12, 0) : start].rstrip(" ")
        following = _NEXT_WORD.match(text, end)
        if following is None:
            return False
        if text[start:end] in self._in_clauses:
            opens = not head or head[-1] in ".,;:(\n" or head.endswith(self._then)
            counts = bool(head) and following[1].isdecimal()  # `đầu năm 94 hộ, nay 61 hộ`
            known = (counts or following[1] in self._changes) if opens else self._comes_to_now(head, following[1])
            return known and self._new_name.match(text, end) is None
        if not head or head[-1] in '.,;:(\n-–“"':
            return following[1] not in self._compounds
        return head.split()[-1] not in self._never_now and following[1] in self._verbs

    def _comes_to_now(self, head: str, verb: str) -> bool:
        """`toàn huyện nay đã có 9 xã đạt chuẩn`: behind what something is told of, and no `lâu nay`."""
        return head[-1].isalpha() and verb in self._verbs and head.rsplit(maxsplit=1)[-1] not in self._never_nay


_NEXT_WORD = re.compile(r" +(\w+)")


def _compiled(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in rules))


def _groups_of(pattern: re.Pattern[str]) -> dict[str, int]:
    """How many groups stand within each rule's own."""
    firsts = [*pattern.groupindex.values(), pattern.groups + 1]
    return {
        name: after - first - 1 for (name, first), after in zip(pattern.groupindex.items(), firsts[1:], strict=True)
    }


@cache
def time_words() -> TimeWords:
    """Compiled once from `lexicon/periods.toml`."""
    return TimeWords()
