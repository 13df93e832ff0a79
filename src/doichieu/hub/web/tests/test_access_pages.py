"""The pages of those who manage access: roles, accounts, links for a new password."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access import administration
from doichieu.hub.access.delegations import delegate, end_delegation, lent_to
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.models import Grant, Role
from doichieu.hub.access.services import add_subject, grant_role
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.accounts import factors
from doichieu.hub.accounts.identities import identities_of
from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.services import create_account
from doichieu.hub.ledger.models import Link
from doichieu.hub.places.models import Locality, SubjectKind
from doichieu.hub.web.tests.factors import PASSWORD, Owner, by_password

ACTS = ("password", "close", "reopen", "forget", "tie", "untie", "withdraw")


@dataclass(frozen=True)
class Office:
    cast: Cast
    admin: User  # of the district
    clerk: User  # contributor of the commune below it
    browser: Client  # of the admin, who was asked again a moment ago

    @property
    def clerks(self) -> str:
        return f"/access/{self.clerk.pk}/"


@pytest.fixture
def office(db: None) -> Office:
    cast = assembled()
    admin, clerk = (create_account(username=name, password=PASSWORD) for name in ("quan-tri", "van-thu"))
    grant(admin, Role.ADMINISTRATOR, cast.district)
    grant(clerk, Role.CONTRIBUTOR, cast.commune)
    return Office(cast, admin, clerk, confirmed("quan-tri"))


def grant(user: User, role: Role, place: Locality | None) -> Grant:
    return grant_role(user=user, role=role, locality=place, by=system_viewer())


def confirmed(username: str) -> Client:
    """A browser whose owner has just been asked for the password again."""
    browser = Client()
    by_password(browser, username)
    browser.post("/sign-in/again/", {"password": PASSWORD})
    return browser


def events() -> list[tuple[str, str]]:
    """What was put on record last, and by whom."""
    return list(Link.objects.order_by("-pk").values_list("event", "actor")[:1])


def link_in(answer: Any) -> str:
    return str(re.findall(r'data-testid="password-link">http://testserver(/[^<]+)<', answer.content.decode())[0])


def test_roles_under_the_own_place_are_listed_and_no_others(office: Office) -> None:
    page = office.browser.get("/access/")
    for name in ("quan-tri", "van-thu", "owner"):
        assertContains(page, f"<kbd>{name}</kbd>")
    for name in ("colleague", "stranger", "visitor"):
        assertNotContains(page, f"<kbd>{name}</kbd>")
    part = office.browser.get(f"/access/?place={office.cast.commune.slug}")
    assertContains(part, "van-thu")
    assertNotContains(part, "<kbd>owner</kbd>")


def test_a_role_is_given_and_withdrawn_on_record(office: Office) -> None:
    sent = {"grant": "1", "account": "Visitor", "role": "reviewer", "place": office.cast.commune.slug}
    assert office.browser.post("/access/", sent)["Location"] == f"/access/?place={office.cast.commune.slug}"
    given = Grant.objects.get(user=office.cast.visitor)
    assert (given.role, given.locality) == ("reviewer", office.cast.commune)
    assert events() == [("role granted", "quan-tri")]
    office.browser.post(f"/access/{office.cast.visitor.pk}/", {"action": "withdraw", "grant": str(given.pk)})
    assert not Grant.objects.filter(user=office.cast.visitor).exists()
    assert events() == [("role withdrawn", "quan-tri")]


def test_a_role_for_an_organisation_is_the_contributors(office: Office) -> None:
    school = add_subject(
        locality=office.cast.district, kind=SubjectKind.ORGANISATION, name="Trường Sơn Ca", by=system_viewer()
    )
    sent = {"grant": "1", "account": "visitor", "place": office.cast.district.slug, "organisation": str(school.pk)}
    refused = office.browser.post("/access/", {**sent, "role": "reviewer"})
    assertContains(refused, 'class="fault"', status_code=422)
    office.browser.post("/access/", {**sent, "role": "contributor"})
    assert Grant.objects.get(user=office.cast.visitor).organisation == school
    assert office.browser.post("/access/", {**sent, "role": "contributor", "organisation": "0"}).status_code == 404


@pytest.mark.parametrize("where", ["province", "elsewhere", ""])
def test_nothing_is_given_beyond_the_own_place(office: Office, where: str) -> None:
    before = Grant.objects.count()
    place = getattr(office.cast, where).slug if where else ""
    sent = {"grant": "1", "account": "visitor", "role": "contributor", **({"place": place} if place else {})}
    assert office.browser.post("/access/", sent).status_code == 403
    assert Grant.objects.count() == before


def test_an_account_is_opened_by_a_link_and_may_nothing_yet(office: Office) -> None:
    page = office.browser.post("/access/", {"open": "1", "username": "Ke.Toan", "name": "Nguyễn Thị Kế"})
    path = link_in(page)
    assert Link.objects.filter(event="account created", actor="quan-tri").exists()
    new = User.objects.get(username="ke.toan")
    assert (new.has_usable_password(), new.grants.count()) == (False, 0)
    browser = Client()
    form = browser.get(path)["Location"]
    browser.post(form, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert by_password(browser, "ke.toan") == "/"
    assertNotContains(office.browser.get("/access/"), "password-link")
    for name in ("ke.toan", "x", ""):
        assertContains(
            office.browser.post("/access/", {"open": "1", "username": name}), 'class="fault"', status_code=422
        )


def test_a_new_password_is_offered_and_the_old_one_holds_until_then(office: Office) -> None:
    path = link_in(office.browser.post(office.clerks, {"action": "password"}))
    assert events() == [("password offered", "quan-tri")]
    browser = Client()
    form = browser.get(path)["Location"]
    browser.post(form, {"new_password1": "lua-chin-ngoai-dong", "new_password2": "lua-chin-ngoai-dong"})
    assert by_password(browser, "van-thu", "lua-chin-ngoai-dong") == "/"


def test_a_closed_account_is_signed_out_and_opened_again(office: Office) -> None:
    browser = confirmed("van-thu")
    office.browser.post(office.clerks, {"action": "close"})
    assert browser.get("/account/").status_code == 302
    assert by_password(Client(), "van-thu") == ""
    assert events() == [("account closed", "quan-tri")]
    assertContains(office.browser.get("/access/"), "đã khóa")
    office.browser.post(office.clerks, {"action": "reopen"})
    assert by_password(Client(), "van-thu") == "/"
    assert events() == [("account reopened", "quan-tri")]
    office.browser.post(f"/access/{office.admin.pk}/", {"action": "close"})
    office.admin.refresh_from_db()
    assert office.admin.is_active  # nobody closes their own


def test_a_lost_phone_and_an_identity_are_looked_after(office: Office, settings: Settings) -> None:
    settings.OPENID_NAME = "Cổng tỉnh"
    owner = Owner("co-lan")
    grant(owner.user, Role.REVIEWER, office.cast.commune)
    path = f"/access/{owner.user.pk}/"
    office.browser.post(path, {"action": "tie", "identity": "nv-017"})
    assert identities_of(owner.user) == ["nv-017"]
    office.browser.post(office.clerks, {"action": "tie", "identity": "nv-017"})
    assert identities_of(office.clerk) == []
    office.browser.post(path, {"action": "untie", "identity": "nv-017"})
    assert identities_of(owner.user) == []
    office.browser.post(path, {"action": "forget"})
    assert not factors.has_second_factor(owner.user)
    assert events() == [("second factor removed", "quan-tri")]


@pytest.mark.parametrize("beyond", ["above", "everywhere", "lent", "closed"])
@pytest.mark.parametrize("act", ACTS[:-1])
def test_whoever_may_more_elsewhere_is_not_looked_after_here(office: Office, beyond: str, act: str) -> None:
    if beyond in {"above", "closed"}:
        grant(office.clerk, Role.REVIEWER, office.cast.province)
    elif beyond == "everywhere":
        grant(office.clerk, Role.STEWARD, None)
    else:
        today = timezone.localdate()
        lent: dict[str, Any] = {"giver": office.cast.colleague, "taker": office.clerk, "first": today, "last": today}
        delegate(**lent, reason="nghỉ phép", by=office.cast.colleague)
    if beyond == "closed":
        User.objects.filter(pk=office.clerk.pk).update(is_active=False)
    before = Link.objects.count()
    assert office.browser.post(office.clerks, {"action": act, "identity": "x"}).status_code == 403
    assert Link.objects.count() == before
    assertNotContains(office.browser.get(office.clerks), 'data-testid="offer-password"')


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_no_other_role_looks_after_accounts(office: Office, role: Role) -> None:
    grant(office.cast.visitor, role, office.cast.district)
    user = office.cast.visitor
    user.set_password(PASSWORD)
    user.save()
    browser, before = confirmed("visitor"), Link.objects.count()
    assert browser.get("/access/").status_code == 403
    for sent in ({"open": "1", "username": "moi.mo"}, {"grant": "1", "account": "visitor", "role": "administrator"}):
        assert browser.post("/access/", {**sent, "place": office.cast.district.slug}).status_code == 403
    assert browser.get(office.clerks).status_code == 404
    for act in ACTS:
        assert browser.post(office.clerks, {"action": act}).status_code == 404
    assert Link.objects.count() == before
    for service in (administration.close_account, administration.offer_password, administration.forget_second_factor):
        with pytest.raises(Refused):
            service(user=office.clerk, by=viewer_of(user))


def test_what_matters_is_asked_again_and_then_goes_on(office: Office) -> None:
    browser = Client()
    by_password(browser, "quan-tri")
    again = browser.post(office.clerks, {"action": "close"})["Location"]
    assert again.startswith("/sign-in/again/")
    office.clerk.refresh_from_db()
    assert office.clerk.is_active
    browser.post(again, {"password": PASSWORD})
    office.clerk.refresh_from_db()
    assert not office.clerk.is_active


def test_every_form_after_the_question_says_where_it_goes(office: Office) -> None:
    for path in ("/access/", office.clerks, "/account/tokens/"):
        page = office.browser.get(path).content.decode()
        posting = [form for form in re.findall(r"<form[^>]*>", page) if 'method="post"' in form]
        assert [form for form in posting if "action=" not in form] == []


def test_the_list_takes_few_queries(office: Office, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(20):
        user = User.objects.create(username=f"nguoi-{number}")
        grant(user, Role.CONTRIBUTOR, office.cast.commune)
    with django_assert_max_num_queries(10):
        office.browser.get(f"/access/?place={office.cast.district.slug}")


def test_an_account_reads_what_it_holds_by_delegation_from_whom_and_until_when(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    today = timezone.localdate()
    grant(office.cast.colleague, Role.APPROVER, office.cast.district)
    browser = Client()
    by_password(browser, "van-thu")
    assertNotContains(browser.get("/account/"), 'data-testid="lent"')
    lent: dict[str, Any] = {"giver": office.cast.colleague, "taker": office.clerk, "reason": "nghỉ phép"}
    kept = delegate(**lent, first=today, last=today + timedelta(days=3), by=office.cast.colleague)
    delegate(**lent, first=today + timedelta(days=9), last=today + timedelta(days=9), by=office.cast.colleague)
    seen = browser.get("/account/")
    assertContains(seen, f"<h3>Làm thay colleague, đến hết ngày {kept.last_day:%d/%m/%Y}</h3>", count=1, html=True)
    assertContains(seen, 'data-testid="lent"', count=1)
    with django_assert_num_queries(2):
        [held] = lent_to(office.clerk)
    assert [each.role for each in held.grants] == list(
        Grant.objects.filter(user=office.cast.colleague).order_by("role", "pk").values_list("role", flat=True)
    )
    grant(office.cast.colleague, Role.ADMINISTRATOR, office.cast.district)
    assert Role.ADMINISTRATOR not in [each.role for each in lent_to(office.clerk)[0].grants]
    end_delegation(delegation=kept, by=office.clerk)
    assertNotContains(browser.get("/account/"), 'data-testid="lent"')
