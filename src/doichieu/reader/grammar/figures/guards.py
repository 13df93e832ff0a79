"""Numbers that are no figures: in dates, names, document numbers, ordinals, ages, lists and page furniture."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from doichieu.reader.grammar.amounts.numbers import DIGITS, is_number_word
from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.amounts.units import (
    MEASURE,
    MONEY,
    NOUN,
    PERCENT,
    POINTS,
    SHARE,
    TIME,
    TIMES,
)
from doichieu.reader.grammar.figures.reckonings import FINITE, is_reckoned_by
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.letters import LOWER, UPPER
from doichieu.reader.grammar.text.vocabulary import (
    guards_before_names,
    guards_behind,
    guards_behind_words,
    label_pattern,
    labels,
    means,
)

STRONG = frozenset((MONEY, PERCENT, POINTS, MEASURE))
MOST_CROPS = 4  # that a field bears in a year
MOST_SCHOOLS = 12  # of one name in one place
LONGEST_NAME = 60  # signs, from the kind of school or work to its number
AGE, PAPER = "age", "document number"  # as the lexicon names them
_CODE = re.compile(r"[0-9]+(?:[./-][0-9]+)*[-/](?=[^\W\d_])[^\s,;()]*")
_GLUED = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?=[^\W\d_])(?:[\w-]|\.(?=[0-9]))*")
_CAPITALS = re.compile(rf"(?:[{UPPER}][{LOWER}]* )+\Z")  # searched for up to a number
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(DIGITS)
_SPACED = re.compile(r"([0-9]{1,3}) [0-9]{3}(?![0-9])")
_IN_BRACKETS = re.compile(r"\(\s*[0-9]{1,2}\s*\)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])")
_RANGE_END = re.compile(r"\s*(?:[^\W\d_]+\s+){0,2}?[0-9]+\s*")


class Guarded(NamedTuple):
    """A stretch that is no figure, and what it is instead."""

    start: int
    end: int
    what: str


class Dealt(NamedTuple):
    """What another reader of the text has dealt with."""

    stretches: Sequence[Guarded]  # all of it; a figure without a name
    named: Sequence[Guarded]  # what it has told apart within them


class Stretches:
    """Stretches without overlaps, found by offset."""

    def __init__(self, stretches: Iterable[Guarded]) -> None:
        self.all: list[Guarded] = []
        for stretch in sorted(stretches, key=lambda x: (x.start, -x.end)):
            if not self.all or stretch.start >= self.all[-1].end:
                self.all.append(stretch)
        self.starts = [stretch.start for stretch in self.all]

    def at(self, offset: int) -> Guarded | None:
        """The stretch that `offset` stands in."""
        index = bisect_right(self.starts, offset) - 1
        return self.all[index] if index >= 0 and offset < self.all[index].end else None


def glued(lower: str, start: int, number_end: int, end: int, figure: Figure | None) -> Guarded | None:
    """A number that is grown together with letters: Covid-19, D1, 47C, 500kV, 15-NQ/TU."""
    before = lower[start - 1] if start else " "
    behind_dash = before in "-–/._" and start > 1 and lower[start - 2].isalpha()
    behind_plus = before == "+" and start > 1 and lower[start - 2].isdigit()  # `Km12+300`
    if before.isalpha() or before == "_" or behind_dash or behind_plus:
        found = _GLUED.match(lower, start, end)
        return Guarded(start, found.end() if found else _token_end(lower, start, end), "name")
    if number_end >= end or lower[number_end].isspace():
        return None
    if code := _CODE.match(lower, start, end):
        if figure is None or not figure.printed.quantity.unit:
            return Guarded(start, code.end(), "document number")
        return None
    found = _GLUED.match(lower, start, end)
    if found and (figure is None or figure.end < found.end()):
        return Guarded(start, found.end(), "name")
    return None


def guarded_by_words(scene: Scene, figure: Figure) -> Guarded | None:
    """A number that the words right before or behind it make something else than a figure."""
    lower = scene.source.lower
    behind = _some(scene, figure) or _says_which(scene, figure) or _behind(lower, figure, scene.end)
    behind = behind or _ends_a_name(scene, figure) or _generation(scene, figure)
    if behind is not None and not (behind.what == AGE and _is_mean(scene, figure)):
        return behind
    sort = figure.printed.sort
    if sort == TIME and _is_gain(scene, figure):
        return None
    cue = scene.cue_before(figure.start)
    if cue is not None and "guard" in cue.roles and _guard_holds(scene, figure, cue.roles):
        return Guarded(figure.start, _named_end(scene, figure), cue.roles["guard"])
    if (
        lower[figure.start - 1 : figure.start] == "("
        and _IN_BRACKETS.match(lower, figure.start - 1, scene.end)
        and not _closes_a_part(scene, figure)
    ):
        return Guarded(figure.start, figure.end, "list number")
    if sort == TIME or is_reckoned_by(scene, figure):
        return Guarded(figure.start, figure.end, "length of time" if sort == TIME else "unit of reckoning")
    return None


def _generation(scene: Scene, figure: Figure) -> Guarded | None:
    """`mạng 5G`, `lô 5g`: grams are written with a small letter, and the letter is no unit behind such words."""
    if figure.printed.quantity.unit != GRAMS or figure.end - figure.unit_start > 1:
        return None
    numbered = _numbered().search(scene.source.lower, scene.start, figure.start) is not None
    is_class = numbered or scene.source.spelled[figure.unit_start] == "G"
    return Guarded(figure.start, figure.end, "class") if is_class else None


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"{label_pattern('no grams').pattern}\s*\Z")


def _ends_a_name(scene: Scene, figure: Figure) -> Guarded | None:
    """`Trường Tiểu học An Hòa 2`: a small number without a unit, right behind the name that a school has."""
    quantity = figure.printed.quantity
    if quantity.unit or quantity.total is not None or quantity.upper is not None or quantity.value > MOST_SCHOOLS:
        return None
    own = _CAPITALS.search(scene.source.spelled, max(scene.start, figure.start - LONGEST_NAME), figure.start)
    if own is None:
        return None
    for word in _WORD.finditer(scene.source.lower, max(scene.start, figure.start - LONGEST_NAME), figure.start):
        found = guards_before_names().match(scene.source.lower, word.start(), figure.start)
        if found is not None and found[1] >= own.start() - 1:
            return Guarded(figure.start, figure.end, found[0])
    return None


def _some(scene: Scene, figure: Figure) -> Guarded | None:
    """`thông qua 1 số tờ trình`, `1 vài hộ`, `1 cách cụ thể`: the word for one, written as a digit; `1 số điện thoại`
    and `1 mặt hàng` are things counted."""
    lower = scene.source.lower
    if lower[figure.start] != "1" or lower[figure.start : figure.unit_start].strip() != "1":
        return None
    found = guards_behind_words().match(lower, _skip(lower, figure.unit_start, scene.end), scene.end)
    return Guarded(figure.start, found[1], found[0]) if found is not None and found[1] >= figure.end else None


def _says_which(scene: Scene, figure: Figure) -> Guarded | None:
    """`tàu dài từ 15 m trở lên đã lắp máy`, `khám thai từ 4 lần trở lên đạt 91%`: a size that those told of have."""
    sized = figure.printed.sort == TIMES or figure.printed.quantity.unit == METRES
    if not sized or figure.printed.quantity.upper is not None:
        return None
    behind = next((cue for cue in scene.cues_between(figure.end, figure.end + 2) if "bound_after" in cue.roles), None)
    before = scene.cue_before(figure.start)
    if behind is None or before is None or scene.back_over_spaces(before.start) <= scene.start:
        return None
    if any(not FINITE.isdisjoint(cue.roles) for cue in scene.chain(figure.start)[0]):
        return None  # `tăng từ 3 lần trở lên so với năm trước`
    goes_on = scene.source.lower[behind.end : behind.end + 2].strip().isalnum()
    return Guarded(figure.start, figure.end, "class") if goes_on else None


METRES, GRAMS = "m", "gam"


def _is_mean(scene: Scene, figure: Figure) -> bool:
    """`tuổi đời bình quân 27,6 tuổi`, `tuổi thọ trung bình là 73,5 tuổi`: a mean age, rather than whose."""
    begin = scene.chain(figure.start)[1]
    begin = max(scene.start, scene.source.lower.rfind(",", scene.start, begin))
    return any(True for _ in means().scan(scene.source.lower, begin, figure.start))


def _closes_a_part(scene: Scene, figure: Figure) -> bool:
    """`nhất là Tin học (31), Tiếng Anh (27) và Toán (9);`: behind a word, and before a sign or `và`; a list number
    stands before words."""
    lower = scene.source.lower
    before = scene.back_over_spaces(figure.start - 1)
    behind = lower[figure.end + 1 : figure.end + 2]
    if not scene.figures or not lower[before - 1].isalpha():
        return False
    joined = any("and" in cue.roles for cue in scene.cues_between(figure.end + 2, figure.end + 3))
    return joined or behind in ",;." or figure.end + 1 >= scene.end


def _guard_holds(scene: Scene, figure: Figure, roles: "dict[str, str] | object") -> bool:
    printed = figure.printed
    if isinstance(roles, dict) and "guard_most" in roles and printed.sort == NOUN:
        return printed.quantity.value <= int(roles["guard_most"])  # `chuyển đến UBND phường 63 kiến nghị`
    if isinstance(roles, dict) and "guard_bare" in roles and _GROUPED.match(scene.source.lower, figure.start):
        return False  # `quân đội 1.250`: what is numbered in a series has no thousands
    if isinstance(roles, dict) and "guard_unit" in roles:
        return printed.quantity.unit == roles["guard_unit"] and printed.quantity.value <= MOST_CROPS
    if printed.sort in STRONG or printed.quantity.total is not None:
        return isinstance(roles, dict) and roles["guard"] == "ordinal" and printed.sort not in STRONG
    if printed.sort == TIME or not printed.quantity.unit:
        return True
    bare = isinstance(roles, dict) and "guard_bare" in roles
    numbered = isinstance(roles, dict) and roles["guard"] != PAPER and names_a_place(scene, figure.end)
    return not bare or numbered or _a_number_follows(scene, figure.end)


def names_a_place(scene: Scene, at: int) -> bool:
    """Whether a capital follows: `thôn 2 xã Bình Dương` counts no communes."""
    following = scene.source.spelled[at : at + 3].strip()
    return len(following) > 1 and following[0].isupper() and following[1].islower()


def _a_number_follows(scene: Scene, at: int) -> bool:
    """`Điều 4 khoản 2`, `tổ 5 khu 3`: the word behind the number has a number of its own."""
    return scene.source.lower[at : at + 2].strip().isdecimal()


def _is_gain(scene: Scene, figure: Figure) -> bool:
    return scene.is_gain(figure.start)


def _behind(lower: str, figure: Figure, end: int) -> Guarded | None:
    """`5 đến dưới 12 tuổi`, `3 sao`, `500 kV`."""
    number_end = figure.unit_start
    found = guards_behind().match(lower, _skip(lower, number_end, end), end)
    if found is not None and found[1] >= figure.end:
        return Guarded(figure.start, found[1], found[0])
    if lower[figure.end : figure.end + 1] == "-" and lower[figure.end + 1 : figure.end + 2].isdigit():
        return Guarded(figure.start, figure.end, "name")
    if figure.printed.quantity.unit:
        return None
    second = _RANGE_END.match(lower, number_end, end)
    if second is not None:
        found = guards_behind().match(lower, second.end(), end)
        if found is not None and found[0] == AGE:
            return Guarded(figure.start, found[1], found[0])
    return None


def guarded_word(scene: Scene, figure: Figure) -> Guarded | None:
    """A number word that counts nothing: an article, a name, the word for year."""
    if figure.printed.sort == SHARE or (figure.unit_start >= figure.end and figure.printed.sort in (PERCENT, TIMES)):
        return None
    lower = scene.source.lower
    first_end = _number_end(scene, figure)
    found = guards_behind_words().match(lower, _skip(lower, first_end, scene.end), scene.end)
    if found is not None:
        return Guarded(figure.start, found[1], found[0])
    if figure.printed.quantity.value == 1 and _is_of_none(scene, figure.end):
        return Guarded(figure.start, figure.end, "fixed phrase")
    what = _what_word(scene, figure, lower[figure.start : first_end])
    return Guarded(figure.start, first_end, what) if what else None


def _what_word(scene: Scene, figure: Figure, word: str) -> str | None:
    if _is_vague(scene.source.lower, scene.start, figure.start):
        return "vague number"
    if _is_name(scene, figure.start):
        return "name"
    if figure.printed.sort in STRONG or " " in word:
        return None
    value, cue = figure.printed.quantity.value, scene.cue_before(figure.start)
    counts = cue is not None and not COUNTING.isdisjoint(cue.roles)
    return "article" if value == 1 else "year" if value == 5 and not counts else None


def _is_of_none(scene: Scene, end: int) -> bool:
    """`không lấy một đồng nào`"""
    return labels("any").match(scene.source.lower, _skip(scene.source.lower, end, scene.end), scene.end) is not None


_WORD_BEFORE = re.compile(r"([^\W\d_]+),\s*$")


def _is_vague(lower: str, begin: int, start: int) -> bool:
    """`năm, bảy lần`: two number words with only a comma between."""
    found = _WORD_BEFORE.search(lower, max(begin, start - 12), start)
    return found is not None and is_number_word(found[1])


COUNTING = frozenset(("verb", "bound", "rise", "fall", "exceed"))


def _is_name(scene: Scene, start: int) -> bool:
    """A capital in the middle of a sentence: `Võ Thị Sáu`, `lần thứ Năm`."""
    spelled = scene.source.spelled
    before = scene.back_over_spaces(start)
    return spelled[start].isupper() and before > scene.start and spelled[before - 1] not in '.:;!?"“(-–'


def _named_end(scene: Scene, figure: Figure) -> int:
    """Where the number of a name ends: `tổ 3 125 hộ` has 125 households, though `3 125 hộ` is a figure elsewhere."""
    spaced = _SPACED.match(scene.source.lower, figure.start, figure.end)
    return spaced.end(1) if spaced else _number_end(scene, figure)


def _number_end(scene: Scene, figure: Figure) -> int:
    """The end of the number itself."""
    return scene.back_over_spaces(figure.unit_start)


def _skip(lower: str, at: int, end: int) -> int:
    while at < end and lower[at].isspace():
        at += 1
    return at


def _token_end(lower: str, start: int, end: int) -> int:
    found = _DIGITS.match(lower, start, end)
    return found.end() if found else start
