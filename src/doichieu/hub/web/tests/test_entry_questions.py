"""What the entry page asks about figures: a note answers a question that was shown, and each cell counts once."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Period
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.register.tests.worked import indicator
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_entry import ADDRESS, fields_of, send, typed


def test_a_note_answers_the_question_of_the_number_that_it_was_asked_of_and_no_other(site: Site) -> None:
    sign(site.cast, line("600"), period=Period(date(2021, 1, 1), date(2021, 6, 30)))
    first = send(site.owner, typed(site.owner, number="61.530", note="đính chính"))
    assertContains(first, "Có 1 ô cần xem lại", status_code=422)
    assertContains(first, "gấp 102 lần", status_code=422)
    again = fields_of(first.content.decode())
    other = send(site.owner, again | {name: "615.300" for name in again if name.startswith("number-")})
    assertContains(other, "gấp 1.025 lần", status_code=422)
    assert send(site.owner, fields_of(other.content.decode())).status_code == 302


def test_two_faults_of_one_field_stand_there_both_and_count_once(site: Site) -> None:
    sign(site.cast, line("600"), period=Period(date(2021, 1, 1), date(2021, 6, 30)))
    sent = send(site.owner, typed(site.owner, number="61.530"))
    assertContains(sent, "Có 1 ô cần xem lại", status_code=422)
    assertContains(sent, "Muốn thay, hãy nêu lý do", status_code=422)
    assertContains(sent, "gấp 102 lần", status_code=422)
    assertNotContains(sent, 'data-testid="noted"', status_code=422)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("-3", "không thể âm. Hãy bỏ dấu trừ hoặc sửa lại số."),
        ("7,5", "7,5 có phần lẻ. Hãy ghi số nguyên, hoặc kiểm tra"),
    ],
)
def test_what_is_refused_comes_with_what_to_do(site: Site, number: str, told: str) -> None:
    indicator("ECO12", unit="doanh nghiệp", shown_in="doanh nghiệp", name_vi="Doanh nghiệp mới")
    sent = {"pasted": f"ECO12\t{number}"}
    assertContains(site.owner.post(f"{ADDRESS}sheet/", sent), told, status_code=422)
