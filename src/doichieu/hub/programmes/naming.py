"""What a text calls a document by its name alone: nghị quyết chuyên đề về …, chương trình công tác năm 2026. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from doichieu.claims import AgendaItem, Mention, Span
from doichieu.hub.programmes.citing import kind_called
from doichieu.hub.programmes.models import NAME_KEY, InstrumentKind
from doichieu.lexicon import folded, table
from doichieu.lexicon.search import searchable, words_alone

NAMEABLE = frozenset((InstrumentKind.RESOLUTION, InstrumentKind.PROGRAMME, InstrumentKind.SCHEME, InstrumentKind.PLAN))
MARKS, QUOTES = ("“", "”"), '“"'
LEAST_WORDS = 3  # that tell one name from another
LONGEST_NAME, LONGEST_ISSUER = 300, 200  # signs, as they are kept
_QUOTED = r"[“\"]([^“”\"\n]{4,300})[”\"]"
_NO_STOP = r"[^,.;:()\n“”\"]"
_NEXT_QUOTED = re.compile(rf"(?:[,;]| [^\W\d_]{{2}}) ?{_QUOTED}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Named:
    """One place that calls a document by its name."""

    span: Span
    kind: InstrumentKind
    name: str  # without the word for its kind: "công tác năm 2026", "“Giữ sạch chợ phiên”"
    issuer: str = ""

    @property
    def key(self) -> str:
        return name_key(self.name)


def names_in(content: str, agenda: Collection[AgendaItem], mentions: Collection[Mention]) -> Iterator[Named]:
    """The documents that a session treats by name, and those that the text calls by a quoted name or a thematic one."""
    numbered = [mention.span for mention in mentions if mention.field == "reference"]
    taken = list(numbered)
    for named in (*_of_agenda(agenda), *_called(content)):
        if not any(named.span.touches(span) for span in taken):
            taken.append(named.span)
            yield named


def name_of(title: str) -> tuple[InstrumentKind, str, str] | None:
    """Kind, name and issuer of a title that begins with its type; None where it has no name of its own."""
    words = _past(title, _forms("agenda", "draft"))
    kind = kind_called(words)
    if kind not in NAMEABLE or kind is None:
        return None
    rest = _past(_past(words, _types(kind)), _forms("instrument_names", "special"))
    name, issuer = _parted(" ".join(rest.split()))
    if _is_numbered(name) or len(telling(name).split()) < LEAST_WORDS:
        return None
    return kind, name[:LONGEST_NAME], issuer[:LONGEST_ISSUER]


def _is_numbered(name: str) -> bool:
    """Whether a number stands where a name would: `Kế hoạch số 5-KH/ĐU`."""
    return _past(name, _forms("documents", "number"))[:1].isdigit()


def past_number(title: str, written: str) -> str:
    """The words of a title behind the document's number: `Nghị quyết 57/NQ-HĐND: Về …`; the title where it has none."""
    return (title.partition(written)[2].lstrip(" :,-–") if written else "") or title


def matter_of(title: str, kind: InstrumentKind, written: str) -> str:
    """What a title says beside the kind and the number, or name, of its document: `Nghị quyết số 7/NQ-HĐND: Về đàn bò`
    is `Về đàn bò`; empty where it says no more."""
    rest = _past(_past(title, _types(kind)), _forms("documents", "number"))
    behind = rest[len(written) :]
    if not written or folded(rest[: len(written)]) != folded(written) or _goes_on(behind):
        return title
    return behind.lstrip(" :,-–")


def _goes_on(behind: str) -> bool:
    """Whether a number or a name goes on with these signs: `7` is not the number of `7/NQ-HĐND`."""
    return behind[:1].isalnum() or behind[:1] in {"/", "-"}


def name_key(name: str) -> str:
    """By what a record without a number is found: the words that tell its name, marked as no number."""
    return f"{NAME_KEY}{telling(name)}"[: LONGEST_NAME + len(NAME_KEY)]


def telling(name: str) -> str:
    """The plain words of a name without those that any draft or any resolution has: "trong rung ven suoi"."""
    words = f" {words_alone(name)} "
    for phrase in _untelling():
        words = words.replace(f" {phrase} ", " ")
    return " ".join(words.split())


def same_matter(one: str, other: str, *, same_session: bool = False) -> bool:
    """Whether two names are of one matter: the words of the shorter all stand in the longer.

    Words that any draft has do not count. A draft without any other is the resolution of its own session.
    """
    first, second = (frozenset(telling(name).split()) for name in (one, other))
    shorter, longer = sorted((first, second), key=len)
    if not shorter:
        return same_session and not longer
    return (len(shorter) >= LEAST_WORDS or first == second) and shorter <= longer


def recurs(name: str) -> bool:
    """Whether a name may be that of several, one a term: `về nhiệm vụ 6 tháng cuối năm` has a number and no year."""
    return any(sign.isdigit() for sign in name) and _YEAR.search(name) is None


def issuers_agree(one: str, other: str) -> bool:
    """Whether two issuers may be one: the words of the shorter stand in the longer, short forms written out."""
    shorter, longer = sorted((set(searchable(one).split()), set(searchable(other).split())), key=len)
    return shorter <= longer


def _of_agenda(agenda: Collection[AgendaItem]) -> Iterator[Named]:
    for item in agenda:
        found = name_of(item.title)
        if found is not None:
            yield Named(item.span, *found)


def _called(content: str) -> Iterator[Named]:
    """`Đề án “…”`, `các Nghị quyết chuyên đề của BCH về …, “…”, “…”`."""
    for head in sorted(_heads(content), key=lambda found: found.start()):
        kind = kind_called(head["type"])
        issuer = " ".join((head["issuer"] or _issuer_behind(content, head.end())).split())[:LONGEST_ISSUER]
        name = head["name"] if head["name"][0] in QUOTES else _words().ends.sub("", head["name"])
        listed = [(Span(head.start(), head.start("name") + len(name)), name)]
        following = _NEXT_QUOTED.match(content, head.end())
        while following is not None:
            listed.append((Span(following.start(1) - 1, following.end()), _in_marks(following[1])))
            following = _NEXT_QUOTED.match(content, following.end())
        for span, name in listed:
            if kind is not None and len(telling(name).split()) >= LEAST_WORDS:
                yield Named(
                    span, kind, _in_marks(name[1:-1]) if name[0] in QUOTES else name.strip()[:LONGEST_NAME], issuer
                )


def _heads(content: str) -> Iterator[re.Match[str]]:
    for pattern in _words().heads:
        yield from pattern.finditer(content)


def _issuer_behind(content: str, end: int) -> str:
    found = _words().behind.match(content, end)
    return _words().ends.sub("", found[1]) if found and found[1][0].isupper() else ""


def _parted(words: str) -> tuple[str, str]:
    """A name and who issued it: `công tác năm 2026 của Đảng ủy xã`."""
    found = next((of for of in _words().of.finditer(words) if words[of.end()].isupper()), None)
    name, issuer = (words[: found.start()], _words().phrase.match(words, found.end())) if found else (words, None)
    quoted = _words().quoted.fullmatch(name)
    return (_in_marks(quoted[1]) if quoted else name), issuer[0].rstrip() if issuer else ""


def _in_marks(name: str) -> str:
    return f"{MARKS[0]}{' '.join(name.split())}{MARKS[1]}"


def _past(words: str, forms: Collection[str]) -> str:
    """The words behind the first of `forms` that they begin with."""
    lower = folded(words)
    found = next((form for form in forms if lower.startswith((f"{folded(form)} ", f"{folded(form)}: "))), "")
    return words[len(found) :].lstrip(" :") if found else words


@cache
def _types(kind: InstrumentKind) -> tuple[str, ...]:
    """The words for a kind, the longest first."""
    entries = (entry for entry in table("documents") if entry.facts.get("instrument") == kind.value)
    return _longest_first(form for entry in entries for form in entry.forms)


@cache
def _forms(name: str, kind: str) -> tuple[str, ...]:
    """The longest first."""
    return _longest_first(form for entry in table(name) if entry.fact("kind") == kind for form in entry.forms)


def _longest_first(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=len, reverse=True))


@cache
def _untelling() -> tuple[str, ...]:
    """The longest first."""
    return _longest_first({words_alone(form) for kind in ("any draft", "draft") for form in _forms("agenda", kind)})


class _Words:
    """The patterns of names, compiled."""

    def __init__(self) -> None:
        types = "|".join(re.escape(form) for kind in NAMEABLE for form in _types(kind))
        special = _any_of(_forms("instrument_names", "special"))
        self.ends = re.compile(rf" {_any_of(_forms('instrument_names', 'ends'))}(?!\w).*", re.IGNORECASE | re.DOTALL)
        of, about = _any_of(_forms("instruments", "of")), _any_of(_forms("instruments", "about"))
        issued = rf"(?: {of} (?P<issuer>{_NO_STOP}{{2,120}}?))?"
        opening = rf"(?<!\w)(?P<type>{types})"
        quoted = rf"{opening}(?: {special})?{issued}(?: {about})? (?P<name>{_QUOTED})"
        thematic = rf"{opening} {special}{issued} (?P<name>{about} {_NO_STOP}+)"
        self.heads = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (quoted, thematic))
        self.behind = re.compile(rf" {of} ({_NO_STOP}{{2,120}})", re.IGNORECASE)
        self.of, self.phrase = re.compile(rf" {of} (?=\w)", re.IGNORECASE), re.compile(rf"{_NO_STOP}+")
        self.quoted = re.compile(rf"(?:{about} )?{_QUOTED}", re.IGNORECASE)


def _any_of(forms: Collection[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, forms))})"


@cache
def _words() -> _Words:
    return _Words()
