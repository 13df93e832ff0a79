"""A workbook of which all was rejected may be signed again, as it is; one of which something counts may not."""

import base64
import re
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook
from pytest_django.asserts import assertContains

from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.intake.services import confirm_claim, reject_claim
from doichieu.hub.register.models import Figure
from doichieu.hub.web.tests.test_own_units import ENTRY, Schools, schools
from doichieu.hub.web.tests.test_sent_and_waiting import placed

__all__ = ["schools"]
ROWS = (("Mã chỉ tiêu", "Giá trị", "Đơn vị tính"), ("XX01", 7, "hộ"), ("BUD01", 5, "tỷ đồng"))


def written() -> bytes:
    made = Workbook()
    assert made.active is not None
    for row in ROWS:
        made.active.append(list(row))
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def looked_at(browser: Client, data: bytes) -> Any:
    return browser.post(f"{ENTRY}sheet/", {"file": SimpleUploadedFile("bieu.xlsx", data)})


def signed(browser: Client, data: bytes) -> Document:
    shown = looked_at(browser, data)
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown.content.decode()))
    assert base64.b64decode(fields["carried"]) == data
    browser.post(f"{ENTRY}sheet/", {**fields, "action": "sign"})
    return Document.objects.filter(origin="entry").latest("pk")


def claims_of(form: Document) -> list[StoredClaim]:
    return list(StoredClaim.objects.filter(reading__text__document=form).order_by("start"))


def rejected(schools: Schools, *claims: StoredClaim) -> None:
    for claim in claims:
        reject_claim(claim=claim, reason="gửi lại", by=viewer_of(schools.site.cast.owner))


def test_a_workbook_of_which_all_was_rejected_is_taken_again_as_a_form_of_its_own(schools: Schools) -> None:
    browser, data = schools.site.of(schools.teacher), written()
    first = signed(browser, data)
    rejected(schools, *claims_of(first))
    second = signed(browser, data)
    assert second != first
    assert (first.name, bytes(first.original or b"")) == ("bieu.xlsx", data)
    text = bytes(second.original or b"").decode()
    assert (second.name, "bieu.xlsx" in text) == (f"entry-20220101-20220630-file-of-{first.pk}.txt", True)
    assert [claim.code for claim in claims_of(second)] == ["XX01", "BUD01"]
    refused = looked_at(browser, data)  # the second waits
    assertContains(refused, "Tệp này đã được ký trước đây.", status_code=422)
    rejected(schools, *claims_of(second))
    assert signed(browser, data) not in {first, second}


def test_a_workbook_of_which_something_waits_or_counts_is_refused_before_it_is_signed(schools: Schools) -> None:
    browser, data = schools.site.of(schools.teacher), written()
    households, revenue = claims_of(signed(browser, data))
    rejected(schools, revenue)
    assertContains(looked_at(browser, data), "Tệp này đã được ký trước đây.", status_code=422)
    confirm_claim(claim=households, placement=placed(schools), by=viewer_of(schools.site.cast.owner))
    assert Figure.objects.filter(subject=schools.own).count() == 1
    assertContains(looked_at(browser, data), "hãy dán các dòng đó vào đây", status_code=422)
    assert Document.objects.filter(origin="entry").count() == 1
