"""The words of headings and of the sentences that go on with one before them, compiled."""

import re
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import Phrases, phrases, word_set
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.times.atoms import any_of, forms_of

ALONE, TARGETS, GOALS = "plan alone", "targets", "goals"  # roles in lexicon/sections.toml
MISSED, REACHED, STRIVEN = "missed", "reached", "striven"
DECIDES, TELLS, ENACTS, TITLES = "decides", "tells", "enacts", "titles"


def section_role(lower: str, start: int, end: int) -> str | None:
    """Whether a heading reports, plans or names targets; None where it does not say.

    `KIẾN NGHỊ` plans where it is the whole of a heading, and not in `Kiến nghị của cử tri`; targets that are still to
    be reached are planned: `CHỈ TIÊU CẦN TẬP TRUNG HOÀN THÀNH`; `CÁC MỤC TIÊU ĐÃ ĐẠT` reports.
    """
    found = _sections().match(lower, start, end)
    if found is None:
        return None
    if found[0] == TARGETS and _in_headings(STRIVEN).search(lower, found[1], end):
        return "plan"
    if found[0] == GOALS:
        return "report" if _tells_what_came(lower, found[1], end) else "plan"
    if found[0] != ALONE:
        return found[0]
    return "plan" if is_whole_heading(lower, start, end) else None


def states_goals(lower: str, start: int, end: int) -> bool:
    """`Mục tiêu cụ thể`, and no word more"""
    found = _sections().match(lower, start, end)
    return found is not None and found[0] == GOALS and not lower[found[1] : end].strip(" .:")


def _tells_what_came(lower: str, start: int, end: int) -> bool:
    """`… ĐÃ HOÀN THÀNH` behind the word for goals, before any colon, and not `… CẦN HOÀN THÀNH`"""
    colon = lower.find(":", start, end)
    end = end if colon < 0 else colon
    came = any(_in_headings(role).search(lower, start, end) for role in (REACHED, MISSED))
    return came and _in_headings(STRIVEN).search(lower, start, end) is None


def tells_of_missed_targets(lower: str, start: int, end: int) -> bool:
    """`CÁC CHỈ TIÊU NĂM 2026 CÒN THẤP`"""
    return _in_headings(MISSED).search(lower, start, end) is not None


def decides_in_heading(lower: str, start: int, end: int) -> bool:
    """`Về các chỉ tiêu năm 2026`, in an article of a resolution"""
    return _in_headings(DECIDES).search(lower, start, end) is not None


def tells_in_heading(lower: str, start: int, end: int) -> bool:
    """`Thông qua kết quả thực hiện các chỉ tiêu năm 2025`, and not `Các chỉ tiêu cần hoàn thành`"""
    told = any(_in_headings(role).search(lower, start, end) for role in (TELLS, REACHED, MISSED))
    return told and _in_headings(STRIVEN).search(lower, start, end) is None


@cache
def enacting_words() -> tuple[str, ...]:
    """`QUYẾT NGHỊ`, behind which a body decides"""
    return _forms_of_role(ENACTS)


@cache
def titles_of_decisions() -> tuple[str, ...]:
    """`NGHỊ QUYẾT` on a line of its own, which titles what a body decides"""
    return _forms_of_role(TITLES)


def _forms_of_role(role: str) -> tuple[str, ...]:
    return tuple(folded(form) for entry in table("sections") if entry.fact("role") == role for form in entry.forms)


def changes_a_plan(lower: str, start: int, end: int) -> bool:
    """`Điều chỉnh một số chỉ tiêu năm 2026`"""
    return _changes().match(lower, start, end) is not None


def is_whole_heading(lower: str, start: int, end: int) -> bool:
    """Whether a heading is one of the forms that say what a section does, and has no other words."""
    found = _sections().match(lower, start, end)
    return found is not None and not lower[found[1] : end].strip(" .:")


@cache
def _sections() -> Phrases[str]:
    entries = (entry for entry in table("sections") if entry.fact("role") in ("plan", "report", TARGETS, GOALS, ALONE))
    return phrases({form: entry.fact("role") for entry in entries for form in entry.forms})


@cache
def _changes() -> Phrases[None]:
    return word_set(form for entry in table("sections") if entry.facts.get("changes") for form in entry.forms)


@cache
def _in_headings(role: str) -> re.Pattern[str]:
    """The words of a role anywhere in a heading."""
    return scanner(folded(form) for entry in table("sections") if entry.fact("role") == role for form in entry.forms)


@cache
def of_sentence() -> frozenset[str]:
    """`hiện`, `nay`"""
    return frozenset(forms_of("now_at_head", "now_in_clause"))


@cache
def running_totals() -> re.Pattern[str]:
    """`lũy kế` before a time: what is told of it is an addition to what was told of the month."""
    return re.compile(rf"(?<!\w){any_of(forms_of('to_date'))}[^,;.:()]*\Z")


@cache
def specifying() -> Phrases[None]:
    """`Cụ thể, …`: what was set before is told one by one."""
    return word_set((*forms("relations", "opens list"), *forms("relations", "part")))


@cache
def schooling() -> re.Pattern[str]:
    """The words of what is told of a school year."""
    return scanner(forms_of("schooling"))


@cache
def no_schooling() -> re.Pattern[str]:
    """`trẻ em dưới 5 tuổi suy dinh dưỡng`: words of children that are not told of a school year."""
    return scanner(forms_of("no_schooling"))


@cache
def part_words() -> Phrases[None]:
    return word_set(forms("relations", "part"))
