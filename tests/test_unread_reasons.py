from doichieu.reader.grammar.figures import scan
from doichieu.reader.grammar.tables import figures
from doichieu.show.wording import unread_advice, unread_reason

REASONS = (
    scan.NO_UNIT,
    scan.ODD_SPELLING,
    scan.FOREIGN_DIGITS,
    scan.ROW,
    figures.ODD_CELL,
    figures.NAMELESS,
    figures.REMARK,
)


def test_each_reason_of_the_reader_for_not_reading_a_number_has_vietnamese_words() -> None:
    assert [reason for reason in REASONS if unread_reason(reason, "vi") == reason] == []
    assert unread_reason("no unit stands with the number", "vi") == "số này không kèm đơn vị"


def test_each_reason_says_in_both_languages_what_a_clerk_can_do() -> None:
    assert [reason for reason in REASONS if not (unread_advice(reason, "vi") and unread_advice(reason, "en"))] == []
    assert unread_advice("three numbers parted by slashes", "vi") == ""


def test_in_english_a_reason_stands_as_the_reader_gives_it() -> None:
    assert [unread_reason(reason, "en") for reason in REASONS] == list(REASONS)


def test_a_reason_without_words_stands_as_it_is() -> None:
    assert unread_reason("three numbers parted by slashes", "vi") == "three numbers parted by slashes"
