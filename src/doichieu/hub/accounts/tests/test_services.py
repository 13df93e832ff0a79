import pytest

from doichieu.hub.accounts import queries, services
from doichieu.hub.accounts.errors import PasswordRefused, UsernameRefused, UsernameTaken
from doichieu.hub.accounts.models import User
from doichieu.hub.ledger.models import Link

pytestmark = pytest.mark.django_db
PASSWORD = "ba con trâu qua đồng"


def test_an_account_signs_in_with_its_name_in_lower_case() -> None:
    user = services.create_account(username="  An.Nguyen ", password=PASSWORD, name="Nguyễn Văn An")
    assert (user.username, str(user)) == ("an.nguyen", "Nguyễn Văn An")
    assert user.check_password(PASSWORD)
    assert (user.is_staff, user.is_superuser) == (False, False)
    assert queries.account("AN.NGUYEN") == user
    assert Link.objects.get().event == "account created"


@pytest.mark.parametrize("username", ["", "an", "9an", "an nguyen", "nguyễn", "an/nguyen", "a" * 151])
def test_a_name_of_other_signs_is_refused(username: str) -> None:
    with pytest.raises(UsernameRefused) as refused:
        services.create_account(username=username, password=PASSWORD)
    assert refused.value.username == username
    assert not User.objects.exists()


def test_a_name_is_taken_whatever_its_case() -> None:
    services.create_account(username="an.nguyen", password=PASSWORD)
    with pytest.raises(UsernameTaken):
        services.create_account(username="AN.NGUYEN", password=PASSWORD)
    assert User.objects.count() == 1


@pytest.mark.parametrize("password", ["", "short", "password123"])
def test_a_short_or_common_password_is_refused(password: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        services.create_account(username="an.nguyen", password=password)
    assert refused.value.reasons
    assert not User.objects.exists()


def test_an_account_is_found_by_its_number_as_by_anything_else() -> None:
    user, other = (services.create_account(username=name, password=PASSWORD) for name in ("an.le", "binh"))
    assert [User.objects.get(pk=each.pk) for each in (user, other)] == [user, other]
    assert User.objects.get(pk=str(user.pk)) == User.objects.get(username="an.le") == user
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)
    for wanted in ({"pk": other.pk + 1}, {"username": "chi"}):
        with pytest.raises(User.DoesNotExist):
            User.objects.get(**wanted)
