"""Outputs are whole or absent, and never replace what was not written here."""

import json
import os
from pathlib import Path

import pytest

from doichieu.cli.outputs import OutputFault, is_ours, marked, refuse_clashes, refuse_shared_names, told, write_whole
from doichieu.show.wording import Lang


def test_a_file_is_written_in_one_step_and_without_newline_translation(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, "Đất\r\nNước\n")
    assert path.read_bytes() == "Đất\r\nNước\n".encode()
    assert [found.name for found in tmp_path.iterdir()] == ["a.txt"]


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("cũ", "utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "mới \ud800")
    assert path.read_text("utf-8") == "cũ"
    assert [found.name for found in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="no POSIX permissions")
def test_a_file_gets_the_rights_that_any_new_file_gets(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("", "utf-8")
    write_whole(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize(("one", "two"), [("a/x.txt", "b/x.docx"), ("X.txt", "x.html"), ("e\u0301.txt", "\u00e9.html")])
def test_names_are_compared_as_the_least_careful_system_does(one: str, two: str) -> None:
    with pytest.raises(OutputFault) as caught:
        refuse_shared_names([Path(one), Path("y.txt"), Path(two)])
    assert str(Path(one)) in str(caught.value)
    assert str(Path(two)) in str(caught.value)


def test_names_that_differ_are_fine() -> None:
    apart = [Path("a.txt"), Path("b.txt"), Path("a.b.txt")]
    refuse_shared_names(apart)
    with pytest.raises(OutputFault, match="written as b"):
        refuse_shared_names([*apart, Path("b.html")])


def test_a_source_is_known_by_any_path_to_it(tmp_path: Path) -> None:
    source = tmp_path / "a.html"
    source.write_text("<p>", "utf-8")
    with pytest.raises(OutputFault):
        refuse_clashes({tmp_path / "x" / ".." / "a.html": source}, [source])


def written(folder: Path, name: str, text: str | None) -> None:
    """Data as the command writes it, with the text where one is given."""
    data = marked({"claims": []}, text)
    (folder / f"{name}.json").write_text(json.dumps(data, indent=1), "utf-8")
    if text is not None:
        (folder / f"{name}.txt").write_text(text, "utf-8")


def test_what_was_written_here_is_known_again(tmp_path: Path) -> None:
    written(tmp_path, "a", "Đất")
    others = {"b.json": "{}", "b.txt": "x", "c.json": '{"claims": [], "generator": "doichieu 1.0"}', "c.txt": "x"}
    others |= {"a.html": '<head><meta name="generator" content="doichieu 1.0">', "b.html": "<head>"}
    for name, content in others.items():
        (tmp_path / name).write_text(content, "utf-8")
    assert sorted(path.name for path in tmp_path.iterdir() if is_ours(path)) == ["a.html", "a.json", "a.txt"]


def test_a_text_that_was_changed_since_is_somebodys_own(tmp_path: Path) -> None:
    written(tmp_path, "a", "Đất")
    (tmp_path / "a.txt").write_text("Đất và nước", "utf-8")
    assert not is_ours(tmp_path / "a.txt")
    with pytest.raises(OutputFault):
        refuse_clashes({tmp_path / "a.txt": tmp_path / "a.docx"}, [])


def test_a_text_from_which_data_was_made_is_somebodys_own(tmp_path: Path) -> None:
    written(tmp_path, "a", None)
    (tmp_path / "a.txt").write_text("Đất", "utf-8")
    assert not is_ours(tmp_path / "a.txt")
    assert is_ours(tmp_path / "a.json")


def test_a_refusal_is_told_in_the_language_of_the_output() -> None:
    with pytest.raises(OutputFault) as caught:
        refuse_shared_names([Path("b.txt"), Path("b.html")])
    assert caught.value.told("vi") == "b.txt và b.html: cả hai sẽ được ghi thành b; hãy đổi tên một tệp"
    assert caught.value.told("en") == str(caught.value)


@pytest.mark.parametrize(
    ("lang", "reason"),
    [("vi", "không có tệp hoặc thư mục này; hãy kiểm tra đường dẫn"), ("en", "No such file or directory")],
)
def test_what_the_system_refuses_is_told_in_the_language_of_the_output(tmp_path: Path, lang: Lang, reason: str) -> None:
    absent = tmp_path / "none" / "a.txt"
    with pytest.raises(OSError, match="none") as caught:
        absent.read_text("utf-8")
    assert told(caught.value, lang) == f"{absent}: {reason}"
