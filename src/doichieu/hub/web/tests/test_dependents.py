from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.services import reopen_claim
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.register.models import Current
from doichieu.hub.web.tests.conftest import Site


def address(site: Site) -> str:
    return reverse("dependents", args=[site.reviewed.pk])


def test_a_document_leads_to_what_depends_on_it(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assertContains(site.owner.get(reverse("document", args=[site.reviewed.pk])), f'href="{address(site)}"')
    browser = site.owner
    with django_assert_max_num_queries(30):
        answer = browser.get(address(site))
    assertContains(answer, "615,3 tỷ đồng")
    assertContains(answer, "Không có văn bản này thì chưa có số liệu nào (1)", count=1)
    assertContains(answer, 'data-testid="resting"', count=1)
    assertNotContains(answer, 'data-testid="withdraw-release"')


def test_a_release_is_taken_back_after_what_depends_on_it_was_seen(site: Site) -> None:
    release_document(document=site.reviewed, by=site.cast.owner)
    document = site.owner.get(reverse("document", args=[site.reviewed.pk]))
    assertContains(document, f'<a class="btn btn-outline" href="{address(site)}"')
    answer = site.owner.get(address(site))
    assertContains(answer, "1 số liệu sẽ không còn công khai.")
    assertContains(answer, 'data-testid="withdraw-release"')


def test_one_figure_is_asked_about_alone(site: Site) -> None:
    key = Decision.objects.get().claim["id"]
    assertContains(site.owner.get(f"{address(site)}?claim={key}"), 'data-testid="resting"', count=1)
    others = site.owner.get(f"{address(site)}?claim=c999999")
    assert others.status_code == 404


def test_a_whole_document_is_taken_out_with_a_reason(site: Site) -> None:
    refused = site.owner.post(address(site), {"reason": ""})
    assertContains(refused, 'data-testid="fault"', status_code=422)
    assert Current.objects.count() == 1
    answer = site.owner.post(address(site), {"reason": "Gửi nhầm văn bản"})
    assertRedirects(answer, reverse("document", args=[site.reviewed.pk]))
    assert Current.objects.count() == 0
    assert Decision.objects.get(replaced_by=None).action == Action.REOPENED


def test_an_entry_whose_figures_were_undone_one_by_one_is_offered_to_be_taken_out(site: Site) -> None:
    document = sign(site.cast, line("5", about="xã Đồng Mơ")).document
    assert document is not None
    [decision] = Decision.objects.filter(text__document=document)
    reopen_claim(decision=decision, reason="Nhầm", by=site.cast.owner)
    here = reverse("dependents", args=[document.pk])
    assertContains(site.owner.get(here), 'data-testid="take-back"')
    site.owner.post(here, {"reason": "Ký nhầm"})
    assert Decision.objects.get(text__document=document, replaced_by=None).action == Action.REJECTED
    assertNotContains(site.owner.get(here), 'data-testid="take-back"')


def test_who_may_not_read_inside_is_refused_even_of_what_is_released(site: Site) -> None:
    release_document(document=site.reviewed, by=site.cast.owner)
    for browser in (site.anonymous, site.of(site.cast.stranger)):
        assert browser.get(address(site)).status_code == 403
        assert browser.post(address(site), {"reason": "x"}).status_code == 403
