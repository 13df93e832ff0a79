"""How many things a list behind a count names: `5 tổ, gồm: tổ rà soát, tổ vận động, tổ tuyên truyền`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from doichieu.claims import Claim
from doichieu.lexicon import folded
from doichieu.reconcile.stances import counts_people, only, stands

_COLON = re.compile(r"(?P<lead>[^:;.()\d]{0,90}):\s+(?P<list>[^:]*?)(?:\.\s|\.?$|\n)")
_STRETCH = re.compile(r"[^:;.()\d\n]+")
_BRACKET = re.compile(r"(?P<lead>[^:;,.()\d]{0,90})\((?P<list>[^:;.()\n]+)\)")
_SEMICOLON, _COMMA = re.compile(r"\s*;\s*"), re.compile(r"\s*,\s*")
_OPENER = re.compile(r"[^:;.()\d\n]{0,60}:[ \t]*\n")
_MARK = re.compile(
    r"[ \t]*(?:(?P<number>\d{1,2}[.)])|(?P<letter>[^\W\d_]\))|(?P<dash>[-–—])|(?P<plus>\+)|(?P<dot>[•*]))\s"
)
MOST_LINES = 60  # of a list that is counted
LONGEST_THING = 9  # words of one thing that a comma ends
LONGEST_NAME, LONGEST_LEAD = 4, 3  # words of the name of a kind, and of what stands between a count and its colon
FEWEST_NAMES = 2  # in a list of kinds
KIND_AND_NAME = 3  # words among which a name begins: `thị trấn Mây Thượng`


@dataclass(frozen=True, slots=True)
class Named:
    """How many things a list names. firm: parted by semicolons, or as the reader found them; not by commas alone."""

    things: int
    firm: bool


def named_behind(content: str, claim: Claim, end: int, next_figure: int) -> Named | None:
    """The list behind a count; None where no list is seen, or where another figure stands in it.

    end: of its sentence. next_figure: where the next figure begins, or that end.
    """
    if claim.items:
        return Named(len(claim.items), firm=True)
    below = _OPENER.match(content, claim.span.end) if next_figure == end else None
    if below is not None:
        return _of_lines(content[below.end() :])
    found = _COLON.match(content, claim.span.end, end)
    if found is not None and found.end("list") <= next_figure and _opens(found["lead"], claim):
        things = [thing for thing in _SEMICOLON.split(found["list"]) if thing.strip(" .")]
        if len(things) > 1:
            return Named(len(things), firm=True)
        return _by_commas(found["list"], claim) or _by_short_names(found["list"], claim)
    return _without_colon(content, claim, end, next_figure)


def _of_lines(below: str) -> Named | None:
    """The items on the lines below: all that open as the first does, up to the first line that opens no item.

    Items of another make stand under those.
    """
    marks = [_MARK.match(line) for line in islice((line for line in below.splitlines() if line.strip()), MOST_LINES)]
    opened = [mark.lastgroup for mark in takewhile(bool, marks) if mark is not None]
    things = opened.count(opened[0]) if opened else 0
    return Named(things, firm=False) if things > 1 and len(opened) < MOST_LINES else None


def _opens(lead: str, claim: Claim) -> bool:
    """Whether the words between a count and its colon say that a list follows, or there are none.

    `3 tiêu chí chưa đạt: giao thông và môi trường`: of kinds that have names, a word or two of which they are will do.
    """
    if _has_short_names(claim) and len(lead.split()) <= LONGEST_LEAD and "," not in lead:
        return True
    return not lead.strip() or stands("list", folded(lead)) or stands("list behind a colon", folded(lead))


def _without_colon(content: str, claim: Claim, end: int, next_figure: int) -> Named | None:
    bracket = _BRACKET.match(content, claim.span.end, end)
    if bracket is not None:
        return _by_commas(bracket["list"], claim) if bracket.end("list") <= next_figure else None
    stretch = _STRETCH.match(content, claim.span.end, min(end, next_figure))
    if stretch is None or stretch.end() >= next_figure:
        return None
    words = stretch[0].split()
    _, named = _parted("list", words)
    if not named:
        return _behind_bare_word(words, claim)
    return _by_commas(" ".join(named), claim) or _by_short_names(" ".join(named), claim)


def _parted(kind: str, words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """What stands before and behind the first word of a kind; nothing behind a comma before it."""
    for place in range(len(words)):
        last = place + 2 if only(kind, folded(" ".join(words[place : place + 2]))) else place + 1
        if only(kind, folded(" ".join(words[place:last]))):
            return words[:place], words[last:]
        if words[place].endswith(","):
            break
    return words, ()


def _behind_bare_word(words: Sequence[str], claim: Claim) -> Named | None:
    """`3 xã về đích là Mây Thượng, Mây Hạ và Nà Pàn`: names that a conjunction closes, and about so many.

    The word without a colon says what a thing is, too (`4 hộ là hộ nghèo và hộ cận nghèo`), and may name some of many.
    """
    lead, named = _parted("list behind a colon", words)
    if not named or counts_people(claim.unit) or stands("some of them", folded(" ".join(lead))):
        return None
    *before, last = [piece for piece in _COMMA.split(" ".join(named)) if piece]
    closing = _halves(last)
    things = [*before, *closing]
    if len(closing) == 1 or not _are_names(things) or abs(claim.value - len(things)) > 1:
        return None
    return Named(len(things), firm=False)


def _are_names(things: Sequence[str]) -> bool:
    """Whether all are names of one make: of one kind (`xã Mây Hạ, xã Nà Pàn`), or bare, and then three at least.

    Behind names of one kind what the conjunction adds may be the end of the last: `Phòng Văn hóa và Thông tin`.
    """
    firsts = [folded(thing.split()[0]) for thing in things]
    if not _of_one_make(things) or not all(_has_name(thing) for thing in things):
        return False
    return len(set(firsts)) == 1 or (len(things) > 2 and len(set(firsts[:-1])) > 1)


def _has_name(thing: str) -> bool:
    return any(word[0].isupper() for word in thing.split()[:KIND_AND_NAME])


def _by_commas(words: str, claim: Claim) -> Named | None:
    """The things that commas part, and a conjunction before the last; only of one make, and none of people.

    Behind a person's name a comma may part their post.
    """
    pieces = [piece for piece in _COMMA.split(words.strip(" .\n")) if piece]
    if len(pieces) < 2 or counts_people(claim.unit):
        return None
    last = _halves(pieces[-1])
    things = [*pieces[:-1], *(last if _of_one_make([*pieces[:-1], *last]) else pieces[-1:])]
    return Named(len(things), firm=False) if _of_one_make(things) else None


def _by_short_names(words: str, claim: Claim) -> Named | None:
    """`5 sản phẩm, gồm: chè xanh, mật ong, miến dong, gạo nếp`: names of kinds, one more or one less than the count.

    A conjunction may stand in a name, so all numbers that it allows are taken for the count itself.
    """
    pieces = [piece for piece in _COMMA.split(words.strip(" .\n")) if piece]
    joints = sum(only("and", folded(word)) for word in words.split())
    short = all(len(piece.split()) <= LONGEST_NAME * (1 + joints) for piece in pieces)
    if not _has_short_names(claim) or not short or len(pieces) + joints < FEWEST_NAMES:
        return None
    nearest = min(max(int(claim.value), len(pieces)), len(pieces) + joints)
    return Named(nearest, firm=False) if abs(int(claim.value) - nearest) <= 1 else None


def _has_short_names(claim: Claim) -> bool:
    """Whether it counts things of a kind that are told by a name of few words: criteria, products, branches."""
    return only("named kind", folded(claim.unit))


def _halves(piece: str) -> list[str]:
    """`tổ rà soát và tổ vận động`: both sides of its one conjunction; the piece itself where it has none or more."""
    words = piece.split()
    joints = [place for place, word in enumerate(words) if 0 < place < len(words) - 1 and only("and", folded(word))]
    return [" ".join(words[: joints[0]]), " ".join(words[joints[0] + 1 :])] if len(joints) == 1 else [piece]


def _of_one_make(things: Sequence[str]) -> bool:
    """Whether all begin with one word, or all with a capital letter."""
    firsts = {folded(thing.split()[0]) for thing in things}
    short = all(len(thing.split()) <= LONGEST_THING for thing in things)
    return short and (len(firsts) == 1 or all(thing[0].isupper() for thing in things))
