"""The sessions of the five articles appear complete: each thing that they ask of the system, with where it shows.

`where` names the part of the session's page (`/c/ID/`), or the page of promises (`/c/ID/promises/`). The articles stand
in `../shared/gold`; without them the tests are skipped. Facts and figures alone stand here, no sentence of an article.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from doichieu.claims import AgendaKind, Claim, Kind, Reading, SessionFrame, SessionKind, StatementKind
from doichieu.lexicon import folded
from doichieu.lexicon.search import words_alone
from doichieu.reader import read
from tests.test_architecture import ROOT

ARTICLES = ROOT.parent / "shared" / "gold" / "seeds"

pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not beside this checkout")

FACTS, PEOPLE, FIGURES, AGENDA = "facts", "people", "figures stated", "agenda"
VOTES, SAID, DECIDED, PROMISES = "votes", "what was said", "cited documents", "promises"


@dataclass(frozen=True)
class Item:
    """One thing that an article asks of the system."""

    article: str
    what: str
    where: str
    holds: Callable[[Reading], bool]


@cache
def reading_of(article: str) -> Reading:
    return read((ARTICLES / f"{article}.txt").read_bytes().decode("utf-8"))


def frame(**wanted: Any) -> Callable[[Reading], bool]:
    """These fields of the session."""

    def holds(reading: Reading) -> bool:
        found: SessionFrame | None = reading.conference
        facts = {"days": lambda of: [f"{day:%d/%m/%Y}" for day in of.dates]}
        return found is not None and all(
            (facts[name](found) if name in facts else getattr(found, name)) == value for name, value in wanted.items()
        )

    return holds


def figure(
    value: str, unit: str, kind: Kind = Kind.LEVEL, total: str | None = None, **also: Any
) -> Callable[..., bool]:
    """A figure as a claim; also: further facts of it."""

    def fits(claim: Claim) -> bool:
        same = (claim.value, folded(claim.unit), claim.kind) == (Decimal(value), folded(unit), kind)
        rest = all(folded(str(getattr(claim, name) or "")) == folded(words) for name, words in also.items())
        return same and claim.total == (Decimal(total) if total else None) and rest

    return lambda reading: any(map(fits, reading.claims))


def both(*wanted: Callable[[Reading], bool]) -> Callable[[Reading], bool]:
    return lambda reading: all(holds(reading) for holds in wanted)


def item(kind: AgendaKind, *words: str, presenter: str | None = None) -> Callable[[Reading], bool]:
    """An item of the agenda whose title has these words, in plain letters."""
    return lambda reading: any(
        each.kind is kind and each.presenter == presenter and all(word in words_alone(each.title) for word in words)
        for each in reading.agenda
    )


def items(kind: AgendaKind, number: int) -> Callable[[Reading], bool]:
    return lambda reading: sum(each.kind is kind for each in reading.agenda) == number


def named(number: int) -> Callable[[Reading], bool]:
    """So many people, each with a post."""
    return lambda reading: len(reading.people) == number and all(person.posts for person in reading.people)


def role(name: str, *roles: str) -> Callable[[Reading], bool]:
    wanted = {f"{name}: {each}" for each in roles}
    return lambda reading: wanted <= {each.value for each in reading.mentions if each.field == "person.role"}


def said(kind: StatementKind, number: int, **facts: str) -> Callable[[Reading], bool]:
    """So many statements of a kind, with these facts."""

    def fits(each: Any) -> bool:
        return each.kind is kind and all(getattr(each, name) == value for name, value in facts.items())

    return lambda reading: sum(map(fits, reading.statements)) == number


def cites(*numbers: str) -> Callable[[Reading], bool]:
    return lambda reading: set(numbers) <= {each.number for each in reading.references}


def voted(share: int, *words: str) -> Callable[[Reading], bool]:
    return lambda reading: any(
        vote.share == share and all(word in words_alone(vote.what or "") for word in words) for vote in reading.votes
    )


PARTY = SessionKind.PARTY
REPORT, PLAN, RESOLUTION, PROGRAMME, OTHER = (
    AgendaKind.REPORT,
    AgendaKind.PLAN,
    AgendaKind.RESOLUTION,
    AgendaKind.PROGRAMME,
    AgendaKind.OTHER,
)
GROWTH, ATTAINMENT, PROGRESS = Kind.GROWTH, Kind.ATTAINMENT, Kind.PROGRESS
OPINION, DIRECTION, ANSWER = StatementKind.OPINION, StatementKind.DIRECTION, StatementKind.ANSWER
T18, T22, G21, T23, H22 = "thanh-tri-2018", "thuong-tin-2022", "gia-lam-2021", "thanh-tri-2023", "thach-that-2022"
ITEMS = (
    Item(
        T18, "session, number, tenure, day", FACTS, frame(ordinal=17, tenure="XXIII", days=["11/12/2018"], kind=PARTY)
    ),
    Item(T18, "chair", FACTS, frame(chairs=("Trần Văn Khương",))),
    Item(T18, "two guests of the city", PEOPLE, both(named(3), role("Nguyễn Lan Hương", "attends"))),
    Item(T18, "attendance by role", PEOPLE, both(role("Trần Văn Khương", "chairs"), role("Phạm Huy giáp", "attends"))),
    Item(T18, "reports heard", AGENDA, items(REPORT, 2)),
    Item(
        T18,
        "17/17 targets, 6 exceeded",
        FIGURES,
        both(figure("17", "chỉ tiêu", PROGRESS, "17"), figure("6", "chỉ tiêu")),
    ),
    Item(T18, "output and its growth", FIGURES, both(figure("7486300000000", "VND"), figure("9.2", "%", GROWTH))),
    Item(T18, "revenue estimated", FIGURES, both(figure("1850000000000", "VND"), figure("106", "%", ATTAINMENT))),
    Item(T18, "2 schemes, 3 papers", FIGURES, both(figure("2", "đề án"), figure("3", "chuyên đề"))),
    Item(T18, "5 organisations, 30 members", FIGURES, both(figure("5", "tổ chức đảng"), figure("30", "đảng viên"))),
    Item(T18, "their shared 120 %", FIGURES, figure("120", "%", ATTAINMENT, basis="chỉ tiêu giao")),
    Item(
        T18, "80/71 classes, 148 %", FIGURES, both(figure("80", "lớp", PROGRESS, "71"), figure("148", "%", ATTAINMENT))
    ),
    Item(T18, "105 projects, 40 cleared", FIGURES, both(figure("105", "dự án"), figure("40", "dự án"))),
    Item(T18, "draft thematic resolution", AGENDA, item(RESOLUTION, "du thao", "tai dinh cu", "2018 2020")),
    Item(T18, "tasks of the first quarter", PROMISES, said(DIRECTION, 9)),
    Item(T22, "session, number, tenure", FACTS, frame(ordinal=17, tenure="XXIV", extended=True, kind=PARTY)),
    Item(T22, "two days, place", FACTS, frame(days=["11/07/2022", "12/07/2022"], place="Hội trường 18.8")),
    Item(T22, "half-year report", AGENDA, item(REPORT, "nhiem vu chinh tri 6 thang", presenter="Kiều Xuân Huy")),
    Item(T22, "two-year review", AGENDA, item(REPORT, "02 nam", presenter="Tạ Hữu Thọ")),
    Item(
        T22,
        "revenue of the half year",
        FIGURES,
        both(figure("2034609000000", "VND"), figure("105.23", "%", ATTAINMENT)),
    ),
    Item(T22, "its growth", FIGURES, figure("8.97", "%", GROWTH)),
    Item(T22, "revenue of all 2021", FIGURES, figure("1063000000000", "VND")),
    Item(T22, "9 programmes, 1 resolution", FIGURES, both(figure("9", "chương trình"), figure("1", "nghị quyết"))),
    Item(T22, "129 members, 75.9 %", FIGURES, both(figure("129", "đảng viên"), figure("75.9", "%", ATTAINMENT))),
    Item(T22, "258 badges, 2 cells", FIGURES, both(figure("258", "đồng chí"), figure("2", "chi bộ"))),
    Item(T22, "workers supported", FIGURES, both(*(figure(each, "người lao động") for each in ("3042", "204", "69")))),
    Item(T22, "investment plans adjusted", AGENDA, item(PLAN, "dau tu cong nam 2022", "2021 2025")),
    Item(T22, "opinions, one by one", SAID, said(OPINION, 7)),
    Item(
        T22,
        "opinions by place",
        SAID,
        both(*(said(OPINION, 1, place=each) for each in ("Khánh Hà", "Ninh Sở", "Thư Phú"))),
    ),
    Item(T22, "who answered", SAID, both(said(ANSWER, 1, speaker="Tạ Hữu Thọ"), role("Tạ Hữu Thọ", "answers"))),
    Item(
        T22,
        "the guest's part",
        SAID,
        both(said(DIRECTION, 1, speaker="Phạm Thanh Học"), role("Phạm Thanh Học", "speaks")),
    ),
    Item(T22, "the secretary's directions", PROMISES, said(DIRECTION, 1, speaker="Nguyễn Tiến Minh")),
    Item(T22, "the vote", VOTES, voted(100, "du thao nghi quyet")),
    Item(T22, "targets of 8 and 2 communes", FIGURES, both(figure("8", "xã"), figure("2", "xã"))),
    Item(G21, "session, number, tenure, day", FACTS, frame(ordinal=5, tenure="XXII", days=["06/01/2021"], kind=PARTY)),
    Item(G21, "5 whole-term programmes", FIGURES, figure("5", "chương trình")),
    Item(G21, "support", FIGURES, both(figure("15800000000", "VND"), figure("12094", "đối tượng"))),
    Item(G21, "deferred", FIGURES, figure("109100000000", "VND")),
    Item(G21, "24 criteria met, 3 not", FIGURES, both(figure("24", "tiêu chí"), figure("3", "tiêu chí"))),
    Item(G21, "dossiers of 2 communes", FIGURES, figure("2", "xã")),
    Item(
        G21,
        "3 out, 2 in, 4 go on",
        FIGURES,
        both(figure("3", "đơn vị"), figure("2", "đơn vị"), figure("4", "tổ chức cơ sở đảng")),
    ),
    Item(G21, "resolution and directive cited", DECIDED, cites("15-NQ/TU", "15-CT/TU")),
    Item(G21, "work programme for 2021", AGENDA, item(PROGRAMME, "chuong trinh cong tac nam 2021")),
    Item(G21, "inspection programme", AGENDA, item(PROGRAMME, "kiem tra giam sat nam 2021")),
    Item(G21, "inspection plan", AGENDA, item(PLAN, "kiem tra giam sat nam 2021")),
    Item(T23, "session, number, tenure", FACTS, frame(ordinal=16, tenure="XXIV", days=["12/12/2023"], kind=PARTY)),
    Item(
        T23,
        "18/18 and 20/20",
        FIGURES,
        both(figure("18", "chỉ tiêu", PROGRESS, "18"), figure("20", "chỉ tiêu", PROGRESS, "20")),
    ),
    Item(T23, "output, fixed revenue", FIGURES, both(figure("14", "%", GROWTH), figure("5.5", "%", GROWTH))),
    Item(
        T23,
        "100.2 %, yet 7/10 lines",
        FIGURES,
        both(figure("100.2", "%", ATTAINMENT), figure("7", "chỉ tiêu", PROGRESS, "10")),
    ),
    Item(T23, "15/15 communes, 8 more", FIGURES, both(figure("15", "xã", PROGRESS, "15"), figure("8", "xã"))),
    Item(T23, "two years early", FIGURES, figure("2", "năm")),
    Item(
        T23,
        "30/34 standards, 4 unmet",
        FIGURES,
        both(figure("30", "tiêu chí", PROGRESS, "34"), figure("4", "tiêu chuẩn")),
    ),
    Item(
        T23,
        "the four are named",
        FIGURES,
        lambda r: [len(c.items) for c in r.claims if c.quote == "4 tiêu chuẩn"] == [4],
    ),
    Item(
        T23,
        "14/14 areas from 10/13 up",
        FIGURES,
        both(figure("14", "khu vực", PROGRESS, "14"), figure("10", "tiêu chuẩn", PROGRESS, "13")),
    ),
    Item(T23, "recruits", FIGURES, figure("100", "%", ATTAINMENT, basis="chỉ tiêu được giao")),
    Item(T23, "the report and who gave it", AGENDA, item(REPORT, "hoi nghi", presenter="Vũ Anh Tú")),
    Item(
        T23,
        "investment plans",
        AGENDA,
        item(REPORT, "nam 2023", "nam 2024", "2021 2025", presenter="UBND huyện Thanh Trì"),
    ),
    Item(T23, "two discussion groups", FACTS, frame(groups=2)),
    Item(T23, "synthesis of the groups", AGENDA, item(REPORT, "tong hop y kien", "2 to")),
    Item(T23, "explanation", AGENDA, item(REPORT, "giai trinh", "tiep thu")),
    Item(T23, "draft resolution", AGENDA, item(RESOLUTION, "du thao nghi quyet")),
    Item(H22, "session, number, tenure", FACTS, frame(ordinal=10, tenure="XXIV", extended=True, days=["21/06/2022"])),
    Item(H22, "people with posts", PEOPLE, both(named(3), role("Trần Đình Cảnh", "attends", "directs"))),
    Item(
        H22,
        "output, plan, growth",
        FIGURES,
        both(figure("18058000000000", "VND"), figure("57.3", "%", ATTAINMENT), figure("15.1", "%", GROWTH)),
    ),
    Item(
        H22,
        "revenue of two plans",
        FIGURES,
        both(
            figure("63", "%", ATTAINMENT, basis="dự toán thành phố giao"),
            figure("52", "%", ATTAINMENT, basis="dự toán huyện giao"),
        ),
    ),
    Item(H22, "and one index", FIGURES, both(figure("615300000000", "VND"), figure("9", "%", GROWTH))),
    Item(H22, "guidance for cell congresses", AGENDA, item(OTHER, "huong dan dai hoi chi bo")),
    Item(H22, "concluding directions", PROMISES, said(DIRECTION, 1, speaker="Trần Đình Cảnh")),
)


@pytest.mark.parametrize("wanted", ITEMS, ids=lambda each: f"{each.article}: {each.what} ({each.where})")
def test_each_thing_that_an_article_asks_for_is_read(wanted: Item) -> None:
    assert wanted.holds(reading_of(wanted.article))


def test_the_list_covers_every_article() -> None:
    assert {each.article for each in ITEMS} == {path.stem for path in ARTICLES.glob("*.txt")}
