"""The sessions of the five articles appear complete: each thing that they ask of the system, on the page that shows it.

The articles are handed in and read, and the pages asked for, as the session clerk of each place sees them. `where`
names the part of the session's page (`/c/ID/`), or the page that it leads to: that of a record (`/r/ID/`), or that of
promises (`/c/ID/promises/`). The articles stand in `../shared/gold`; without them the tests are skipped. Facts and
figures alone stand here, no sentence of an article.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.session_pages import (
    ARTICLES,
    G21,
    H22,
    HANDED_IN,
    T18,
    T22,
    T23,
    Pages,
    both,
    fact,
    figure,
    from_above,
    group,
    item,
    items,
    named,
    opinions,
    pages_of,
    promised,
    record,
    role,
    said,
    tasks,
    voted,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not beside this checkout"),
]

FACTS, PEOPLE, AGENDA, SAID, VOTES, TASKS = "#facts", "#people", "#agenda", "#said", "#decided", "#decided"
FIGURES, RECORDS, PROMISES = "#documents", "#documents and /r/ID/", "/c/ID/promises/"
PARTY = "hội nghị cấp ủy"
CHAIRED, ATTENDED, SPOKE, DIRECTED = "chủ trì", "dự", "phát biểu", "chỉ đạo"
REPORT, PLAN, RESOLUTION, PROGRAMME, OTHER = "báo cáo", "kế hoạch", "nghị quyết", "chương trình", "khác"


@dataclass(frozen=True)
class Item:
    """One thing that an article asks of the system."""

    article: str
    what: str
    where: str
    shows: Callable[[Pages], bool]


ITEMS = (
    Item(
        T18, "session, number, tenure, day", FACTS, fact(ordinal="17", tenure="XXIII", dates="11/12/2018", kind=PARTY)
    ),
    Item(T18, "chair", PEOPLE, fact(chairs="Trần Văn Khương")),
    Item(T18, "two guests of the city", PEOPLE, both(named(3), role("Nguyễn Lan Hương", ATTENDED))),
    Item(T18, "attendance by role", PEOPLE, both(role("Trần Văn Khương", CHAIRED), role("Phạm Huy giáp", ATTENDED))),
    Item(T18, "those who attended without a name", PEOPLE, group("Trưởng các phòng, ban, ngành")),
    Item(T18, "reports heard", AGENDA, items(REPORT, 2)),
    Item(
        T18,
        "17/17 targets, 6 exceeded",
        FIGURES,
        both(figure("17/17 chỉ tiêu"), figure("6 chỉ tiêu")),
    ),
    Item(T18, "output and its growth", FIGURES, both(figure("7.486,3 tỷ đồng"), figure("tăng 9,2%"))),
    Item(T18, "revenue estimated", FIGURES, both(figure("1.850 tỷ đồng"), figure("106%"))),
    Item(T18, "2 schemes, 3 papers", FIGURES, both(figure("2 đề án"), figure("3 chuyên đề"))),
    Item(T18, "5 organisations, 30 members", FIGURES, both(figure("5 tổ chức đảng"), figure("30 đảng viên"))),
    Item(T18, "their shared 120 %", FIGURES, figure("120%", "chỉ tiêu giao")),
    Item(T18, "80/71 classes, 148 %", FIGURES, both(figure("80/71 lớp"), figure("148%"))),
    Item(T18, "105 projects, 40 cleared", FIGURES, both(figure("105 dự án"), figure("40 dự án"))),
    Item(T18, "draft thematic resolution", AGENDA, item(RESOLUTION, "du thao", "tai dinh cu", "2018 2020")),
    Item(T18, "its record", RECORDS, record("tái định cư", "2018-2020")),
    Item(T18, "tasks of the first quarter", TASKS, tasks(9)),
    Item(T18, "what became of them", PROMISES, promised(9)),
    Item(T22, "session, number, tenure", FACTS, fact(ordinal="17", tenure="XXIV", extended="có", kind=PARTY)),
    Item(T22, "two days, place", FACTS, fact(dates="11/07/2022 12/07/2022", place="Hội trường 18.8")),
    Item(T22, "half-year report", AGENDA, item(REPORT, "nhiem vu chinh tri 6 thang", presenter="Kiều Xuân Huy")),
    Item(T22, "two-year review", AGENDA, item(REPORT, "02 nam", presenter="Tạ Hữu Thọ")),
    Item(
        T22,
        "revenue of the half year",
        FIGURES,
        both(figure("2.034,609 tỷ đồng"), figure("105,23%")),
    ),
    Item(T22, "its growth", FIGURES, figure("tăng 8,97%")),
    Item(T22, "revenue of all 2021", FIGURES, figure("1.063 tỷ đồng")),
    Item(T22, "9 programmes, 1 resolution", FIGURES, both(figure("9 chương trình"), figure("1 nghị quyết"))),
    Item(T22, "129 members, 75.9 %", FIGURES, both(figure("129 đảng viên"), figure("75,9%"))),
    Item(T22, "258 badges, 2 cells", FIGURES, both(figure("258 đồng chí"), figure("2 chi bộ"))),
    Item(
        T22, "workers supported", FIGURES, both(*(figure(f"{each} người lao động") for each in ("3.042", "204", "69")))
    ),
    Item(T22, "investment plans adjusted", AGENDA, item(PLAN, "dau tu cong nam 2022", "2021 2025")),
    Item(T22, "opinions, one by one", SAID, opinions(7)),
    Item(
        T22,
        "opinions by place",
        SAID,
        both(*(opinions(1, place) for place in ("Khánh Hà", "Ninh Sở", "Thư Phú"))),
    ),
    Item(T22, "who answered", SAID, opinions(7, answer="Tạ Hữu Thọ")),
    Item(
        T22,
        "the guest's part",
        SAID,
        from_above("Phạm Thanh Học"),
    ),
    Item(T22, "the secretary's directions", SAID, said("Nguyễn Tiến Minh", 34)),
    Item(T22, "the vote", VOTES, voted("100%", "du thao nghi quyet")),
    Item(T22, "what was directed, as tasks", TASKS, tasks(34)),
    Item(T22, "and promises", PROMISES, promised(34)),
    Item(T22, "targets of 8 and 2 communes", FIGURES, both(figure("8 xã"), figure("2 xã"))),
    Item(G21, "session, number, tenure, day", FACTS, fact(ordinal="5", tenure="XXII", dates="06/01/2021", kind=PARTY)),
    Item(G21, "5 whole-term programmes", FIGURES, figure("5 chương trình")),
    Item(G21, "support", FIGURES, both(figure("15,8 tỷ đồng"), figure("12.094 đối tượng"))),
    Item(G21, "deferred", FIGURES, figure("109,1 tỷ đồng")),
    Item(G21, "24 criteria met, 3 not", FIGURES, both(figure("24 tiêu chí"), figure("3 tiêu chí"))),
    Item(G21, "dossiers of 2 communes", FIGURES, figure("2 xã", "Bát Tràng", "Dương Xá", listed=2)),
    Item(
        G21,
        "3 out, 2 in, 4 go on",
        FIGURES,
        both(figure("3 đơn vị"), figure("2 đơn vị"), figure("4 tổ chức cơ sở đảng")),
    ),
    Item(G21, "resolution and directive cited", RECORDS, both(record("15-NQ/TU"), record("15-CT/TU"))),
    Item(G21, "thematic resolution on public land", RECORDS, record("sử dụng đất công")),
    Item(G21, "thematic resolution on cleanliness", RECORDS, record("vệ sinh môi trường", "2018 - 2020")),
    Item(G21, "thematic resolution on building", RECORDS, record("trật tự xây dựng", "2019 - 2020")),
    Item(G21, "thematic resolution on the year's topic", RECORDS, record("chủ đề công tác năm 2020")),
    Item(
        G21,
        "records of both programmes and the plan",
        RECORDS,
        both(
            record("Chương trình công tác năm 2021"),
            record("Chương trình kiểm tra", "2021"),
            record("Kế hoạch kiểm tra", "2021"),
        ),
    ),
    Item(G21, "work programme for 2021", AGENDA, item(PROGRAMME, "chuong trinh cong tac nam 2021")),
    Item(G21, "inspection programme", AGENDA, item(PROGRAMME, "kiem tra giam sat nam 2021")),
    Item(G21, "inspection plan", AGENDA, item(PLAN, "kiem tra giam sat nam 2021")),
    Item(T23, "session, number, tenure", FACTS, fact(ordinal="16", tenure="XXIV", dates="12/12/2023", kind=PARTY)),
    Item(
        T23,
        "18/18 and 20/20",
        FIGURES,
        both(figure("18/18 chỉ tiêu"), figure("20/20 chỉ tiêu")),
    ),
    Item(T23, "output, fixed revenue", FIGURES, both(figure("tăng 14%"), figure("tăng 5,5%"))),
    Item(
        T23,
        "100.2 %, yet 7/10 lines",
        FIGURES,
        both(figure("100,2%"), figure("7/10 chỉ tiêu")),
    ),
    Item(T23, "15/15 communes, 8 more", FIGURES, both(figure("15/15 xã"), figure("8 xã"))),
    Item(T23, "two years early", FIGURES, figure("2 năm")),
    Item(
        T23,
        "30/34 standards, 4 unmet",
        FIGURES,
        both(figure("30/34 tiêu chí"), figure("4 tiêu chuẩn")),
    ),
    Item(
        T23,
        "the four are named",
        FIGURES,
        figure("4 tiêu chuẩn", "Cân đối thu chi ngân sách", "Công trình xanh", listed=4),
    ),
    Item(
        T23,
        "14/14 areas from 10/13 up",
        FIGURES,
        both(figure("14/14 khu vực"), figure("ít nhất 10/13 tiêu chuẩn")),
    ),
    Item(T23, "recruits", FIGURES, figure("100%", "chỉ tiêu được giao")),
    Item(T23, "the report and who gave it", AGENDA, item(REPORT, "hoi nghi", presenter="Vũ Anh Tú")),
    Item(
        T23,
        "investment plans",
        AGENDA,
        item(REPORT, "nam 2023", "nam 2024", "2021 2025", presenter="UBND huyện Thanh Trì"),
    ),
    Item(T23, "two discussion groups", FACTS, fact(groups="2")),
    Item(T23, "synthesis of the groups", AGENDA, item(REPORT, "tong hop y kien", "2 to")),
    Item(T23, "explanation", AGENDA, item(REPORT, "giai trinh", "tiep thu")),
    Item(T23, "draft resolution", AGENDA, item(RESOLUTION, "du thao nghi quyet")),
    Item(H22, "session, number, tenure", FACTS, fact(ordinal="10", tenure="XXIV", extended="có", dates="21/06/2022")),
    Item(H22, "people with posts", PEOPLE, both(named(3), role("Trần Đình Cảnh", ATTENDED, DIRECTED))),
    Item(H22, "groups that attended", PEOPLE, both(group("đại diện các Ban Đảng Thành ủy"), group("Ủy ban Kiểm tra"))),
    Item(
        H22,
        "output, plan, growth",
        FIGURES,
        both(figure("trên 18.058 tỷ đồng"), figure("57,3%"), figure("tăng 15,1%")),
    ),
    Item(
        H22,
        "revenue of two plans",
        FIGURES,
        both(
            figure("63%", "dự toán thành phố giao"),
            figure("52%", "dự toán huyện giao"),
        ),
    ),
    Item(H22, "and one index", FIGURES, both(figure("trên 615,3 tỷ đồng"), figure("tăng 9%"))),
    Item(H22, "guidance for cell congresses", AGENDA, item(OTHER, "huong dan dai hoi chi bo")),
    Item(H22, "concluding directions", SAID, said("Trần Đình Cảnh", 3)),
    Item(H22, "they are tasks", TASKS, tasks(3)),
    Item(H22, "and promises", PROMISES, promised(3)),
)


@pytest.mark.parametrize("wanted", ITEMS, ids=lambda each: f"{each.article}: {each.what} ({each.where})")
def test_each_thing_that_an_article_asks_for_is_shown(wanted: Item) -> None:
    assert wanted.shows(pages_of(wanted.article))


def test_the_list_covers_every_article() -> None:
    assert {each.article for each in ITEMS} == {path.stem for path in ARTICLES.glob("*.txt")} == set(HANDED_IN)
