"""A file that cannot be read is told in the language of the output, for every fault that there is."""

import pytest

from doichieu.reader.formats.errors import KINDS, EmptyFile, FormatError, UnknownEncoding, UnknownSuffix, WronglyNamed
from doichieu.show.file_faults import file_fault
from doichieu.show.wording import entries


@pytest.mark.parametrize("code", KINDS)
def test_every_fault_of_a_file_has_its_words(code: str) -> None:
    assert f"file_fault.{code}" in entries()


def test_a_fault_is_told_in_vietnamese_or_in_english() -> None:
    fault = EmptyFile(file="bc.txt")
    told = file_fault(fault.code, fault.facts, str(fault), "vi")
    assert told == "bc.txt: tệp không có chữ; nếu là bản quét, hãy dùng văn bản gốc"
    assert file_fault(fault.code, fault.facts, str(fault), "en") == str(fault)


def test_a_fault_without_words_is_told_as_it_is() -> None:
    assert file_fault("unheard-of", {"file": "a"}, "a: odd", "vi") == "a: odd"


@pytest.mark.parametrize(
    ("fault", "way_out"),
    [
        (UnknownSuffix(file="a.pdf", suffix=".pdf", known=".docx"), "mở tệp bằng Word"),
        (UnknownSuffix(file="a.doc", suffix=".doc", known=".docx"), "lưu lại thành .docx"),
        (UnknownSuffix(file="a.xyz", suffix=".xyz", known=".txt, .docx"), ".txt, .docx"),
        (WronglyNamed(file="a.docx", suffix=".docx", found="an old Word document (.doc)"), "lưu lại thành .docx"),
        (WronglyNamed(file="a.docx", suffix=".docx", found="plain text"), "thành .txt"),
        (UnknownEncoding(file="a.txt", position=7), "TCVN3"),
    ],
)
def test_the_way_out_of_a_fault_leads_to_a_file_that_is_read(fault: FormatError, way_out: str) -> None:
    told = file_fault(fault.code, fault.facts, str(fault), "vi")
    assert way_out in told
    assert ("đổi phần cuối tên tệp" in told) == (fault.facts.get("found") == "plain text")
