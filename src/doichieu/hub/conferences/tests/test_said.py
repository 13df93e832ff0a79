import pytest

from doichieu.claims import Span, Statement, StatementKind
from doichieu.hub.conferences.records import Quoted, StatementOnRecord
from doichieu.hub.conferences.said import SaidInDocuments, said_on_record
from doichieu.hub.documents.models import Document


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("4. Giao Ban Tổ chức mở 2 lớp bồi dưỡng.", "Giao Ban Tổ chức mở 2 lớp bồi dưỡng."),
        ("2.1. Giao Công an xã tuần tra đêm.", "Giao Công an xã tuần tra đêm."),
        ("a) Yêu cầu các thôn dọn ngõ.", "Yêu cầu các thôn dọn ngõ."),
        ("- Yêu cầu các thôn dọn ngõ.", "Yêu cầu các thôn dọn ngõ."),
        ("2.500 hộ cần nước sạch.", "2.500 hộ cần nước sạch."),
    ],
)
def test_what_was_said_is_shown_without_the_number_of_its_clause(quote: str, words: str) -> None:
    span = Span(0, len(quote))
    statement = StatementOnRecord(Statement(StatementKind.DIRECTION, span), Quoted(Document(), 1, span, quote))
    [said] = said_on_record(SaidInDocuments([statement]), {}, {}, (), inside=True).directions
    assert (said.words, said.place and said.place.quote) == (words, quote)
