"""Before a release what waits is told: the contradictions by their gravity, and which of them are being corrected."""

from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.checks.models import StoredFinding
from doichieu.hub.checks.tests.contradictory import LINE, WRONG, contradictory_text
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_findings import document_of


def test_a_release_names_the_open_contradictions_with_a_link_and_asks(site: Site) -> None:
    wrong = document_of(contradictory_text(site.cast.district, site.cast.owner))
    row = StoredFinding.objects.get()
    path = reverse("release", args=[wrong.pk])
    asked = site.owner.post(path, {"action": "release"})
    assertContains(asked, "Văn bản còn 1 mâu thuẫn chưa xử lý.", status_code=422)
    assertContains(asked, f'<a href="/findings/{row.pk}/">{LINE}</a>', status_code=422)
    wrong.refresh_from_db()
    assert wrong.state == "internal"
    site.owner.post(f"/findings/{row.pk}/", {"state": "explained", "note": "hai kế hoạch khác nhau"})
    assertNotContains(site.owner.post(path, {"action": "release"}), "mâu thuẫn chưa xử lý", status_code=422)
    site.owner.post(path, {"action": "release", "anyway": "1"})
    wrong.refresh_from_db()
    assert wrong.state == "released"


def test_a_release_names_the_gravest_first_and_counts_apart_what_is_being_corrected(site: Site) -> None:
    content = "\n".join(WRONG.replace("150", number) for number in ("160", "170", "180", "190"))
    document = document_of(contradictory_text(site.cast.district, site.cast.owner, content))
    path, rows = reverse("release", args=[document.pk]), list(StoredFinding.objects.order_by("pk"))
    changes = {0: {"severity": "question"}, 1: {"state": "corrected", "severity": "warning"}, 2: {"state": "corrected"}}
    for number, change in changes.items():
        StoredFinding.objects.filter(pk=rows[number].pk).update(**change)
    asked = site.owner.post(path, {"action": "release"})
    assertContains(asked, "Văn bản còn 5 mâu thuẫn chưa xử lý.", status_code=422)
    assertContains(asked, "Văn bản có 2 mâu thuẫn đang chỉnh sửa.", status_code=422)
    named = [[each.row.pk for each in asked.context[name]] for name in ("contradictions", "corrected")]
    assert named == [[rows[number].pk for number in numbers] for numbers in ((3, 4, 5, 6, 0), (2, 1))]
    StoredFinding.objects.update(state="corrected")
    assertNotContains(site.owner.post(path, {"action": "release"}), "chưa xử lý", status_code=422)
