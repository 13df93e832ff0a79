import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from doichieu.cli.main import main

ROOT = Path(__file__).resolve().parents[4]
SHARED = ROOT.parent / "shared" / "gold"
OWN = ROOT / "tests" / "gold"
TEXT = "Năm 2023, đàn lợn của xã đạt 9.350 con, bằng 92% cùng kỳ. Trồng mới 12 ha rừng.\n"
PIGS: dict[str, Any] = {
    "quote": "9.350 con",
    "nth": 1,
    "kind": "level",
    "planned": False,
    "value": "9350",
    "unit": "con",
    "bound": "exact",
    "estimate": False,
    "indicator": "đàn lợn",
    "period": ["2023-01-01", "2023-12-31"],
    "basis": None,
}
RATE = PIGS | {"quote": "92%", "kind": "growth", "value": "-8", "unit": "%", "basis": "cùng kỳ"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One annotated document: two of its three figures, with what stands beyond them."""
    (tmp_path / "lợn.txt").write_text(TEXT, "utf-8")
    data = {"text": "lợn.txt", "published": None, "locality": None, "conference": None, "claims": [PIGS, RATE]}
    (tmp_path / "lợn.json").write_text(json.dumps(data), "utf-8")
    to_pigs = {"relation": "rates", "quote": "9.350 con", "nth": 1}
    lines = [
        {"quote": "9.350 con", "nth": 1, "locality": None, "links": [], "code": "AGR08"},
        {"quote": "92%", "nth": 1, "locality": None, "links": [to_pigs], "code": "AGR08"},
    ]
    (tmp_path / "lợn.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return tmp_path


def test_the_scores_of_every_field_are_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(folder)]) == 0
    rows = {line[:14].strip(): line for line in capsys.readouterr().out.splitlines()}
    assert rows["claim spans"].endswith("precision 0.6667  recall 1.0  f1 0.8  right 2  predicted 3  gold 2")
    assert rows["strict"].endswith("right 2  predicted 3  gold 2  macro f1 0.8")
    assert rows["links"].endswith("precision 1.0  recall 1.0  f1 1.0  right 1  predicted 1  gold 1")
    assert rows["code"].endswith("precision 0.6667  recall 1.0  right 2  predicted 3  gold 2  covered 2")


def test_faults_are_shown_with_what_was_wanted_and_what_was_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = json.loads((folder / "lợn.json").read_text("utf-8"))
    wrong["claims"][0]["value"] = "9351"
    (folder / "lợn.json").write_text(json.dumps(wrong), "utf-8")
    main(["evaluate", str(folder), "--faults", "2"])
    shown = capsys.readouterr().out.partition("\n\n")[2].split("\n\n")
    assert shown[0].splitlines()[0] == "lợn.json: wrong quantity"
    assert "value=9351" in shown[0].splitlines()[1]
    assert "value=9350" in shown[0].splitlines()[2]
    assert shown[1].startswith("lợn.json: extra\n  found quote=12 ha")


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda folder: (folder / "lợn.json").write_text("{", "utf-8"), "lợn.json"),
        (lambda folder: (folder / "lợn.txt").unlink(), "lợn.txt"),
        (lambda folder: (folder / "lợn.txt").write_text("Không còn gì.", "utf-8"), "lợn.json"),
        (lambda folder: (folder / "lợn.jsonl").write_text("", "utf-8"), "lợn.jsonl"),
    ],
    ids=["no JSON", "no text", "another text", "other claims beside it"],
)
def test_an_annotation_that_cannot_be_read_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], spoil: Any, named: str
) -> None:
    spoil(folder)
    assert main(["evaluate", str(folder)]) == 2
    shown = capsys.readouterr()
    assert (shown.out, named in shown.err) == ("", True)


def test_a_folder_without_annotations_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not beside this checkout")
def test_the_numbers_are_those_of_the_program_that_goes_with_the_definition(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (OWN, SHARED):
        predictions = tmp_path / folder.parent.name
        main(["read", *map(str, sorted(folder.rglob("*.txt"))), "--out", str(predictions)])
        asked = [sys.executable, str(SHARED / "score.py"), str(folder), "--predictions", str(predictions)]
        wanted = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8", check=True).stdout
        capsys.readouterr()
        main(["evaluate", str(folder)])
        shown = capsys.readouterr().out.splitlines()
        assert shown[: len(wanted.splitlines())] == wanted.splitlines()
