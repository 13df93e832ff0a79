"""What answers take on: `đến hết tháng 11/2026 sẽ đấu nối xong cho 42 hộ` is a duty of who answers. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from doichieu import show
from doichieu.claims import Span, Statement, StatementKind, Task
from doichieu.hub.documents.spoken_periods import last_day_named
from doichieu.lexicon import folded, table

_PARTS = re.compile(r"(\s?[,;()]\s?|\s[-–]\s)")
STOPS = re.compile(r"[;:\n]|\.(?=\s|$)")


def promised_in(content: str, statements: Iterable[Statement], day: date | None) -> Iterator[Task]:
    """A duty for each clause of the answers that says what will be done, of who is named to do it, else of who answers.

    day: of the document, for times without their year.
    """
    for said in statements:
        if said.kind is StatementKind.ANSWER:
            yield from _promised(said, content, day)


def without_telling(duty: Task) -> Task:
    """A duty whose words are an answer's, from what is promised on: `trả lời: sẽ nạo vét kênh` is `nạo vét kênh`."""
    found = _telling().match(duty.quote)
    if found is None:
        return duty
    span = Span(duty.span.start + found.end(), duty.span.end)
    return replace(duty, span=span, quote=duty.quote[found.end() :])


def names_unit(words: str) -> bool:
    """Whether words name a body, and not a person alone."""
    return _words("unit").search(words) is not None


def body_named(words: str) -> str:
    """The body or the post among words that may name a person besides: without the name; empty where no body is left.

    A part of the words that opens with a form of address or a family name, and with no post, is a person's.
    """
    parts = ["", *_PARTS.split(words)]  # what parts it from the one before, and a part, in turn
    pairs = list(zip(parts[::2], parts[1::2], strict=True))
    left = [(sign, part) for sign, part in pairs if part and not _is_persons(part)]
    if any(_is_persons(part) for _, part in pairs):
        words = "".join(sign + part for sign, part in left).removeprefix(left[0][0]) if left else ""
    return words if names_unit(words) else ""


def body_behind(post: str) -> str:
    """The body that a post stands for: `Phó Bí thư Đảng ủy, Chủ tịch UBND xã` is `UBND xã`, of several the last; the
    words themselves where they are no post, or one of a bare place: `Chủ tịch xã`."""
    starts = [0, *(parted.end() for parted in _PARTS.finditer(post))]
    last = max((start for start in starts if _words_of("posts", "head").match(post, start)), default=None)
    found = _words("unit").search(post, last) if last is not None else None
    if found is None or is_bare_place(found.group()):
        return post
    return show.capitalised(post[found.start() :])


def _is_persons(part: str) -> bool:
    """Whether it opens with a name: `ông Đoàn Ba`, `Đoàn Văn Ba`, `Lê Ba`; not `đồng chí Bí thư`, `Đoàn xã`."""
    address = _words_of("persons", "honorific").match(part)
    if address is not None:
        return _words_of("posts", "head").match(part[address.end() :].strip()) is None
    family = _words_of("persons", "surname").match(part) if part[:1].isupper() else None
    if family is None:
        return False
    middle = _words_of("persons", "middle").match(part[family.end() :].strip())
    return middle is not None or not _opens_with_post(part)


def _opens_with_post(part: str) -> bool:
    return _words_of("posts", "head").match(part) is not None or _words("unit").match(part) is not None


def owner_told(direction: str) -> str | None:
    """Who is told to carry out what a paper says: `Giao UBND xã tổ chức thực hiện`; None where none is named so."""
    told = _words_of("tasks", "assign").match(direction)
    start = told.end() + len(direction[told.end() :]) - len(direction[told.end() :].lstrip()) if told else 0
    carried = _words_of("tasks", "carries out").search(direction, start) if told else None
    if carried is None or _words("unit").match(direction, start) is None:
        return None
    return " ".join(direction[start : carried.start()].split()).rstrip(" ,;") or None


def is_bare_place(words: str) -> bool:
    """Whether words say no more than a kind of place, and so no body: `xã`, `thôn`."""
    return _words_of("place_kinds", "").fullmatch(words.strip()) is not None


def _promised(said: Statement, content: str, day: date | None) -> Iterator[Task]:
    yield from _with_day_to_come(said, content, day)
    for clause in _clauses(content, said.span):
        owner = _owner(content, clause)
        start = clause.behind if owner else clause.start
        span = _trimmed(content, start, clause.end)
        due = last_day_named(content[clause.start : clause.end], day)
        yield Task(span, span.of(content), owner or said.speaker, due)


def _with_day_to_come(said: Statement, content: str, day: date | None) -> Iterator[Task]:
    """What is to be ended by a day after that of the document, in other words than a promise: `đã bố trí vốn, hoàn
    thành trước ngày 30/6`."""
    start = said.span.start
    ends = [found.start() for found in STOPS.finditer(content, start, said.span.end)]
    for end in [*ends, said.span.end]:
        ending = _words("ends by").finditer(content, start, end)
        found = next((one for one in ending if content[start : one.start()].rstrip().endswith(",")), None)
        due = last_day_named(content[found.start() : end], day) if found else None
        if found and due and day and due > day and _words("promise").search(content, start, end) is None:
            span = _trimmed(content, _opening(content, start, found.start()), end)
            yield Task(span, span.of(content), said.speaker, due)
        start = end + 1


@dataclass(frozen=True, slots=True)
class _Clause:
    """Places in a text: where a clause begins, the word of its promise, where that ends, and where the clause does."""

    start: int
    promise: int
    behind: int
    end: int


def _clauses(content: str, sentence: Span) -> Iterator[_Clause]:
    said = content[: sentence.end]
    promises = [found for found in _words("promise").finditer(said, sentence.start) if not _is_denied(said, found)]
    before = sentence.start
    for number, found in enumerate(promises):
        following = promises[number + 1].start() if number + 1 < len(promises) else sentence.end
        stop = STOPS.search(said, found.end())
        end = min(stop.start() if stop else sentence.end, _comma_before(said, found.end(), following))
        start = max(before, _opening(said, before, found.start()))
        yield _Clause(start, found.start(), found.end(), end)
        before = end


def _is_denied(said: str, found: re.Match[str]) -> bool:
    return _words("no promise").match(said, found.start()) is not None


def _comma_before(said: str, start: int, following: int) -> int:
    """Where a clause ends before the next promise: at the last comma between the two."""
    comma = said.rfind(",", start, following)
    return following if following == len(said) or comma < 0 else comma


def _opening(said: str, start: int, promise: int) -> int:
    """Where the words of a clause begin: behind the last stop, or the last word of telling."""
    stops = [found.end() for found in STOPS.finditer(said, start, promise)]
    told = [found.end() for found in _words("tells").finditer(said, start, promise)]
    return max((start, *stops, *told))


def _owner(content: str, clause: _Clause) -> str | None:
    """Who is named to do it, right before the word of promise: `trong năm 2027 xã`, `, UBND xã`.

    Nobody where something is done to what is named (`thôn Bãi sẽ được …`), or a word of place or of belonging stands
    before the name: `đường tại thôn Bãi sẽ …`.
    """
    if _words("done to it").match(content, clause.promise):
        return None
    start = content.rfind(",", clause.start, clause.promise) + 1 or clause.start
    found = _words("unit").search(content, start, clause.promise)
    if found is None or _is_of_place(content[start : found.start()]):
        return None
    return " ".join(content[found.start() : clause.promise].split())


def _is_of_place(before: str) -> bool:
    """Whether words end in one of place or of belonging."""
    return any(found.end() == len(before.rstrip()) for found in _words("where").finditer(before))


def _trimmed(content: str, start: int, end: int) -> Span:
    """Without what parts it from the words around."""
    said = content[start:end]
    start += len(said) - len(said.lstrip(" ,;:\n"))
    return Span(start, start + len(said.strip(" ,;:.\n")))


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"{_words('tells').pattern}\s*:\s*(?:{_words('promise').pattern}\s+)?(?=\w)", re.IGNORECASE)


def _words(kind: str) -> re.Pattern[str]:
    return _words_of("answers", kind)


@cache
def _words_of(name: str, kind: str) -> re.Pattern[str]:
    """The longest first, each also with its tone where the newer spelling has it: `ủy`, `uỷ`. kind: empty for all."""
    forms = {form for entry in table(name) if not kind or entry.fact("kind") == kind for form in entry.forms}
    longest_first = sorted({*forms, *map(folded, forms)}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
