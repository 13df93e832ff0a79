import re
from collections.abc import Iterator

import pytest

from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.reader.formats.changes import told_apart

_PART = re.compile(r"\[([-+])([^\]]*)\]|([^\[]+)")


def tracked(words: str) -> Text:
    """`1[-2][+5]0 ha`: of 120 ha the 2 was deleted and a 5 inserted, as Word leaves them."""
    content, blocks = "", []
    for part in _PART.finditer(words):
        said = part[2] or part[3] or ""
        if part[1]:
            kind = BlockKind.INSERTED if part[1] == "+" else BlockKind.DELETED
            blocks.append(Block(kind, Span(len(content), len(content) + len(said))))
        content += said
    return Text(content, tuple(blocks))


def shown(text: Text) -> str:
    return "".join(_signs(text))


def _signs(text: Text) -> Iterator[str]:
    at = 0
    for block in text.blocks:
        sign = {BlockKind.INSERTED: "+", BlockKind.DELETED: "-"}.get(block.kind)
        if sign is not None:
            yield f"{text.content[at : block.span.start]}[{sign}{block.span.of(text)}]"
            at = block.span.end
    yield text.content[at:]


@pytest.mark.parametrize(
    ("written", "apart"),
    [
        ("Kè dài [-3,1][+4,6] km.", "Kè dài [-3,1] [+4,6] km."),
        ("Kè dài [+4,6 km][-3,1 km].", "Kè dài [-3,1 km] [+4,6 km]."),
        ("Xây 1[-2][+5]0 nhà", "Xây [-120] 1[+5]0 nhà"),
        ("Xây 1[-2 nhà][+5 căn] mới", "Xây [-12 nhà] 1[+5 căn] mới"),
        ("vượt 9[-5,2][+8]%.", "vượt [-95,2%] 9[+8]%."),
        ("thu 21[-,5] tỷ", "thu [-21,5] 21 tỷ"),
        ("thu 2[-1][+2]3[-4][+5] tỷ", "thu [-2134] 2[+2]3[+5] tỷ"),
    ],
)
def test_what_is_deleted_stands_before_what_takes_its_place(written: str, apart: str) -> None:
    assert shown(told_apart(tracked(written))) == apart


@pytest.mark.parametrize(
    "written",
    [
        "Xây [-12 ]nhà",
        "Mở lớp[-, thi tay nghề].",
        "Mở [+3 ]lớp",
        "Mở 1[+0] lớp",
        "[-Bỏ cả câu.]\nGiữ câu này.",
        "Mở 3 lớp",
    ],
)
def test_what_is_apart_already_stays_as_it_is(written: str) -> None:
    assert told_apart(tracked(written)) == tracked(written)


def test_other_blocks_keep_their_words() -> None:
    text = tracked("Số 1[-2][+5]0\tSố 7\nSau")
    cells = (Block(BlockKind.CELL, Span(0, 7)), Block(BlockKind.CELL, Span(8, 12)))
    apart = told_apart(Text(text.content, (cells[0], *text.blocks, cells[1])))
    assert [block.span.of(apart) for block in apart.blocks_of(BlockKind.CELL)] == ["Số 120 150", "Số 7"]
