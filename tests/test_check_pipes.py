"""`doichieu check` whose reader goes away."""

from pathlib import Path

import pytest

from doichieu.cli import check
from doichieu.cli.main import main


def test_a_reader_that_has_gone_is_no_fault_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(check, "_put_out", gone)
    file = tmp_path / "bao-cao.txt"
    file.write_text("Tiếp nhận 52 đơn, giải quyết 44 đơn, còn lại 5 đơn.", encoding="utf-8")
    monkeypatch.setattr("doichieu.cli.main._close_quietly", lambda: 0)
    assert main(["check", str(file), "--json"]) == 0
    assert check.PAGE not in capsys.readouterr().err
