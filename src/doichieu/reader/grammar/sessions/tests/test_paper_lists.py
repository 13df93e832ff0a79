"""The papers of a list behind their number: each an item of the agenda, each with its own vote."""

import pytest

from doichieu.claims import Text
from doichieu.reader import read

SESSION = "Ngày 10/7/2025, HĐND xã Tân Lập khai mạc kỳ họp thứ 2. "
MARKET, FERRY, DYKE = "Nghị quyết về chợ", "Nghị quyết về đò", "Nghị quyết về kè"


def read_votes(text: str) -> list[tuple[str | None, int | None, int | None]]:
    return [(vote.what, vote.votes_for, vote.votes_cast) for vote in read(Text(SESSION + text)).votes]


def titles(text: str) -> list[str]:
    return [item.title for item in read(Text(SESSION + text)).agenda]


@pytest.mark.parametrize(
    "text",
    [
        f"Kỳ họp thông qua 5 nghị quyết, trong đó có: {MARKET} với 22/23 phiếu tán thành; {FERRY} với 20/23 phiếu.",
        f"Kỳ họp thông qua 5 nghị quyết, gồm: {MARKET} với 22/23 đại biểu tán thành; {FERRY} với 20/23 đại biểu.",
        f"Kỳ họp thông qua 2 nghị quyết: (1) {MARKET} (22/23 đại biểu tán thành); (2) {FERRY} (20/23).",
        f"Kỳ họp thông qua các nghị quyết sau: a) {MARKET} (22/23 phiếu); b) {FERRY} (20/23 phiếu).",
        f"Kỳ họp thông qua 2 nghị quyết gồm {MARKET} (tán thành 22/23) và {FERRY} (tán thành 20/23).",
        f"Kỳ họp thông qua 4 nghị quyết; trong đó, {MARKET} được 22/23 đại biểu tán thành, {FERRY} được 20/23 phiếu.",
        f"Kỳ họp thông qua 2 nghị quyết, cụ thể: {MARKET} có 22/23 đại biểu tán thành; {FERRY} có 20/23 đại biểu.",
        f"Kỳ họp thông qua {MARKET} (22/23 đại biểu tán thành), {FERRY} (20/23 đại biểu tán thành).",
    ],
)
def test_each_paper_of_a_list_has_its_own_vote_and_the_head_has_none(text: str) -> None:
    assert read_votes(text) == [(MARKET, 22, 23), (FERRY, 20, 23)]
    assert titles(text) == [MARKET, FERRY]


@pytest.mark.parametrize(
    "text",
    [
        f"Kỳ họp thông qua 3 nghị quyết với 23/23 đại biểu tán thành, gồm: {MARKET}; {FERRY}; {DYKE}.",
        f"Kỳ họp thông qua 3 nghị quyết (23/23 đại biểu tán thành): {MARKET}; {FERRY}; {DYKE}.",
    ],
)
def test_a_vote_on_all_is_of_the_head_and_the_papers_are_items_of_their_own(text: str) -> None:
    assert read_votes(text) == [("3 nghị quyết", 23, 23)]
    assert titles(text) == [MARKET, FERRY, DYKE]


@pytest.mark.parametrize(
    "title",
    [
        "Nghị quyết về thu ngân sách (gồm 3 điều)",
        "Nghị quyết về chợ (Tờ trình số 15/TTr-UBND ngày 3/7)",
        "Nghị quyết về sắp xếp 5 thôn gồm cả thôn Đông",
        "2 nghị quyết về đất đai",
    ],
)
def test_brackets_and_numbers_in_a_title_stay_in_it(title: str) -> None:
    text = f"Kỳ họp thông qua {title} với 22/23 đại biểu tán thành."
    assert read_votes(text) == [(title, 22, 23)]
    assert titles(text) == [title]


def test_a_number_of_papers_with_a_matter_of_its_own_is_no_head_of_a_list() -> None:
    assert titles(f"Kỳ họp thông qua 2 nghị quyết về đất đai và {MARKET}.") == ["2 nghị quyết về đất đai", MARKET]


def test_reports_that_are_listed_are_items_without_their_number() -> None:
    text = "Kỳ họp nghe 2 báo cáo gồm: Báo cáo kinh tế - xã hội; Báo cáo công tác hòa giải."
    assert titles(text) == ["Báo cáo kinh tế - xã hội", "Báo cáo công tác hòa giải"]


def test_the_share_by_which_a_session_adopts_may_stand_in_the_first_of_several_groups() -> None:
    text = "Kỳ họp thông qua 9 nghị quyết. Trong đó, 7 nghị quyết được 100% đại biểu tán thành, 2 đạt 22/23 phiếu."
    conference = read(Text(SESSION + text)).conference
    assert conference is not None
    assert conference.adopted_share == 100
