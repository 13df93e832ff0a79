from datetime import date
from decimal import Decimal

import pytest

from doichieu.hub.access.models import Grant, Role
from doichieu.hub.accounts.models import User
from doichieu.hub.ledger.digests import row_digest
from doichieu.hub.places.models import Lineage, Locality


@pytest.mark.django_db
def test_a_row_has_the_same_digest_before_and_after_it_is_read_back() -> None:
    old = Locality.objects.create(slug="huyen-an", name="An", kind="huyện", level=2, search="huyen an")
    new = Locality.objects.create(
        slug="xa-an", name="An", kind="xã", level=3, search="xa an", valid_from=date(2025, 7, 1)
    )
    written_as_text = Locality.objects.create(slug="xa-an-2", name="An", kind="xã", level=3, valid_from="2026-04-30")
    step = Lineage.objects.create(predecessor=old, successor=new, share=Decimal("0.12345678901234567890"), source="x")
    user = User.objects.create(username="an")
    grant = Grant.objects.create(user=user, role=Role.REVIEWER, locality=old)
    for row in (old, new, written_as_text, step, user, grant):
        assert row_digest(type(row)._default_manager.get(pk=row.pk)) == row_digest(row)
