"""What the words around a cited number say of it, by the examples of lexicon/instruments.toml."""

from doichieu.claims import Text
from doichieu.hub.programmes.citing import Cited, citations_in, key_of, kind_of, level_of
from doichieu.lexicon import Example, folded, table
from doichieu.reader import read

ENTRIES = table("instruments")


def said(cited: Cited) -> str:
    day = cited.issued.isoformat() if cited.issued else "-"
    facts = (cited.written, cited.kind, day, cited.issuer or "-", cited.title or "-", cited.relation or "-")
    return " | ".join(facts)


def found(text: str) -> list[Cited]:
    reading = read(Text(text))
    return list(citations_in(reading.text.content, reading.mentions))


def fault(example: Example) -> str | None:
    reads = tuple(map(said, found(example.text)))
    return None if reads == example.reads or not example.reads else f"{example.text!r}: {reads}"


def test_each_example_reads_as_its_entry_says() -> None:
    assert [line for entry in ENTRIES for example in entry.examples if (line := fault(example))] == []


def test_each_form_stands_in_an_example() -> None:
    missing = [
        f"{entry.id}: {form}"
        for entry in ENTRIES
        for form in entry.forms
        if not any(folded(form) in folded(example.text) for example in entry.examples)
    ]
    assert missing == []


def test_the_signs_of_a_symbol_tell_whose_it_is() -> None:
    assert [level_of(number) for number in ("15-NQ/TU", "01-HD/BTCTW", "5-CV/QU", "58-BC/ĐU", "61/2020/QH14")] == [
        1,
        0,
        2,
        3,
        0,
    ]
    assert level_of("45/KH-UBND") is None


def test_numbers_of_one_list_are_of_one_kind() -> None:
    cited = found("theo các nghị quyết số 14, 15 và 16.")
    assert [(each.written, each.kind) for each in cited] == [(number, "resolution") for number in ("14", "15", "16")]


def test_letters_reports_and_submissions_are_no_records() -> None:
    text = "Công văn số 12-CV/HU, Báo cáo số 210/BC-UBND, Tờ trình số 45/TTr-UBND, công văn 812/UBND-NC"
    assert found(text) == []


def test_signs_between_the_parts_of_a_number_do_not_tell_two_apart() -> None:
    assert key_of("15/NQ-HĐND") == key_of("15-NQ/HĐND") == "15-nq-hđnd"
    assert (kind_of("15-NQ/TU"), kind_of("9-BC/TU")) == ("resolution", None)


def test_a_day_that_is_none_is_left_out() -> None:
    [cited] = found("Nghị quyết số 12-NQ/TU ngày 31/02/2024 của Tỉnh ủy")
    assert (cited.issued, cited.issuer) == (None, "")
