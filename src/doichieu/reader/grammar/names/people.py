"""People named with a post: who they are, and every place where the text says so."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from doichieu.claims import Person
from doichieu.reader.grammar.names.posts import Post, PostList, post_lists
from doichieu.reader.grammar.names.proper_names import (
    LONGEST_NAME,
    WORD,
    Word,
    capitalised,
    folded_name,
    forms,
    is_memorial,
    opens_name,
)
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.sources import Source


class PersonMention(NamedTuple):
    """A name with the posts that stand at it; offsets count in the copies of the source."""

    name: str
    start: int  # of the name
    end: int
    posts: tuple[Post, ...]

    @property
    def extent(self) -> tuple[int, int]:
        """From the first sign of the name and its posts to the last."""
        spans = [(self.start, self.end), *((post.start, post.end) for post in self.posts)]
        return min(start for start, _ in spans), max(end for _, end in spans)


def person_mentions(source: Source) -> list[PersonMention]:
    """Everyone named with a post, at each place, in the order of the names."""
    found: list[PersonMention] = []
    shared: list[tuple[int, PostList]] = []  # where names begin that hold the posts of a row besides their own
    for row in post_lists(source):
        found += _elected(source, row, found) or _mentions(source, row)
        if (behind := _names_with_posts_begin(source, row)) is not None:
            shared.append((behind, row))
    for begin, row in shared:
        end = _listed_end(source, begin)
        found = [x._replace(posts=(*row.posts, *x.posts)) if begin <= x.start < end else x for x in found]
    return sorted(found, key=lambda mention: mention.start)


def people(source: Source, mentions: list[PersonMention]) -> tuple[Person, ...]:
    """Each person once, in the order of first mention, with the longest list of posts; the first where equal."""
    longest: dict[str, PersonMention] = {}
    for mention in mentions:
        known = longest.get(folded_name(mention.name))
        if known is None or len(mention.posts) > len(known.posts):
            longest[folded_name(mention.name)] = mention
    return tuple(
        Person(mention.name, tuple(post.text(source) for post in mention.posts)) for mention in longest.values()
    )


def addressed_names(source: Source) -> list[tuple[int, int, str]]:
    """Every name right after a form of address, posts or none: where it begins and ends, and the name."""
    found = []
    for match in _honorifics().address.finditer(source.lower):
        run = capitalised(source.spelled, match.end(), LONGEST_NAME)
        if len(run) > 1 and not _is_abbreviated(run):
            found.append((run[0].start, run[-1].end, " ".join(word.text for word in run)))
    return found


def _mentions(source: Source, row: PostList) -> list[PersonMention]:
    """Those who hold a row of posts: the name right after it, else the name before it, else several, or a signature."""
    words = _name_after(source, row.end) or _name_before(source, row.start)
    if words and words[0].start > row.end and _are_several(source, row):
        return _of_each(row, [words, *_names_joined(source, words[-1].end)])
    if words and words[0].start < row.start:
        dashed = source.lower[words[-1].end : row.start].strip() in _DASHES
        return _of_each(row, [*_names_joined_before(source, words[0].start, dashed=dashed), words])
    names = [words] if words else _addressed_after(source, row) or _shared_names(source, row) or _signature(source, row)
    return _of_each(row, names)


def _are_several(source: Source, row: PostList) -> bool:
    """Whether `các` stands right before the posts: they are those of all who are named behind."""
    return _honorifics().plural.search(source.lower, max(row.start - 8, 0), row.start) is not None


def _elected(source: Source, row: PostList, found: Sequence[PersonMention]) -> list[PersonMention]:
    """bầu ông Lê Ba giữ chức Phó Chủ tịch; đồng chí Lê Ba, Tỉnh ủy viên được chỉ định giữ chức Bí thư Huyện ủy

    found: those read before; who stands there with posts has the new one besides.
    """
    words = _honorifics()
    holds = words.holds.search(source.lower, max(row.start - 24, 0), row.start)
    if holds is None:
        return []
    last = found[-1] if found else None
    if last is not None and _runs_on(source, last.extent[1], holds.start()):
        return [PersonMention(last.name, last.start, last.end, (*last.posts, *row.posts))]
    for address in reversed(list(words.address.finditer(source.lower, max(holds.start() - ELECTED, 0), holds.start()))):
        run = capitalised(source.spelled, address.end(), LONGEST_NAME)
        if len(run) > 1 and _runs_on(source, run[-1].end, holds.start()):
            return _of_each(row, [run])
    return []


def _runs_on(source: Source, end: int, start: int) -> bool:
    """Whether only a few words stand between somebody and a post: `được bầu`, `tiếp tục`."""
    between = source.lower[end:start]
    return 0 <= start - end <= ELECTED and not _MARK.search(between) and not _honorifics().address.search(between)


def _of_each(row: PostList, names: list[list[Word]]) -> list[PersonMention]:
    return [
        PersonMention(" ".join(word.text for word in name), name[0].start, name[-1].end, row.posts) for name in names
    ]


def _addressed_after(source: Source, row: PostList) -> list[list[Word]]:
    """Trưởng Công an huyện, Đại tá Lê Minh An cho biết: unless posts of the name's own follow"""
    address = _honorifics().after.match(source.lower, row.end)
    run, _ = _addressed(source, capitalised(source.spelled, address.end(), LONGEST_NAME) if address else [])
    if len(run) < 2 or is_memorial(run) or _JOINT_AFTER.match(source.spelled, run[-1].end):
        return []
    return [run]


def _shared_names(source: Source, row: PostList) -> list[list[Word]]:
    """các Phó Chủ tịch UBND tỉnh: Lê Ba, Đỗ Thị Bích

    `Thư ký: Lê Ba - Chánh Văn phòng` has the post behind the name.
    """
    colon = _COLON.match(source.lower, row.end)
    first = capitalised(source.spelled, colon.end(), LONGEST_NAME) if colon is not None else []
    if not opens_name(first) or _honorifics().own_post.match(source.lower, first[-1].end):
        return []
    return [first, *_names_joined(source, first[-1].end)]


def _names_with_posts_begin(source: Source, row: PostList) -> int | None:
    """`các đồng chí Tỉnh ủy viên: Lê Ba, Giám đốc Sở Y tế; Đỗ Tư, Bí thư Huyện ủy`: where the names begin."""
    words = _honorifics()
    colon = _COLON.match(source.lower, row.end)
    address = words.before.search(source.lower, max(row.start - 24, 0), row.start)
    addressed = address is not None and words.several.match(source.lower, address.start()) is not None
    if colon is None or not (addressed or _are_several(source, row)):
        return None
    first = capitalised(source.spelled, colon.end(), LONGEST_NAME)
    if not opens_name(first) or not words.own_post.match(source.lower, first[-1].end):
        return None
    return colon.end()


def _listed_end(source: Source, begin: int) -> int:
    """Where a list of names with their posts ends: at the end of its sentence, or where others are told of: `; cùng dự
    có …`."""
    for stop in _LIST_END.finditer(source.lower, begin, begin + LONGEST_NAMES):
        named = source.spelled[stop.end()].isupper() if stop[0] == "; " and stop.end() < len(source.spelled) else False
        if not named and not (stop[0] == "; " and _honorifics().address.match(source.lower, stop.end())):
            return stop.start()
    return begin + LONGEST_NAMES


def _names_joined(source: Source, end: int) -> list[list[Word]]:
    """Lê Ba và Đỗ Thị Bích: the names behind one, parted by commas or a conjunction"""
    names: list[list[Word]] = []
    joint = _honorifics().next_name.match(source.lower, end)
    while joint is not None:
        run = capitalised(source.spelled, joint.end(), LONGEST_NAME)
        if not opens_name(run):
            break
        names.append(run)
        joint = _honorifics().next_name.match(source.lower, run[-1].end)
    return names


def _names_joined_before(source: Source, start: int, *, dashed: bool) -> list[list[Word]]:
    """các ông Lê Ba, Vũ Tư và bà Đỗ Thị Bích, đại biểu HĐND huyện: those right before, with no posts of their own.

    Who is joined by a comma is one of several only where `các` stands before the first, or at the head of an item
    whose posts stand behind a dash (`dashed`).
    """
    honorifics = _honorifics()
    names: list[list[Word]] = []
    listed = False
    while (joint := honorifics.joined.search(source.lower, max(start - 24, 0), start)) is not None:
        run, honoured = _addressed(source, _run_before(source, joint.start()))
        if not opens_name(run):
            break
        names.insert(0, run)
        start, listed = run[0].start, listed or source.lower[joint.start()] == ","
        if honoured:
            return names if not listed or _are_addressed(source, start) else []
    alone = dashed or (len(names) == 1 and not listed)
    return names if alone and _begins_item(source, start) else []


def _are_addressed(source: Source, start: int) -> bool:
    """Whether several are addressed right before: `các đồng chí`."""
    address = _honorifics().before.search(source.lower, max(start - 24, 0), start)
    return address is not None and _honorifics().several.match(address[0]) is not None


def _begins_item(source: Source, start: int) -> bool:
    """Whether a name begins a line, or an item of a list: `…; Đỗ Thị Bích và Lê Ba, Phó Chủ tịch`."""
    before = source.lower[max(start - 4, 0) : start].rstrip(" ")
    return before.endswith((";", ":", ".", "\n")) or start == 0


def _signature(source: Source, row: PostList) -> list[list[Word]]:
    """CHỦ TỊCH, and some lines below, at the end of a line of its own or of the right column, the name."""
    if _honorifics().acting.search(source.lower, max(row.start - 8, 0), row.start) is not None:
        return []  # KT. CHỦ TỊCH: another signs, whose post stands below
    apart = source.spelled[row.start : row.end].isupper() or source.spelled.endswith(" " * INDENT, 0, row.start)
    if not apart or _REST_OF_LINE.match(source.spelled, row.end) is None:
        return []
    for match in islice(_SIGNED.finditer(source.spelled, row.end, row.end + SIGNATURE), SIGNATURE_LINES):
        run = capitalised(source.spelled, match.end(), LONGEST_NAME)
        if opens_name(run) and _REST_OF_LINE.match(source.spelled, run[-1].end):
            return [run]
    return []


ELECTED = 70  # signs between somebody and the words for holding a post
INDENT = 8  # spaces before a post that stands in a column of its own
SIGNATURE = 600  # signs between a post and the name that signs
SIGNATURE_LINES = 16  # beginnings of lines and columns that are tried for it
_COLON = re.compile(r" ?: *")
_DASHES = frozenset(("-", "–"))
_MARK = re.compile(r"[.;:\n(]")
_REST_OF_LINE = re.compile(r" *(?:\n|$)")
_SIGNED = re.compile(r"\n *| {3,}")


def _name_after(source: Source, end: int) -> list[Word]:
    """Bí thư Huyện ủy Lê Anh An phát biểu"""
    if source.spelled[end : end + 1] != " ":
        return []
    run = capitalised(source.spelled, end + 1)
    return run if opens_name(run) else []


def _name_before(source: Source, start: int) -> list[Word]:
    """đồng chí Lê Anh An – Bí thư Huyện ủy; Lê Anh An (Bí thư Huyện ủy)"""
    joint = _JOINT.search(source.spelled, max(start - 6, 0), start)
    run = _run_before(source, joint.start()) if joint else []
    run, honoured = _addressed(source, run)
    if not honoured:
        run = next((run[index:] for index in range(len(run)) if opens_name(run[index:])), [])
    return run if 2 <= len(run) <= LONGEST_NAME and not is_memorial(run) and not _is_abbreviated(run) else []


def _run_before(source: Source, end: int) -> list[Word]:
    """The words with capitals that end right at `end`."""
    words = list(WORD.finditer(source.spelled, max(end - 60, 0), end))
    slip = _word(words.pop()) if words and words[-1][0].islower() else None
    run: list[Word] = []
    edge = slip.start if slip else end
    while words and words[-1][0][0].isupper() and not source.spelled[words[-1].end() : edge].strip(" "):
        run.insert(0, _word(words.pop()))
        edge = run[0].start
    if slip is None:
        return run if run and run[-1].end == end else []
    return [*run, slip] if slip.end == end and _is_surely_a_name(source, run) else []


def _word(found: re.Match[str]) -> Word:
    return Word(found.start(), found.end(), found[0])


def _is_surely_a_name(source: Source, run: list[Word]) -> bool:
    """Whether a last word in small letters is a slip: Lê Anh an, at the head of its item in a list."""
    before = source.spelled[max(run[0].start - 4, 0) : run[0].start] if run else ""
    return opens_name(run) and before.rstrip(" ").endswith((":", ";", ","))


def _addressed(source: Source, run: list[Word]) -> tuple[list[Word], bool]:
    """A name without the address or degree that it begins with, and whether one stands there or right before."""
    titles = _honorifics().titles
    untitled = next((index for index, word in enumerate(run) if folded_name(word.text) not in titles), len(run))
    if untitled:
        return run[untitled:], True
    return run, bool(run) and _is_honoured(source, run[0].start)


def _is_honoured(source: Source, start: int) -> bool:
    """Whether a form of address stands right before: đồng chí, ông."""
    return _honorifics().before.search(source.lower, max(start - 24, 0), start) is not None


def _is_abbreviated(run: list[Word]) -> bool:
    """Whether the words are signs of an office rather than a name: UBND, HĐND."""
    return any(word.text.isupper() and len(word.text) > 2 for word in run) and not opens_name(run)


_JOINT_AFTER = re.compile(r" ?[,–(-] ?\w")
_LIST_END = re.compile(r"[.\n]|; ")
LONGEST_NAMES = 600  # signs of a list of names with posts
_JOINT = re.compile(r"(?: ?[,–(-] ?)$")


class _Honorifics:
    """The forms of address of `lexicon/persons.toml`, compiled."""

    def __init__(self) -> None:
        self.words = frozenset(forms("persons", "honorific"))
        self.titles = self.words | frozenset(forms("persons", "degree"))
        self.before = re.compile(rf"(?<!\w){trie_pattern(self.words)} ?:? +$")
        self.holds = re.compile(rf"(?<!\w){trie_pattern(forms('persons', 'holds'))} +$")
        self.after = re.compile(rf", {trie_pattern(self.words)} +")
        self.next_name = re.compile(rf"(?:,| {trie_pattern(forms('posts', 'and'))}) +")
        self.joined = re.compile(rf"(?:,| {trie_pattern(forms('posts', 'and'))}) (?:{trie_pattern(self.words)} +)?$")
        self.plural = re.compile(rf"(?<!\w){trie_pattern(forms('conferences', 'plural'))} +$")
        self.several = re.compile(rf"{trie_pattern(forms('conferences', 'plural'))} ")
        self.own_post = re.compile(rf" ?[,–(-] ?{trie_pattern(forms('posts', 'head'))}")
        self.acting = re.compile(rf"(?<!\w){trie_pattern(forms('persons', 'acting'))} *$")
        self.address = scanner(self.words, " ?:? +")


@cache
def _honorifics() -> _Honorifics:
    return _Honorifics()
