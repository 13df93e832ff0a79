"""The place of the issuer, from the examples of the lexicon and in letterheads of every layout."""

import re

import pytest

from doichieu.claims import Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader.grammar.names.bodies import bodies_in
from doichieu.reader.grammar.names.letterheads import issuing_place
from doichieu.reader.grammar.names.proper_names import places_in
from doichieu.reader.grammar.names.references import reference_spans
from doichieu.reader.grammar.text.segments import layout_of
from doichieu.reader.grammar.text.sources import source_of

ENTRIES = table("letterheads")
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def issuer(text: str) -> str | None:
    source = source_of(Text(text))
    return issuing_place(source, layout_of(source), bodies_in(source), places_in(source), reference_spans(source))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:40])
def test_each_example_reads_as_its_entry_says(example: Example) -> None:
    assert (issuer(example.text),) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples]
    assert [
        f for f in entry.forms if not any(re.search(rf"(?<!\w){re.escape(folded(f))}(?!\w)", t) for t in texts)
    ] == []


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("UBND HUYỆN SÔNG LÂM\nUBND XÃ MÂY THƯỢNG\nSố: 12/BC-UBND", "Mây Thượng"),
        ("UBND HUYỆN SÔNG LÂM\nXÃ MÂY THƯỢNG", None),
        ("HỘI ĐỒNG NHÂN DÂN\nXÃ MÂY THƯỢNG\nTỈNH LAM GIANG\nSố: 12/NQ-HĐND", "Mây Thượng"),
        ("HỘI ĐỒNG NHÂN DÂN\nXÃ MÂY THƯỢNG, TỈNH LAM GIANG\nSố: 12/NQ-HĐND", "Mây Thượng"),
        ("HỘI ĐỒNG NHÂN DÂN XÃ MÂY THƯỢNG, TỈNH LAM GIANG\nSố: 12/NQ-HĐND", "Mây Thượng"),
        ("UBND HUYỆN SÔNG LÂM\nXÃ MÂY THƯỢNG\nSố: 12/BC-UBND", "Mây Thượng"),
        ("HỘI ĐỒNG NHÂN DÂN\nXÃ MÂY THƯỢNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Mây Thượng"),
        ("ĐẢNG BỘ THÀNH PHỐ LAM GIANG\nĐẢNG ỦY XÃ MÂY THƯỢNG\n*", "Mây Thượng"),
        ("TỈNH ỦY LAM GIANG\nĐẢNG ỦY XÃ MÂY THƯỢNG", "Mây Thượng"),
        ("ĐẢNG BỘ TỈNH LAM GIANG\nĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ MÂY THƯỢNG\nSố 5-BC/ĐU", "Mây Thượng"),
        ("ĐẢNG BỘ TỈNH LAM GIANG | ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY SÔNG LÂM |", "Sông Lâm"),
        ("HUYỆN ỦY SÔNG LÂM\nBẢN MINH HỌA\n*", "Sông Lâm"),
        ("TỈNH ỦY LAM GIANG\nBAN TUYÊN GIÁO\n*", "Lam Giang"),
        ("UBND XÃ MÂY THƯỢNG     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRƯỜNG TIỂU HỌC SỐ 2", "Mây Thượng"),
        ("ĐẢNG ỦY XÃ MÂY THƯỢNG     Mây Thượng, ngày 3 tháng 7 năm 2026\n*", "Mây Thượng"),
        ("ĐẢNG BỘ TỈNH LAM GIANG\nXã Mây Thượng tổng kết năm", None),
        ("Huyện ủy Sông Lâm họp với Đảng ủy xã Mây Thượng\nSố: 12/BC-UBND", None),
    ],
)
def test_the_lower_line_names_the_issuer(head: str, place: str | None) -> None:
    assert issuer(f"{head}\n\nBÁO CÁO\nKết quả năm 2026 của tỉnh Lam Giang\n") == place
