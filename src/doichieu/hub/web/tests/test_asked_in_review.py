"""What the entry form asks of a figure is asked too where a reviewer corrects one, and of one read that cannot be."""

from functools import partial
from typing import Any

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Quantity
from doichieu.hub.catalogue.models import Indicator, Share
from doichieu.hub.checks.models import StoredFinding
from doichieu.hub.checks.services import refresh_findings
from doichieu.hub.documents.models import Document, Origin, StoredClaim
from doichieu.hub.intake.models import Decision
from doichieu.hub.register.models import Current
from doichieu.hub.register.tests.worked import claim, indicator, quantity, read, stored_text
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_review import fields, post

SHARE = "ENV02 Tỷ lệ hộ dùng nước sạch"
ABOVE = "“Tỷ lệ hộ dùng nước sạch” là một phần của tổng thể mà số này vượt 100%."
BELOW = "“Thu ngân sách nhà nước” nhỏ hơn 0."


@pytest.fixture(autouse=True)
def share(site: Site) -> None:
    row = indicator("ENV02", name_vi="Tỷ lệ hộ dùng nước sạch")
    Indicator.objects.filter(pk=row.pk).update(unit="%", shown_in="%", share=Share.YES, aggregation_time="last")


def told(site: Site, quote: str, stated: Quantity, code: str = "ENV02") -> Document:
    """A document that states one figure, of the first half of 2022."""
    content = f"Sáu tháng đầu năm, kết quả của cả huyện đạt {quote}."
    text = stored_text(content, site.cast.district, site.cast.owner)
    read(text, (claim(content, quote, stated, code=code, indicator="kết quả"),))
    refresh_findings(text.document_id)
    return text.document


def of_share(site: Site, percent: str) -> Document:
    return told(site, f"{percent}%", quantity(percent.replace(",", "."), "%"))


def sent(site: Site, document: Document, **changes: str) -> dict[str, str]:
    """What the form of its figure sends; without a quantity, as it was read."""
    stored = StoredClaim.objects.get(reading__text__document=document)
    usual = {"claim": stored.claim_id, "indicator": SHARE, "maturity": "", "quantity": ""}
    return fields(site, **(usual | changes))


def questions(answer: Any) -> dict[str, str]:
    """The field by which the form says which questions it has shown."""
    shown = {"questions": str(answer.context["line"].fields["questions"])}
    assertContains(answer, f'name="questions" value="{shown["questions"]}"', count=1, status_code=422)
    return shown


def decisions(document: Document) -> list[tuple[str, str]]:
    return list(Decision.objects.filter(text__document=document).values_list("action", "reason"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"quantity": "748%"}, ABOVE),
        ({"quantity": "90–748%"}, ABOVE),
        ({"quantity": "-1 tỷ đồng", "indicator": "BUD01", "last_day": "2022-03-31"}, BELOW),
        ({"quantity": "9000 tỷ đồng", "indicator": "BUD01", "last_day": "2022-12-31"}, "gấp 14 lần"),
    ],
)
def test_a_correction_is_asked_about_before_it_is_recorded_whatever_reason_came_with_it(
    site: Site, changes: dict[str, str], said: str
) -> None:
    document = of_share(site, "74,8")
    correction = sent(site, document, reason="thử", **changes)
    answer = partial(post, site, document=document)
    asked = answer(correction)
    assertContains(asked, said, status_code=422)
    assertContains(asked, 'data-testid="noted"', status_code=422)
    assertContains(asked, f'value="{changes["quantity"]}"', status_code=422)
    assertContains(asked, 'value="thử" maxlength="300" data-asked', status_code=422)
    assertContains(asked, '<details class="tell" data-edit open>', status_code=422)
    assertContains(asked, 'name="reason"', count=1, status_code=422)  # above the fold, under the question
    assert decisions(document) == []

    shown = questions(asked)
    assertContains(answer(correction | shown | {"reason": ""}), said, status_code=422)
    other = {"quantity": changes["quantity"].replace("0", "5").replace("1", "2").replace("748", "749")}
    assert answer(correction | shown | other).status_code == 422  # of another number it is asked anew
    assert answer(correction | shown).status_code == 200
    assert decisions(document) == [("corrected", "thử")]


def test_without_javascript_the_question_comes_with_the_page(site: Site) -> None:
    document = of_share(site, "74,8")
    asked = post(site, sent(site, document, quantity="748%", reason="thử"), htmx=False, document=document)
    assertContains(asked, ABOVE, count=1, status_code=422)
    assertContains(asked, 'name="questions"', count=1, status_code=422)


def test_what_was_read_at_the_place_is_not_held_against_its_correction(site: Site) -> None:
    document = of_share(site, "74,8")
    assert post(site, sent(site, document, quantity="78,4%", reason="đọc nhầm"), document=document).status_code == 200
    assert decisions(document) == [("corrected", "đọc nhầm")]


def test_what_another_document_states_is_held_against_a_correction(site: Site) -> None:
    of_share(site, "74,8")
    document = of_share(site, "74,80")
    asked = post(site, sent(site, document, quantity="78,4%", reason="đọc nhầm"), document=document)
    assertContains(asked, "74,8%", status_code=422)
    assert decisions(document) == []
    again = sent(site, document, quantity="78,4%", reason="đọc nhầm", **questions(asked))
    assert post(site, again, document=document).status_code == 200


def test_a_figure_read_is_asked_about_where_it_is_given_another_indicator_or_other_days(site: Site) -> None:
    document = told(site, "129%", quantity("129", "%"), code="")
    assertContains(post(site, sent(site, document), document=document), ABOVE, status_code=422)
    large = told(site, "9000 tỷ đồng", quantity("9000000000000"), code="BUD01")
    year = sent(site, large, indicator="BUD01", last_day="2022-12-31")
    assertContains(post(site, year, document=large), "gấp 14 lần", status_code=422)
    assert decisions(document) == decisions(large) == []


@pytest.mark.parametrize(
    ("quote", "stated", "code", "said"),
    [
        ("748%", quantity("748", "%"), "ENV02", ABOVE),
        ("90–748%", quantity("90", "%", upper="748"), "ENV02", ABOVE),
        ("-1 tỷ đồng", quantity("-1000000000", step="1000000000"), "BUD01", BELOW),
    ],
)
def test_accepting_what_was_read_and_cannot_be_is_asked_about_once_and_keeps_the_note(
    site: Site, quote: str, stated: Quantity, code: str, said: str
) -> None:
    Current.objects.all().delete()
    document = told(site, quote, stated, code)
    answer = partial(post, site, document=document)
    accepted = sent(site, document, indicator=code)
    asked = answer(accepted)
    assertContains(asked, said, count=1, status_code=422)
    assertContains(asked, 'name="reason" value="" maxlength="300" data-asked', count=1, status_code=422)
    assertContains(asked, "Vẫn xác nhận <kbd", status_code=422)
    assertContains(asked, '<details class="tell" data-edit>', status_code=422)  # the question alone opens
    assertNotContains(asked, "hoặc để trống", status_code=422)
    assert decisions(document) == []
    shown = questions(asked)
    assertContains(answer(accepted | shown), said, count=1, status_code=422)
    assert answer(accepted | shown | {"reason": "số của kho bạc"}).status_code == 200
    assert decisions(document) == [("confirmed", "số của kho bạc")]


def test_a_note_on_what_cannot_be_answers_no_contradiction_that_was_not_shown_with_the_question(site: Site) -> None:
    of_share(site, "74,8")
    document = of_share(site, "748")
    number = str(StoredFinding.objects.get().pk)
    answer = partial(post, site, document=document)
    accepted = sent(site, document)
    asked = answer(accepted)
    assertContains(asked, ABOVE, count=1, status_code=422)
    assertContains(asked, f'name="despite" value="{number}"', count=1, status_code=422)
    assert len(asked.context["line"].faults["form"]) == 2
    assert "74,8%" in asked.context["line"].faults["form"][1]
    noted = accepted | questions(asked) | {"note": "đúng"}
    assert answer(noted).context["line"].fields["despite"] == number
    assert decisions(document) == []
    assert answer(noted | {"despite": number}).status_code == 200
    assert decisions(document) == [("confirmed", "đúng")]


def test_the_contradiction_of_what_was_read_is_not_shown_beside_its_correction(site: Site) -> None:
    of_share(site, "74,8")
    document = of_share(site, "748")
    asked = post(site, sent(site, document, quantity="749%", reason="gõ nhầm", despite="1"), document=document)
    assertContains(asked, ABOVE, count=1, status_code=422)
    assert asked.context["line"].fields["despite"] == ""


@pytest.mark.parametrize(("of", "asked"), [("100", True), ("748", False), ("1000", False)])
def test_a_share_told_as_so_many_of_so_many_is_asked_about_where_it_is_more_than_all(
    site: Site, of: str, asked: bool
) -> None:
    document = told(site, f"748/{of} hộ", quantity("748", "hộ", total=of))
    answer = post(site, sent(site, document, measure="progress"), document=document)
    assert answer.status_code == (422 if asked else 200)
    if asked:
        assertContains(answer, ABOVE, count=1, status_code=422)


@pytest.mark.parametrize("percent", ["74,8", "100"])
def test_accepting_an_ordinary_figure_is_asked_nothing(site: Site, percent: str) -> None:
    document = of_share(site, percent)
    assert post(site, sent(site, document), document=document).status_code == 200
    assert decisions(document) == [("confirmed", "")]


def test_what_its_signer_was_asked_is_not_asked_of_who_accepts_it_but_of_who_corrects_it(site: Site) -> None:
    document = of_share(site, "748")
    Document.objects.filter(pk=document.pk).update(origin=Origin.ENTRY)
    corrected = sent(site, document, quantity="848%", reason="gõ nhầm")
    assertContains(post(site, corrected, document=document), ABOVE, status_code=422)
    assert post(site, sent(site, document), document=document).status_code == 200
