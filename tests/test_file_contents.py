from doichieu.reader.formats import errors, sniffing
from doichieu.show.file_faults import file_fault
from doichieu.show.wording import entries


def told(fault: errors.FormatError, lang: str) -> str:
    return file_fault(fault.code, fault.facts, str(fault), "vi" if lang == "vi" else "en")


def test_what_a_file_holds_instead_is_said_in_the_language_that_was_asked_for() -> None:
    fault = errors.WronglyNamed(file="bc.docx", suffix=".docx", found="a PDF")
    assert told(fault, "vi") == (
        "bc.docx: tên tệp kết thúc bằng .docx nhưng nội dung là tệp PDF; "
        "hãy mở bằng chương trình đã soạn và lưu lại thành .docx"
    )
    assert "a PDF" in told(fault, "en")


def test_all_that_a_file_is_seen_to_hold_has_vietnamese_words() -> None:
    known = {name.removeprefix("file_content.") for name in entries() if name.startswith("file_content.")}
    told_of = {what for _, what in (*sniffing._SIGNATURES, *sniffing._ZIPS, *sniffing._OLES)}
    assert known == {sniffing._TITLES.get(what, what) for what in told_of} | set(sniffing._TITLES.values())
