"""Sentences as offices write them, all true: none is a finding; and the slips in them that are told."""

import pytest

from tests.reconciling.reading_aloud import open_findings

HEAD = "Báo cáo 9 tháng đầu năm 2026\n\n"

TEXTS = """
Xã tiếp nhận 58 đơn, gồm 9 đơn kỳ trước chuyển sang và 49 đơn mới; đã giải quyết 51 đơn (đạt 87,9%), còn 7 đơn.

Trong 72 kiến nghị, 45 kiến nghị đã giải quyết xong, 20 kiến nghị đang giải quyết, 7 kiến nghị chưa giải quyết;
thuộc thẩm quyền xã 50 kiến nghị, thuộc thẩm quyền tỉnh 22 kiến nghị.

Tiếp nhận 36 đơn, trong đó khiếu nại 5 đơn, tố cáo 2 đơn, kiến nghị 29 đơn; thuộc thẩm quyền 24 đơn, không thuộc
thẩm quyền 12 đơn; đã giải quyết 22/24 đơn thuộc thẩm quyền, đạt 91,7%.

Tiếp nhận 4.320 hồ sơ, gồm 3.888 hồ sơ trực tuyến (90%) và 432 hồ sơ trực tiếp (10%); đã giải quyết 4.205 hồ sơ,
trong đó trước hạn 3.610 hồ sơ, đúng hạn 570 hồ sơ, quá hạn 25 hồ sơ; đang giải quyết 115 hồ sơ.

Xã có 18 công trình, gồm: 8 công trình giao thông, 6 công trình thủy lợi, 4 công trình trường học; trong đó 12 công
trình đã hoàn thành, 6 công trình đang thi công.

Tổng đàn 9.860 con, gồm trâu 640 con, bò 2.120 con, lợn 7.100 con; tiêm phòng 8.874 con, đạt 90% tổng đàn.

Hòa giải 22 vụ, gồm 13 vụ tranh chấp đất đai và 9 vụ hôn nhân; hòa giải thành 19 vụ, đạt 86,4%, không thành 3 vụ.

Trao 420 suất quà, tổng trị giá 252 triệu đồng, gồm 300 suất cho hộ nghèo, mỗi suất 600.000 đồng và 120 suất cho
người có công, mỗi suất 600.000 đồng.

Tặng 185 suất quà trị giá 96 triệu đồng, trong đó 145 suất, mỗi suất 400.000 đồng, 40 suất, mỗi suất 950.000 đồng.

Hỗ trợ 1,68 tỷ đồng cho 35 nhà, gồm xây mới 21 nhà (60 triệu đồng/nhà) và sửa chữa 14 nhà (30 triệu đồng/nhà).

Kỳ họp có 28/30 đại biểu dự; 28/28 đại biểu có mặt tán thành, đạt 100%, bằng 93,3% tổng số đại biểu.

Tuyển 22/22 thanh niên nhập ngũ, đạt 100% chỉ tiêu, gồm 19 quân đội và 3 công an; trong đó đảng viên 3 đồng chí
(13,6%), đại học, cao đẳng 8 đồng chí (36,4%).

Kết nạp 64/60 đảng viên, đạt 106,7% chỉ tiêu; trong đó nữ 31 đồng chí (48,4%), đoàn viên 50 đồng chí (78,1%).

Đảng bộ có 1.120 đảng viên, gồm 1.084 đảng viên chính thức và 36 đảng viên dự bị, sinh hoạt tại 42 chi bộ, gồm 24
chi bộ thôn, 12 chi bộ trường học, 6 chi bộ cơ quan.

Tổng thu ngân sách 64,8 tỷ đồng, đạt 108% dự toán (60 tỷ đồng), gồm: thu cân đối 22,3 tỷ đồng, thu bổ sung 35,5 tỷ
đồng, thu chuyển nguồn 7 tỷ đồng; tổng chi 58,6 tỷ đồng, gồm chi đầu tư 19,1 tỷ đồng, chi thường xuyên 39,5 tỷ đồng.

Tổng vốn đầu tư công là 74,2 tỷ đồng, gồm vốn tỉnh 41,6 tỷ đồng và vốn xã 32,6 tỷ đồng; đã giải ngân 51,9 tỷ đồng,
đạt 69,9% kế hoạch, trong đó vốn tỉnh 30,4 tỷ đồng (73,1%), vốn xã 21,5 tỷ đồng (66%).

Cấp 642 giấy chứng nhận, gồm 410 giấy cấp lần đầu và 232 giấy cấp đổi, với diện tích 186,4 ha (đất ở 21,9 ha, đất
nông nghiệp 164,5 ha).

Khởi công 9/9 dự án mới, đạt 100%; hoàn thành 17/24 dự án, đạt 70,8%, còn 7 dự án, trong đó 5 dự án đang thi công và
2 dự án chưa khởi công.

Trong 21 chỉ tiêu có 9 chỉ tiêu vượt, 8 chỉ tiêu đạt, 4 chỉ tiêu chưa đạt; 17/21 chỉ tiêu đạt và vượt, bằng 81%.

Tổng số đơn phải giải quyết 46 đơn, gồm 7 đơn tồn và 39 đơn mới; giải quyết xong 41 đơn, đạt 89,1%; còn 5 đơn, trong
đó 4 đơn trong hạn, 1 đơn quá hạn.

Trao 250 suất quà gồm 150 suất trị giá 500.000 đồng và 100 suất trị giá 300.000 đồng, tổng trị giá 105 triệu đồng.

Đến 30/9/2026, giải ngân 38,4 tỷ đồng/52 tỷ đồng, đạt 73,8%; còn 13,6 tỷ đồng, trong đó 9,1 tỷ đồng vốn kéo dài và
4,5 tỷ đồng vốn mới.

Bàn giao mặt bằng 31,5 ha/36 ha, đạt 87,5%, còn 4,5 ha của 22 hộ, gồm 14 hộ chưa nhận tiền và 8 hộ chưa thống nhất
giá.

Cho vay 312 hộ với 21,8 tỷ đồng, gồm hộ nghèo 64 hộ, 4,2 tỷ đồng; hộ cận nghèo 118 hộ, 8,1 tỷ đồng; học sinh, sinh
viên 130 hộ, 9,5 tỷ đồng.

Toàn tỉnh có 22/22 xã đạt chuẩn nông thôn mới, 8 xã đạt chuẩn nâng cao, 3 xã kiểu mẫu; tỷ lệ hộ nghèo còn 1,3%.

Đã giải quyết xong 38/57 kiến nghị, đạt 66,7%; đang giải quyết 13 kiến nghị; còn 6 kiến nghị vượt thẩm quyền.

Giải ngân 164,6 tỷ đồng, đạt 77%, trong đó vốn đầu tư đạt 90,2%, vốn sự nghiệp chỉ đạt 51,4%.

Có 9/14 khoản thu đạt trên 80% dự toán, trong đó thuế thu nhập 46,2 tỷ đồng (103,8%), lệ phí trước bạ 31,5 tỷ đồng
(97%).
"""
TRUE = [" ".join(text.split()) for text in TEXTS.strip().split("\n\n")]


@pytest.mark.parametrize("text", TRUE)
def test_true_sentences_give_no_finding(text: str) -> None:
    assert open_findings(HEAD + text) == []


@pytest.mark.parametrize(
    ("right", "wrong", "wording"),
    [
        ("49 đơn mới", "47 đơn mới", "parts.sum"),
        ("7 kiến nghị chưa", "9 kiến nghị chưa", "parts.sum"),
        ("4 công trình trường", "6 công trình trường", "parts.sum"),
        ("93,3% tổng", "83,3% tổng", "share.differs"),
        ("8 đồng chí (36,4%)", "8 đồng chí (63,4%)", "attainment.beside"),
        ("36 đảng viên dự bị", "63 đảng viên dự bị", "parts.sum"),
        ("6 chi bộ cơ quan", "8 chi bộ cơ quan", "parts.sum"),
        ("cân đối 22,3", "cân đối 23,2", "parts.sum"),
        ("thường xuyên 39,5", "thường xuyên 35,9", "parts.sum"),
        ("vốn tỉnh 41,6", "vốn tỉnh 46,1", "parts.sum"),
        ("còn 7 dự án", "còn 9 dự án", "partition.differs"),
        ("giải quyết 13 kiến nghị", "giải quyết 15 kiến nghị", "partition.differs"),
        ("17/21", "16/21", "attainment.of_total"),
        ("gồm 14 hộ", "gồm 12 hộ", "parts.sum"),
        ("232 giấy", "223 giấy", "parts.sum"),
        ("nghiệp 164,5", "nghiệp 146,5", "parts.sum"),
    ],
)
def test_one_wrong_number_in_them_is_told(right: str, wrong: str, wording: str) -> None:
    [text] = [one for one in TRUE if right in one]
    assert wording in [found for _, found, _ in open_findings(HEAD + text.replace(right, wrong))]
