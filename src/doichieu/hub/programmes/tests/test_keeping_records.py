"""What session clerks and reviewers do with records."""

from datetime import date

import pytest

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.ledger.models import Link
from doichieu.hub.programmes import errors, queries, services
from doichieu.hub.programmes.models import Citation, Instrument, InstrumentKind, Relation, RelationKind
from doichieu.hub.programmes.services import RecordFacts
from doichieu.hub.programmes.tests.handed_in import NEWS, handed_in

pytestmark = pytest.mark.django_db
ON = date(2022, 10, 15)


def record(key: str) -> Instrument:
    return Instrument.objects.get(key=key)


def test_a_proposal_is_confirmed_and_edited(cast: Cast) -> None:
    handed_in(cast)
    facts = RecordFacts(InstrumentKind.RESOLUTION, "09-NQ/TU", title="Về nông nghiệp", locality=cast.province)
    known = services.confirm_record(instrument=record("09-nq-tu"), facts=facts, seen=1, by=cast.colleague)
    assert (known.state, known.title, known.step) == ("known", "Về nông nghiệp", 2)
    edited = RecordFacts(InstrumentKind.RESOLUTION, "10-NQ/TU", locality=cast.province)
    services.confirm_record(instrument=known, facts=edited, seen=2, by=cast.colleague)
    assert [step.act for step in record("10-nq-tu").history.all()] == ["proposed", "confirmed", "edited"]


def test_the_second_of_two_editors_is_told(cast: Cast) -> None:
    handed_in(cast)
    own = record("15-nq-hđnd")
    facts = RecordFacts(InstrumentKind.RESOLUTION, "15/NQ-HĐND", locality=cast.district)
    services.confirm_record(instrument=own, facts=facts, seen=1, by=cast.owner)
    with pytest.raises(errors.RecordChanged) as refused:
        services.reject_record(instrument=own, reason="x", seen=1, by=cast.colleague)
    assert refused.value.instrument.state == "known"


def test_a_record_of_a_place_above_is_kept_by_all_that_it_binds(cast: Cast) -> None:
    handed_in(cast)
    above = record("09-nq-tu")
    with pytest.raises(Refused):
        services.reject_record(instrument=above, reason="x", seen=1, by=cast.stranger)
    facts = RecordFacts(InstrumentKind.RESOLUTION, "09-NQ/TU", title="Về nông nghiệp", locality=cast.province)
    services.confirm_record(instrument=above, facts=facts, seen=1, by=cast.owner)
    [known] = queries.told([record("09-nq-tu")], viewer(cast.owner))
    assert known.instrument.title == "Về nông nghiệp"


def test_what_is_rejected_is_not_proposed_again(cast: Cast) -> None:
    handed_in(cast)
    services.reject_record(instrument=record("4-nq-hđnd"), reason="Gõ nhầm số", seen=1, by=cast.owner)
    handed_in(cast, "Theo Nghị quyết số 4/NQ-HĐND ngày 10/7/2020.\n", name="tin.txt", title="Tin")
    assert Instrument.objects.filter(key="4-nq-hđnd").count() == 1
    assert not queries.instruments(viewer(cast.owner)).filter(key="4-nq-hđnd").exists()


def test_a_merged_record_gives_the_other_its_citations_and_relations(cast: Cast) -> None:
    handed_in(cast)
    news = handed_in(cast, "Theo Nghị quyết số 04/NQ-HĐND, xã họp.\n", name="tin.txt", title="Tin")
    kept, gone = record("4-nq-hđnd"), record("04-nq-hđnd")
    services.merge_record(instrument=gone, into=kept, seen=1, by=cast.owner)
    page = queries.instrument(kept.pk, viewer(cast.owner), on=ON)
    assert news in [place.document for place in page.citations]
    assert record("04-nq-hđnd").merged_into == kept
    with pytest.raises(errors.RecordNotThere):
        services.merge_record(instrument=kept, into=gone, seen=2, by=cast.owner)


def test_a_merge_moves_document_tasks_and_relations(cast: Cast) -> None:
    document = handed_in(cast)
    gone = record("15-nq-hđnd")
    handed_in(cast, NEWS.replace("15/NQ-HĐND", "15a/NQ-HĐND"), name="tin.txt", title="Tin")
    kept = record("15a-nq-hđnd")
    services.merge_record(instrument=gone, into=kept, seen=1, by=cast.owner)
    page = queries.instrument(kept.pk, viewer(cast.owner), on=ON)
    assert page.record.document == document
    assert len(page.tasks) == 2
    assert [(each.kind, each.other.instrument.written) for each in page.does] == [("replaces", "4/NQ-HĐND")]


def test_a_record_is_not_merged_with_itself(cast: Cast) -> None:
    handed_in(cast)
    own = record("15-nq-hđnd")
    with pytest.raises(errors.SameRecord):
        services.merge_record(instrument=own, into=own, seen=1, by=cast.owner)


def test_relations_are_confirmed_added_and_taken_back(cast: Cast) -> None:
    handed_in(cast)
    own, old, above = record("15-nq-hđnd"), record("4-nq-hđnd"), record("09-nq-tu")
    replaced = services.relate_records(instrument=own, kind=RelationKind.REPLACES, other=old, seen=1, by=cast.owner)
    assert not replaced.proposed
    carried = services.relate_records(instrument=own, kind=RelationKind.CARRIES_OUT, other=above, seen=2, by=cast.owner)
    services.end_relation(relation=carried, seen=3, by=cast.owner)
    page = queries.instrument(own.pk, viewer(cast.owner), on=ON)
    assert [(each.kind, each.other.instrument) for each in page.does] == [("replaces", old)]
    assert [step.act for step in page.history] == ["proposed", "related", "related", "unrelated"]
    back = queries.instrument(old.pk, viewer(cast.owner), on=ON)
    assert [each.other.instrument for each in back.undergoes] == [own]
    assert Relation.objects.count() == 2


def test_each_act_is_one_link(cast: Cast) -> None:
    handed_in(cast)
    before = Link.objects.count()
    facts = RecordFacts(InstrumentKind.RESOLUTION, "15/NQ-HĐND", locality=cast.district)
    services.confirm_record(instrument=record("15-nq-hđnd"), facts=facts, seen=1, by=cast.owner)
    assert Link.objects.count() == before + 1
    assert Citation.objects.count() == 2
