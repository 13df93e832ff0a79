from pathlib import Path

from doichieu.hub.config.demonstration import COMPLETE, DATABASE, set_aside


def built(folder: Path, digest: str, content: str) -> None:
    """A site as an earlier program left it."""
    (folder / COMPLETE).write_text(digest, "utf-8")
    (folder / DATABASE[0]).write_text(content, "utf-8")


def kept(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def test_each_site_of_another_program_is_put_aside_and_none_is_deleted(tmp_path: Path) -> None:
    for digest, content in (("a" * 64, "first"), ("b" * 64, "second"), ("a" * 64, "third")):
        built(tmp_path, digest, content)
        set_aside(tmp_path)
    assert kept(tmp_path) == {
        "before-aaaaaaaaaaaa/doichieu.sqlite3": "first",
        "before-bbbbbbbbbbbb/doichieu.sqlite3": "second",
        "before-aaaaaaaaaaaa-2/doichieu.sqlite3": "third",
    }


def test_a_half_built_site_is_dropped(tmp_path: Path) -> None:
    (tmp_path / DATABASE[0]).write_text("half", "utf-8")
    set_aside(tmp_path)
    assert kept(tmp_path) == {}


def test_a_mark_without_a_database_puts_nothing_aside(tmp_path: Path) -> None:
    (tmp_path / COMPLETE).write_text("c" * 64, "utf-8")
    set_aside(tmp_path)
    assert list(tmp_path.iterdir()) == []
