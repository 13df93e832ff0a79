from decimal import Decimal

import pytest

from doichieu.claims import Kind
from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Kinh tế ổn định, tổng giá trị sản xuất trên địa bàn đạt 5 tỷ đồng", ["tổng giá trị sản xuất"]),
        ("Thu ngân sách đạt 5 tỷ đồng, bằng 106% dự toán", ["Thu ngân sách", "Thu ngân sách"]),
        ("Kết nạp 26 đảng viên mới, đạt 104% chỉ tiêu", ["đảng viên mới", "đảng viên mới"]),
        (
            "Tỷ lệ thu gom đạt 82%. Thấp nhất là xã Sơn Hạ (61%), xã Tân Phú (58%)",
            ["Tỷ lệ thu gom", "Tỷ lệ thu gom", "Tỷ lệ thu gom"],
        ),
        ("Lỗi về tải trọng 12 trường hợp; lỗi về tốc độ 9 trường hợp", ["Lỗi về tải trọng", "lỗi về tốc độ"]),
        ("Về tốc độ 9 trường hợp; báo cáo về tổng số lao động: 120 lao động", ["tốc độ", "tổng số lao động"]),
        ("Xã duy trì kết quả xóa nhà tạm, giảm 40% số hộ cận nghèo", ["số hộ cận nghèo"]),
        ("Tổ chức kiểm tra thuế, tăng 12% so với cùng kỳ", ["Tổ chức kiểm tra thuế"]),
        ("100% các cấp ủy thực hiện tốt", ["các cấp ủy thực hiện tốt"]),
        (
            "Còn 26 hộ chưa nhận tiền, trong đó Lâm Hạ 15 hộ, khu vực An Bình cũ 8 hộ, thị trấn 3 hộ",
            ["hộ chưa nhận tiền"] * 4,
        ),
        ("Có 46 hộ thiếu nước (thôn Đông 20 hộ, thôn 5 26 hộ)", ["hộ thiếu nước"] * 3),
        (
            "Có 12 người chết, trong đó nam 9 người; 5 hộ nghèo, trong đó dân tộc Mông 3 hộ",
            ["người chết", "nam", "hộ nghèo", "dân tộc Mông"],
        ),
        ("Có 8 chỉ tiêu đạt từ 40% đến dưới 50%", ["chỉ tiêu đạt từ 40% đến dưới 50%", "chỉ tiêu"]),
        ("Cơ cấu chuyển dịch đúng hướng, trong đó nông-lâm nghiệp chiếm 40%", ["nông-lâm nghiệp"]),
        ("Từ khi thành lập đến hết năm 2025, Ủy ban Kiểm tra mở 12 cuộc", ["mở"]),
        ("Qua rà soát tỷ lệ hộ nghèo giảm 1%; về giải ngân vốn vay đạt 30%", ["tỷ lệ hộ nghèo", "giải ngân vốn vay"]),
        ("Qua kiểm tra 12 chi bộ, tỷ lệ vi phạm giảm 1%", ["kiểm tra", "tỷ lệ vi phạm"]),
        ("Có 3 xã có tỷ lệ giải ngân 12%", ["xã có tỷ lệ giải ngân 12%", "tỷ lệ giải ngân"]),
        ("Về đuối nước trẻ em, từ đầu năm xảy ra 2 vụ", ["đuối nước trẻ em"]),
        ("Về an ninh trật tự, xảy ra 5 vụ trộm cắp", ["vụ trộm cắp"]),
        ("Sang năm 2027, hội nghị dự kiến 18 chỉ tiêu", ["chỉ tiêu"]),
        ("Hoàn trả 7,5 tỷ đồng tiền thuế", ["tiền thuế"]),
        ("Còn 4 tiêu chí chưa đạt", ["tiêu chí chưa đạt"]),
        ("Kết nạp 37 hội viên vượt chỉ tiêu giao", ["Kết nạp"]),
        ("Có 9 tiêu chí vượt kế hoạch", ["tiêu chí vượt kế hoạch"]),
        ("Thị trấn hoàn thành trên 70% kế hoạch làm đường ngõ", ["kế hoạch làm đường ngõ"]),
        ("Hoàn thành 70% kế hoạch", ["Hoàn thành"]),
        ("Tổng số mô hình của 4 hội miền núi là 23 mô hình", ["hội miền núi", "Tổng số mô hình"]),
        ("Tặng Bằng khen cho 37 đồng chí", ["Tặng Bằng khen"]),
        ("2 xã Tân Hà và Phú Sơn được xếp hạng là làng nghề", ["được xếp hạng là làng nghề"]),
        ("Đảng bộ phường có 46 chi bộ", ["chi bộ"]),
        ("Tỷ lệ rác thải được thu gom, xử lý đạt 96%", ["Tỷ lệ rác thải được thu gom, xử lý"]),
        ("Giá trị sản xuất (giá hiện hành) đạt 500 tỷ đồng", ["Giá trị sản xuất"]),
        ("Lượng khách do ảnh hưởng của dịch bệnh giảm 60%", ["Lượng khách"]),
        ("Có 48 hộ và 9 doanh nghiệp đăng ký mới", ["đăng ký mới", "doanh nghiệp đăng ký mới"]),
        ("Tỷ lệ bao phủ 91,6%; mục tiêu giao là 92%", ["Tỷ lệ bao phủ", "Tỷ lệ bao phủ"]),
        ("a) Tỷ lệ hộ nghèo còn 1,5%", ["Tỷ lệ hộ nghèo"]),
        (
            "Khu vực dịch vụ tăng 6,8%, đóng góp 2,1 điểm phần trăm vào mức tăng chung",
            ["Khu vực dịch vụ", "Khu vực dịch vụ"],
        ),
        ("Huyện Lâm Khê tăng 23 tiêu chí", ["tiêu chí"]),
        ("Mưa lũ làm 93 nhà bị đổ (Lâm Khê: 38 nhà; Đông Mạ: 55 nhà)", ["nhà bị đổ"] * 3),
        (
            "Có 250 doanh nghiệp trở lại, giảm 39% (tương ứng giảm 161 doanh nghiệp)",
            ["doanh nghiệp trở lại"] * 3,
        ),
        ("Bò lai chiếm 16,5% tổng đàn", ["Bò lai"]),
        ("Nguồn ủy thác là 131 tỷ đồng, hoàn thành 70% kế hoạch", ["Nguồn ủy thác", "Nguồn ủy thác"]),
        (
            "Tổng dư nợ đạt 3.569 tỷ đồng/85.579 khách hàng, tăng 331 tỷ đồng so với đầu năm",
            ["Tổng dư nợ", "khách hàng", "Tổng dư nợ"],
        ),
        ("Đường trục thôn, liên thôn được cứng hóa đạt 95%", ["liên thôn được cứng hóa"]),
        ("Số hộ nuôi gà là 39 hộ; xã có 23 trang trại", ["Số hộ nuôi gà", "trang trại"]),
        ("Tổng số là 334 tấn xi măng", ["xi măng"]),
        ("Xã trồng 72 ha. Trong đó 50 ha. Đạt 99% kế hoạch", ["trồng", "trồng", "trồng"]),
        ("Tiền phạt tăng 3 tỷ đồng; so với năm 2021, giảm 19 vụ trộm cắp", ["Tiền phạt", "vụ trộm cắp"]),
        ("Tổng thu đạt 9 tỷ đồng, trong đó thu trên địa bàn xã được 2 tỷ đồng", ["Tổng thu", "thu trên địa bàn xã"]),
        ("Số vụ tăng 4 vụ, giảm 7 người chết và tăng 2 người bị thương", ["Số vụ", "người chết", "người bị thương"]),
        ("Vụ hè, xã trồng 60 ha, chiếm 97% diện tích gieo cấy và bằng 98% cùng kỳ", ["trồng"] * 3),
        ("Huyện huy động 12 tỷ đồng làm đường", ["huy động"]),
        ("Năng suất lúa của nhiều xã giảm (Lâm Khê giảm 7 tạ/ha; Đông Mạ giảm 5 tạ/ha)", ["Năng suất lúa"] * 2),
        ("Một số nơi thu thấp: xã Lâm Khê 38%, xã Đông Mạ 41%", ["thu thấp"] * 2),
        ("Phí chợ đạt 71%, phí đò 66%; đạt thấp là thuế môn bài (39%)", ["Phí chợ", "phí đò", "thuế môn bài"]),
        ("Còn 2 chỉ tiêu không đạt là: trồng rừng (61/80 ha), trồng chè", ["chỉ tiêu không đạt", "trồng rừng"]),
        ("Ban đề nghị làm rõ vì sao dự án chợ mới chỉ giải ngân được 12%", ["giải ngân"]),
        ("Xã tặng quà hộ nghèo, người già, trẻ mồ côi với tổng kinh phí 3 tỷ đồng", ["tổng kinh phí"]),
        ("Có 9 thôn được công nhận và đang xây dựng thêm 5 thôn", ["thôn được công nhận", "xây dựng"]),
        ("Số con nuôi giảm ở đàn bò (giảm 5%) và đàn lợn (giảm 6%)", ["Số con nuôi giảm ở đàn bò", "đàn lợn"]),
        ("Năng suất sắn, ngô đạt 60 tạ/ha; cà phê cho thu 40 ha", ["Năng suất sắn, ngô", "cà phê cho thu"]),
        (
            "Xử lý 118 đơn. Phân theo loại: khiếu nại 61 đơn, tố cáo 24 đơn, kiến nghị, phản ánh 33 đơn",
            ["Xử lý", "khiếu nại", "tố cáo", "kiến nghị, phản ánh"],
        ),
        ("Ban ghi nhận 8 chỉ tiêu đạt trên 50% kế hoạch", ["chỉ tiêu đạt trên 50%", "chỉ tiêu"]),
        ("Xã kết nạp 8 đảng viên đạt 50% kế hoạch", ["kết nạp"] * 2),
        ("Xây 6 phòng, sửa 9 phòng; nâng số trường đạt chuẩn lên 4/5 trường", ["Xây", "sửa", "số trường đạt chuẩn"]),
        ("Có 126 công ty mới, tăng 26% về số lượng và 11% về vốn", ["công ty mới", "số lượng", "vốn"]),
        ("Còn 2 việc: tỷ lệ lao động có chứng chỉ, bằng cấp (28%)", ["việc", "tỷ lệ lao động có chứng chỉ, bằng cấp"]),
        ("Sau sắp xếp, xã giảm 6 thôn", ["thôn"]),
        ("Kim ngạch của 4 doanh nghiệp chế biến khoảng 37 triệu USD", ["doanh nghiệp chế biến", "Kim ngạch"]),
        ("Hiện có 28 bản, 310 hộ", ["bản", "hộ"]),
        ("Kỳ họp bầu bà Lò Thị Vân giữ chức Phó Chủ tịch UBND xã với 23/25 phiếu, đạt 92%", ["bầu", "bầu"]),
        ("Xã có 3,5 bác sĩ/vạn dân", ["bác sĩ"]),
        ("Thu nhập đạt 61 triệu đồng/năm, thiếu 2 triệu đồng so với mục tiêu", ["Thu nhập", "Thu nhập"]),
        ("Nông dân đã gặt 840 ha lúa mùa, bằng 96% diện tích gieo cấy", ["lúa mùa", "lúa mùa"]),
        ("Vốn giao 900 tỷ đồng. Cắt giảm 14 tỷ đồng của 3 dự án", ["Vốn", "Cắt giảm", "Cắt giảm"]),
        (
            "2 chỉ tiêu kém là tỷ lệ hộ khá (31%, kế hoạch 3%) và tỷ lệ hộ được cấp nước (94% so với kế hoạch 96%)",
            ["chỉ tiêu kém", *["tỷ lệ hộ khá"] * 2, *["tỷ lệ hộ được cấp nước"] * 2],
        ),
        ("Tỷ lệ hộ dùng nước máy (86,3/88%), trồng rừng (40/50 ha)", ["Tỷ lệ hộ dùng nước máy", "trồng rừng"]),
        ("Xã giải ngân 70% kế hoạch; riêng đến 31/12/2025 phải đạt trên 90%", ["giải ngân", "giải ngân"]),
    ],
)
def test_the_shortest_phrase_that_says_what_is_measured(text: str, indicators: list[str]) -> None:
    assert [claim.indicator for claim in read(text).claims] == indicators


def test_a_rate_of_nothing_named_has_no_indicator_rather_than_an_empty_one() -> None:
    assert [claim.indicator for claim in read("Đạt 8,5/vạn dân.").claims] == [None]
    assert [claim.indicator for claim in read("Số giường đạt 30/vạn dân.").claims] == ["Số giường"]


def test_a_rate_behind_a_bracket_speaks_of_what_stands_before_it() -> None:
    claims = read("Tỉnh có 102 đơn vị cấp xã (84 xã, 18 phường), giảm 56% so với trước.").claims
    assert claims[3].indicator == claims[0].indicator == "đơn vị cấp xã"


def test_a_known_wording_gets_its_code_and_an_unknown_one_none() -> None:
    text = "Tỷ lệ hộ nghèo còn 0,73%; tỷ lệ hộ khá đạt 12%."
    poor, well_off = read(text, wordings={"Tỷ lệ hộ khá": "SOC99"}).claims
    assert (poor.code, well_off.code) == ("SOC01", "SOC99")
    assert [claim.code for claim in read(text).claims] == ["SOC01", None]


def test_what_a_bracket_measures_stands_before_it() -> None:
    exports, imports = read("Trong tháng, xuất khẩu tăng khá (+12%), nhập khẩu (-3%).").claims
    assert (exports.indicator, imports.indicator) == ("xuất khẩu", "nhập khẩu")
    [revenue] = read("Thu ngân sách (125 tỷ đồng) đạt khá.").claims
    assert revenue.indicator == "Thu ngân sách"
    crashes, fewer = read("Tai nạn giao thông 12 vụ (-3 vụ).").claims
    assert fewer.indicator == crashes.indicator


def test_a_verb_joined_right_before_a_count_governs_it() -> None:
    [claim] = read("Các đại biểu thảo luận và biểu quyết thông qua 26 nghị quyết.").claims
    assert claim.indicator == "biểu quyết thông qua"


def test_a_topic_set_off_by_a_comma_governs_no_count() -> None:
    [claim] = read("Về văn hóa - xã hội, 66/66 thôn, ấp giữ vững danh hiệu.").claims
    assert claim.indicator != "văn hóa - xã hội"


def test_a_subject_before_what_a_change_is_measured_against_is_its_own() -> None:
    _, growth = read("Thu ngân sách đạt 10 tỷ đồng; sản lượng thóc so với năm 2021 tăng 31,6%.").claims
    assert growth.indicator == "sản lượng thóc"


def test_places_in_a_bracket_say_whose_part_of_the_count_a_number_is() -> None:
    claims = read("Bão làm 8 người chết (xã Mường An 4, xã Bình Lâm 3, phường Nam Hạ 1).").claims
    assert [claim.indicator for claim in claims] == ["người chết"] * 4


def test_an_abbreviation_in_a_bracket_names_its_own_part() -> None:
    claims = read("Ngành thiếu 915 giáo viên (mầm non 642, THCS 273).").claims
    assert [claim.indicator for claim in claims][1:] == ["mầm non", "THCS"]


def test_a_plan_that_a_result_falls_short_of_is_no_plan_beside_it() -> None:
    claims = read("Xã có 8,7 bác sĩ/vạn dân, thấp hơn mục tiêu 1,8 bác sĩ; trồng rừng 203 ha/kế hoạch 260 ha.").claims
    assert [claim.planned for claim in claims] == [False, False, False, True]


def test_a_change_of_a_count_is_one_of_the_same_things() -> None:
    text = "Xảy ra 19 vụ tai nạn, làm chết 7 người, bị thương 24 người; so với cùng kỳ giảm 2 vụ, tăng 1 người chết."
    claims = read(text).claims
    assert [claim.indicator for claim in claims[3:]] == ["vụ tai nạn", "người chết"]


def test_a_change_behind_the_parts_of_a_count_is_one_of_the_whole() -> None:
    text = "Thi hành kỷ luật 8 đảng viên: khiển trách 5, cảnh cáo 3; so với cùng kỳ giảm 2 trường hợp."
    assert read(text).claims[-1].indicator == "Thi hành kỷ luật"


def test_a_change_of_a_count_may_be_one_of_the_sentence_before() -> None:
    text = "Trong quý xảy ra 19 vụ tai nạn, làm chết 7 người. So với cùng kỳ giảm 2 vụ."
    assert read(text).claims[-1].indicator == "vụ tai nạn"


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Tiêm vắc xin cho 1.230 trẻ dưới 1 tuổi, đạt 96%", ["Tiêm vắc xin", "Tiêm vắc xin"]),
        ("Xuất khẩu 59 triệu USD, chiếm 68% tổng kim ngạch", ["Xuất khẩu", "Xuất khẩu"]),
        ("Tổ có 9 thành viên, doanh thu 2 tỷ đồng; 12 trang trại", ["thành viên", "doanh thu", "trang trại"]),
        ("Hỗ trợ khó khăn 5 tỷ đồng cho 12 hộ", ["Hỗ trợ khó khăn", "Hỗ trợ khó khăn"]),
    ],
)
def test_what_a_figure_measures_is_not_taken_from_what_runs_on_behind_another(text: str, indicators: list[str]) -> None:
    assert [claim.indicator for claim in read(text).claims] == indicators


def test_a_label_before_a_colon_names_what_a_plan_and_its_result_measure() -> None:
    claims = read("- Trồng rừng phòng hộ: KH 500 ha, TH 340 ha, đạt 68% KH.").claims
    assert [claim.indicator for claim in claims] == ["Trồng rừng phòng hộ"] * 3


def test_a_word_in_quotes_belongs_to_what_is_measured() -> None:
    [boats] = read('Số thuyền "ba mất" qua kiểm đếm là 417 chiếc.').claims
    assert boats.indicator == 'Số thuyền "ba mất" qua kiểm đếm'


def test_a_name_with_a_verb_after_a_figure_says_whose_the_next_one_is() -> None:
    _, second = read("Tỷ lệ hộ khá đạt 61%, Bình Mỹ Hạ đạt 68%.").claims
    assert second.indicator == "Tỷ lệ hộ khá"


def test_words_enough_for_a_clause_before_a_comma_are_no_part_of_what_is_measured() -> None:
    [pest] = read("Sâu keo mới nở lác đác trên nhiều ruộng, gây hại nặng 12 ha.").claims
    assert pest.indicator == "gây hại nặng"


def test_what_happens_is_named_before_the_colon_of_its_item() -> None:
    text = "3/- Trộm cắp tài sản: xảy ra 24 vụ, thiệt hại 1,2 tỷ đồng; so với năm 2019 giảm 6 vụ (24/30 vụ)."
    happened, loss, change, share = read(text).claims
    assert [x.indicator for x in (happened, change, share)] == ["Trộm cắp tài sản"] * 3
    assert loss.indicator == "thiệt hại"


def test_places_in_a_ranking_are_not_what_is_measured() -> None:
    text = "Tỷ lệ bao phủ đạt 81%. Tốp đầu có xã Lâm Hạ (97%), xã Yên Bồng (95%). Ở chiều ngược lại, xã An Phú đạt 52%."
    assert {claim.indicator for claim in read(text).claims} == {"Tỷ lệ bao phủ"}


def test_a_count_of_another_time_in_a_bracket_is_of_the_same_matter() -> None:
    _, before, other = read("Có 45 ca thủy đậu (năm 2021 là 62 ca), 12 ca ho gà.").claims
    assert (before.indicator, other.indicator) == ("ca thủy đậu", "ca ho gà")


def test_the_word_for_a_plan_behind_an_amount_out_of_another_names_nothing() -> None:
    planted, share = read("Trồng rừng 117 ha/150 ha KH (đạt 78%).").claims
    assert planted.indicator == share.indicator == "Trồng rừng"


def test_what_somebody_lowers_stands_behind_the_percentage() -> None:
    [claim] = read("Công an phường kéo giảm 12% số vụ trộm cắp so với cùng kỳ.").claims
    assert claim.indicator == "số vụ trộm cắp"


def test_a_word_that_is_a_verb_elsewhere_is_a_noun_behind_several() -> None:
    [claim] = read("Nợ tiền thuê đất của các tổ chức, cá nhân đến tháng 6/2022 là 3,4 tỷ đồng.").claims
    assert claim.indicator == "Nợ tiền thuê đất"


def test_a_cause_ends_what_is_said_of_those_counted() -> None:
    [claim] = read("Có 7 cá nhân được khen thưởng vì nhiều năm cống hiến.").claims
    assert claim.indicator == "cá nhân được khen thưởng"


def test_what_is_said_of_the_first_place_is_said_of_the_next() -> None:
    text = "Xã Lâm Hạ còn 64 hộ chưa nhận tiền, phường Bình Thượng còn 38 hộ, xã Tân Phú 29 hộ."
    assert [claim.indicator for claim in read(text).claims] == ["hộ chưa nhận tiền"] * 3


def test_a_measure_of_a_thing_is_not_what_is_said_of_the_thing_behind_it() -> None:
    length, paved = read("Tuyến đường ven hồ dài 13,6 km đã thảm nhựa 5,2 km.").claims
    assert (length.indicator, paved.indicator) == ("Tuyến đường ven hồ dài", "thảm nhựa")


def test_names_in_a_row_share_what_is_said_of_the_last() -> None:
    assert [claim.indicator for claim in read("Có 85% bản, làng đạt chuẩn văn hóa.").claims] == ["bản, làng"]


def test_the_place_alone_is_not_what_is_measured() -> None:
    first, *_ = read("Trên địa bàn huyện đã xảy ra dịch tả lợn tại 7 hộ ở 3 xã.").claims
    assert first.indicator == "hộ"


def test_the_thing_counted_out_of_all_is_what_is_measured() -> None:
    [claim] = read("Có 25 đại biểu HĐND trên tổng số 28 vị tham dự.").claims
    assert (claim.quote, claim.indicator) == ("25 đại biểu HĐND trên tổng số 28 vị", "đại biểu HĐND")
    assert (claim.quantity.value, claim.quantity.total) == (Decimal(25), Decimal(28))
    assert claim.quantity.unit == "đại biểu"


def test_a_count_alone_in_the_bracket_behind_a_comparison_is_the_same_count_at_the_other_time() -> None:
    now, times, then = read("Toàn huyện có 412 ca sởi, tăng gấp 3,2 lần so với cùng kỳ năm 2022 (129 ca).").claims
    assert [claim.indicator for claim in (now, times, then)] == ["ca sởi"] * 3


def test_counts_of_places_in_a_bracket_are_of_what_the_whole_counts() -> None:
    text = "Còn 25 hộ chưa kiểm đếm do tranh chấp ranh giới (xã Tân Phú 11 hộ, xã Yên Hạ 8 hộ, thị trấn 6 hộ)."
    assert [claim.indicator for claim in read(text).claims] == ["hộ chưa kiểm đếm"] * 4


def test_the_word_for_a_size_is_no_part_of_what_is_counted() -> None:
    areas, size = read("Huyện có 3 khu tái định cư quy mô 6,2 ha.").claims
    assert (areas.indicator, size.indicator) == ("khu tái định cư", "quy mô")


def test_a_count_behind_words_of_place_of_its_own_is_not_what_the_one_before_is() -> None:
    _, branches = read("Hội có tổng số hội viên 12.640 người, sinh hoạt ở 112 chi hội.").claims
    assert branches.indicator == "chi hội"


@pytest.mark.parametrize("ranked", ["thấp nhất là", "đạt thấp nhất là", "dẫn đầu là"])
def test_places_that_are_counted_and_ranked_are_told_of_by_the_rate_before(ranked: str) -> None:
    rate, _, first, second = read(f"Tỷ lệ thu gom đạt 82%. Hai xã {ranked} Sơn Hạ (61%), Tân Phú (58%).").claims
    assert (first.indicator, second.indicator) == (rate.indicator, rate.indicator)


def test_what_is_slow_by_its_name_is_no_delay() -> None:
    kinds = [claim.kind for claim in read("Tỷ lệ hồ sơ chậm 4,5%; cầu Đá đạt 41%, chậm 6%.").claims]
    assert kinds == [Kind.LEVEL, Kind.LEVEL, Kind.ATTAINMENT]


def test_what_is_recorded_is_named_before_the_verb_and_who_records_is_not() -> None:
    claims = read("Trong tuần, bệnh dại ghi nhận 4 ca, tăng 1 ca; bệnh viện tỉnh ghi nhận 9 ca.").claims
    assert [claim.indicator for claim in claims] == ["bệnh dại", "bệnh dại", "ghi nhận"]
    assert [claim.indicator for claim in read("Y tế: ghi nhận 12 ca.").claims] == ["ghi nhận"]


@pytest.mark.parametrize(
    "recorder",
    ["Trung tâm kiểm soát bệnh tật", "Trường mầm non", "Các địa phương", "Hệ thống", "Cổng dịch vụ công", "Chủ tọa"],
)
def test_whoever_records_is_no_indicator(recorder: str) -> None:
    assert [claim.indicator for claim in read(f"{recorder} ghi nhận 20 ca.").claims] == ["ghi nhận"]
