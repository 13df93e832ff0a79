import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims import (
    AgendaItem,
    AgendaKind,
    Block,
    BlockKind,
    Bound,
    Claim,
    Kind,
    Link,
    Mention,
    Other,
    Period,
    Person,
    Quantity,
    Reading,
    Reference,
    Relation,
    SessionFrame,
    SessionKind,
    Span,
    Statement,
    StatementKind,
    Task,
    Text,
    Unread,
    Vote,
    VoteMethod,
    codec,
)

CONTENT = "Thu ngân sách ước đạt 1.850 tỷ đồng, bằng 106% dự toán."
BUDGET = Claim(
    id="c1",
    span=Span(22, 35),
    quote="1.850 tỷ đồng",
    kind=Kind.LEVEL,
    planned=False,
    quantity=Quantity(Decimal(1850000000000), None, None, Decimal(1000000000), "VND", Bound.EXACT),
    estimate=True,
    indicator="Thu ngân sách",
    period=Period.year(2018),
    basis=None,
    rule="scaled quantity",
    confidence=0.9,
    code="BUD01",
    items=(Span(0, 3),),
    cell="1:2:3",
)
SHARE = Claim(
    id="c2",
    span=Span(42, 46),
    quote="106%",
    kind=Kind.ATTAINMENT,
    planned=False,
    quantity=Quantity(Decimal(106), Decimal(107), Decimal(100), Decimal(1), "%", Bound.OVER),
    estimate=False,
    indicator="Thu ngân sách",
    period=None,
    basis="dự toán",
    rule="attainment",
    confidence=0.8,
    locality="Thanh Trì",
    subject="Chi cục Thuế",
    links=(Link(Relation.RATES, "c1"),),
    page="2",
    doubts=("kind", "period"),
)
READING = Reading(
    text=Text(CONTENT, (Block(BlockKind.HEADING, Span(0, 3), level=1),), "bao-cao.txt"),
    published=date(2018, 12, 13),
    locality="Thanh Trì",
    claims=(BUDGET, SHARE),
    conference=SessionFrame(
        body="BCH Đảng bộ huyện",
        ordinal=17,
        tenure="XXIII",
        term=(2015, 2020),
        dates=(date(2018, 12, 11),),
        extended=True,
        chairs=("A",),
        adopted_share=Decimal(100),
        kind=SessionKind.PARTY,
        place="hội trường A",
        groups=2,
    ),
    people=(Person("Trần Văn A", ("Bí thư Huyện ủy",)),),
    references=(Reference("15-NQ/TU"),),
    tasks=(Task(Span(0, 5), "Thu ng", "Chi cục Thuế", date(2018, 12, 31)),),
    other=(Other(Span(1, 2), "date"),),
    unread=(Unread(Span(2, 3), "no unit"),),
    mentions=(Mention("conference.ordinal", "17", Span(3, 5)),),
    statements=(Statement(StatementKind.OPINION, Span(0, 9), speaker="A", place="B", topic="C", section="D"),),
    agenda=(AgendaItem(Span(0, 6), "Thu ng", AgendaKind.REPORT, "Thu", "A"),),
    votes=(Vote(Span(0, 6), "Thu ng", "Thu", Decimal("95.5"), 43, 45, 1, 1, VoteMethod.BALLOT),),
)


def test_a_reading_comes_back_from_its_json_unchanged() -> None:
    assert codec.reading_from_json(codec.reading_to_json(READING), READING.text) == READING


def test_a_reading_stored_before_agenda_and_votes_were_read_comes_back_without_them() -> None:
    data = codec.reading_to_json(READING)
    del data["agenda"], data["votes"]
    for field in ("kind", "place", "groups"):
        del data["conference"][field]
    reading = codec.reading_from_json(data, READING.text)
    assert (reading.agenda, reading.votes) == ((), ())
    assert reading.conference is not None
    assert READING.conference is not None
    assert reading.conference == replace(READING.conference, kind=None, place=None, groups=None)


def test_a_text_comes_back_from_its_json_unchanged() -> None:
    assert codec.text_from_json(codec.text_to_json(READING.text)) == READING.text


def test_the_fields_of_a_claim_are_those_of_the_contract() -> None:
    budget, share = codec.reading_to_json(READING)["claims"]
    assert (budget["value"], budget["unit"], budget["step"], budget["bound"]) == (
        "1850000000000",
        "VND",
        "1000000000",
        "exact",
    )
    assert (budget["start"], budget["end"], budget["quote"]) == (22, 35, CONTENT[22:35])
    assert budget["period"] == ["2018-01-01", "2018-12-31"]
    assert (share["upper"], share["total"], share["basis"]) == ("107", "100", "dự toán")
    assert share["links"] == [{"relation": "rates", "claim": "c1"}]


def test_a_claim_without_cell_or_page_has_neither_key() -> None:
    budget, share = codec.reading_to_json(READING)["claims"]
    assert "page" not in budget
    assert "cell" not in share


def test_numbers_are_printed_without_exponent_and_without_idle_zeros() -> None:
    assert codec.plain(Decimal("1.50E+3")) == "1500"
    assert codec.plain(Decimal("64.40")) == "64.4"
    assert codec.plain(Decimal("-0")) == "0"
    assert codec.plain(None) is None


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_printed_number_has_its_value_back(number: Decimal) -> None:
    printed = codec.plain(number)
    assert printed is not None
    assert Decimal(printed) == number
    assert "E" not in printed


def test_a_reading_is_written_in_pieces_as_it_is_at_once() -> None:
    for reading in (READING, replace(READING, claims=READING.claims * 3), replace(READING, claims=())):
        assert "".join(codec.written_reading(reading)) == json.dumps(codec.reading_to_json(reading), ensure_ascii=False)
