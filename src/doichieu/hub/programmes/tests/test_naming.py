"""What texts call documents by their names alone, by the examples of lexicon/instrument_names.toml."""

from doichieu.claims import Text
from doichieu.hub.programmes.models import InstrumentKind
from doichieu.hub.programmes.naming import (
    Named,
    issuers_agree,
    matter_of,
    name_of,
    names_in,
    past_number,
    recurs,
    telling,
)
from doichieu.lexicon import Example, folded, table
from doichieu.reader import read

ENTRIES = table("instrument_names")
SESSION = "Ngày 06/01/2026, Ban Chấp hành Đảng bộ xã Lộc Bình khóa II tổ chức hội nghị lần thứ 3.\n\n"


def found(text: str) -> list[Named]:
    reading = read(Text(text))
    return list(names_in(reading.text.content, reading.agenda, reading.mentions))


def said(named: Named) -> str:
    return f"{named.kind} | {named.name} | {named.issuer or '-'}"


def fault(example: Example) -> str | None:
    reads = tuple(map(said, found(example.text)))
    return None if reads == example.reads else f"{example.text!r}: {reads}"


def test_each_example_reads_as_its_entry_says() -> None:
    assert [line for entry in ENTRIES for example in entry.examples if (line := fault(example))] == []


def test_each_form_stands_in_an_example() -> None:
    texts = [folded(example.text) for entry in ENTRIES for example in entry.examples]
    assert [f for entry in ENTRIES for f in entry.forms if not any(folded(f) in text for text in texts)] == []


def test_what_a_session_treats_is_named_by_its_agenda() -> None:
    text = (
        f"{SESSION}Hội nghị đã nghe Chương trình công tác năm 2026 của Đảng ủy xã; Kế hoạch kiểm "
        "tra, giám sát năm 2026 của Ban kiểm tra; dự thảo Nghị quyết chuyên đề về “Giữ sạch chợ phiên”; dự "
        "thảo nghị quyết hội nghị; dự thảo nghị quyết của hội nghị."
    )
    assert [said(each) for each in found(text)] == [
        "programme | công tác năm 2026 | Đảng ủy xã",
        "plan | kiểm tra, giám sát năm 2026 | Ban kiểm tra",
        "resolution | “Giữ sạch chợ phiên” | -",
    ]
    plan = next(each for each in found(text) if each.kind == "plan")
    assert text[plan.span.start : plan.span.end].startswith("Kế hoạch kiểm tra")


def test_a_name_is_what_tells_a_title_from_others() -> None:
    assert name_of("Nghị quyết về phát triển đàn bò của Huyện ủy") == ("resolution", "về phát triển đàn bò", "Huyện ủy")
    shared = "Chương trình kiểm tra, giám sát của Ban Chấp hành, cùng kế hoạch của Ủy ban Kiểm tra"
    assert name_of(shared) == ("programme", "kiểm tra, giám sát", "Ban Chấp hành")
    assert name_of("Chương trình: kiểm tra, giám sát năm 2026") == ("programme", "kiểm tra, giám sát năm 2026", "")
    assert name_of("Kế hoạch chăm đàn bò của dân của Huyện ủy") == ("plan", "chăm đàn bò của dân", "Huyện ủy")
    assert name_of("Kế hoạch nâng cao chất lượng của đàn bò") == ("plan", "nâng cao chất lượng của đàn bò", "")
    assert [name_of(title) for title in ("Nghị quyết kỳ họp", "Báo cáo công tác năm 2026", "Kế hoạch số 5-KH/ĐU")] == [
        None,
        None,
        None,
    ]
    assert (
        telling("Nghị quyết chuyên đề về “Phát triển đàn bò”") == telling("về phát triển đàn bò") == "phat trien dan bo"
    )


def test_what_a_title_says_behind_its_number_is_its_name() -> None:
    assert past_number("Nghị quyết 7/NQ-HĐND: Về đàn bò", "7/NQ-HĐND") == "Về đàn bò"
    assert past_number("Nghị quyết về đàn bò", "7/NQ-HĐND") == "Nghị quyết về đàn bò"
    assert past_number("Nghị quyết số 7/NQ-HĐND", "7/NQ-HĐND") == "Nghị quyết số 7/NQ-HĐND"


def test_a_name_with_a_number_and_no_year_comes_again_every_term() -> None:
    names = ("về nhiệm vụ 6 tháng cuối năm", "công tác năm 2026", "“Giữ sạch chợ phiên”")
    assert [recurs(name) for name in names] == [True, False, False]


def test_issuers_agree_where_one_says_less_than_the_other() -> None:
    assert issuers_agree("BCH Đảng bộ huyện", "Ban Chấp hành Đảng bộ huyện khóa XXII")
    assert issuers_agree("", "Huyện ủy")
    assert not issuers_agree("Ủy ban kiểm tra Huyện ủy", "BCH Đảng bộ huyện")


def test_the_matter_of_a_title_is_what_it_says_beside_kind_and_number() -> None:
    number = "7/NQ-HĐND"
    titles = {
        "Nghị quyết 7/NQ-HĐND: Về đàn bò": "Về đàn bò",
        "NGHỊ QUYẾT số 7/NQ-HĐND về đàn bò": "về đàn bò",
        "Nghị quyết số 7/NQ-HĐND": "",
        "Nghị quyết thực hiện Kế hoạch 7/NQ-HĐND": "Nghị quyết thực hiện Kế hoạch 7/NQ-HĐND",
        "Về đàn bò": "Về đàn bò",
    }
    assert {title: matter_of(title, InstrumentKind.RESOLUTION, number) for title in titles} == titles
    assert matter_of("Nghị quyết 7/NQ-HĐND: Về đàn bò", InstrumentKind.RESOLUTION, "7") == (
        "Nghị quyết 7/NQ-HĐND: Về đàn bò"
    )
    assert not matter_of("Kế hoạch chăm đàn bò", InstrumentKind.PLAN, "chăm đàn bò")
