"""Findings are kept current with what is read and decided, and none is ever deleted."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.checks import services
from doichieu.hub.checks.errors import AssigneeOutside, NoLongerFollows, NoteMissing
from doichieu.hub.checks.findings import findings, findings_beside, shown
from doichieu.hub.checks.models import FindingState, StoredFinding
from doichieu.hub.checks.tests.contradictory import CONTENT, LINE, contradictory_text, read_anew
from doichieu.hub.documents.models import Document, State, StoredReading, StoredText
from doichieu.hub.documents.services import read_document, store_document
from doichieu.hub.intake import services as intake
from doichieu.hub.ledger.models import Link
from doichieu.hub.ledger.tests.links import broken_links


@pytest.fixture
def text(cast: Cast) -> StoredText:
    return contradictory_text(cast.district, cast.owner)


@pytest.fixture
def reading(text: StoredText) -> StoredReading:
    made = read_anew(text)
    services.refresh_findings(text.document_id)
    return made


def states() -> list[tuple[str, list[str]]]:
    """Each finding's state, and the states it went through."""
    rows = StoredFinding.objects.order_by("pk")
    return [(row.state, [step.state for step in row.steps.order_by("pk")]) for row in rows]


def test_what_a_document_contradicts_itself_in_is_on_record_with_its_figures(
    cast: Cast, reading: StoredReading
) -> None:
    [found] = shown(findings(viewer(cast.owner)))
    assert (found.row.check_name, found.row.severity, found.row.state) == ("attainment", "error", "open")
    assert found.line("vi") == LINE
    assert [figure.claim.quote for figure in found.figures] == ["74/150 đảng viên", "94,3%"]


def test_what_is_followed_again_changes_nothing(reading: StoredReading) -> None:
    links = Link.objects.count()
    services.refresh_findings(reading.text.document_id)
    assert Link.objects.count() == links
    assert states() == [("open", ["open"])]


def test_a_document_that_was_not_read_has_no_findings(text: StoredText) -> None:
    services.refresh_findings(text.document_id)
    assert states() == []


def test_a_finding_that_another_reader_does_not_make_is_closed_and_opens_again_with_it(reading: StoredReading) -> None:
    read_anew(reading.text, "2", quotes=("40 ha",))
    services.refresh_findings(reading.text.document_id)
    assert states() == [("gone", ["open", "gone"])]
    services.refresh_findings(reading.text.document_id)
    assert states() == [("gone", ["open", "gone"])]
    read_anew(reading.text, "3")
    services.refresh_findings(reading.text.document_id)
    assert states() == [("open", ["open", "gone", "open"])]


def test_the_job_follows_when_a_document_is_read_and_when_a_figure_is_rejected_or_taken_back(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    capture = django_capture_on_commit_callbacks
    with capture(execute=True):
        stored = store_document(name="sai.txt", data=CONTENT.encode(), by=cast.owner, locality=cast.district)
    assert states() == [("open", ["open"])]
    claim = stored.texts.get().readings.get().claims.get(kind="attainment")
    with capture(execute=True):
        decision = intake.reject_claim(claim=claim, by=cast.owner)
    assert states() == [("gone", ["open", "gone"])]
    with capture(execute=True):
        intake.reopen_claim(decision=decision, reason="nhầm", by=cast.owner)
    assert states() == [("open", ["open", "gone", "open"])]
    assert read_document(stored.pk) is not None


def test_findings_stand_beside_each_of_their_figures_with_the_others(cast: Cast, reading: StoredReading) -> None:
    beside = findings_beside(reading.text.document, viewer(cast.owner))
    read = {stored.data["quote"]: stored for stored in reading.claims.all()}
    told = {(span.start, span.end): [[other.claim.quote for other in each.others] for each in list_]
            for span, list_ in beside.items()}  # fmt: skip
    amount, rate = read["74/150 đảng viên"], read["94,3%"]
    assert told == {(amount.start, amount.end): [["94,3%"]], (rate.start, rate.end): [["74/150 đảng viên"]]}


def test_findings_are_seen_inside_alone_also_of_a_released_document(cast: Cast, reading: StoredReading) -> None:
    everybody = (cast.anonymous, viewer(cast.stranger), viewer(cast.visitor))
    for state in (State.INTERNAL, State.RELEASED):
        change = {"released_by": cast.owner, "released_at": reading.made_at} if state == State.RELEASED else {}
        Document.objects.update(state=state, **change)
        assert [findings(who).count() for who in everybody] == [0, 0, 0]
        assert [findings_beside(reading.text.document, who) for who in everybody] == [{}, {}, {}]
        assert [findings(viewer(who)).count() for who in (cast.owner, cast.colleague)] == [1, 1]


def test_a_reviewer_says_what_became_of_a_finding(cast: Cast, reading: StoredReading) -> None:
    row = StoredFinding.objects.get()
    explained = {"state": FindingState.EXPLAINED, "note": " hai kế hoạch ", "assignee": cast.colleague}
    services.decide_finding(finding=row, by=cast.owner, **explained)  # type: ignore[arg-type] # each is of its type
    row.refresh_from_db()
    assert (row.state, row.note, row.assignee) == ("explained", "hai kế hoạch", cast.colleague)
    step = row.steps.latest("pk")
    assert (step.state, step.note, step.made_by) == ("explained", "hai kế hoạch", "owner")
    assert Link.objects.latest("number").event == "finding explained"
    assert list(broken_links()) == []


def test_what_is_explained_stays_so_while_it_follows(cast: Cast, reading: StoredReading) -> None:
    row = StoredFinding.objects.get()
    services.decide_finding(finding=row, state=FindingState.ACCEPTED, note="đã rõ", by=cast.owner)
    services.refresh_findings(reading.text.document_id)
    assert states() == [("accepted", ["open", "accepted"])]


def test_deciding_on_a_finding_is_refused_to_others_and_without_what_it_needs(
    cast: Cast, reading: StoredReading
) -> None:
    row = StoredFinding.objects.get()
    with pytest.raises(Refused):
        services.decide_finding(finding=row, state=FindingState.CORRECTED, by=viewer(cast.stranger))
    with pytest.raises(Refused):
        services.decide_finding(finding=row, state=FindingState.CORRECTED, by=Viewer(None))
    with pytest.raises(NoteMissing):
        services.decide_finding(finding=row, state=FindingState.EXPLAINED, note=" ", by=cast.owner)
    with pytest.raises(NoLongerFollows):
        services.decide_finding(finding=row, state=FindingState.GONE, by=cast.owner)
    with pytest.raises(AssigneeOutside):
        services.decide_finding(finding=row, state=FindingState.CORRECTED, assignee=cast.stranger, by=cast.owner)
    StoredFinding.objects.update(state=FindingState.GONE)
    with pytest.raises(NoLongerFollows):
        services.decide_finding(finding=row, state=FindingState.CORRECTED, by=cast.owner)
    assert states() == [("gone", ["open"])]
