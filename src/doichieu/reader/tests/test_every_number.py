"""Every number of a text is a claim, something else by name, or unread for a reason: exactly one of them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from doichieu.claims import Block, BlockKind, Reading, Span, Text
from doichieu.lexicon import table, tables
from doichieu.reader import read
from doichieu.reader.formats import open_file

ROOT = Path(__file__).resolve().parents[4]
FOLDERS = (ROOT / "tests" / "gold", ROOT / "examples", ROOT.parent / "shared" / "gold")
DOCUMENTS = sorted(
    path for folder in FOLDERS for path in folder.rglob("*") if path.suffix in (".txt", ".docx", ".html")
)
RUN = re.compile(r"\d+")
WORDED = ("hai trăm ha", "mười một xã", "ba vụ", "Hai tỷ rưỡi đồng", "một trăm linh năm học viên", "bảy người")
PIECES = (
    "thu ngân sách đạt",
    "tăng",
    "so với cùng kỳ",
    "7.486,3 tỷ đồng",
    "9,2%",
    "17/20 tiêu chí",
    "năm 2024",
    "12/12/2018",
    "ngày 5 tháng 7",
    "quý III/2023",
    "15-NQ/TU",
    "Nghị quyết số 03/2022/NQ-HĐND",
    "khóa XXIII, nhiệm kỳ 2020-2025",
    "Covid-19",
    "500kV",
    "Quốc lộ 1A",
    "lần thứ 17",
    "\n",
    "\n\n",
    "1. ",
    "- ",
    "I. ",
    "|",
    " | ",
    "\t",
    ";",
    ".",
    ":",
    "(",
    ")",
    "/",
    "12",
    "0",
    "1.2.3.4",
    "12,,5",
    "1/2/3",
    "٣٤",
    "１２",
    "²",
    "½",
    "5-10 ha",
    "từ 40 đến dưới 50%",
    "lần lượt là 7,4, 6,1 và 5,6 tấn/ha",
    "tỷ",
    "triệu",
    "%",
    "2.034 tỷ 609 triệu đồng",
    "13h30",
    "08:15",
    "trang 5",
    "Lượt xem: 1.234",
    "Điện thoại: 024.3827",
    "Tin liên quan",
    "STT | Chỉ tiêu | Kế hoạch | Thực hiện",
    "1 | Thu ngân sách | 100 | 120",
    "trong đó",
    "ho\u0301a 3 xã",
    *WORDED,
)


def spans_of(reading: Reading) -> list[Span]:
    """The places of all that was said of numbers, in order."""
    return sorted(one.span for kind in (reading.claims, reading.other, reading.unread) for one in kind)


def faults(reading: Reading) -> Iterator[str]:
    """Runs of digits that are not in exactly one place, and places that overlap."""
    content, spans = reading.text.content, spans_of(reading)
    for before, after in pairwise(spans):
        if after.start < before.end:
            yield f"{before.of(content)!r} and {after.of(content)!r} overlap"
    for run in RUN.finditer(content):
        place = Span(*run.span())
        touching = [span for span in spans if span.touches(place)]
        if len(touching) != 1 or not touching[0].covers(place):
            yield f"{run[0]!r} at {run.start()} in {len(touching)} places"


def unnamed(reading: Reading) -> list[str]:
    return [other.what for other in reading.other if not other.what.strip()] + [
        unread.reason for unread in reading.unread if not unread.reason.strip()
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_number_of_a_document_is_accounted_for_once(path: Path) -> None:
    reading = read(open_file(path))
    assert list(faults(reading)) == []
    assert unnamed(reading) == []


def test_every_number_of_the_examples_of_the_lexicon_is_accounted_for_once() -> None:
    texts = [example.text for name in tables() for entry in table(name) for example in entry.examples]
    assert len(texts) > 1000
    assert [(text, fault) for text in texts for fault in faults(read(text))] == []


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from((" ", "", "\n")))
@example(["lần lượt là 7,4, 6,1 và 5,6 tấn/ha", "12"], " ")
def test_every_number_is_accounted_for_once_whatever_stands_around_it(pieces: list[str], between: str) -> None:
    reading = read(between.join(pieces))
    assert list(faults(reading)) == []
    assert unnamed(reading) == []


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("0123456789.,/-–%() \n\t|:;ahđtỷXVIsố٣"), max_size=60))
def test_every_number_is_accounted_for_once_in_any_jumble_of_signs(text: str) -> None:
    assert list(faults(read(text))) == []


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join),
    st.sampled_from(WORDED),
    st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join),
)
@example("Lượt xem: 1.234", "bảy người", "")
@example("Tổng hợp\nSTT | Nội dung | Kế hoạch | Thực hiện\n1 |", "ba vụ", "| 3 | 4")
def test_a_number_word_with_a_unit_behind_it_is_accounted_for(before: str, worded: str, after: str) -> None:
    text = f"{before} {worded} {after}"
    place = Span(len(before) + 1, len(before) + 1 + len(worded.partition(" ")[0]))
    touching = [span for span in spans_of(read(text)) if span.touches(place)]
    assert len(touching) == 1, text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES).filter(lambda piece: "\n" not in piece), min_size=4, max_size=12), st.data())
def test_every_number_of_a_text_with_blocks_is_accounted_for_once(pieces: list[str], data: st.DataObject) -> None:
    content = "\n".join(pieces)
    blocks, start = [], 0
    for number, piece in enumerate(pieces):
        kind = data.draw(st.sampled_from((*BlockKind, None)))
        if kind is not None:
            label = f"1:{number // 3 + 1}:{number % 3 + 1}" if kind is BlockKind.CELL else None
            blocks.append(Block(kind, Span(start, start + len(piece)), label=label))
        start += len(piece) + 1
    assert list(faults(read(Text(content, tuple(blocks))))) == []
