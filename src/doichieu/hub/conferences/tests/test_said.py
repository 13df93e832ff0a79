import pytest

from doichieu.claims import Reading, Span, Statement, StatementKind, Task, Text
from doichieu.hub.conferences.commitments import read_commitments
from doichieu.hub.conferences.differences import Source
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


ASKED = "Đại biểu Hà Tư chất vấn về tiến độ cấp sổ đất."
PROMISED = "Trưởng phòng Kinh tế cam kết cấp xong 47 sổ trong quý IV/2027"


@pytest.mark.parametrize(
    ("between", "answers"),
    [
        (" Bà Lê Thị Sen, ", [f"Bà Lê Thị Sen, {PROMISED}"]),
        (" Kỳ họp nghỉ trưa. Bà Lê Thị Sen, ", []),
        ("\nPhiên buổi chiều\n", []),
    ],
)
def test_what_somebody_commits_himself_to_in_the_next_sentence_answers_an_opinion(
    between: str, answers: list[str]
) -> None:
    text = f"{ASKED}{between}{PROMISED}."
    asked, start = Span(0, len(ASKED)), len(ASKED) + len(between)
    task = Task(Span(start, start + len(PROMISED)), PROMISED, "Trưởng phòng Kinh tế", None)
    opinion = Statement(StatementKind.OPINION, asked)
    reading = Reading(
        Text(text), None, None, claims=(), conference=None, people=(), references=(), tasks=(task,),
        statements=(opinion,), other=(), unread=(),
    )  # fmt: skip
    commitments = [*read_commitments([Source(Document(), 1, reading)])]
    statement = StatementOnRecord(opinion, Quoted(Document(), 1, asked, ASKED))
    whole = said_on_record(SaidInDocuments([statement], commitments), {}, {}, (), inside=True)
    assert [link.answer.words for each in whole.opinions for link in each.answers] == answers
