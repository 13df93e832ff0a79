from doichieu.claims import Span
from doichieu.hub.conferences.answering import Link, Why
from doichieu.hub.conferences.records import Quoted, SaidOnRecord
from doichieu.hub.conferences.right_behind import right_behind
from doichieu.hub.documents.models import Document


def said(key: str, kind: str, start: int, stop: int, *, text: int = 1) -> SaidOnRecord:
    place = Quoted(Document(), text, Span(start, stop), "lời nói")
    return SaidOnRecord(key, kind, "lời nói", "", "", "", "", place, False)


ASKED = said("o1", "opinion", 0, 40)
NEXT = said("a1", "answer", 43, 90)


def behind(*others: SaidOnRecord, links: tuple[Link, ...]) -> list[str]:
    return [each.key for each in right_behind(ASKED, (ASKED, *others), links)]


def link(answer: str, opinion: str = "o1", why: Why = Why.NEXT) -> Link:
    return Link(opinion, answer, why)


def test_the_answers_that_follow_with_nothing_between_stand_with_the_opinion() -> None:
    goes_on = said("a2", "answer", 92, 120)
    assert behind(goes_on, NEXT, links=(link("a1"), link("a2"))) == ["a1", "a2"]


def test_what_stands_behind_other_words_or_in_another_text_does_not() -> None:
    far, elsewhere = said("a2", "answer", 140, 180), said("a3", "answer", 42, 80, text=2)
    assert behind(far, elsewhere, links=(link("a2"), link("a3"))) == []


def test_one_answer_behind_several_opinions_in_a_row_is_to_none_of_them_alone_unless_it_says_so() -> None:
    assert behind(NEXT, links=(link("a1"), link("a1", "o2"))) == []
    assert behind(NEXT, links=(link("a1", why=Why.PLACE), link("a1", "o2", Why.TOPIC))) == ["a1"]


def test_an_answer_to_another_opinion_does_not_stand_here_wherever_it_stands() -> None:
    assert behind(NEXT, links=(link("a1", "o2"),)) == []


def test_what_a_clerk_put_down_stands_in_no_text() -> None:
    bare = SaidOnRecord("o9", "opinion", "lời nói", "", "", "", "", None, False)
    assert right_behind(bare, (bare, NEXT), (link("a1", "o9"),)) == ()
