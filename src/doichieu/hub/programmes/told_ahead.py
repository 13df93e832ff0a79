"""What a sentence assigns, asks or plans, which is no result; and whether it speaks of another place: pure."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from doichieu.lexicon import folded, table

BELOW = 4  # the level of hamlets, in lexicon/place_words.toml
COMMUNE = 3
VERB = 2  # syllables at the head of a task that say what is to be done
MOST_REMEMBERED = 4096  # sentences and tasks whose places are kept at hand
_MARK = r"\W*(?:(?:\d{1,2}|[^\W\d_])(?:\.\d{1,2})*[.)/]\W*)?"  # a clause's number or letter, or its dash


def told_part(said: str, work: str) -> str:
    """The clauses of a sentence that tell of what is or was: what follows an order belongs to it until it tells of what
    is over. A word that stands in the task itself orders nothing: `đề nghị Sở Y tế cấp phép`."""
    told, ordered = [], False
    for clause in unicodedata.normalize("NFC", said).split(";"):
        ordered = _orders(clause, folded(work)) or (ordered and not tells_of_what_is_over(clause))
        if not ordered:
            told.append(clause)
    return ";".join(told)


def tells_of_what_is_over(said: str) -> bool:
    """Whether words say that something is past, and do not just name what is to be finished."""
    return _words("past").search(unicodedata.normalize("NFC", said)) is not None


def told_so_far(said: str, work: str) -> str:
    """A sentence without what it plans behind what is over: `đã khởi công ngày 12/01 | , dự kiến xong trước ngày 30/6`.
    Whole where what is over does not begin as the task does: of a house to be built, its beginning is no end."""
    plain = unicodedata.normalize("NFC", said)
    planned = _planned().search(plain)
    over = plain[: planned.start()] if planned else plain
    begins = " ".join(folded(work).split()[:VERB])
    return over if tells_of_what_is_over(over) and f" {begins} " in f" {folded(over)} " else plain


def _orders(clause: str, work: str) -> bool:
    opening = _opening("orders").match(clause)
    if opening and folded(opening["form"]) not in work:
        return True
    if _opening("urges").match(clause) and not tells_of_what_is_over(clause):
        return True
    for found in _words("orders").finditer(clause):
        if folded(found["form"]) in work or not clause[found.end() :].lstrip()[:1].isupper():
            continue
        if not _noun_before().search(clause[: found.start()]):
            return not tells_of_what_is_over(clause[found.end() :])
    return False


def is_elsewhere(said: str, work: str) -> bool:
    """Whether both name a hamlet, or a commune, and none is the same."""
    return any(_differ(_places(said, level), _places(work, level)) for level in (COMMUNE, BELOW))


def _differ(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and not any(
        one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ") for one in some for other in others
    )


@lru_cache(maxsize=MOST_REMEMBERED)
def _places(said: str, level: int) -> frozenset[str]:
    plain = unicodedata.normalize("NFC", said)
    names = (_name_at(plain[found.end() :]) for found in _kinds(level).finditer(plain))
    return frozenset(filter(None, names))


def _name_at(words: str) -> str:
    """The words in capitals, or the number, that a kind of place is followed by."""
    number = _number().match(words)
    if number:
        return str(int(number[1]))
    return folded(" ".join(_capitals(words)))


def _capitals(words: str) -> Iterator[str]:
    for word in words.split(" "):
        bare = word.rstrip(".,;:)")
        if not bare[:1].isupper():
            return
        yield bare
        if bare != word:
            return


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_any(_forms('number'))})\s+)?(\d{{1,3}})(?![\d/]|[.,]\d)", re.IGNORECASE)


@cache
def _kinds(level: int) -> re.Pattern[str]:
    below = [form for entry in table("place_words") if entry.fact("level") == str(level) for form in entry.forms]
    official = [form for entry in table("place_kinds") if level in entry.facts["levels"] for form in entry.forms]
    return re.compile(rf"(?<!\w)(?:{_any([*below, *official])})\s+", re.IGNORECASE)


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<form>{_any(_forms(kind))})(?!\w){_no_noun(kind)}", re.IGNORECASE)


@cache
def _opening(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{_MARK}{_words(kind).pattern}", re.IGNORECASE)


def _no_noun(kind: str) -> str:
    return rf"(?!\s+(?:{_any(_forms('no order'))})(?!\w))" if kind == "orders" else ""


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(rf",\s+{_words('urges').pattern}", re.IGNORECASE)


@cache
def _noun_before() -> re.Pattern[str]:
    """`theo yêu cầu`, `được giao`, `bàn giao`"""
    return re.compile(rf"(?<!\w)(?:{_any(_forms('before no order'))})\s+\Z", re.IGNORECASE)


def _any(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def _forms(kind: str) -> list[str]:
    return [form for entry in table("outcomes") if entry.fact("kind") == kind for form in entry.forms]
