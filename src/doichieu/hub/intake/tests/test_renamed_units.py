"""What waits belongs to the unit that it was of when it was signed, whatever units are called since."""

import pytest

from doichieu.claims import Period
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_subject, grant_role
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.units import rename_subject
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.intake import queries
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.line_errors import UnitAmbiguous
from doichieu.hub.intake.tests.entered import faults, line, sheet, sign
from doichieu.hub.places.errors import NameBorne
from doichieu.hub.places.models import Subject, SubjectKind
from doichieu.hub.register.tests.worked import YEAR, indicator

OLD, NEW = "Trường Sơn Ca", "Trường Sơn Ca 1"


@pytest.fixture
def school(cast: Cast) -> Subject:
    indicator()
    return unit(cast, OLD)


def unit(cast: Cast, name: str, kind: SubjectKind = SubjectKind.ORGANISATION) -> Subject:
    return add_subject(locality=cast.district, kind=kind, name=name, by=cast.owner)


def renamed(cast: Cast, subject: Subject, name: str) -> None:
    rename_subject(subject=subject, name=name, reason="Đổi tên", by=cast.owner)


def called_otherwise(subject: Subject, name: str) -> None:
    """As it could be before a name was kept for the unit that had it."""
    Subject.objects.filter(pk=subject.pk).update(name=name)


def signed_for_itself(cast: Cast, school: Subject) -> Document:
    teacher = User.objects.create(username="teacher")
    grant_role(user=teacher, role=Role.CONTRIBUTOR, locality=cast.district, organisation=school, by=system_viewer())
    document = sign(cast, line("5"), by=teacher, organisation=school).document
    assert document is not None
    return document


def signed_for_the_place(cast: Cast, about: str) -> Document:
    clerk = User.objects.create(username="clerk")
    grant_role(user=clerk, role=Role.CONTRIBUTOR, locality=cast.district, by=system_viewer())
    document = sign(cast, line("5", about=about), by=clerk).document
    assert document is not None
    return document


def offered(cast: Cast, document: Document) -> list[Subject | None]:
    """The unit in the review of the document, and among the proposals of the place."""
    [item] = queries.review_of(document, viewer(cast.owner))
    [proposed] = queries.proposals_for(cast.district, viewer(cast.owner), Period(YEAR.first, YEAR.last))
    assert item.proposal is not None
    assert item.proposal.placement is None or item.proposal.why_not is None
    return [item.proposal.subject, proposed.proposal.subject]


def test_what_a_unit_signed_waits_as_its_own_after_it_is_renamed(cast: Cast, school: Subject) -> None:
    document = signed_for_itself(cast, school)
    renamed(cast, school, NEW)
    assert offered(cast, document) == [school, school]


def test_what_a_place_signed_of_a_unit_waits_as_of_that_unit_after_it_is_renamed(cast: Cast, school: Subject) -> None:
    document = signed_for_the_place(cast, OLD)
    renamed(cast, school, NEW)
    assert offered(cast, document) == [school, school]


def test_what_a_unit_signed_is_its_own_though_another_has_its_name_by_now(cast: Cast, school: Subject) -> None:
    document = signed_for_itself(cast, school)
    sister = unit(cast, "Trường Hoa Sen")
    renamed(cast, school, NEW)
    called_otherwise(sister, OLD)
    assert offered(cast, document) == [school, school]


def test_a_name_that_two_units_had_is_nobodys_but_the_units_that_the_form_chose(cast: Cast, school: Subject) -> None:
    document = signed_for_the_place(cast, OLD)
    sister = unit(cast, "Trường Hoa Sen")
    renamed(cast, school, NEW)
    called_otherwise(sister, OLD)
    assert offered(cast, document) == [school, school]
    for claim in StoredClaim.objects.filter(reading__text__document=document):
        del claim.data["entered"]  # as a form of before
        claim.save()
    assert offered(cast, document) == [None, None]


def test_a_name_that_a_unit_had_is_given_to_no_other(cast: Cast, school: Subject) -> None:
    sister = unit(cast, "Trường Hoa Sen")
    renamed(cast, school, NEW)
    with pytest.raises(NameBorne) as refused:
        renamed(cast, sister, "trường sơn ca")
    assert (refused.value.name, refused.value.bearer) == ("trường sơn ca", NEW)
    for kind in (SubjectKind.ORGANISATION, SubjectKind.HAMLET):
        with pytest.raises(NameBorne):
            unit(cast, OLD, kind)
    assert sorted(Subject.objects.values_list("name", flat=True)) == ["Trường Hoa Sen", NEW]
    renamed(cast, school, OLD)
    renamed(cast, school, NEW)


def test_a_row_of_the_place_with_a_name_that_a_unit_had_is_about_that_unit(cast: Cast, school: Subject) -> None:
    renamed(cast, school, NEW)
    renamed(cast, school, "Trường Sơn Ca 2")
    checked = checked_sheet(sheet(cast, line("5", about=OLD.upper())), viewer(cast.owner))
    assert [each.series.subject for each in checked.lines] == [school]
    assert faults(cast, line("5", about=NEW), line("5", about="Trường Sơn Ca 2")) == [("line", "line-repeated")]


def test_a_name_that_one_unit_had_and_another_has_is_of_the_one_that_has_it(cast: Cast, school: Subject) -> None:
    sister = unit(cast, "Trường Hoa Sen")
    renamed(cast, school, NEW)
    called_otherwise(sister, OLD)
    checked = checked_sheet(sheet(cast, line("5", about=OLD)), viewer(cast.owner))
    assert [each.series.subject for each in checked.lines] == [sister]


def test_a_name_that_two_units_had_asks_which_of_them(cast: Cast, school: Subject) -> None:
    sister = unit(cast, "Trường Hoa Sen")
    renamed(cast, school, NEW)
    called_otherwise(sister, OLD)
    renamed(cast, sister, "Trường Hoa Sen 1")
    checked = checked_sheet(sheet(cast, line("5", about=OLD)), viewer(cast.owner))
    [fault] = checked.faults
    assert isinstance(fault.error, UnitAmbiguous)
    assert fault.error.names == f"Trường Hoa Sen 1, {NEW}"
