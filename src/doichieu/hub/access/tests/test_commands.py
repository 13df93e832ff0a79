import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from doichieu.hub.access.models import Grant
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.tokens import viewer_with
from doichieu.hub.access.viewers import Act
from doichieu.hub.accounts.models import User
from doichieu.hub.ledger.models import Link

PASSWORD = "mot-con-vit-xoe-ra"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))


def said(capsys: Any, *command: str) -> str:
    call_command(*command)
    return str(capsys.readouterr().out)


def test_an_account_is_opened_with_the_password_of_the_input(cast: Cast, typed: None, capsys: Any) -> None:
    assert said(capsys, "create_account", "Lan.Nguyen", "--name", "Nguyễn Thị Lan") == "lan.nguyen may sign in\n"
    user = User.objects.get(username="lan.nguyen")
    assert (str(user), user.check_password(PASSWORD)) == ("Nguyễn Thị Lan", True)
    assert not viewer(user).may_somewhere(Act.READ_INTERNAL)


def test_what_keeps_an_account_from_being_opened_is_one_sentence(cast: Cast, typed: None) -> None:
    with pytest.raises(CommandError, match="somebody signs in as 'owner' already"):
        call_command("create_account", "owner")


def test_a_role_holds_for_a_place_and_what_lies_under_it(cast: Cast, capsys: Any) -> None:
    command = ("grant_role", "visitor", "contributor", "--place", cast.district.slug)
    for _ in range(2):
        assert said(capsys, *command) == "visitor: contributor for huyện Hòa Khê\n"
    now = viewer(cast.visitor)
    assert now.may(Act.HAND_IN, cast.commune)
    assert not now.may(Act.HAND_IN, cast.province)
    assert Link.objects.latest("number").event == "role granted"


def test_without_a_place_a_role_holds_everywhere_until_it_is_withdrawn(cast: Cast, capsys: Any) -> None:
    assert said(capsys, "grant_role", "visitor", "administrator") == "visitor: administrator everywhere\n"
    assert viewer(cast.visitor).may(Act.RELEASE, cast.elsewhere)
    assert said(capsys, "grant_role", "visitor", "administrator", "--withdraw") == "visitor: no role\n"
    assert not Grant.objects.filter(user=cast.visitor).exists()
    assert Link.objects.latest("number").event == "role withdrawn"


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("nobody", "reviewer"), "nobody signs in as 'nobody'"),
        (("visitor", "reviewer", "--place", "x"), "there is no place 'x'"),
        (("visitor", "reviewer", "--withdraw"), "visitor is no reviewer everywhere"),
        (("visitor", "king"), "invalid choice: 'king'"),
    ],
)
def test_what_keeps_a_role_from_being_given_is_one_sentence(cast: Cast, arguments: tuple[str, ...], fault: str) -> None:
    with pytest.raises(CommandError, match=fault):
        call_command("grant_role", *arguments)


def test_a_token_is_ended_by_its_name_and_no_other_with_it(cast: Cast, capsys: Any) -> None:
    secret = said(capsys, "issue_token", "owner", "--name", "báo cáo").strip()
    other = said(capsys, "issue_token", "owner", "--name", "khác").strip()
    assert said(capsys, "issue_token", "owner", "--name", "báo cáo", "--end") == "owner: 1 ended\n"
    assert viewer_with(secret) is None
    assert viewer_with(other) is not None
    assert Link.objects.latest("number").event == "token ended"
    with pytest.raises(CommandError, match="no token called 'báo cáo'"):
        call_command("issue_token", "owner", "--name", "báo cáo", "--end")
