"""A column that is added later, with a default, changes no digest; one that says something does."""

from decimal import Decimal

from django.contrib.auth.models import Group

from doichieu.hub.access.models import Grant
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.models import Decision
from doichieu.hub.ledger.digests import digest_of, row_digest
from doichieu.hub.places.models import Lineage


def test_what_holds_its_default_is_left_out_of_a_digest() -> None:
    assert row_digest(Group(pk=1, name="")) == digest_of({"id": 1})
    assert row_digest(Grant(pk=1, user_id=2, role="reviewer")) == digest_of({"id": 1, "user_id": 2, "role": "reviewer"})
    assert row_digest(Document(pk=1, size=0, state="internal")) == digest_of({"id": 1})
    assert row_digest(Decision(pk=1, text_id=2, claim={})) == digest_of({"id": 1, "text_id": 2, "claim": {}})
    assert row_digest(Document(pk=1, size=5, state="draft")) == digest_of({"id": 1, "size": 5, "state": "draft"})


def test_nought_and_false_are_no_defaults_where_nothing_says_so() -> None:
    row = Lineage(pk=1, predecessor_id=2, successor_id=3, partial=False, share=Decimal(0), source="")
    stated = {"id": 1, "predecessor_id": 2, "successor_id": 3, "partial": False, "share": Decimal(0)}
    assert row_digest(row) == digest_of(stated)
    rejected = Decision(pk=1, text_id=2, claim={}, for_good=False)
    assert row_digest(rejected) == digest_of({"id": 1, "text_id": 2, "claim": {}, "for_good": False})
