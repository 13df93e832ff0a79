"""The rule of what became of a promise, on plain values."""

from dataclasses import replace
from datetime import date

import pytest

from doichieu.hub.checks.judgements import Status
from doichieu.hub.checks.promised import (
    ANSWERED,
    OF_STATUS,
    Fate,
    Promise,
    Sort,
    fate_of_answers,
    fate_of_clause,
    fate_of_direction,
    fate_of_target,
    in_order,
    is_draft,
    on_the_day,
)
from doichieu.hub.programmes.naming import same_matter

ON = date(2022, 7, 10)


def test_what_was_under_way_when_the_days_of_a_target_were_over_is_to_be_checked() -> None:
    assert fate_of_target(Status.ON_PACE, over=False) is Fate.UNDER_WAY
    assert fate_of_target(Status.ON_PACE, over=True) is Fate.OPEN_QUESTION
    assert fate_of_target(Status.NOT_MET, over=True) is Fate.NOT_KEPT


def test_every_status_of_a_target_has_a_fate() -> None:
    assert set(OF_STATUS) == set(Status)
    assert OF_STATUS[Status.UNKNOWN] is Fate.MISSING
    assert OF_STATUS[Status.EXCEEDED] is Fate.KEPT
    assert OF_STATUS[Status.BEHIND] is Fate.UNDER_WAY


def test_an_opinion_is_answered_once_a_person_confirmed_an_answer() -> None:
    assert fate_of_answers([], inside=True) is Fate.MISSING
    assert fate_of_answers([False, False], inside=True) is Fate.OPEN_QUESTION
    assert fate_of_answers([False, True], inside=True) is Fate.KEPT


def test_outside_only_a_confirmed_answer_is_told_and_one_in_the_text_itself_is_said_to_stand_there() -> None:
    assert fate_of_answers([True], inside=False) is Fate.KEPT
    assert fate_of_answers([], inside=False) is Fate.UNPUBLISHED
    assert fate_of_answers([], inside=False, in_text=True) is Fate.IN_TEXT


def test_what_was_asked_for_is_called_answered_and_not_done() -> None:
    kept = Promise(Sort.OPINION, "Sửa trạm bơm", Fate.KEPT, None)
    assert (kept.told_as, replace(kept, sort=Sort.TASK).told_as) == (ANSWERED, Fate.KEPT)
    assert replace(kept, fate=Fate.MISSING).told_as == Fate.MISSING


@pytest.mark.parametrize(
    ("task", "targets", "over", "both"),
    [
        (Fate.MISSING, [Fate.MISSING], True, Fate.MISSING),
        (Fate.MISSING, [Fate.KEPT], True, Fate.KEPT),
        (Fate.UNDER_WAY, [Fate.MISSING], True, Fate.UNDER_WAY),
        (Fate.KEPT, [Fate.MISSING], False, Fate.UNDER_WAY),
        (Fate.LATE, [Fate.MISSING], True, Fate.OPEN_QUESTION),
        (Fate.KEPT, [Fate.NOT_KEPT], True, Fate.NOT_KEPT),
        (Fate.MISSING, [Fate.KEPT, Fate.MISSING], False, Fate.MISSING),
        (Fate.LATE, [], False, Fate.LATE),
    ],
)
def test_one_side_of_a_clause_answers_the_other_and_of_both_the_worse_holds(
    task: Fate, targets: list[Fate], over: bool, both: Fate
) -> None:
    assert fate_of_clause(task, targets, over=over) is both


def test_a_direction_of_which_no_task_was_made_has_no_day() -> None:
    assert fate_of_direction([], ON) is Fate.UNDATED


@pytest.mark.parametrize(
    ("fate", "due", "then"),
    [
        (Fate.MISSING, date(2022, 7, 10), Fate.NOT_DUE),
        (Fate.MISSING, date(2022, 7, 9), Fate.MISSING),
        (Fate.MISSING, None, Fate.MISSING),
        (Fate.UNDER_WAY, date(2022, 12, 31), Fate.UNDER_WAY),
    ],
)
def test_what_nothing_is_on_record_of_is_not_due_before_its_day_has_passed(
    fate: Fate, due: date | None, then: Fate
) -> None:
    assert on_the_day(Promise(Sort.TASK, "Sửa trạm bơm", fate, None, due=due), ON).fate is then


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("dự thảo Nghị quyết về thu gom rác thải nông thôn", "Nghị quyết thu gom rác thải nông thôn", True),
        ("dự thảo nghị quyết về thu gom rác thải", "Nghị quyết về thu gom rác thải giai đoạn 2026 - 2030", True),
        ("dự thảo nghị quyết về thu gom rác thải", "nghị quyết về học phí", False),
        ("dự thảo nghị quyết về phí", "nghị quyết về phí chợ, phí đò, phí rác", False),
        ("dự thảo nghị quyết về phí", "nghị quyết về phí", True),
        ("dự thảo nghị quyết kỳ họp", "nghị quyết về học phí", False),
    ],
)
def test_two_names_are_of_one_matter_by_the_words_that_tell_them_apart(one: str, other: str, same: bool) -> None:
    assert same_matter(one, other) is same
    assert same_matter(other, one) is same


def test_a_draft_without_a_name_is_the_resolution_of_its_own_session_alone() -> None:
    assert same_matter("dự thảo Nghị quyết hội nghị", "dự thảo nghị quyết của kỳ họp", same_session=True)
    assert not same_matter("dự thảo Nghị quyết hội nghị", "dự thảo nghị quyết của kỳ họp")


def test_a_paper_is_a_draft_by_its_words() -> None:
    assert is_draft("Dự thảo nghị quyết về chợ")
    assert not is_draft("12 nghị quyết")


def test_what_nothing_is_on_record_of_stands_first() -> None:
    rows = [
        Promise(Sort.TARGET, "a", Fate.KEPT, None),
        Promise(Sort.OPINION, "b", Fate.MISSING, None),
        Promise(Sort.TASK, "c", Fate.MISSING, None),
        Promise(Sort.TASK, "d", Fate.UNDER_WAY, None),
    ]
    assert [each.words for each in in_order(rows)] == ["c", "b", "d", "a"]
