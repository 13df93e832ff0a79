"""`doichieu read`: the contract of its output, and what it does with bad files; whole processes where it matters."""

import io
import json
import os
import re
import signal
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import PIPE

import docx
import pytest

from doichieu.cli.main import main
from tests.sites import PATIENCE

REPORT = (
    "Hội nghị Ban Chấp hành Đảng bộ xã An Bình\n\n"
    "Năm 2022, thu ngân sách đạt 7.486,3 triệu đồng, tăng 9,2% so với năm 2021.\r\n"
    "Toàn xã có 17/20 tiêu chí đạt chuẩn. Kết nạp 12 đảng viên mới.\n"
)
PAGE = (
    "<!doctype html><html><body><nav>Trang chủ 24</nav><h1>Tin An Bình</h1>"
    "<p>Năm 2022, toàn xã trồng mới 120,5 ha rừng.</p></body></html>"
)
CONTRACT = {
    "text", "published", "locality", "claims", "conference", "people", "references", "tasks", "other", "unread",
    "mentions", "statements", "agenda", "votes",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document of each format."""
    (tmp_path / "báo cáo.txt").write_bytes(REPORT.encode())
    (tmp_path / "tin.html").write_text(PAGE, "utf-8")
    document = docx.Document()
    document.add_paragraph("Năm 2022, toàn xã gieo trồng 35 ha lúa.")
    document.save(str(tmp_path / "lúa.docx"))
    return tmp_path


def process(folder: Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in `folder`, as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "doichieu", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"NO_COLOR": "1"} | environment,
        check=False,
        timeout=PATIENCE,
    )


def doichieu(folder: Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The same in this process, which knows the words of the lexicon already: another takes a second to begin."""
    status: int | str | None
    with pytest.MonkeyPatch.context() as patch, chdir(folder):
        for name, value in ({"NO_COLOR": "1"} | environment).items():
            patch.setenv(name, value)
        with redirect_stdout(io.StringIO()) as said, redirect_stderr(io.StringIO()) as complaint:
            try:
                status = main(words)
            except SystemExit as left:  # of a wrong usage
                status = left.code
    assert isinstance(status, int)
    return subprocess.CompletedProcess(words, status, said.getvalue(), complaint.getvalue())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_json_is_one_object_a_line_in_the_order_of_the_files(folder: Path) -> None:
    done = process(folder, "read", "--json", "tin.html", "báo cáo.txt")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, "")
    assert (first["text"], second["text"]) == ("tin.html", "báo cáo.txt")
    assert set(first) == set(second) == CONTRACT
    assert [claim["quote"] for claim in first["claims"]] == ["120,5 ha"]


def test_offsets_count_in_the_file_itself_line_ends_included(folder: Path) -> None:
    [reading] = map(json.loads, doichieu(folder, "read", "--json", "báo cáo.txt").stdout.splitlines())
    content = (folder / "báo cáo.txt").read_bytes().decode()
    assert len(reading["claims"]) == 4
    for claim in reading["claims"]:
        assert content[claim["start"] : claim["end"]] == claim["quote"]
    money = reading["claims"][0]
    assert (money["quote"], money["value"], money["step"]) == ("7.486,3 triệu đồng", "7486300000", "100000")


def test_out_writes_json_and_for_other_formats_the_text_that_offsets_count_in(folder: Path) -> None:
    done = doichieu(folder, "read", "báo cáo.txt", "tin.html", "lúa.docx", "--out", "ra/đây")
    out = folder / "ra" / "đây"
    assert (done.returncode, done.stderr) == (0, "")
    assert names(out) == sorted(["báo cáo.json", "lúa.json", "lúa.txt", "tin.json", "tin.txt"])
    for name in ("tin", "lúa"):
        content = (out / f"{name}.txt").read_bytes().decode()
        [claim] = json.loads((out / f"{name}.json").read_text("utf-8"))["claims"]
        assert content[claim["start"] : claim["end"]] == claim["quote"]


def test_a_second_run_replaces_what_the_first_wrote(folder: Path) -> None:
    for _ in range(2):
        done = doichieu(folder, "read", "lúa.docx", "báo cáo.txt", "--out", ".", "--html")
        assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "báo cáo.txt").read_bytes() == REPORT.encode()
    assert set(names(folder)) > {"lúa.json", "lúa.txt", "lúa.html", "báo cáo.json", "báo cáo.html"}


@pytest.mark.parametrize("other", ["nữa/báo cáo.txt", "báo cáo.docx", "nữa/BÁO CÁO.html", "báo cáo.txt"])
def test_clashing_names_are_refused_before_anything_is_written(folder: Path, other: str) -> None:
    done = doichieu(folder, "read", "báo cáo.txt", other, "--out", "ra")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert str(Path("báo cáo.txt")) in done.stderr
    assert str(Path(other)) in done.stderr
    assert not (folder / "ra").exists()


@pytest.mark.parametrize(
    ("taken", "words"), [("tin.html", ["tin.html", "--html"]), ("lúa.txt", ["lúa.docx", "--out", "."])]
)
def test_no_file_of_the_user_is_overwritten(folder: Path, taken: str, words: list[str]) -> None:
    (folder / "lúa.txt").write_text("của tôi", "utf-8")
    before = (folder / taken).read_bytes()
    done = doichieu(folder, "read", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert taken in done.stderr
    assert (folder / taken).read_bytes() == before


def test_a_text_that_was_read_is_not_replaced_by_that_of_another_document(folder: Path) -> None:
    own = folder / "lúa.txt"
    own.write_text("Năm 2022, toàn xã trồng 3 ha ngô.", "utf-8")
    assert doichieu(folder, "read", "lúa.txt", "--out", ".").returncode == 0
    done = doichieu(folder, "read", "lúa.docx", "--out", ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert own.read_text("utf-8") == "Năm 2022, toàn xã trồng 3 ha ngô."


def test_data_of_another_program_is_not_replaced(folder: Path) -> None:
    (folder / "lúa.json").write_text('{"claims": []}', "utf-8")
    assert doichieu(folder, "read", "lúa.docx", "--out", ".").returncode == 2
    assert (folder / "lúa.json").read_text("utf-8") == '{"claims": []}'


def test_locality_and_day_of_publication_are_taken_over(folder: Path) -> None:
    done = doichieu(folder, "read", "--json", "tin.html", "--locality", "An Bình", "--published", "05/01/2023")
    reading = json.loads(done.stdout)
    assert (reading["locality"], reading["published"]) == ("An Bình", "2023-01-05")


@pytest.mark.parametrize("words", [["--published", "31/02/2023"], ["--lang", "fr"], ["--out"], []])
def test_wrong_usage_ends_with_status_2(folder: Path, words: list[str]) -> None:
    done = doichieu(folder, "read", *(["báo cáo.txt", *words] if words else []))
    assert (done.returncode, done.stdout) == (2, "")
    assert "cách dùng: doichieu read" in done.stderr


def test_the_table_shows_each_figure_with_its_sentence(folder: Path) -> None:
    done = doichieu(folder, "read", "báo cáo.txt", COLUMNS="120")
    words = " ".join(done.stdout.split())
    assert done.returncode == 0
    assert "Năm 2022, thu ngân sách đạt 7.486,3 triệu đồng, tăng 9,2% so với năm 2021." in words
    assert all(head in words for head in ("Số liệu", "Loại", "Chỉ tiêu", "Thời kỳ", "So với"))
    assert max(map(len, done.stdout.splitlines())) <= 120


def test_html_writes_one_page_with_the_figures_marked(folder: Path) -> None:
    done = doichieu(folder, "read", "báo cáo.txt", "--html", "--lang", "en")
    page = (folder / "báo cáo.html").read_text("utf-8")
    assert (done.returncode, done.stdout) == (0, "báo cáo.txt: 4 figures, written to báo cáo.html\n")
    assert page.count("<mark ") == 4
    assert "Figures read" in page
    assert "<script" not in page


BAD = {
    "trống.txt": b"",
    "nhị phân.txt": b"\0\1\2" * 50,
    "tên sai.txt": b"%PDF-1.7",
    "ảnh.docx": b"\x89PNG\r\n\x1a\n",
    "cụt.html": b"<html><body><p>12 ha",
    "lạ.txt": "trồng được Ã".encode("latin-1", "replace"),
    "mật.txt": "UBND XÃ\nMẬT\nBáo cáo 12 ha".encode(),
    "bảng.xlsx": b"PK\x03\x04",
}


def test_each_faulty_file_is_one_line_and_the_rest_are_read(folder: Path) -> None:
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    whole = (folder / "lúa.docx").read_bytes()
    (folder / "đứt.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "thư mục.txt").mkdir()
    bad = [*BAD, "đứt.docx", "thư mục.txt", "không có.txt"]
    done = doichieu(folder, "read", "--json", *bad[:5], "báo cáo.txt", *bad[5:], "tin.html")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == bad
    assert all(len(line.split(": ", 2)[2]) > 20 for line in lines)
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["báo cáo.txt", "tin.html"]


def test_a_document_with_a_secrecy_stamp_leaves_no_trace(folder: Path) -> None:
    (folder / "mật.html").write_text("<html><body><p>TUYỆT MẬT</p><p>Có 12 ha</p></body></html>", "utf-8")
    done = doichieu(folder, "read", "mật.html", "--out", "ra", "--html")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("doichieu: mật.html: có dấu TUYỆT MẬT")
    assert names(folder / "ra") == []


@pytest.mark.skipif(os.name == "nt", reason="no POSIX permissions")
def test_a_folder_that_cannot_be_written_is_one_line(folder: Path) -> None:
    (folder / "chặn").write_text("một tệp", "utf-8")
    done = doichieu(folder, "read", "báo cáo.txt", "--out", "chặn")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "chặn" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no POSIX pipes")
def test_a_reader_that_leaves_is_no_error(folder: Path) -> None:
    (folder / "dài.txt").write_text(REPORT * 300, "utf-8")
    command = [sys.executable, "-m", "doichieu", "read", "--json", *["dài.txt"] * 3]
    with subprocess.Popen(command, cwd=folder, stdout=PIPE, stderr=PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(PATIENCE) == 141


@pytest.mark.skipif(os.name == "nt", reason="no POSIX signals")
def test_an_interruption_is_quiet(folder: Path) -> None:
    (folder / "dài.txt").write_text(REPORT * 3000, "utf-8")
    command = [sys.executable, "-m", "doichieu", "read", "--json", "báo cáo.txt", *["dài.txt"] * 20]
    unbuffered = os.environ | {"PYTHONUNBUFFERED": "1"}
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a process behind others would pass on deafness
    with subprocess.Popen(command, cwd=folder, env=unbuffered, stdout=PIPE, stderr=PIPE) as running:
        signal.signal(signal.SIGINT, before)
        assert running.stdout is not None
        running.stdout.read(1)  # it reads the second of twenty-one files
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=PATIENCE)
    assert (running.returncode, errors) == (130, b"")


def test_the_output_is_utf8_whatever_the_locale(folder: Path) -> None:
    done = process(folder, "read", "báo cáo.txt", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, "")
    assert "thu ngân sách" in done.stdout


def test_help_and_version_are_short(folder: Path) -> None:
    shown = process(folder, "--help").stdout
    assert re.search(r"^ +read +in số liệu", shown, re.MULTILINE)
    assert 'doichieu read "Hội nghị lần thứ 5.docx"' in doichieu(folder, "read", "--help").stdout
    assert re.fullmatch(r"doichieu \d+\.\d+\.\d+\n", process(folder, "--version").stdout)


def test_a_folder_that_cannot_be_made_is_named_with_a_way_out(folder: Path) -> None:
    (folder / "tệp").write_text("", encoding="utf-8")
    done = doichieu(folder, "read", "báo cáo.txt", "--out", "tệp/ra")
    assert done.returncode == 2
    assert done.stderr.endswith("hãy dùng --out DIR khác\n")
    assert "tệp/ra: không tạo được thư mục ở đây (" in done.stderr
