"""Under review a figure that differs from the one on record is shown beside it, and replaces it for a reason."""

from pytest_django.asserts import assertContains

from doichieu.hub.documents.models import Document
from doichieu.hub.register.models import Current
from doichieu.hub.register.tests.worked import claim, quantity, read, stored_text
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_review import amount, fields, post


def of_600(site: Site) -> tuple[Document, dict[str, str]]:
    """A document that states another figure than is on record, and what its form sends."""
    content = "Thu ngân sách ước đạt 600,0 tỷ đồng."
    text = stored_text(content, site.cast.district, site.cast.owner, name="khac.txt")
    read(text, (claim(content, "600,0 tỷ đồng", quantity("600000000000", step="100000000")),))
    return text.document, fields(site, claim=amount(site, text.document).claim_id, quantity="600,0 tỷ đồng")


def test_a_differing_figure_is_shown_and_replaced_with_a_reason(site: Site) -> None:
    document, sent = of_600(site)
    answer = post(site, sent, document=document)
    assertContains(answer, 'data-testid="standing"', status_code=422)
    assertContains(answer, "615,3 tỷ đồng", status_code=422)
    old = Current.objects.get().figure
    post(site, sent | {"supersedes": str(old.pk), "reason": "số chính thức"}, document=document)
    new = Current.objects.get().figure
    assert (new.supersedes, str(new.value), new.reason) == (old, "600000000000", "số chính thức")


def test_beside_the_figure_on_record_stands_the_one_to_be_entered_and_the_field_is_called_as_the_hint_says(
    site: Site,
) -> None:
    document, sent = of_600(site)
    shown = post(site, sent, document=document).content.decode()
    box = shown[shown.index('data-testid="asked"') : shown.index("Thay thế <kbd")]
    parts = (
        "Sổ đã có số liệu khác",
        "615,3 tỷ đồng",
        "600,0 tỷ đồng",
        "ở ô “Ghi chú hoặc lý do”",
        ">Ghi chú hoặc lý do<",
    )
    places = [box.index(each) for each in (*parts, 'name="reason"')]
    assert places == sorted(places)
    assert (shown.count('name="reason"'), "“Lý do”" in shown) == (1, False)


def test_a_replacement_without_a_reason_keeps_what_it_compares_and_asks_at_its_field(site: Site) -> None:
    document, sent = of_600(site)
    old = Current.objects.get().figure
    refused = post(site, sent | {"supersedes": str(old.pk)}, document=document)
    assertContains(refused, f'name="supersedes" value="{old.pk}"', count=1, status_code=422)
    assertContains(refused, "615,3 tỷ đồng", status_code=422)
    assertContains(refused, 'data-asked aria-invalid="true"', count=1, status_code=422)
    assertContains(refused, "Thay thế <kbd", status_code=422)
    assert Current.objects.get().figure == old
