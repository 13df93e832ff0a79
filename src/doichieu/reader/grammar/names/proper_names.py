"""Names of people and places: which runs of capitalised words are one, and where one ends and the next begins."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.text.phrases import Phrases, one_spaced, trie_pattern, word_set
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.sources import Source

WORD = re.compile(r"[^\W\d_]['’](?= [^\W\d_])|[^\W\d_]+(?:['’`][^\W\d_]+)*")  # K' Mák and H'Ban are names too
_GAP = re.compile(r" +")
_NO_GAP = re.compile(r" *")  # behind a short form with a stop: TP.Hội An
_NARROW = re.compile(r" {1,2}(?! )")  # more spaces part two columns
_YEAR = re.compile(r" (?:19|20)\d\d(?!\d)")
_DASH = re.compile(r" ?[-–] ?")
LONGEST_PAIR = 14  # signs before the second of a pair: `chính trị - xã hội`
LONGEST_RUN = 8  # words: a place and a person right after it
SHORTEST_KIND = 2  # signs of `x.`: one letter alone stands for no kind
LONGEST_NAME = 5  # words of a person's name
LONGEST_OFFICE = 60  # signs of a post and its body


class Word(NamedTuple):
    """A word of a name; offsets count in the copies of the source."""

    start: int
    end: int
    text: str


class Place(NamedTuple):
    """A place named with its kind: huyện Krông Pa."""

    start: int  # of the kind
    end: int
    kind: str  # id in lexicon/place_kinds.toml, or thôn
    level: int  # 1 province, 2 district, 3 commune, 4 below
    name: str  # the bare name


def forms(name: str, *kinds: str) -> tuple[str, ...]:
    """The folded forms of a table's entries of these kinds."""
    return tuple(folded(form) for entry in table(name) if entry.fact("kind") in kinds for form in entry.forms)


def capitalised(spelled: str, start: int, limit: int = LONGEST_RUN) -> list[Word]:
    """The run of words with a capital that begins right at `start`, parted by plain spaces."""
    run: list[Word] = []
    at = start
    while len(run) < limit and (match := WORD.match(spelled, at)) is not None and match[0][0].isupper():
        run.append(Word(match.start(), match.end(), match[0]))
        gap = _NARROW.match(spelled, match.end())
        if gap is None:
            break
        at = gap.end()
    return run


def opens_name(words: Sequence[Word]) -> bool:
    """Whether these words may be a person's name by their first: a known family name, or Y or H' of the highlands."""
    if not 2 <= len(words) <= LONGEST_NAME or is_memorial(words):
        return False
    first = folded_name(words[0].text)
    return first in _surnames() or (_is_of_highlands(first) and words[1].text.istitle())


def _is_of_highlands(word: str) -> bool:
    """Whether a name of the highlands begins with a word, of people alone."""
    return word in _people_only() or _given_of_highlands().match(word) is not None


def is_memorial(words: Sequence[Word]) -> bool:
    """Whether the name is one after which places and movements are called, not an officer's."""
    return folded_name(" ".join(word.text for word in words)) in _memorials()


def place_and_person(words: Sequence[Word], *, officer: bool = False, free: bool = False) -> int:
    """How many of a run's words name the place, where a place may stand; a person's name may follow or stand alone.

    Two words are a place even where the first is a family name (Hà Nội), but not with names of the highlands, nor
    right after an office (`officer`) with the family names that begin no province's or district's name. Where no
    office stands before (`free`), so are three: phường Kim Ngân Bắc.
    """
    if not words:
        return 0
    surname = folded_name(words[0].text)
    if free and len(words) == 3 and not (surname in _people_only() | _plain_surnames() or _has_middle_name(words)):
        return 3
    least = 2 if _is_of_highlands(surname) or (officer and surname in _plain_surnames()) else 3
    if least <= len(words) <= LONGEST_NAME and opens_name(words) and not words[0].text.isupper():
        return 0
    for size in (3, 2, 4):
        begin = len(words) - size
        if begin >= 1 and len(words) >= 4 and opens_name(words[begin:]):
            return begin
    return len(words)


def _has_middle_name(words: Sequence[Word]) -> bool:
    """Lê Văn An, Vi Thị Hoa"""
    return folded_name(words[1].text) in _middles()


def places_in(source: Source) -> list[Place]:
    """Every place that is named with its kind, in order."""
    found: list[Place] = []
    for match in _kind_pattern().finditer(source.lower):
        place = place_at(source, match.start(), match.end(), match[0])
        if place is not None and not (found and place.start < found[-1].end):
            found.append(place)
    return found


def place_kind_at(source: Source, end: int) -> tuple[int, int, str] | None:
    """The kind of place that stands one space after `end`: where, and its word."""
    if source.lower[end : end + 1] != " ":
        return None
    match = _kind_only_pattern().match(source.lower, end + 1)
    return (match.start(), match.end(), match[0]) if match else None


def place_at(source: Source, start: int, end: int, word: str) -> Place | None:
    """The place whose kind is the word at `start:end`, with the name that follows it; TỈNH ỦY X is a body."""
    gap = _NO_GAP.match(source.spelled, end) if word.endswith(".") else _GAP.match(source.spelled, end)
    if gap is None or _no_kind_pattern().match(source.lower, start):
        return None
    name_end = place_name_end(source, gap.end(), free=not office_before(source, start))
    if name_end == gap.end() or _is_society(source.lower, start, gap.end()):
        return None
    kind, level = _kinds()[one_spaced(word)]
    return Place(start, name_end, kind, level, evenly_cased(source.spelled[gap.end() : name_end]))


def office_before(source: Source, start: int) -> bool:
    """Whether a post, and its body perhaps, stands right before a place: `Chủ tịch UBND | xã Lệ Chi`."""
    return _office_pattern().search(source.lower, max(start - LONGEST_OFFICE, 0), start) is not None


def _is_society(lower: str, start: int, name: int) -> bool:
    """`KINH TẾ - XÃ HỘI 6 THÁNG`: told by the words before it."""
    second = WORD.match(lower, name)
    begin = max(start - LONGEST_PAIR, 0)
    return second is not None and _society_pattern().search(lower, begin, second.end()) is not None


def numbered_place_at(source: Source, start: int, end: int, word: str) -> Place | None:
    """quận 7, phường 12: a place of a kind that may be numbered, with its number."""
    match = _NUMBER.match(source.spelled, end)
    kind, level = _kinds()[one_spaced(word)]
    if match is None or kind not in _numbered_kinds():
        return None
    return Place(start, match.end(), kind, level, match[1])


_NUMBER = re.compile(r" +([0-9]{1,2})(?![\w%]|[.,/-][0-9])")


def bare_place(name: str) -> str:
    """The name in a table's row without the kind of the place: `Xã Minh Đức`, `TT Phố Lễ`."""
    kind = _row_kind_pattern().match(folded_name(name))
    bare = name[kind.end() :].strip() if kind is not None else ""
    return bare if bare and bare[0].isupper() else name


def kind_of(word: str) -> str:
    """The id of a kind of place by one of its forms."""
    return _kinds()[one_spaced(word)][0]


def kind_and_level(word: str) -> tuple[str, int]:
    """The id of a kind of place by one of its forms, and the highest level of such places."""
    return _kinds()[one_spaced(word)]


def place_forms() -> tuple[str, ...]:
    """Every word for a kind of place, short forms included."""
    return tuple(_kinds())


def is_province(word: str) -> bool:
    """Whether the form stands for a place of the highest level, none of which is called after a person."""
    return _kinds()[one_spaced(word)][1] == 1


def place_name_end(source: Source, start: int, *, officer: bool = False, free: bool = False) -> int:
    """Where the name of a place that begins at `start` ends; `start` itself where none does.

    officer: whether it stands right after an office of a province or without the kind of a place, see above.
    free: whether it stands behind the kind of a place, and no office before.
    """
    if not source.spelled[start : start + 1].isupper():
        return start
    words = _before_organisation(source, capitalised(source.spelled, start))
    if len(words) > 1 and _YEAR.match(source.spelled, words[-1].end):  # HUYỆN CẦU MUỐI NĂM 2017
        words = words[:-1]
    count = place_and_person(words, officer=officer, free=free)
    if not count:
        return start
    end = words[count - 1].end
    dash = _DASH.match(source.spelled, end)
    if dash is None or count != len(words) or len(dash[0]) != 3:
        return end
    second = capitalised(source.spelled, dash.end())
    joined = len(second) == 2 and not opens_name(second) and _goes_with(source, words, second)
    return second[-1].end if joined else end


def _goes_with(source: Source, first: Sequence[Word], second: Sequence[Word]) -> bool:
    """Bà Rịa - Vũng Tàu: two short names, neither of them an office or a form of address."""
    return len(first) <= 2 and not _is_organisation(source, second[0].start)


def _before_organisation(source: Source, words: list[Word]) -> list[Word]:
    """The words up to the first that begins an organisation, a post, a form of address, or is an abbreviation."""
    for index, word in enumerate(words):
        short = index and len(word.text) > 1 and word.text.isupper() and not words[0].text.isupper()
        if short or _is_organisation(source, word.start):
            return words[:index]
    return words


def _is_organisation(source: Source, start: int) -> bool:
    return _stop_words().match(source.lower, start, len(source.lower)) is not None


def evenly_cased(name: str) -> str:
    """THĂNG BÌNH as Thăng Bình; other names as they are, with single spaces."""
    words = _GAP.sub(" ", name)
    return words.title() if words.isupper() and len(words) > 3 else words


@lru_cache(maxsize=4096)
def folded_name(name: str) -> str:
    """`folded`, remembered: names come again and again."""
    return folded(name)


@cache
def _middles() -> frozenset[str]:
    return frozenset(forms("persons", "middle"))


@cache
def _office_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(forms('posts', 'head'))}(?:\s+[^\W\d_]+){{0,6}}\s*\Z")


@cache
def _given_of_highlands() -> re.Pattern[str]:
    """`Y Thanh Niê`, `H'Yao Êban`: the word or the sign by which names begin that have no family name before."""
    whole, part = (trie_pattern(forms("persons", kind)) for kind in ("given", "given part"))
    return re.compile(rf"{whole}\Z|{part}['’`]\w")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(forms("persons", "surname"))


@cache
def _numbered_kinds() -> frozenset[str]:
    return frozenset(entry.fact("kind") for entry in table("place_words") if entry.facts.get("numbered"))


@cache
def _people_only() -> frozenset[str]:
    return _marked("people_only")


@cache
def _plain_surnames() -> frozenset[str]:
    return _marked("plain")


def _marked(fact: str) -> frozenset[str]:
    entries = (entry for entry in table("persons") if entry.facts.get(fact))
    return frozenset(folded(form) for entry in entries for form in entry.forms)


@cache
def _memorials() -> frozenset[str]:
    return frozenset(forms("persons", "never"))


@cache
def _kinds() -> dict[str, tuple[str, int]]:
    """From each form to the id of its kind and its level; a kind of two levels has the higher."""
    words = {
        folded(form): (entry.fact("kind"), int(entry.fact("level")))
        for entry in table("place_words")
        for form in entry.forms
    }
    kinds = {
        folded(form): (entry.id, min(entry.facts["levels"])) for entry in table("place_kinds") for form in entry.forms
    }
    return words | kinds


@cache
def _kind_pattern() -> re.Pattern[str]:
    return scanner(_kinds())


@cache
def mottos() -> re.Pattern[str]:
    """What stands beside the issuer of a letter: the name of the state, the title of the Party."""
    return scanner(folded(form) for form in forms("letterheads", "motto"))


@cache
def _row_kind_pattern() -> re.Pattern[str]:
    """Kinds of places, and their short forms without a stop too, which mean other things in running text."""
    unstopped = (form.rstrip(".") for form in _kinds() if form.endswith(".") and len(form) > SHORTEST_KIND)
    return re.compile(trie_pattern([*_kinds(), *unstopped]))


@cache
def _no_kind_pattern() -> re.Pattern[str]:
    """What begins as the kind of a place and is another word: tỉnh ủy, xã hội chủ nghĩa."""
    return re.compile(trie_pattern([*forms("letterheads", "named bare"), *forms("letterheads", "no place")]))


@cache
def _society_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(forms('letterheads', 'no place before'))}\Z")


@cache
def _kind_only_pattern() -> re.Pattern[str]:
    return re.compile(trie_pattern(_kinds()))


@cache
def _stop_words() -> Phrases[None]:
    """What ends the name of a place: posts, bodies, sessions, forms of address, no single word like Hội, Bà, Ban."""
    bodies = [folded(form) for entry in table("bodies") for form in entry.forms]
    words = [*bodies, *forms("letterheads", "motto"), *forms("posts", "head", "organ"), *forms("persons", "honorific")]
    whole = {*bodies, *forms("conferences", "session", "tenure")}
    words += forms("conferences", "held", "vote")
    return word_set(whole | {form for form in words if " " in form or not form.isalpha()})
