"""The catalogue through pages: proposed by reviewers, kept by stewards, each act shown before it is done."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.facts import facts_of
from doichieu.hub.catalogue.models import Amendment, Indicator, Suggestion, Wording
from doichieu.hub.catalogue.queries import indicator as indicator_called
from doichieu.hub.register.tests.worked import indicator
from doichieu.hub.web.tests.conftest import Site

FACTS = {
    "name_vi": "Số chợ phiên đạt chuẩn",
    "name_en": "Fairs up to standard",
    "unit": "chợ",
    "shown_in": "chợ",
    "direction": "higher",
    "aggregation_time": "last",
    "aggregation_space": "sum",
    "sector": "economy",
}


@pytest.fixture
def steward(site: Site) -> User:
    person = User.objects.create(username="steward")
    grant_role(user=person, role=Role.STEWARD, locality=None, by=system_viewer())
    return person


def test_a_phrase_met_in_review_becomes_a_wording_that_a_steward_accepts(site: Site, steward: User) -> None:
    form = site.owner.get(f"/i/suggestions/new/?text=số thu nội hạt&document={site.pending.pk}")
    assertContains(form, 'value="số thu nội hạt"')
    sent = {"what": "wording", "text": "số thu nội hạt", "of": "BUD01 Thu ngân sách nhà nước", "reason": "mới gặp"}
    made = site.owner.post("/i/suggestions/new/", {**sent, "document": site.pending.pk}, follow=True)
    assertContains(made, "chờ người quản danh mục")
    assertNotContains(made, 'data-testid="accept"')
    row = Suggestion.objects.get()
    assert (row.document, row.indicator) == (site.pending.pk, indicator_called("BUD01"))
    seen = site.of(steward).get(f"/i/suggestions/{row.pk}/")
    assertContains(seen, 'data-testid="effects"')
    assertContains(site.of(steward).post(f"/i/suggestions/{row.pk}/", {"answer": "accept"}, follow=True), "đã nhận")
    assert Wording.objects.get().folded == "số thu nội hạt"


def test_a_new_indicator_is_proposed_and_declined_with_a_reason(site: Site, steward: User) -> None:
    sent = {"what": "indicator", "code": "MAR01", "reason": "giao hằng năm", **FACTS}
    faulty = site.owner.post("/i/suggestions/new/", {**sent, "unit": ""})
    assertContains(faulty, 'data-testid="fault"', status_code=422)
    site.owner.post("/i/suggestions/new/", sent)
    row = Suggestion.objects.get()
    unsaid = site.of(steward).post(f"/i/suggestions/{row.pk}/", {"answer": "decline"})
    assertContains(unsaid, "Hãy", status_code=422)
    told = site.of(steward).post(f"/i/suggestions/{row.pk}/", {"answer": "decline", "reason": "trùng"}, follow=True)
    assertContains(told, "không nhận")
    assert not Indicator.objects.filter(code="MAR01").exists()


def test_an_act_is_shown_first_and_done_when_it_is_sent_again(site: Site, steward: User) -> None:
    indicator("BUD09")
    browser, path = site.of(steward), "/i/BUD01/steward/"
    sent = {"act": "merge", "into": "BUD09 Chỉ tiêu BUD09", "reason": "là một"}
    shown = browser.post(path, sent)
    assertContains(shown, 'data-testid="effects"')
    assertContains(shown, 'name="into" value="BUD09 Chỉ tiêu BUD09"')
    assert Amendment.objects.count() == 0
    done = browser.post(path, {**sent, "sure": "1"}, follow=True)
    assertContains(done, 'data-testid="amendment"')
    assert indicator_called("BUD01").standing.code == "BUD09"
    assertContains(site.anonymous.get("/i/BUD01/"), "/i/BUD09/")
    assertNotContains(site.owner.get("/i/"), "/i/BUD01/")
    assertContains(site.owner.get(f"/p/{site.cast.district.slug}/2022-H1/"), 'data-indicator="BUD09"')
    assertContains(site.owner.get(f"/p/{site.cast.district.slug}/i/BUD09/"), "615,3")


def test_split_retire_edit_and_a_wording_go_the_same_way(site: Site, steward: User) -> None:
    for code in ("BUD08", "BUD09"):
        indicator(code)
    browser, path = site.of(steward), "/i/BUD01/steward/"
    for sent in (
        {"act": "word", "text": "số thu nội hạt"},
        {"act": "edit", **FACTS, "name_vi": "Thu trên địa bàn", "unit": "VND", "aggregation_time": "sum"},
    ):
        assertContains(browser.post(path, {**sent, "reason": "rõ hơn"}), 'data-testid="do"')
        browser.post(path, {**sent, "reason": "rõ hơn", "sure": "1"})
    wording = Wording.objects.get(folded="số thu nội hạt")
    split = {"act": "split", "part-1": "BUD08", "part-2": "BUD09", f"to-{wording.pk}": "2", "last_day": "31/12/2025"}
    assertContains(browser.post(path, {**split, "reason": "tách"}), "số thu nội hạt")
    browser.post(path, {**split, "reason": "tách", "sure": "1"})
    retire = {"act": "retire", "last_day": "2025-12-31", "reason": "thôi giao"}
    assertContains(browser.post(path, retire), 'data-testid="fault"', status_code=422)
    browser.post("/i/BUD08/steward/", {**retire, "sure": "1"})
    assert [row.act for row in Amendment.objects.all()] == ["worded", "edited", "split", "retired"]
    assert Wording.objects.get(pk=wording.pk).indicator.code == "BUD09"
    assertContains(site.anonymous.get("/i/BUD01/"), 'data-testid="parts"')


def test_a_retirement_by_mistake_is_taken_back_where_it_was_made(site: Site, steward: User) -> None:
    browser, path = site.of(steward), "/i/BUD01/steward/"
    retire = {"act": "retire", "last_day": "31/12/2025", "reason": "nhầm"}
    assertNotContains(browser.get(path), "Dùng lại")
    empty = browser.post(path, {**retire, "last_day": ""})
    assertContains(empty, "Ngày cuối: chưa ghi.", status_code=422)
    assertContains(browser.post(path, {**retire, "sure": "1"}, follow=True), 'data-testid="show-reinstate"')
    assertNotContains(browser.get(path), 'data-testid="show-split"')
    again = browser.post(path, {**retire, "last_day": "31/12/2030"})
    assertContains(again, "BUD01 chỉ dùng đến 31/12/2025.", status_code=422)
    back = {"act": "reinstate", "reason": "ngừng nhầm chỉ tiêu"}
    assertContains(browser.post(path, back), 'data-testid="do"')
    done = browser.post(path, {**back, "sure": "1"}, follow=True)
    assertContains(done, "không còn kết thúc vào 31/12/2025")
    assertContains(done, "ngừng nhầm chỉ tiêu")
    assertContains(done, 'data-testid="show-retire"')
    assertContains(browser.post(path, back), "không có lần ngừng dùng nào để rút lại", status_code=422)


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "merge", "into": "không có", "reason": "x"},
        {"act": "retire", "last_day": "hôm nay", "reason": "x"},
        {"act": "split", "part-1": "BUD01", "last_day": "2025-12-31", "reason": "x"},
        {"act": "edit", **FACTS, "reason": "x"},
        {"act": "word", "text": "số thu", "reason": ""},
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(
    site: Site, steward: User, sent: dict[str, str]
) -> None:
    answer = site.of(steward).post("/i/BUD01/steward/", sent)
    assertContains(answer, 'data-testid="fault"', status_code=422)
    assert Amendment.objects.count() == 0


def test_others_see_what_holds_and_change_nothing(site: Site, steward: User) -> None:
    assertContains(site.of(steward).get("/i/BUD01/"), 'data-testid="steward"')
    for client in (site.owner, site.anonymous):
        assertNotContains(client.get("/i/BUD01/"), 'data-testid="steward"')
    assert site.owner.get("/i/BUD01/steward/").status_code == 403
    assert site.owner.post("/i/BUD01/steward/", {"act": "retire", "sure": "1"}).status_code == 403
    assert site.of(site.cast.visitor).get("/i/suggestions/new/").status_code == 403
    assert site.anonymous.get("/i/suggestions/").status_code == 302


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"act": "merge", "into": "BUD09"}, "Gộp BUD01 Thu ngân sách nhà nước vào BUD09 Chỉ tiêu BUD09."),
        ({"act": "retire", "last_day": "31/12/2025"}, "Ngừng dùng BUD01 Thu ngân sách nhà nước sau ngày 31/12/2025."),
        (
            {"act": "split", "part-1": "BUD08", "part-2": "BUD09", "last_day": "31/12/2025"},
            (
                "Tách BUD01 Thu ngân sách nhà nước thành BUD08 Chỉ tiêu BUD08; BUD09 Chỉ tiêu BUD09. "
                "Sau ngày 31/12/2025, chỉ tiêu được tách ngừng dùng."
            ),
        ),
        ({"act": "word", "text": "số  thu"}, "Thêm cách gọi “số thu” cho BUD01 Thu ngân sách nhà nước."),
        (
            {"act": "compose", "component-1": "BUD08", "component-2": "BUD09"},
            "BUD01 Thu ngân sách nhà nước gồm: BUD08 Chỉ tiêu BUD08; BUD09 Chỉ tiêu BUD09.",
        ),
    ],
)
def test_before_an_act_is_done_its_page_says_what_it_is_and_why(
    site: Site, steward: User, sent: dict[str, str], told: str
) -> None:
    for code in ("BUD08", "BUD09"):
        indicator(code)
    shown = site.of(steward).post("/i/BUD01/steward/", {**sent, "reason": "theo quyết định mới"})
    assertContains(shown, f'<p data-testid="told"><strong>{told}</strong> Lý do: theo quyết định mới</p>', html=True)


def test_an_edit_is_told_with_what_was_and_what_will_be(site: Site, steward: User) -> None:
    edited = indicator_called("BUD01")
    name, facts = edited.name_vi, facts_of(edited) | {"name_vi": "Thu nội địa"}
    shown = site.of(steward).post("/i/BUD01/steward/", {"act": "edit", "reason": "đổi tên", **facts})
    assertContains(shown, f"<strong>Sửa BUD01 {name}. Tên tiếng Việt: {name} → Thu nội địa</strong>")


def test_parts_of_a_composite_target_are_proposed_and_put_together_on_its_pages(site: Site, steward: User) -> None:
    parts = [indicator(code, unit="vụ", shown_in="vụ", direction="lower") for code in ("SEC03", "SEC04")]
    whole = indicator("SEC06", unit="yes/no", shown_in="yes/no")
    named = {f"component-{number}": f"{part.code} {part.name_vi}" for number, part in enumerate(parts, 1)}
    sent = {"what": "components", "of": "SEC06", "reason": "nghị quyết nêu", **named}
    alone = site.owner.post("/i/suggestions/new/", {**sent, "component-2": ""})
    assertContains(alone, "SEC06 cần ít nhất hai chỉ tiêu khác", status_code=422)
    site.owner.post("/i/suggestions/new/", sent)
    row = Suggestion.objects.get()
    assertContains(site.of(steward).get(f"/i/suggestions/{row.pk}/"), "SEC03 SEC04")
    site.of(steward).post(f"/i/suggestions/{row.pk}/", {"answer": "accept"})
    assert [part.part for part in whole.components.all()] == parts
    assertContains(site.anonymous.get("/i/SEC06/"), 'data-testid="components"')
    assertContains(site.anonymous.get("/i/SEC04/"), "Là tiêu chí thành phần của:")
    act = {"act": "compose", "reason": "thôi giao chung"}
    shown = site.of(steward).post("/i/SEC06/steward/", act)
    assertContains(shown, 'data-testid="effects"')
    assert whole.components.count() == 2
    site.of(steward).post("/i/SEC06/steward/", {**act, "sure": "1"})
    assert whole.components.count() == 0


def test_a_ratio_is_proposed_accepted_shown_and_taken_away_on_its_pages(site: Site, steward: User) -> None:
    share = indicator("MAR03", unit="%", shown_in="%")
    for code in ("MAR01", "MAR02"):
        indicator(code, unit="chợ", shown_in="chợ")
    named = {"numerator": "MAR01 Chỉ tiêu MAR01", "denominator": "MAR02 Chỉ tiêu MAR02"}
    sent = {"what": "ratio", "of": "MAR03", "reason": "biểu 03", **named}
    assertContains(site.owner.post("/i/suggestions/new/", {**sent, "numerator": ""}), "tỷ số của hai", status_code=422)
    site.owner.post("/i/suggestions/new/", sent)
    row = Suggestion.objects.get()
    seen = site.of(steward).get(f"/i/suggestions/{row.pk}/")
    assertContains(seen, "<dt>Tử số</dt><dd>MAR01</dd>", html=True)
    assertContains(seen, 'data-testid="effects"')
    site.of(steward).post(f"/i/suggestions/{row.pk}/", {"answer": "accept"})
    assertContains(site.anonymous.get("/i/MAR03/"), 'data-testid="ratio"')
    assertContains(site.of(steward).get("/i/MAR03/steward/"), 'value="MAR02 Chỉ tiêu MAR02"')
    act = {"act": "tie", "numerator": "", "denominator": "", "reason": "thôi tính"}
    assertContains(site.of(steward).post("/i/MAR03/steward/", act), 'data-testid="effects"')
    share.refresh_from_db()
    assert share.numerator == indicator_called("MAR01")  # nothing was written yet
    done = site.of(steward).post("/i/MAR03/steward/", {**act, "sure": "1"}, follow=True)
    assertContains(done, "Tử số: MAR01 →")
    assertNotContains(site.anonymous.get("/i/MAR03/"), 'data-testid="ratio"')


def test_a_merge_is_taken_back_on_its_page_with_what_that_moves_shown_first(site: Site, steward: User) -> None:
    indicator("BUD09")
    browser, path = site.of(steward), "/i/BUD01/steward/"
    assertNotContains(browser.get(path), 'value="separate"')
    alone = browser.post(path, {"act": "separate", "reason": "nhầm"})
    assertContains(alone, "BUD01 đang đứng riêng", status_code=422)
    give = {"act": "word", "text": "số thu nội hạt", "reason": "mới gặp", "sure": "1"}
    browser.post(path, give)
    browser.post(path, {"act": "merge", "into": "BUD09 Chỉ tiêu BUD09", "reason": "là một", "sure": "1"})
    assert Wording.objects.get(folded="số thu nội hạt").indicator.code == "BUD09"
    assertContains(browser.get(path), 'value="separate"')
    shown = browser.post(path, {"act": "separate", "reason": "khác nhau"})
    assertContains(shown, 'data-testid="effects"')
    assertContains(shown, '<span lang="vi">số thu nội hạt</span>', html=True)
    assert indicator_called("BUD01").standing.code == "BUD09"
    done = browser.post(path, {"act": "separate", "reason": "khác nhau", "sure": "1"}, follow=True)
    assertContains(done, "đã tách lại")
    assert indicator_called("BUD01").standing.code == "BUD01"
    assert Wording.objects.get(folded="số thu nội hạt").indicator.code == "BUD01"
    assertContains(site.owner.get(f"/p/{site.cast.district.slug}/2022-H1/"), 'data-indicator="BUD01"')
