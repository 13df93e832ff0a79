"""Tracked changes of a Word file, from the file to its claims."""

import re

import docx

from doichieu.claims import Text
from doichieu.reader.formats import open_bytes
from doichieu.reader.formats.tests.documents import saved, xml
from doichieu.reader.reading import read

_PART = re.compile(r"\[([-+])([^\]]*)\]|([^\[]+)")
_RUNS = {
    "+": '<w:ins NS w:id="1" w:author="x"><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:ins>',
    "-": '<w:del NS w:id="2" w:author="x"><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>',
    None: '<w:r NS><w:t xml:space="preserve">{}</w:t></w:r>',
}


def opened(words: str) -> Text:
    """The text of a file in which `[-…]` was deleted and `[+…]` inserted."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for part in _PART.finditer(words):
        paragraph._p.append(xml(_RUNS[part[1]].replace("{}", part[2] or part[3])))
    return open_bytes("a.docx", saved(document))


def test_what_stands_is_what_is_read() -> None:
    text = opened("Năm 2024, xã trồng được 1[-2][+5]0 ha [-ngô ]rau, đạt 9[-5,2][+8]% kế hoạch.")
    reading = read(text)
    assert [claim.quote for claim in reading.claims] == ["150 ha", "98%"]
    assert reading.claims[0].indicator == "rau"
    assert not reading.unread
    assert [other.span.of(text) for other in reading.other if other.what == "furniture"] == ["120", "95", "2"]


def test_a_figure_that_is_deleted_is_none_and_spans_hold_no_deleted_words() -> None:
    text = opened("Năm 2024, thôn [-lập ]sửa 12 nhà[- và 3 cầu], thu 21 triệu đồng [-hơn ].")
    reading = read(text)
    assert [claim.quote for claim in reading.claims] == ["12 nhà", "21 triệu đồng"]
    assert all(claim.span.of(text) == claim.quote for claim in reading.claims)


def test_a_number_deleted_within_a_figure_is_no_number_of_its_own() -> None:
    reading = read(opened("Năm 2024, thôn thu 21 triệu [-500 nghìn ]đồng, chi [-7 ]9 triệu đồng."))
    assert [str(claim.quantity.value) for claim in reading.claims] == ["21000000", "9000000"]
    assert [other.span.of(reading.text) for other in reading.other] == ["Năm 2024", "7"]
