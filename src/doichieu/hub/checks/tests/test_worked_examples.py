"""The worked examples from their files to the scoreboard: read, reviewed by the demo reviewer, compared.

What the scoreboard of the invented commune shows is written down in examples/README.md.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_locality, grant_role
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.catalogue.services import load_catalogue
from doichieu.hub.checks.judgements import Status, Why
from doichieu.hub.checks.queries import scoreboard
from doichieu.hub.documents.services import read_document, store_document
from doichieu.hub.intake.examples import Applied, apply_reviews
from doichieu.hub.intake.reviews import reviewed_documents
from doichieu.hub.places.models import Level, Locality
from doichieu.hub.places.naming import kind_and_name
from doichieu.hub.register.models import Current, Figure

pytestmark = pytest.mark.django_db
EXAMPLES = Path(__file__).parents[5] / "examples"


@dataclass(frozen=True)
class Worked:
    """A site that holds the worked examples, with what came of the review files."""

    places: Mapping[str, Locality]
    reviewer: User
    applied: Applied


@pytest.fixture(scope="module")
def worked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Worked]:
    """Read once for this module, and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield entered()
        transaction.set_rollback(True)


def entered() -> Worked:
    """Everything that the demonstration enters."""
    index = tomllib.loads((EXAMPLES / "index.toml").read_text("utf-8"))
    load_catalogue(by=system_viewer())
    reviewer = User.objects.create(username="reviewer")
    grant_role(user=reviewer, role=Role.APPROVER, locality=None, by=system_viewer())
    places: dict[str, Locality] = {}
    for entry in index["place"]:
        places[entry["key"]] = made(entry, places)
    for entry in index["document"]:
        document = store_document(
            name=entry["file"],
            data=(EXAMPLES / entry["file"]).read_bytes(),
            title=entry["title"],
            published=entry["published"],
            locality=places[entry["place"]],
            by=reviewer,
        )
        read_document(document.pk)
    return Worked(places, reviewer, apply_reviews(EXAMPLES, by=reviewer))


def made(entry: Mapping[str, Any], places: Mapping[str, Locality]) -> Locality:
    kind, _ = kind_and_name(entry["name"])
    parents = [place for place in places.values() if str(place).lower() == entry.get("parent", "").lower()]
    return add_locality(
        name=entry["name"][len(kind or "") :].strip(),
        kind=kind or "",
        level=Level[entry["level"].upper()],
        parent=parents[0] if parents else None,
        invented=True,
        by=system_viewer(),
    )


def statuses(worked: Worked, key: str, period: str) -> dict[str, Status | None]:
    board = scoreboard(worked.places[key], PlanningPeriod.objects.get(name=period), viewer_of(worked.reviewer))
    return {row.indicator.code: row.status for row in board.rows if row.comparisons}


def test_every_decision_is_applied_and_a_second_time_changes_nothing(worked: Worked) -> None:
    decisions = sum(len(reviewed.reviews) for reviewed in reviewed_documents(EXAMPLES))
    assert worked.applied.decided + worked.applied.known + len(worked.applied.unread) == decisions
    assert len(worked.applied.unread) <= 10, worked.applied.unread
    before = (Figure.objects.count(), Current.objects.count())
    again = apply_reviews(EXAMPLES, by=worked.reviewer)
    assert (again.decided, Figure.objects.count(), Current.objects.count()) == (0, *before)


def test_the_invented_communes_year_is_judged_as_its_readme_says(worked: Worked) -> None:
    found = statuses(worked, "an-hoa-trung", "2025")
    expected = {
        Status.EXCEEDED: "ECO01 BUD01 ECO12 ECO14 SOC01 LAB02 CUL01 ENV01 ADM01",
        Status.MET: "ECO10 EDU01 ENV02 MIL01",
        Status.NOT_MET: "INV03 SOC04 LAB01 ADM02",
        Status.UNKNOWN: "SOC03",
    }
    wanted = {code: status for status, codes in expected.items() for code in codes.split()}
    assert {code: found.get(code) for code in wanted} == wanted


def test_its_half_year_is_held_against_last_years_pace(worked: Worked) -> None:
    found = statuses(worked, "an-hoa-trung", "2026-H1")
    expected = {
        Status.ON_PACE: "ECO01 LAB01 LAN03",
        Status.BEHIND: "BUD01 ECO12 INV03 INV05",
        Status.UNKNOWN: "ECO10 SOC01 SOC03 CUL01",
    }
    wanted = {code: status for status, codes in expected.items() for code in codes.split()}
    assert {code: found.get(code) for code in wanted} == wanted


def test_an_attainment_of_a_real_district_gives_its_status(worked: Worked) -> None:
    period = PlanningPeriod.objects.get(name="2022-H1")
    board = scoreboard(worked.places["thuong-tin"], period, viewer_of(worked.reviewer))
    [revenue] = [row for row in board.rows if row.indicator.code == "BUD02"]
    [comparison] = revenue.comparisons
    assert (comparison.status, comparison.reason.why, comparison.reason.stated) == (
        Status.EXCEEDED,
        Why.REACHED_EARLY,
        True,
    )
    assert revenue.result is not None
    assert len(revenue.result.witnesses) >= 2  # the report and the news
