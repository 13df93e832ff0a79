"""Claims that are kept ready to be laid beside others come back as the witnesses that they were."""

import pytest

from doichieu.claims import Reading
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.checks.laying import lay_claims, witness_of
from doichieu.hub.checks.models import LaidClaim
from doichieu.hub.documents.models import StoredReading
from doichieu.hub.documents.queries import reading_in
from doichieu.hub.register.tests.worked import YEAR, claim, indicator, quantity, read, stored_text
from doichieu.reconcile import witnesses_of
from doichieu.reconcile.lists import Named

pytestmark = pytest.mark.django_db
LISTED = "Toàn huyện có 3 tổ công tác, gồm: tổ rà soát hộ; tổ vận động vốn; tổ hướng dẫn hồ sơ."


@pytest.fixture
def counted(cast: Cast) -> tuple[StoredReading, Reading]:
    """A stored reading that counts three groups and names them."""
    groups = indicator("GRP01", unit="tổ", shown_in="tổ")
    text = stored_text(LISTED, cast.district, cast.owner)
    stated = claim(LISTED, "3 tổ", quantity("3", "tổ"), period=YEAR, code=groups.code)
    stored = read(text, (stated,))
    return stored, reading_in(stored)


def test_the_list_behind_a_count_is_kept_with_it(counted: tuple[StoredReading, Reading]) -> None:
    stored, reading = counted
    [before] = witnesses_of(reading, str(stored.text_id))
    assert before.listed == Named(3, firm=True)
    lay_claims(stored.text.document, stored, reading)
    after = witness_of(LaidClaim.objects.get())
    assert (after.claim, after.listed, after.sentence) == (before.claim, before.listed, before.sentence)


def test_a_list_that_was_kept_as_a_bare_number_counts_nothing(counted: tuple[StoredReading, Reading]) -> None:
    lay_claims(counted[0].text.document, *counted)
    kept = LaidClaim.objects.get()
    kept.around["listed"] = 3
    assert witness_of(kept).listed is None
