"""Help and usage errors are Vietnamese, and English where that is asked for."""

from collections.abc import Iterator

import pytest

from doichieu.cli.main import COMMANDS, main, parser_for
from doichieu.cli.parsing import Parser, said, speaks_english
from doichieu.lexicon import table


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    return capsys.readouterr().err.splitlines()


def helped(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 0
    return capsys.readouterr().out


def sentences_of(parser: Parser) -> Iterator[str]:
    """What its help says, but for what is written alike in both languages."""
    yield from (parser.description or "", parser.epilog or "")
    for group in parser._action_groups:
        yield from (group.title or "", *(action.help or "" for action in group._group_actions))
        yield from (str(action.metavar) for action in group._group_actions if action.metavar not in {None, "N"})


@pytest.mark.parametrize("words", [[], *([command.name] for command in COMMANDS)], ids=str)
def test_every_sentence_of_the_help_has_its_vietnamese(words: list[str]) -> None:
    parser = parser_for([*words, "--lang", "en"])
    own = parser if not words else parser_for_command(parser, words[0])
    summaries = [] if words else [command.summary for command in COMMANDS]
    assert [each for each in (*sentences_of(own), *summaries) if each and said(each) == each] == []


def parser_for_command(parser: Parser, name: str) -> Parser:
    [commands] = [action.choices for action in parser._actions if isinstance(action.choices, dict)]
    own = commands[name]
    assert isinstance(own, Parser)
    return own


def test_no_sentence_stands_twice_or_loses_a_fact() -> None:
    entries = table("command_line")
    assert len({entry.fact("en") for entry in entries}) == len(entries)
    for entry in entries:
        assert sorted(entry.written.count(sign) for sign in "{}") == sorted(
            entry.fact("en").count(sign) for sign in "{}"
        )


def test_help_is_vietnamese_unless_english_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    told = helped(capsys, "check", "--help")
    assert told.startswith("cách dùng: doichieu check [-h]")
    assert "--published NGÀY" in told
    assert "in phần hướng dẫn này rồi thoát" in told
    told = helped(capsys, "check", "--lang", "en", "--help")
    assert told.startswith("usage: doichieu check [-h]")
    assert "show this help message and exit" in told


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["read"], "doichieu read: lỗi: thiếu tham số: TỆP"),
        (["check", "--explain", "a.txt"], "doichieu check: lỗi: không có tham số này: --explain"),
        (["check", "a.txt", "--lang"], "doichieu check: lỗi: tham số --lang: cần một giá trị"),
        (["demo", "--port", "x"], "doichieu demo: lỗi: tham số --port: 'x' không phải là số nguyên"),
        (
            ["read", "a.txt", "--published", "32/13"],
            (
                "doichieu read: lỗi: tham số --published: '32/13' không phải là ngày; hãy viết như 13/12/2018 hoặc "
                "2018-12-13"
            ),
        ),
        (
            ["check", "a.txt", "--longest", "9"],
            "doichieu check: lỗi: tham số --longest: '9' không nằm trong khoảng từ 2 đến 8",
        ),
        (["serve", "--workers", "0"], "doichieu serve: lỗi: tham số --workers: '0' không phải là số nguyên lớn hơn 0"),
        (
            ["serve", "--threads", "-1"],
            "doichieu serve: lỗi: tham số --threads: '-1' không phải là số nguyên lớn hơn 0",
        ),
        (
            ["check", "a.txt", "--lang", "en", "--explain"],
            "doichieu check: error: unrecognized arguments: --explain",
        ),
    ],
)
def test_wrong_usage_is_answered_by_the_command_in_its_language(
    words: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    usage, *_, last = refused(capsys, *words)
    assert (usage.split("[")[0].rpartition(": ")[2].strip(), last) == (f"doichieu {words[0]}", line)


def test_an_unknown_command_is_told_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    *_, last = refused(capsys, "xyz")
    assert last.startswith("doichieu: lỗi: tham số LỆNH: không có giá trị 'xyz' (chọn trong: ")


def test_only_the_language_that_is_meant_is_english() -> None:
    assert speaks_english(["read", "--lang=en"])
    assert not speaks_english(["read", "--lang", "vi", "en"])
