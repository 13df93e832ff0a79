"""What somebody signed and nobody has decided on yet is not changed behind the site's back unnoticed either."""

from collections.abc import Callable

import pytest

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.config.verification import verify
from doichieu.hub.documents.models import Document, StoredClaim, StoredReading, StoredText
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.register.tests.worked import indicator


@pytest.fixture
def form(db: None) -> Document:
    """Twelve, signed by somebody who confirms none: they wait."""
    cast = assembled()
    indicator(name_vi="Thu ngân sách nhà nước")
    grant_role(user=cast.visitor, role=Role.CONTRIBUTOR, locality=cast.district, by=system_viewer())
    signed = sign(cast, line("12"), by=cast.visitor).document
    assert signed is not None
    return signed


def told() -> list[str]:
    lines: list[str] = []
    verify(lambda fault: lines.append(str(fault)))
    return lines


def another_amount() -> None:
    claim = StoredClaim.objects.get()
    claim.data["value"] = "92"
    claim.save()


def another_indicator() -> None:
    StoredClaim.objects.update(code="XX99")


def a_target() -> None:
    StoredClaim.objects.update(planned=True)


def nothing() -> None:
    StoredClaim.objects.all().delete()


def other_words() -> None:
    text = StoredText.objects.get()
    text.data["content"] = text.data["content"].replace("12", "92")
    text.save()


def no_reading() -> None:
    nothing()
    StoredReading.objects.all().delete()


def test_an_entry_as_it_was_signed_is_sound(form: Document) -> None:
    assert len(form.signed) == 64
    assert told() == []


CHANGES = (another_amount, another_indicator, a_target, nothing, other_words, no_reading)


@pytest.mark.parametrize("change", CHANGES, ids=lambda each: each.__name__)
def test_an_entry_that_says_something_else_by_now_is_found(form: Document, change: Callable[[], None]) -> None:
    change()
    assert told() == [f"documents.document {form.pk}: does not say any more what was signed"]


def test_what_was_signed_is_part_of_the_chain(form: Document) -> None:
    another_amount()
    Document.objects.update(signed="")
    [fault] = told()
    assert fault.startswith(f"documents.document {form.pk}: is not as it was recorded")


def test_entries_of_a_time_that_kept_no_digest_are_passed_over(form: Document) -> None:
    Document.objects.update(signed="")
    another_amount()
    assert not [line for line in told() if "signed" in line]
