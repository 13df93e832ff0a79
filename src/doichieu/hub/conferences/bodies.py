"""Which body a session is of: pure."""

from functools import cache

from doichieu import show
from doichieu.hub.conferences.models import Kind
from doichieu.lexicon import folded, table

PARTY = frozenset({"party executive", "party committee"})  # one body, whose sessions are counted in one row
COUNCIL = "council"


def kind_of(body: str) -> str:
    """What a session of this body is; empty where the words name none."""
    if not body:
        return ""
    family = family_of(body)
    if family == COUNCIL:
        return Kind.COUNCIL
    return Kind.PARTY if (family or "").startswith("party") else Kind.COMMITTEE


def family_of(body: str) -> str | None:
    """The family of bodies in lexicon/bodies.toml; None for one that it does not know."""
    words = f"{folded(body)} "
    found = [form for form in _families() if words.startswith(f"{form} ")]
    return _families()[max(found, key=len)] if found else None


def in_line(body: str) -> str:
    """A body in the capitals of a letterhead as a line has it: HỘI ĐỒNG NHÂN DÂN XÃ LỘC BÌNH is
    Hội đồng nhân dân xã Lộc Bình; any other as it is."""
    small = f"{folded(body)} "
    found = [form for form in _families() if small.startswith(f"{form} ")]
    if not body.isupper() or not found or len(small) != len(body) + 1:
        return body
    end = len(max(found, key=len))
    signs = list(show.post(body[:end]))
    for form in _families():
        if (start := small.find(f" {form} ", 0, end + 1)) >= 0:
            signs[start + 1] = signs[start + 1].upper()
    return f"{_with_names(''.join(signs))} {_place_in_line(body[end:].strip())}".strip()


def _with_names(small: str) -> str:
    """The names of a country and of a person in names of bodies: Đoàn TNCS Hồ Chí Minh."""
    names = (form for entry in table("letterheads") if entry.fact("kind") == "name" for form in entry.forms)
    for name in names:
        small = small.replace(name.lower(), name)
    return small


def _place_in_line(place: str) -> str:
    """XÃ LỘC BÌNH is xã Lộc Bình."""
    small = place.lower()
    kind = max((each for each in _kinds() if small.startswith(f"{each} ")), key=len, default="")
    return small[: len(kind)] + place[len(kind) :].title()


def names_body(words: str, body: str) -> bool:
    """Whether words name a body of the same family: `các đồng chí trong Ban Chấp hành`."""
    own = family_of(body)
    forms = (form for form, family in _families().items() if family == own)
    return own is not None and any(f" {form} " in f" {bare(words)} " for form in forms)


def bare(words: str) -> str:
    """Folded, with single spaces for signs."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded(words)).split())


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(form for entry in table("place_kinds") for form in entry.forms)


@cache
def _families() -> dict[str, str]:
    bodies = (entry for entry in table("bodies") if "family" in entry.facts)
    return {folded(form): entry.fact("family") for entry in bodies for form in entry.forms}
