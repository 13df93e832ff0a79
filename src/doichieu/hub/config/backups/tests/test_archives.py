"""The file of a backup by itself; what is in it is tried in tests/test_backup_command.py."""

import stat
import sys
from pathlib import Path

import pytest

from doichieu.hub.config.backups.archives import opened, writing
from doichieu.hub.config.errors import BackupBroken, FileTaken

CONTENT = bytes(range(256)) * 9000


def written(file: Path) -> Path:
    with writing(file, overwrite=False) as archive:
        with archive.part("a.copy", columns=["id"]) as stream:
            stream.write(CONTENT)
        archive.finish({"database": "sqlite"})
    return file


def half_written(file: Path, error: OSError | None = None) -> None:
    """A part, but no manifest, for lack of it or because of an error."""
    with writing(file, overwrite=False) as archive:
        with archive.part("a.copy") as stream:
            stream.write(CONTENT)
        if error is not None:
            raise error


def test_what_was_written_is_read_piece_by_piece_with_its_facts(tmp_path: Path) -> None:
    with opened(written(tmp_path / "a.backup")) as archive:
        archive.check()
        assert b"".join(archive.pieces("a.copy")) == CONTENT
        assert archive.facts["database"] == "sqlite"
        assert archive.facts["parts"]["a.copy"]["columns"] == ["id"]
        assert archive.facts["parts"]["a.copy"]["bytes"] == len(CONTENT)


@pytest.mark.skipif(sys.platform == "win32", reason="files have other rights there")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    assert stat.S_IMODE(written(tmp_path / "a.backup").stat().st_mode) == 0o600


def test_a_backup_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no space"):
        half_written(tmp_path / "a.backup", OSError("no space"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_a_manifest_is_never_given_its_name(tmp_path: Path) -> None:
    with pytest.raises(BackupBroken):
        half_written(tmp_path / "a.backup")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "a.backup").write_text("mine")
    with pytest.raises(FileTaken) as refused, writing(tmp_path / "a.backup", overwrite=False):
        pass
    assert refused.value.file == str(tmp_path / "a.backup")
    assert (tmp_path / "a.backup").read_text() == "mine"
