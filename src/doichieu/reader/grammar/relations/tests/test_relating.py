"""Links between figures, codes, places and things listed; the words of the lexicon's relations, each in an example."""

import pytest

from doichieu.claims import Claim
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader import read

ENTRIES = table("relations")
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def claims(text: str) -> tuple[Claim, ...]:
    return read(text).claims


def links(text: str) -> tuple[str, ...]:
    """The links of a text, as the examples write them: `FIGURE relation FIGURE`."""
    found = claims(text)
    quotes = {claim.id: claim.quote for claim in found}
    return tuple(f"{claim.quote} {link.relation} {quotes[link.claim]}" for claim in found for link in claim.links)


def codes(text: str) -> list[str | None]:
    return [claim.code for claim in claims(text)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:60])
def test_each_example_links_as_its_entry_says(example: Example) -> None:
    assert links(example.text) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = " ".join(folded(example.text) for example in entry.examples)
    assert [form for form in entry.forms if folded(form) not in texts] == []


def test_every_rate_of_a_chain_points_to_the_figure() -> None:
    text = "Đàn lợn 9.350 con, bằng 92% cùng kỳ, đạt 88% kế hoạch, tăng 3% so với năm 2020."
    assert links(text) == ("92% rates 9.350 con", "88% rates 9.350 con", "3% rates 9.350 con")


@pytest.mark.parametrize(
    "text",
    [
        "Thu phí đạt 40 tỷ đồng (90% dự toán tỉnh giao; 85% dự toán xã giao; tăng 7% so với cùng kỳ)",
        "Thu phí đạt 40 tỷ đồng, (bằng 90% dự toán tỉnh giao; bằng 85% dự toán HĐND xã giao)",
        "Thu phí đạt 40 tỷ đồng, bằng 90% dự toán tỉnh giao; bằng 85% dự toán xã giao",
    ],
)
def test_rates_parted_by_semicolons_are_of_the_figure_before_them(text: str) -> None:
    first, *rates = claims(text)
    assert {claim.indicator for claim in rates} == {first.indicator} == {"Thu phí"}
    assert links(text) == tuple(f"{rate.quote} rates 40 tỷ đồng" for rate in rates)


def test_a_plan_named_behind_a_semicolon_is_of_what_it_names() -> None:
    found = claims("Cả 5 bản đạt danh hiệu văn hóa; hoàn thành 100% chỉ tiêu giao quân")
    assert found[-1].indicator == "chỉ tiêu giao quân"


def test_rates_given_in_turn_are_paired_in_order() -> None:
    text = "Có 612 doanh nghiệp, vốn 7.150 tỷ đồng, giảm lần lượt 4,8% và 11,3%."
    assert links(text) == ("4,8% rates 612 doanh nghiệp", "11,3% rates 7.150 tỷ đồng")


def test_a_change_of_a_rate_points_to_the_rate() -> None:
    assert links("Tỷ lệ hộ nghèo còn 2,17%, giảm 0,94% so với năm 2018.") == ("0,94% rates 2,17%",)


def test_a_rate_in_brackets_behind_a_plan_points_to_the_result() -> None:
    text = "Thuế: 142,9 tỷ đồng (dự toán 151 tỷ đồng; đạt 94,64%)."
    assert links(text) == ("94,64% rates 142,9 tỷ đồng",)


@pytest.mark.parametrize(
    "text",
    [
        "Có 12 dự án, 100% các cấp ủy ký cam kết.",
        "Thu 38 tỷ đồng, thấp hơn cùng kỳ năm 2021 (57,2%).",
        "Giải ngân 38 tỷ đồng; ước đến 31/12 đạt 97%.",
        "Có 17 đơn vị đạt dưới 15%.",
    ],
)
def test_a_percentage_of_something_else_has_no_link(text: str) -> None:
    assert links(text) == ()


def test_a_bracket_behind_the_whole_names_its_parts() -> None:
    assert links("Có 71 tổ chức đảng (38 đảng bộ, 33 chi bộ).") == (
        "38 đảng bộ part_of 71 tổ chức đảng",
        "33 chi bộ part_of 71 tổ chức đảng",
    )
    assert links("Xảy ra 12 vụ (cùng kỳ 15 vụ), dạy nghề cho 340 lao động (KH: 500 lao động).") == ()


def test_a_list_below_its_lead_in_names_the_parts() -> None:
    text = "Toàn huyện có 45 hộ nghèo, trong đó:\n- Hộ neo đơn: 20 hộ;\n- Hộ đông con: 25 hộ.\n"
    assert links(text) == ("20 hộ part_of 45 hộ", "25 hộ part_of 45 hộ")


def test_the_rows_of_a_table_below_in_which_are_parts() -> None:
    text = (
        "Chỉ tiêu\tĐơn vị\tKế hoạch 2024\tThực hiện 2024\tSo KH (%)\n"
        "Tổng chi\ttỷ đồng\t100\t110\t110\n"
        "Trong đó: chi đầu tư\ttỷ đồng\t40\t45\t112,5\n"
        "- Chi thường xuyên\ttỷ đồng\t60\t65\t108,3\n"
    )
    assert links(text) == (
        "110 rates 110", "40 part_of 100", "45 part_of 110", "112,5 rates 45", "60 part_of 100", "65 part_of 110",
        "108,3 rates 65",
    )  # fmt: skip


def test_a_headline_repeats_the_body() -> None:
    body = "Ngày 12/12/2019, huyện ủy họp để nhìn lại cả năm và bàn việc của năm tới."
    text = f"Huyện Tân Hà: còn hơn 2.900 tỷ đồng phải tiêu\n\n{body} Đến nay còn 2.911 tỷ đồng phải tiêu.\n"
    assert links(text) == ("2.900 tỷ đồng repeats 2.911 tỷ đồng",)


def test_a_code_needs_the_unit_of_its_indicator() -> None:
    assert codes("Đầu năm có 246 hộ nghèo (3,36%).") == ["SOC09", "SOC01"]
    assert codes("Sản lượng lúa 32.226 tấn, sản lượng lúa 12 bao.") == ["AGR05", None]


def test_a_rate_has_the_code_of_what_it_rates() -> None:
    assert codes("Kết nạp 131 đảng viên, đạt 54,6% kế hoạch, tăng 3% so với cùng kỳ.") == ["PAR01"] * 3


def test_short_words_mean_an_indicator_only_with_their_context() -> None:
    assert codes("Đầu tư công: đến ngày 30/11 giải ngân 38 tỷ đồng.") == ["INV02"]
    assert codes("Vốn vay ưu đãi: đến ngày 30/11 giải ngân 38 tỷ đồng.") == [None]
    assert codes("Tai nạn giao thông làm 3 người chết. Sét đánh làm 2 người chết.") == ["SEC04", None]


def test_what_is_added_to_a_stock_has_no_code() -> None:
    assert codes("Toàn huyện có 15 xã đạt chuẩn nông thôn mới.") == ["NRD01"]
    assert codes("Năm nay có thêm 2 xã đạt chuẩn nông thôn mới.") == [None]


def test_a_part_does_not_have_the_code_of_its_whole() -> None:
    assert codes("Xảy ra 12 vụ tai nạn giao thông, trong đó 3 vụ tai nạn giao thông đường bộ.") == ["SEC03", None]


def test_a_known_wording_is_found_in_other_words_and_spellings() -> None:
    assert codes("Tỷ lệ bao phủ BHYT đạt 95%.") == codes("Tỉ lệ bao phủ bảo hiểm y tế đạt 95%.") == ["SOC04"]
    assert codes("Phát triển mới 9 doanh nghiệp, 73 hộ kinh doanh và 1 hợp tác xã.") == ["ECO12", "ECO22", "ECO13"]


def test_another_place_is_named_in_brackets_at_the_head_or_behind() -> None:
    text = (
        "Huyện Đức Lâm họp. Hộ nghèo của huyện Đức Lâm tập trung ở xã Lâm Thượng (39 hộ), Đức Nam (28 hộ).\n"
        "Ở xã Thọ Sơn, 11/11 bản có điện. Kiểm đếm 12 hộ tại xã Lâm Thượng. Cử tri xã Thọ Sơn gửi 5 kiến nghị.\n"
    )
    found = [(claim.quote, claim.locality) for claim in claims(text)]
    assert found == [
        ("39 hộ", "Lâm Thượng"),
        ("28 hộ", "Đức Nam"),
        ("11/11 bản", "Thọ Sơn"),
        ("12 hộ", "Lâm Thượng"),
        ("5 kiến nghị", None),
    ]


def test_places_listed_by_name_alone_are_of_the_kind_that_leads_in_to_them() -> None:
    text = (
        "Huyện Đức Lâm họp. Huyện có 15/18 xã đạt chuẩn; 3 xã còn lại là Mỹ Sơn (17/19 tiêu chí), Đức Nam (15/19).\n"
        "Các xã đã xong: Thọ Sơn 12 hộ; Lâm Thượng 7 hộ.\n"
    )
    found = [(claim.quote, claim.locality) for claim in claims(text)]
    assert found == [
        ("15/18 xã", None),
        ("3 xã", None),
        ("17/19 tiêu chí", "Mỹ Sơn"),
        ("15/19", "Đức Nam"),
        ("12 hộ", "Thọ Sơn"),
        ("7 hộ", "Lâm Thượng"),
    ]


def test_a_place_that_acts_has_the_figure_and_one_that_asks_has_not() -> None:
    text = (
        "Huyện Đức Lâm họp. Hai xã về đích, trong đó xã Thọ Sơn hoàn thành trước 6 tháng.\n"
        "Xã Lâm Thượng đề nghị hỗ trợ 5 tỷ đồng.\n"
    )
    found = [(claim.quote, claim.locality) for claim in claims(text)]
    assert found == [("Hai xã", None), ("6 tháng", "Thọ Sơn"), ("5 tỷ đồng", None)]


def test_a_hamlet_or_an_office_is_a_subject() -> None:
    text = "- Thôn Hạ: 9 hộ.\n- Phòng Nội vụ: 12 hồ sơ.\n"
    assert [(claim.locality, claim.subject) for claim in claims(text)] == [(None, "Thôn Hạ"), (None, "Phòng Nội vụ")]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Còn 4 tiêu chí gồm: giao thông; thủy lợi; y tế; văn hóa.", ["giao thông", "thủy lợi", "y tế", "văn hóa"]),
        ("Huyện có 2 xã Yên Mỹ và Đại Áng về đích.", ["Yên Mỹ", "Đại Áng"]),
        ("Lập 3 tổ: tổ kiểm tra, tổ vận động và tổ giám sát.", ["tổ kiểm tra", "tổ vận động", "tổ giám sát"]),
        ("Còn 5 tiêu chí gồm: giao thông; thủy lợi.", []),
    ],
)
def test_things_listed_behind_a_count_are_its_items(text: str, things: list[str]) -> None:
    [claim] = claims(text)
    assert [item.of(text) for item in claim.items] == things


def test_all_figures_of_a_bracket_are_about_the_place_before_it() -> None:
    text = "Vĩnh Hạ: phần còn lại tập trung ở xã Hưng Lạc (7,9 ha, 44 hộ), xã Kỳ Sơn (2,6 ha, 15 hộ)."
    assert [claim.locality for claim in read(text).claims] == ["Hưng Lạc", "Hưng Lạc", "Kỳ Sơn", "Kỳ Sơn"]


def test_a_rate_behind_a_change_rates_what_has_changed() -> None:
    text = "Xảy ra 24 vụ, thiệt hại 1,2 tỷ đồng; so với năm 2019 giảm 6 vụ, tỷ lệ giảm 20%."
    assert "20% rates 24 vụ" in links(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Sản lượng 90 tấn, tăng 8,6% so với cùng kỳ (cùng kỳ tăng 7,9%).",
            ["8,6% rates 90 tấn"],
        ),
        ("Điều tra làm rõ 71/84 vụ, đạt 84,5% (chỉ tiêu 75%).", ["84,5% rates 71/84 vụ"]),
        ("Giải ngân 39 tỷ đồng, bằng 88,2%; ước đến 31/12 đạt 97%.", ["88,2% rates 39 tỷ đồng"]),
        ("Riêng đá xây dựng giảm 8% còn 410 nghìn m3.", ["8% rates 410 nghìn m3"]),
        (
            "Sâu hại 37 ha ngô ở xã Hạ (25 ha) và xã Thượng (12 ha).",
            ["25 ha part_of 37 ha", "12 ha part_of 37 ha"],
        ),
        (
            "Sâu hại 97 ha ngô, nhiều nhất ở xã Hạ (25 ha) và xã Thượng (12 ha).",
            ["25 ha part_of 97 ha"],
        ),
        (
            "Thu 21 tỷ đồng, đạt 81% dự toán (thuế 4 tỷ đồng, lệ phí 2 tỷ đồng, còn lại là thu khác).",
            ["81% rates 21 tỷ đồng", "4 tỷ đồng part_of 21 tỷ đồng", "2 tỷ đồng part_of 21 tỷ đồng"],
        ),
    ],
)
def test_what_a_rate_or_part_in_a_bracket_or_behind_a_verb_points_to(text: str, wanted: list[str]) -> None:
    assert list(links(text)) == wanted


def test_what_is_told_of_a_time_apart_is_part_of_the_same_matter_only() -> None:
    assert links("Năm 2024, xã trồng 480 ha dâu. Riêng tháng 4, mưa đá làm 27 ha ngô bị dập.") == ()
    assert links("Năm 2024, xã trồng 480 ha dâu, riêng tháng 4 trồng 90 ha.") == ("90 ha part_of 480 ha",)
