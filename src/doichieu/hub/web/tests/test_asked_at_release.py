"""What a release asks about: figures that nobody decided on, and figures that others have replaced."""

from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.intake.services import take_back_document
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.web.tests.conftest import Site


def test_a_release_says_how_many_figures_are_undecided_and_asks(site: Site) -> None:
    path = reverse("release", args=[site.pending.pk])
    asked = site.owner.post(path, {"action": "release"})
    assertContains(asked, "Văn bản còn 3 số liệu chưa ai duyệt.", status_code=422)
    site.pending.refresh_from_db()
    assert site.pending.state == "internal"
    site.owner.post(path, {"action": "release", "anyway": "1"})
    site.pending.refresh_from_db()
    assert site.pending.state == "released"
    seen = site.anonymous.get(reverse("document", args=[site.pending.pk]))
    assertContains(seen, "3 số liệu do máy đọc, chưa ai xác nhận")
    assertContains(seen, "máy đọc, chưa xác nhận")


def test_a_release_says_what_replaced_the_figures_of_the_document_and_asks(site: Site) -> None:
    first = sign(site.cast, line("9", about="xã Đồng Mơ")).document
    second = sign(site.cast, line("12", about="xã Đồng Mơ", note="Cộng thêm khoản thu muộn")).document
    assert first is not None
    assert second is not None
    asked = site.owner.post(reverse("release", args=[first.pk]), {"action": "release"})
    assertContains(asked, "Văn bản có 1 số liệu không còn hiệu lực vì đã được thay.", status_code=422)
    assertContains(asked, "<s>9 tỷ đồng</s>", status_code=422)
    assertContains(asked, ">12 tỷ đồng<", status_code=422)
    assertContains(asked, '<span class="chip">nội bộ</span>', status_code=422, html=True)
    site.owner.post(reverse("release", args=[second.pk]), {"action": "release"})
    second.refresh_from_db()
    assert second.state == "released"
    site.owner.post(reverse("release", args=[first.pk]), {"action": "release", "anyway": "1"})
    first.refresh_from_db()
    assert first.state == "released"
    seen = site.anonymous.get(reverse("document", args=[first.pk]))
    assertContains(seen, "đã được số khác thay")
    assertNotContains(seen, "máy đọc, chưa xác nhận")
    assertNotContains(site.anonymous.get(reverse("document", args=[second.pk])), "đã được số khác thay")


def test_a_figure_that_was_replaced_twice_is_told_with_what_holds_now(site: Site) -> None:
    first = sign(site.cast, line("9", about="xã Đồng Mơ")).document
    sign(site.cast, line("10", about="xã Đồng Mơ", note="Cộng thêm khoản thu muộn"))
    sign(site.cast, line("12", about="xã Đồng Mơ", note="Cộng thêm khoản thu cuối kỳ"))
    assert first is not None
    asked = site.owner.post(reverse("release", args=[first.pk]), {"action": "release"})
    assertContains(asked, "Văn bản có 1 số liệu không còn hiệu lực vì đã được thay.", status_code=422)
    assertContains(asked, ">12 tỷ đồng<", status_code=422)
    inside = site.owner.get(reverse("document", args=[first.pk]))
    assertContains(inside, "đã được số khác thay")


def test_a_release_of_a_form_that_was_taken_out_says_that_nothing_of_it_counts_and_asks(site: Site) -> None:
    form = sign(site.cast, line("9", about="xã Đồng Mơ")).document
    assert form is not None
    take_back_document(document=form, reason="Ký nhầm", by=viewer_of(site.cast.owner))
    path = reverse("release", args=[form.pk])
    asked = site.owner.post(path, {"action": "release"})
    assertContains(asked, "Không còn số liệu nào của phiếu này được tính", status_code=422)
    site.owner.post(path, {"action": "release", "anyway": "1"})
    seen = site.anonymous.get(reverse("document", args=[form.pk]))
    assertContains(seen, '<span class="chip chip-turned_down">đã loại bỏ</span>', count=1, html=True)
    assertNotContains(seen, "máy đọc, chưa xác nhận")
