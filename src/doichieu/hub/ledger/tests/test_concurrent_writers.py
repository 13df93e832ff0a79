from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from doichieu.hub.ledger import services
from doichieu.hub.ledger.models import Link
from doichieu.hub.ledger.tests.links import broken_links
from doichieu.hub.ledger.tests.together import run_together, shared_database

WRITERS, ROUNDS = 4, 5


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_leave_one_unbroken_chain(tmp_path: Path) -> None:
    def write(number: int) -> list[int]:
        numbers = []
        for turn in range(ROUNDS):
            with transaction.atomic():
                user = Group.objects.create(name=f"writer{number}.{turn}")
                numbers.append(services.record("account created", user, by=f"writer{number}").number)
        return numbers

    with shared_database(tmp_path) as connect:
        written = run_together(WRITERS, connect, write)
        assert [type(numbers) for numbers in written] == [list] * WRITERS, written
        assert sorted(n for numbers in written for n in numbers) == list(range(1, WRITERS * ROUNDS + 1))  # type: ignore[attr-defined]
        assert Link.objects.count() == WRITERS * ROUNDS
        assert list(broken_links()) == []
