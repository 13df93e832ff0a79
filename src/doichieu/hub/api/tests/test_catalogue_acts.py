"""The catalogue by the API: what stewards do, what others propose, and what is refused."""

from typing import Any

import pytest

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.api.tests.conftest import Programs
from doichieu.hub.catalogue import queries, stewardship
from doichieu.hub.catalogue.models import Amendment, Suggestion
from doichieu.hub.register.tests.worked import indicator


@pytest.fixture
def steward(programs: Programs) -> User:
    person = User.objects.create(username="steward")
    grant_role(user=person, role=Role.STEWARD, locality=None, by=system_viewer())
    indicator("MAR03", unit="%", shown_in="%")
    for code in ("MAR01", "MAR02"):
        indicator(code, unit="chợ", shown_in="chợ")
    return person


def post(programs: Programs, who: User | None, path: str, body: dict[str, Any]) -> Any:
    return programs.of(who).post(path, body)


def test_a_steward_puts_a_ratio_down_after_seeing_what_it_moves(programs: Programs, steward: User) -> None:
    body = {"numerator": "MAR01", "denominator": "MAR02", "reason": "biểu 03"}
    checked = post(programs, steward, "indicators/MAR03/ratio", {**body, "dry_run": True}).json()
    assert (checked["written"], checked["effects"]["figures"], Amendment.objects.count()) == (False, 0, 0)
    assert post(programs, steward, "indicators/MAR03/ratio", body).json()["written"] is True
    told = programs.of(None).get("indicators/MAR03").json()
    assert (told["numerator"], told["denominator"], told["merged_into"]) == ("MAR01", "MAR02", None)


def test_a_reviewer_may_propose_a_ratio_and_not_put_it_down(programs: Programs, steward: User) -> None:
    body = {"numerator": "MAR01", "reason": "biểu 03"}
    owner = programs.cast.owner
    assert post(programs, owner, "indicators/MAR03/ratio", body).status_code == 403
    assert post(programs, None, "indicators/MAR03/ratio", body).status_code == 401
    tried = post(programs, owner, "indicators/MAR03/ratio", {**body, "propose": True, "dry_run": True}).json()
    assert (tried["written"], Suggestion.objects.count()) == (False, 0)
    made = post(programs, owner, "indicators/MAR03/ratio", {**body, "propose": True}).json()
    assert Suggestion.objects.get(pk=made["suggestion"]).facts == {"numerator": "MAR01", "denominator": ""}
    assert queries.indicator("MAR03").numerator is None


def test_a_merge_is_taken_back(programs: Programs, steward: User) -> None:
    first, second = queries.indicator("MAR01"), queries.indicator("MAR02")
    stewardship.give_wording(indicator=first, text="chợ tốt", reason="mới gặp", by=steward)
    stewardship.merge_indicators(indicator=first, into=second, reason="là một", by=steward)
    assert programs.of(None).get("indicators/MAR01").json()["merged_into"] == "MAR02"
    body = {"reason": "khác nhau"}
    assert post(programs, programs.cast.owner, "indicators/MAR01/separate", body).status_code == 403
    checked = post(programs, steward, "indicators/MAR01/separate", {**body, "dry_run": True}).json()
    assert (checked["effects"]["wordings"], queries.indicator("MAR01").merged_into) == (["chợ tốt"], second)
    assert post(programs, steward, "indicators/MAR01/separate", body).json()["written"] is True
    assert queries.indicator("MAR01").merged_into is None


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("indicators/MAR03/ratio", {"numerator": "MAR03", "reason": "x"}, "indicator-ratio-wrong"),
        ("indicators/MAR03/ratio", {"numerator": "XXX99", "reason": "x"}, "indicator-fact-wrong"),
        ("indicators/MAR03/ratio", {"numerator": "MAR01", "reason": " "}, "catalogue-reason-missing"),
        ("indicators/MAR03/ratio", {"numerator": "MAR01"}, "request-unreadable"),
        ("indicators/MAR01/separate", {"reason": "x"}, "indicator-not-merged"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_code(
    programs: Programs, steward: User, path: str, body: dict[str, str], code: str
) -> None:
    answer = post(programs, steward, path, body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert Amendment.objects.count() == 0
