"""What a text says of a document that it cites: its kind, day, issuer, title, and what is done to it. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from doichieu.claims import Mention, Span
from doichieu.hub.programmes.models import InstrumentKind, RelationKind
from doichieu.lexicon import folded, table

REACH = 48  # signs before a number within which its type and what is done to it stand
MOST_WORDS = 16  # of a title
_SIGNS = re.compile(r"[-/&\s]+")
_GAP = r"(?:[,(]? ?(?:[^\d\W]+ ){0,3})"  # "ngày", "ban hành ngày"
_DAY = re.compile(rf"{_GAP}(\d{{1,2}})(?:[/.-]| [^\d\W]+ )(\d{{1,2}})(?:[/.-]| [^\d\W]+ )(\d{{4}})\)?")
_PHRASE = re.compile(r"[^,.;:()\n“”\"]+")
_TITLE = re.compile(r"[^,.;:()\n“”\"]+(?=[.;:)\n“”\"]|$)")
_BESIDE = re.compile(r"[\d\s,]*(?:[^\d\W]+ )?")  # between the numbers of one list: "14, 15 và "


@dataclass(frozen=True, slots=True)
class Cited:
    """One place that cites a document."""

    span: Span  # of the number
    written: str  # "15-NQ/TU"
    kind: InstrumentKind
    issued: date | None
    issuer: str
    title: str
    relation: RelationKind | None  # what the citing document does to it, where the words before say so

    @property
    def key(self) -> str:
        return key_of(self.written)


def key_of(written: str) -> str:
    """Number and symbol with one sign between the parts, folded: "15-nq-tu"."""
    return _SIGNS.sub("-", folded(written)).strip("-")[:60]


def is_number(called: str) -> bool:
    """Whether what a text calls a document is its number: names begin with a letter or a mark."""
    return called[:1].isdigit()


def citations_in(content: str, mentions: Iterable[Mention]) -> Iterator[Cited]:
    """The cited documents whose kind is on record, in order."""
    before: tuple[Span, InstrumentKind] | None = None
    for mention in mentions:
        if mention.field != "reference":
            continue
        kind = kind_at(content, mention.span, mention.value)
        if kind is None and before and _BESIDE.fullmatch(content, before[0].end, mention.span.start):
            kind = before[1]
        if kind is not None:
            before = (mention.span, kind)
            yield _cited(content, mention, kind)


def kind_at(content: str, number: Span, written: str) -> InstrumentKind | None:
    """By the type that stands before the number, else by the sign in it; None for what is not kept."""
    typed = _type_before(content, number.start)
    if typed is not None:
        return typed[1]
    return kind_of(written)


def kind_of(written: str) -> InstrumentKind | None:
    """By the first sign of the symbol: resolution for "15-NQ/TU"."""
    signs = [_kind_signs().get(folded(sign).rstrip("0123456789")) for sign in _SIGNS.split(written)[1:]]
    return next((kind for kind in signs if kind), None)


def kind_called(title: str) -> InstrumentKind | None:
    """By the type that a title begins with."""
    words = folded(title)
    return next((kind for form, kind in _type_forms() if re.match(rf"{re.escape(form)}(?!\w)", words)), None)


def level_of(written: str) -> int | None:
    """The level of the place whose body issued it, 0 for the country; None where the symbol does not tell."""
    levels = (_level_signs().get(folded(sign).rstrip("0123456789")) for sign in _SIGNS.split(written)[::-1])
    return next((level for level in levels if level is not None), None)


def _cited(content: str, mention: Mention, kind: InstrumentKind) -> Cited:
    end = mention.span.end
    day = _DAY.match(content, end) or _DAY.match(content, end + 1)
    issued = _day(day)
    issuer, end = _after(content, day.end() if day and issued else end, "of", _PHRASE)
    title, _ = _after(content, end, "about", _TITLE)
    words = title.split()
    return Cited(
        span=mention.span,
        written=mention.value[:60],
        kind=kind,
        issued=issued,
        issuer=issuer[:200],
        title=title[:300] if len(words) <= MOST_WORDS else "",
        relation=_relation_before(content, mention.span.start),
    )


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _after(content: str, start: int, kind: str, phrase: re.Pattern[str]) -> tuple[str, int]:
    """The phrase that one of the words of `kind` leads in at `start`: the issuer without its word, a title with it."""
    for form in _forms(kind):
        lead = re.compile(rf" {re.escape(form)} ", re.IGNORECASE).match(content, start)
        found = phrase.match(content, lead.end()) if lead else None
        if lead and found:
            if kind == "about":
                return " ".join(content[lead.start() : found.end()].split()), found.end()
            issuer = _up_to_title(found[0])
            return " ".join(issuer.split()), lead.end() + len(issuer)
    return "", start


def _up_to_title(words: str) -> str:
    """`Ban Chấp hành Đảng bộ tỉnh về chuyển đổi số`: the issuer alone."""
    places = [at for form in _forms("about") if (at := words.find(f" {form} ")) > 0]
    return words[: min(places)] if places else words.rstrip()


def _type_before(content: str, start: int) -> tuple[int, InstrumentKind | None] | None:
    """Where the type right before a number begins, and its kind; None where no type stands there."""
    before = content[max(start - REACH, 0) : start].rstrip(" :")
    for word in _words("number", "documents"):
        if folded(before).endswith(f" {word}"):
            before = before[: -len(word)].rstrip()
    for form, kind in _type_forms():
        if folded(before[-len(form) :]) == form and not before[: -len(form)][-1:].isalnum():
            return start - REACH + len(before) - len(form) if start > REACH else len(before) - len(form), kind
    return None


def _relation_before(content: str, start: int) -> RelationKind | None:
    """What the words right before the type say that is done to it."""
    typed = _type_before(content, start)
    before = folded(content[: typed[0] if typed else start][-REACH:])
    found = [(form, kind) for form, kind in _relations() if before.endswith(form)]
    return max(found, key=lambda each: len(each[0]))[1] if found else None


def _words(kind: str, name: str) -> list[str]:
    return [folded(form) for form in _forms(kind, name)]


@cache
def _forms(kind: str, name: str = "instruments") -> tuple[str, ...]:
    """The longest first."""
    forms = (form for entry in table(name) if entry.fact("kind") == kind for form in entry.forms)
    return tuple(sorted(forms, key=len, reverse=True))


@cache
def _relations() -> tuple[tuple[str, RelationKind], ...]:
    entries = (entry for entry in table("instruments") if entry.fact("kind") == "relation")
    return tuple((folded(form), RelationKind(entry.id)) for entry in entries for form in entry.forms)


@cache
def _type_forms() -> tuple[tuple[str, InstrumentKind | None], ...]:
    """Every word for a type, the longest first, with its kind; None for those that are not kept."""
    types = [entry for entry in table("documents") if entry.fact("kind") == "type"]
    pairs = [
        (folded(form), InstrumentKind(entry.fact("instrument")) if "instrument" in entry.facts else None)
        for entry in types
        for form in entry.forms
    ]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


@cache
def _kind_signs() -> dict[str, InstrumentKind]:
    types = [entry for entry in table("documents") if "instrument" in entry.facts]
    signs = {
        folded(sign): InstrumentKind(entry.fact("instrument")) for entry in types for sign in entry.facts["symbols"]
    }
    laws = (form for form in _forms("law_maker", "documents"))
    return {**{folded(sign): InstrumentKind.LAW for sign in laws}, **signs}


@cache
def _level_signs() -> dict[str, int]:
    entries = (entry for entry in table("instruments") if entry.fact("kind") == "level")
    return {folded(form): int(entry.fact("level")) for entry in entries for form in entry.forms}
