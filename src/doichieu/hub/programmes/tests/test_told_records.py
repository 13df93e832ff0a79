"""How much of a record is told: nothing on the rows themselves is altered for it."""

import pytest

from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Instrument, InstrumentState
from doichieu.hub.programmes.tests.handed_in import handed_in
from doichieu.hub.programmes.told_records import told

pytestmark = pytest.mark.django_db


def test_of_a_released_document_everybody_is_told_what_it_says_of_itself(cast: Cast) -> None:
    document = handed_in(cast)
    release_document(document=document, by=cast.owner)
    Instrument.objects.filter(document=document).update(issuer="Ghi trong nội bộ")
    row = Instrument.objects.get(document=document)
    [outside], [inside] = told([row], cast.anonymous), told([row], viewer(cast.owner))
    assert (outside.instrument.written, outside.document, outside.whole) == ("15/NQ-HĐND", document, True)
    assert outside.instrument.issuer != inside.instrument.issuer == "Ghi trong nội bộ"
    assert (inside.instrument, inside.document) == (row, document)


def test_what_is_told_leaves_the_row_as_it_is(cast: Cast) -> None:
    document = handed_in(cast)
    row = Instrument.objects.get(document=document)
    assert told([row], cast.anonymous) == []
    release_document(document=document, by=cast.owner)
    row = Instrument.objects.get(document=document)
    [outside], [inside] = told([row], cast.anonymous), told([row], viewer(cast.owner))
    assert (outside.instrument.state, inside.instrument.state) == ("", InstrumentState.PROPOSED)
    row.refresh_from_db()
    assert (row.document, row.written) == (document, "15/NQ-HĐND")


def test_nothing_is_told_of_no_record(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert told([], cast.anonymous) == []
