"""Every sentence of this repository is its own: none is taken from the articles that the reader is measured on.

Those articles stand in `../shared/gold`, outside the repository; without them there is nothing to compare, and the
test is skipped. A run of RUN or more words in common counts, unless LEFT or fewer words remain of it once terms of
law and office (OFFICIAL) and capitalised words (names of people, places and bodies) are taken out.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from doichieu.lexicon import folded
from tests.test_architecture import ROOT, tracked_texts

GOLD = ROOT.parent / "shared" / "gold"
RUN = 8  # words
LEFT = 3  # words
WORD = re.compile(r"[^\W_]+")
# Whole terms: the longest first, so that none hides in another.
OFFICIAL = (
    # Decree 30/2020/NĐ-CP, appendix I: the head of every state document
    "cộng hòa xã hội chủ nghĩa việt nam",
    # posts and bodies in the words of the Party's Charter and of the Law on the Organisation of Local Government
    "phó trưởng ban thường trực ban tuyên giáo thành ủy",
    "phó bí thư thường trực huyện ủy",
    "phó bí thư thường trực đảng ủy",
    "phó chủ tịch thường trực ubnd huyện",
    "các tổ chức chính trị xã hội",
    "chính quyền địa phương 2 cấp",
    "ủy viên ban thường vụ",
    "ban chấp hành đảng bộ huyện",
    "ban chấp hành đảng bộ xã",
    "đại hội đảng bộ huyện lần thứ",
    "đại hội đảng bộ huyện",
    "tổ chức hội nghị lần thứ",
    "phó bí thư huyện ủy",
    "phó bí thư đảng ủy",
    "thành ủy viên",
    "bí thư huyện ủy",
    "bí thư đảng ủy",
    "chủ tịch hđnd huyện",
    "chủ tịch ubnd huyện",
    "chủ tịch hđnd xã",
    "chủ tịch ubnd xã",
    "phát triển kinh tế xã hội",
    "thực hiện nhiệm vụ",
    "nhiệm kỳ 2020 2025",
    "biểu quyết thông qua nghị quyết",
    "báo cáo kết quả thực hiện nhiệm vụ",
    "chỉ tiêu hoàn thành và vượt kế hoạch",
    "đồng chí",
    # headings and set phrases of reports, in whatever sentence they stand
    "kết quả thực hiện nhiệm vụ phát triển kinh tế xã hội quốc phòng an ninh",
    "đánh giá kết quả thực hiện nhiệm vụ",
    "nhiệm vụ trọng tâm 6 tháng cuối năm",
    "công tác xây dựng đảng",
    "6 tháng đầu năm",
    "triệu đồng người năm",
    "chủ trì hội nghị",
    "tỷ lệ hộ nghèo",
    # Law on the State Budget 2015; Law on Public Investment 2019
    "thu ngân sách nhà nước trên địa bàn",
    "tỷ lệ giải ngân vốn đầu tư công",
    # Circular 01/2024/TT-BKHĐT, national statistical indicators
    "giá trị sản xuất công nghiệp",
    "vốn đầu tư phát triển toàn xã hội",
    "doanh thu dịch vụ tiêu dùng",
    "tổng giá trị sản xuất trên địa bàn",
    "bán lẻ và doanh thu dịch vụ",
    "hộ dùng nước hợp vệ sinh",
    "doanh nghiệp ngoài khu vực nhà nước",
    "tiểu thủ công nghiệp",
    # names of indicators in plans of local authorities: terms, in whatever sentence they stand
    "tốc độ tăng giá trị sản xuất",
    "hoàn thành công tác giải phóng mặt bằng",
    "hoàn thành tốt nhiệm vụ trở lên",
    "ra khỏi diện cần củng cố",
    "lao động được giải quyết việc làm",
    "giải quyết việc làm cho người lao động",
    # Land Law 2024, article 3
    "giấy chứng nhận quyền sử dụng đất",
    # Decision 318/QĐ-TTg (2022), criteria of new-style communes
    "xã đạt chuẩn nông thôn mới nâng cao",
    "công nhận xã đạt chuẩn nông thôn mới",
    "đạt chuẩn nông thôn mới",
    "kinh tế văn hóa xã hội",
    "kinh tế xã hội chủ yếu",
    # Decision 766/QĐ-TTg (2022), how administrations serve
    "hồ sơ nộp trực tuyến",
    "hồ sơ được giải quyết đúng và trước hạn",
    # Guidance 25-HD/BTCTW (2023), yearly grading in the Party
    "tổ chức đảng hoàn thành tốt nhiệm vụ trở lên",
    "tổ chức đảng hoàn thành tốt nhiệm vụ",
    "đảng viên hoàn thành tốt nhiệm vụ",
    # Ordinance 02/2020/UBTVQH14
    "kỷ niệm 75 năm ngày thương binh liệt sĩ",
    # the form for comments of the WordPress programme, in its Vietnamese translation
    "email của bạn sẽ không được hiển thị",
)


class Word(NamedTuple):
    """One word of a text as written, with its place; `same` is what it is compared by."""

    same: str
    spelled: str
    start: int


def words(text: str) -> list[Word]:
    return [Word(folded(found.group()), found.group(), found.start()) for found in WORD.finditer(text)]


def runs_in(text: str, known: frozenset[tuple[str, ...]]) -> Iterator[list[Word]]:
    """The longest runs whose every RUN words in a row are known."""
    found = words(text)
    same = [word.same for word in found]
    hits = [i for i in range(len(found) - RUN + 1) if tuple(same[i : i + RUN]) in known]
    breaks = [0, *(n for n, (one, next_one) in enumerate(pairwise(hits), 1) if next_one != one + 1), len(hits)]
    for first, behind in pairwise(breaks):
        if first < behind:
            yield found[hits[first] : hits[behind - 1] + RUN]


def own_part(run: list[Word]) -> list[str]:
    """What remains of a run without official terms and capitalised words."""
    line = f" {' '.join(word.same for word in run)} "
    capitals = {n for n, word in enumerate(run) if word.spelled[0].isupper()}
    marked = [word.same for word in run]
    for term in OFFICIAL:
        for found in re.finditer(rf"(?<= ){re.escape(folded(term))}(?= )", line):
            begin = line[: found.start()].count(" ") - 1
            capitals |= set(range(begin, begin + len(term.split())))
    return [word for n, word in enumerate(marked) if n not in capitals]


def counts(run: list[Word]) -> bool:
    return len(own_part(run)) > LEFT


@cache
def gold_runs() -> frozenset[tuple[str, ...]]:
    """Every RUN words in a row of every article."""
    known: set[tuple[str, ...]] = set()
    for path in sorted(GOLD.glob("*/*.txt")):
        same = [word.same for word in words(path.read_text("utf-8"))]
        known |= {tuple(same[i : i + RUN]) for i in range(len(same) - RUN + 1)}
    return frozenset(known)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the articles are not beside this checkout")
def test_no_sentence_is_taken_from_the_articles_of_the_gold() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, run[0].start) + 1}: {' '.join(w.spelled for w in run)}"
        for path, text in tracked_texts()
        if path != Path(__file__)
        for run in runs_in(text, gold_runs())
        if counts(run)
    ]
    assert found == []


ARTICLE = "Xã Hòa Lộc trồng mới 412 ha keo lai trên đất dốc, vượt mức mà Đảng ủy xã đề ra"


def known_of(article: str) -> frozenset[tuple[str, ...]]:
    same = [word.same for word in words(article)]
    return frozenset(tuple(same[i : i + RUN]) for i in range(len(same) - RUN + 1))


def test_a_borrowed_sentence_would_be_found() -> None:
    borrowed = "Năm nay XÃ HOÀ LỘC trồng mới 412 ha keo lai trên đất bãi."
    [run] = runs_in(borrowed, known_of(ARTICLE))
    assert [word.spelled for word in run] == [
        "XÃ",
        "HOÀ",
        "LỘC",
        "trồng",
        "mới",
        "412",
        "ha",
        "keo",
        "lai",
        "trên",
        "đất",
    ]
    assert counts(run)


def test_seven_words_in_common_are_no_run() -> None:
    assert list(runs_in("huyện trồng mới 412 ha keo lai trên cát", known_of(ARTICLE))) == []


def test_names_and_posts_alone_do_not_count() -> None:
    post = "Bí thư Huyện ủy, Chủ tịch HĐND huyện Lê Văn Tám"
    [run] = runs_in(post, known_of(post))
    assert own_part(run) == []
    assert not counts(run)
