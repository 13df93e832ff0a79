"""Days are written as every page shows them, whatever order a browser prefers, and a fault says how."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ValidationError
from django.utils.translation import override
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.documents.models import Document
from doichieu.hub.intake.models import Decision
from doichieu.hub.web.days import DayField
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_reporting import asked

REPORTING = "/p/huyen-hoa-khe-tan-sa/2022-H1/reporting/"


@pytest.mark.parametrize("written", ["05/07/2026", "5/7/2026", " 05/07/2026 ", "05072026", "2026-07-05"])
def test_a_day_is_taken_in_the_order_of_the_page_and_as_programs_write_it(written: str) -> None:
    assert DayField(called="Hạn").clean(written) == date(2026, 7, 5)


@pytest.mark.parametrize("written", ["07/25/2026", "31/02/2026", "5726", "1112026", "5/7/26", "mai"])
def test_what_is_no_day_is_named_with_an_example(written: str) -> None:
    with override("vi"), pytest.raises(ValidationError) as refused:
        DayField(called="Hạn").clean(written)
    assert refused.value.messages == [f"Hạn: “{written}” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/07/2026."]


def test_no_page_leaves_the_order_of_a_day_to_the_browser(site: Site) -> None:
    asked(site, "xã Đồng Mơ")
    for path in (REPORTING, "/intake/", "/delegations/", f"/d/{site.pending.pk}/"):
        answer = site.owner.get(path)
        assertContains(answer, 'placeholder="05/07/2026"')
        assertNotContains(answer, 'type="date"')


def test_the_days_of_a_figure_are_offered_and_taken_as_shown(site: Site) -> None:
    page = f"/d/{site.pending.pk}/"
    assertContains(site.owner.get(page), 'value="30/06/2022"')
    fields: dict[str, Any] = {
        "claim": site.text.readings.get().claims.get(kind="level").claim_id,
        "action": "confirm",
        "indicator": "BUD01 Thu ngân sách nhà nước",
        "place": "huyện Hòa Khê, tỉnh Tân Sa",
        "measure": "level",
        "first_day": "01/01/2022",
    }
    refused = site.owner.post(f"{page}review/", fields | {"last_day": "06/30/2022"})
    assertContains(refused, "Ngày cuối: “06/30/2022” không phải là ngày.", status_code=422)
    assert site.owner.post(f"{page}review/", fields | {"last_day": "30/06/2022"}).status_code == 302
    assert Decision.objects.filter(text=site.text).count() == 1


def test_a_day_of_publication_that_is_none_keeps_the_files_out(site: Site) -> None:
    sent = {"files": SimpleUploadedFile("moi.txt", b"x"), "place": site.cast.district.slug, "published": "30.6"}
    assertContains(site.owner.post("/intake/", sent, follow=True), "“30.6” không phải là ngày.")
    assert not Document.objects.filter(name="moi.txt").exists()


def test_what_stands_where_a_day_is_due_comes_back_with_its_fault(site: Site) -> None:
    asked(site, "xã Đồng Mơ")
    answer = site.owner.get(REPORTING, {"due": "31/02/2022"})
    assertContains(answer, 'value="31/02/2022"')
    assertContains(answer, "không phải là ngày")
    assertContains(site.owner.get(REPORTING, {"due": "05/07/2022"}), "hạn gửi ngày 05/07/2022.")
