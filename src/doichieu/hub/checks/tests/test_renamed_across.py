"""What documents say of a unit is held together, whatever the unit was called when they said it."""

import pytest

from doichieu.hub.access.services import add_subject
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.units import rename_subject
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks import services
from doichieu.hub.checks.tests.test_across import check, confirmed, stating
from doichieu.hub.documents.models import StoredText
from doichieu.hub.places.models import Subject, SubjectKind
from doichieu.hub.register.tests.worked import indicator

pytestmark = pytest.mark.django_db
OLD, NEW, OTHER = "Trường Sơn Ca", "Trường Sơn Ca 1", "Trường Hoa Sen"


@pytest.fixture
def revenue(db: None) -> Indicator:
    return indicator(name_vi="Thu ngân sách")


@pytest.fixture
def school(cast: Cast) -> Subject:
    for name in (OTHER, OLD):
        school = add_subject(locality=cast.district, kind=SubjectKind.ORGANISATION, name=name, by=cast.owner)
    return school


def told(cast: Cast, revenue: Indicator) -> list[tuple[str, str]]:
    """Wording and line of what is open, once every document was looked at."""
    for text in StoredText.objects.order_by("pk"):
        services.refresh_findings(text.document_id)
    return [(wording, line) for wording, _, line in check(cast, revenue)]


def renamed(cast: Cast, school: Subject) -> None:
    rename_subject(subject=school, name=NEW, reason="Sáp nhập", by=cast.owner)


def test_a_figure_on_record_is_held_against_what_waits_under_the_former_name(
    cast: Cast, revenue: Indicator, school: Subject
) -> None:
    text, stated = stating(cast, 2022, "615.3", subject=OLD)
    confirmed(cast, revenue, text, stated, subject=school)
    renamed(cast, school)
    stating(cast, 2022, "777.7", subject=OTHER)
    assert told(cast, revenue) == []
    stating(cast, 2022, "651.3", subject=OLD)
    [(wording, line)] = told(cast, revenue)
    assert wording == "witnesses.differ"
    assert "615,3 tỷ đồng" in line
    assert "651,3 tỷ đồng" in line


def test_what_waits_from_before_and_after_a_renaming_is_held_together(
    cast: Cast, revenue: Indicator, school: Subject
) -> None:
    stating(cast, 2022, "615.3", subject=OLD)
    renamed(cast, school)
    stating(cast, 2022, "651.3", subject=NEW)
    [(wording, line)] = told(cast, revenue)
    assert wording == "witnesses.differ"
    assert "615,3 tỷ đồng" in line
    assert "651,3 tỷ đồng" in line
