"""What was signed is rejected with a reason, which whoever signed it reads; what was misread needs none."""

import pytest

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.documents.models import StoredClaim, StoredText
from doichieu.hub.intake.errors import AlreadyDecided, RejectionUnexplained
from doichieu.hub.intake.models import Decision
from doichieu.hub.intake.services import reject_claim
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.intake.tests.stored import stored


def signed(cast: Cast) -> StoredClaim:
    """A figure that somebody signed who confirms none."""
    grant_role(user=cast.visitor, role=Role.CONTRIBUTOR, locality=cast.district, by=system_viewer())
    form = sign(cast, line("5"), by=cast.visitor).document
    return StoredClaim.objects.get(reading__text__document=form)


@pytest.mark.parametrize("reason", ["", " \t"])
def test_what_was_signed_is_rejected_only_with_a_reason(cast: Cast, text: StoredText, reason: str) -> None:
    claim = signed(cast)
    with pytest.raises(RejectionUnexplained):
        reject_claim(claim=claim, reason=reason, by=cast.owner)
    assert not Decision.objects.exists()
    assert reject_claim(claim=claim, reason="Sai kỳ", by=cast.owner).reason == "Sai kỳ"


def test_who_rejects_it_second_is_told_of_the_first_and_asked_for_no_reason(cast: Cast, text: StoredText) -> None:
    claim = signed(cast)
    reject_claim(claim=claim, reason="Sai kỳ", by=cast.owner)
    with pytest.raises(AlreadyDecided):
        reject_claim(claim=claim, by=cast.colleague)


def test_what_the_reader_misread_is_rejected_without_a_word(cast: Cast, text: StoredText) -> None:
    assert reject_claim(claim=stored(text)[0], by=cast.owner).reason == ""
