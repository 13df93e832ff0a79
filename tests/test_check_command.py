"""`doichieu check`: its lines, JSON, page and exit statuses; once as a whole process."""

import json
import re
from pathlib import Path

import pytest

from tests.test_read_command import doichieu, process

GOOD = "Năm 2023, xã An Bình kết nạp 74/150 đảng viên, đạt 49,3% kế hoạch.\n"
BAD = "Năm 2023, xã An Bình kết nạp 74/150 đảng viên, đạt 94,3% kế hoạch.\n"
RESULT = (
    "Năm 2023, thu ngân sách nhà nước trên địa bàn xã An Bình đạt 52,3 tỷ đồng, bằng 112,5% dự toán HĐND xã giao.\n"
)
PLAN = "Năm 2023 phấn đấu thu ngân sách nhà nước trên địa bàn xã An Bình đạt 64,5 tỷ đồng.\n"
CASES = {"good.txt": GOOD, "bad.txt": BAD, "result.txt": RESULT, "plan.txt": PLAN}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in CASES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("files", "status"),
    [
        (["good.txt"], 0),
        (["bad.txt"], 3),
        (["result.txt"], 0),
        (["result.txt", "plan.txt"], 3),
        (["good.txt", "none.txt"], 1),
        (["bad.txt", "none.txt"], 1),
    ],
)
def test_the_exit_status_tells_open_findings_from_files_that_cannot_be_read(
    folder: Path, files: list[str], status: int
) -> None:
    done = doichieu(folder, "check", *files, "--locality", "An Bình")
    assert done.returncode == status
    assert len(done.stderr.splitlines()) == files.count("none.txt")


@pytest.mark.parametrize(
    ("files", "lines"),
    [
        (["none.txt"], []),
        (
            ["good.txt", "none.txt"],
            [
                (
                    "Đã đọc 1/2 tệp; trong phần đọc được, không thấy số liệu nào mâu thuẫn. "
                    "Hãy sửa tệp chưa đọc được, rồi đối chiếu lại."
                )
            ],
        ),
        (["good.txt", "result.txt"], ["Đã đọc 2/2 tệp, không thấy số liệu nào mâu thuẫn."]),
    ],
)
def test_that_nothing_contradicts_is_said_only_of_files_that_were_read(
    folder: Path, files: list[str], lines: list[str]
) -> None:
    assert doichieu(folder, "check", *files, "--locality", "An Bình").stdout.splitlines() == lines


def test_a_setting_changes_what_is_found(folder: Path) -> None:
    (folder / "over.txt").write_text(BAD.replace("74/150", "144/150").replace("94,3", "trên 94"), "utf-8")
    for given, status in (((), 0), (("--bound", "1"), 3)):
        assert doichieu(folder, "check", "over.txt", "--locality", "An Bình", *given).returncode == status


def test_no_page_is_written_of_files_that_could_not_be_read(folder: Path) -> None:
    done = doichieu(folder, "check", "none.txt", "--html")
    assert (done.returncode, done.stdout, list(folder.glob("*.html"))) == (1, "", [])


def test_each_finding_is_a_line_above_the_sentences_it_rests_on(folder: Path) -> None:
    done = doichieu(folder, "check", "bad.txt", "good.txt", "--lang", "en")
    assert done.stdout.splitlines() == [
        "[error] attainment does not follow: kết nạp: 74/150 đảng viên is 49.33%, not 94.3%",
        f"    bad.txt: {BAD.strip()}",
        *done.stdout.splitlines()[2:],
    ]
    vietnamese = doichieu(folder, "check", "bad.txt").stdout
    assert "74/150 đảng viên là 49,33%, không phải 94,3%" in vietnamese


def test_what_is_implied_and_what_agrees_is_told_when_asked_and_is_never_open(folder: Path) -> None:
    quiet = doichieu(folder, "check", "good.txt", "result.txt", "--locality", "An Bình", "--lang", "en")
    told = doichieu(folder, "check", "good.txt", "result.txt", "--locality", "An Bình", "--lang", "en", "--verbose")
    assert quiet.stdout == "Files read: 2/2. No contradiction was found.\n"
    assert told.returncode == quiet.returncode == 0
    assert [line.split("]")[0] for line in told.stdout.splitlines() if line.startswith("[")] == ["[implied", "[agrees"]
    assert "so the plan is about 46.489 billion VND (46.423–46.555 billion VND)" in told.stdout


def test_json_names_every_claim_with_its_place_and_the_exact_arithmetic(folder: Path) -> None:
    data = json.loads(process(folder, "check", "bad.txt", "--json").stdout)
    [finding] = data["findings"]
    assert (finding["check"], finding["severity"]) == ("attainment", "error")
    for claim in finding["claims"]:
        assert BAD[claim["start"] : claim["end"]] == claim["quote"]
    assert finding["facts"]["computed"] == {"low": "148/3", "high": "148/3", "unit": "%"}
    assert set(finding["line"]) == {"vi", "en"}


def test_the_page_stands_alone_and_every_link_has_its_end(folder: Path) -> None:
    done = doichieu(folder, "check", "bad.txt", "result.txt", "plan.txt", "--locality", "An Bình", "--html")
    page = (folder / "doichieu-check.html").read_text("utf-8")
    assert done.returncode == 3
    assert done.stdout.splitlines()[-1] == "doichieu-check.html"
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))
    assert page.count("<mark ") == 5
    assert page.count('<div class="pair">') == 3
    assert "</a> (plan.txt)" in page  # of a finding across documents
    assert "</a> (bad.txt)" not in page  # of one document, which needs no name
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#)', page)


def test_the_page_has_its_findings_before_its_texts_as_a_narrow_screen_shows_them(folder: Path) -> None:
    doichieu(folder, "check", "bad.txt", "--html")
    page = (folder / "doichieu-check.html").read_text("utf-8")
    assert 0 < page.index('<section class="list"') < page.index("<article")
    assert "@media (min-width: 64rem) { article { order: -1; } }" in page


def test_the_page_says_when_it_was_made_and_which_figure_is_likely_wrong(folder: Path) -> None:
    first = "Tổng chi ngân sách xã 6 tháng đầu năm 2025 đạt 31,5 tỷ đồng, bằng 45% dự toán năm (70 tỷ đồng)."
    second = "Tổng chi ngân sách xã 9 tháng đầu năm 2025 đạt 49 triệu đồng, bằng 70% dự toán năm."
    for name, text in (("mot.txt", first), ("hai.txt", second)):
        (folder / name).write_text(text, "utf-8")
    doichieu(folder, "check", "mot.txt", "hai.txt", "--locality", "An Bình", "--html")
    page = (folder / "doichieu-check.html").read_text("utf-8")
    assert re.search(r"Lập lúc \d\d:\d\d ngày \d\d/\d\d/\d{4}, Đối Chiếu \d", page)
    assert [each.count('<b class="slip">') for each in page.split('<div class="pair">')[1:]] == [1, 1]
    assert re.search(r'<mark id="d1-[^>]*slip[^>]*title="có lẽ nhầm: [^>]*><a href="#f1-0">49 triệu đồng</a>', page)


def test_the_page_replaces_only_what_an_earlier_run_wrote(folder: Path) -> None:
    assert doichieu(folder, "check", "good.txt", "--html").returncode == 0
    assert doichieu(folder, "check", "good.txt", "--html").returncode == 0
    (folder / "doichieu-check.html").write_text("mine", "utf-8")
    done = doichieu(folder, "check", "good.txt", "--html")
    assert (done.returncode, (folder / "doichieu-check.html").read_text("utf-8")) == (2, "mine")
