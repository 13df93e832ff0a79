"""Passages of the genre, each figure with its kind, what it measures and its place."""

import pytest

from doichieu.claims import Claim
from doichieu.reader import read

OWN = "Đông Mạ"


def told(claim: Claim) -> str:
    """`QUOTE | KIND | INDICATOR`, `planned` behind the kind of a plan, and the place where it is another one."""
    kind = f"{claim.kind.value} planned" if claim.planned else claim.kind.value
    place = f" | {claim.locality}" if claim.locality else ""
    return f"{claim.quote} | {kind} | {claim.indicator}{place}"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            (
                "Tỷ lệ hộ dùng nước hợp vệ sinh 93,1/95%; tỷ lệ trẻ suy dinh dưỡng 9,8/9,5%; tỷ lệ bao phủ bảo "
                "hiểm y tế (94,2/95% kế hoạch)."
            ),
            [
                "93,1/95% | progress | Tỷ lệ hộ dùng nước hợp vệ sinh",
                "9,8/9,5% | progress | tỷ lệ trẻ suy dinh dưỡng",
                "94,2/95% | progress | tỷ lệ bao phủ bảo hiểm y tế",
            ],
        ),
        (
            (
                "Tỉnh đã cấp phép 4 mỏ đất với trữ lượng 6,2 triệu m3 và 2 mỏ cát, công suất khai thác 180.000 "
                "m3/năm; còn 5 mỏ vật liệu với trữ lượng 3,1 triệu m3 đang làm thủ tục."
            ),
            [
                "4 mỏ | level | mỏ đất",
                "6,2 triệu m3 | level | trữ lượng",
                "2 mỏ | level | mỏ cát",
                "180.000 m3/năm | level | công suất khai thác",
                "5 mỏ | level | mỏ vật liệu",
                "3,1 triệu m3 | level | trữ lượng",
            ],
        ),
        (
            (
                "Khối lượng thi công gói thầu số 3 đạt 41,6% giá trị hợp đồng, chậm 3,2% so với kế hoạch; gói "
                "thầu số 5 vượt tiến độ 1,8%; cầu Bến Đá chậm khoảng 2 tháng so với cam kết."
            ),
            [
                "41,6% | attainment | Khối lượng thi công gói thầu số 3",
                "3,2% | attainment | Khối lượng thi công gói thầu số 3",
                "1,8% | attainment | gói thầu số 5",
                "2 tháng | level | cầu Bến Đá",
            ],
        ),
        (
            (
                "Đại biểu Trần Văn Lộc hỏi về việc 7 công trình nước sạch ngừng hoạt động. Giám đốc Sở Nông "
                "nghiệp và Môi trường cho biết toàn tỉnh có 186 công trình cấp nước tập trung, trong đó 112 công "
                "trình hoạt động bền vững, 53 công trình hoạt động kém hiệu quả, 21 công trình không hoạt động; "
                "tỷ lệ thất thoát bình quân 27,4%."
            ),
            [
                "7 công trình | level | công trình nước sạch ngừng hoạt động",
                "186 công trình | level | công trình cấp nước tập trung",
                "112 công trình | level | công trình hoạt động bền vững",
                "53 công trình | level | công trình hoạt động kém hiệu quả",
                "21 công trình | level | công trình không hoạt động",
                "27,4% | level | tỷ lệ thất thoát",
            ],
        ),
        (
            (
                "Chỉ số sản xuất công nghiệp tháng 9/2024 tăng 6,2% so với tháng trước và tăng 8,9% so với cùng "
                "kỳ; trong đó, ngành khai khoáng giảm 2,1%, chế biến, chế tạo tăng 10,4%, cung cấp nước tăng "
                "3,3%. Các sản phẩm tăng khá: xi măng 412 nghìn tấn, tăng 12,6%; gạch nung 18,5 triệu viên, tăng "
                "7%; nước máy 2,1 triệu m3, tăng 4,4%."
            ),
            [
                "6,2% | growth | Chỉ số sản xuất công nghiệp",
                "8,9% | growth | Chỉ số sản xuất công nghiệp",
                "2,1% | growth | ngành khai khoáng",
                "10,4% | growth | chế biến, chế tạo",
                "3,3% | growth | cung cấp nước",
                "412 nghìn tấn | level | xi măng",
                "12,6% | growth | xi măng",
                "18,5 triệu viên | level | gạch nung",
                "7% | growth | gạch nung",
                "2,1 triệu m3 | level | nước máy",
                "4,4% | growth | nước máy",
            ],
        ),
        (
            (
                "9 tháng, tỉnh cấp mới 23 dự án, trong đó có 8 dự án FDI với tổng vốn 142 triệu USD và 15 dự án "
                "trong nước, vốn đăng ký 3.870 tỷ đồng; điều chỉnh tăng vốn 6 dự án với số vốn tăng thêm 512 tỷ "
                "đồng; thu hồi 4 dự án chậm tiến độ."
            ),
            [
                "23 dự án | level | cấp mới",
                "8 dự án | level | dự án FDI",
                "142 triệu USD | level | tổng vốn",
                "15 dự án | level | dự án trong nước",
                "3.870 tỷ đồng | level | vốn đăng ký",
                "6 dự án | level | điều chỉnh tăng vốn",
                "512 tỷ đồng | level | số vốn tăng thêm",
                "4 dự án | level | dự án chậm tiến độ",
            ],
        ),
        (
            (
                "Trạm Y tế khám bệnh cho 8.412 lượt người, đạt 61,3% kế hoạch; tiêm chủng đầy đủ cho 214/230 trẻ "
                "dưới 1 tuổi (93%); tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng thể thấp còi 14,2%. Toàn xã có 9 trường "
                "với 4.120 học sinh; 7/9 trường đạt chuẩn quốc gia, chiếm 77,8%."
            ),
            [
                "8.412 lượt người | level | khám bệnh",
                "61,3% | attainment | khám bệnh",
                "214/230 trẻ | progress | tiêm chủng đầy đủ",
                "93% | level | tiêm chủng đầy đủ",
                "14,2% | level | tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng thể thấp còi",
                "9 trường | level | trường",
                "4.120 học sinh | level | học sinh",
                "7/9 trường | progress | trường đạt chuẩn quốc gia",
                "77,8% | level | trường đạt chuẩn quốc gia",
            ],
        ),
        (
            (
                "Thu nhập bình quân đầu người đạt 68,4 triệu đồng, tăng 5,9 triệu đồng so với đầu nhiệm kỳ, cao "
                "gấp 1,3 lần bình quân chung của tỉnh; hộ nghèo còn 112 hộ, chiếm 2,41%, giảm 0,87% so với năm "
                "2023; hộ cận nghèo 203 hộ, chiếm 4,37%."
            ),
            [
                "68,4 triệu đồng | level | Thu nhập bình quân đầu người",
                "5,9 triệu đồng | growth | Thu nhập bình quân đầu người",
                "1,3 lần | growth | Thu nhập bình quân đầu người",
                "112 hộ | level | hộ nghèo",
                "2,41% | level | hộ nghèo",
                "0,87% | growth | hộ nghèo",
                "203 hộ | level | hộ cận nghèo",
                "4,37% | level | hộ cận nghèo",
            ],
        ),
        (
            (
                "Toàn tỉnh có 1.126 doanh nghiệp thành lập mới với số vốn đăng ký 9.840 tỷ đồng, tăng 18,3% về số"
                " doanh nghiệp và 9,7% về vốn; 412 doanh nghiệp quay trở lại hoạt động; 683 doanh nghiệp tạm "
                "ngừng kinh doanh; 174 doanh nghiệp hoàn tất thủ tục giải thể."
            ),
            [
                "1.126 doanh nghiệp | level | doanh nghiệp thành lập mới",
                "9.840 tỷ đồng | level | số vốn đăng ký",
                "18,3% | growth | số doanh nghiệp",
                "9,7% | growth | vốn",
                "412 doanh nghiệp | level | doanh nghiệp quay trở lại hoạt động",
                "683 doanh nghiệp | level | doanh nghiệp tạm ngừng kinh doanh",
                "174 doanh nghiệp | level | doanh nghiệp hoàn tất thủ tục giải thể",
            ],
        ),
        (
            (
                "- Thu nội địa: thực hiện 58,2 tỷ đồng, đạt 72% dự toán tỉnh giao, 69% dự toán HĐND giao.\n"
                "- Thu hải quan: 4,1 tỷ đồng, giảm 15%.\n"
                "- Tai nạn lao động: xảy ra 2 vụ, bị thương 3 người.\n"
                "- Cháy: 4 vụ, thiệt hại 1,2 tỷ đồng, không tăng so với cùng kỳ."
            ),
            [
                "58,2 tỷ đồng | level | Thu nội địa",
                "72% | attainment | Thu nội địa",
                "69% | attainment | Thu nội địa",
                "4,1 tỷ đồng | level | Thu hải quan",
                "15% | growth | Thu hải quan",
                "2 vụ | level | Tai nạn lao động",
                "3 người | level | bị thương",
                "4 vụ | level | Cháy",
                "1,2 tỷ đồng | level | thiệt hại",
            ],
        ),
        (
            (
                "Đảng bộ có 43 chi bộ trực thuộc (28 chi bộ thôn, 9 chi bộ trường học, 6 chi bộ cơ quan) với "
                "1.126 đảng viên (nữ 402, dân tộc thiểu số 87)."
            ),
            [
                "43 chi bộ | level | chi bộ trực thuộc",
                "28 chi bộ | level | chi bộ thôn",
                "9 chi bộ | level | chi bộ trường học",
                "6 chi bộ | level | chi bộ cơ quan",
                "1.126 đảng viên | level | đảng viên",
                "402 | level | nữ",
                "87 | level | dân tộc thiểu số",
            ],
        ),
        (
            (
                "Số điểm ngập giảm từ 18 xuống còn 7; tỷ lệ nợ xấu từ 2,8% xuống 1,9%; số xã đạt chuẩn tăng từ 12"
                " lên 17 xã; năng suất từ 52 tạ/ha lên 58,5 tạ/ha."
            ),
            [
                "18 | level | Số điểm ngập",
                "7 | level | Số điểm ngập",
                "2,8% | level | tỷ lệ nợ xấu",
                "1,9% | level | tỷ lệ nợ xấu",
                "12 | level | số xã đạt chuẩn",
                "17 xã | level | số xã đạt chuẩn",
                "52 tạ/ha | level | năng suất",
                "58,5 tạ/ha | level | năng suất",
            ],
        ),
        (
            (
                "Nợ tiền thuê đất của các doanh nghiệp, hợp tác xã đến cuối tháng 6 là 9,7 tỷ đồng; số thuế nợ "
                "của 34 đơn vị đã cưỡng chế là 6,2 tỷ đồng, thu được 1,3 tỷ đồng."
            ),
            [
                "9,7 tỷ đồng | level | Nợ tiền thuê đất",
                "34 đơn vị | level | đơn vị đã cưỡng chế",
                "6,2 tỷ đồng | level | số thuế nợ",
                "1,3 tỷ đồng | level | thu",
            ],
        ),
        (
            (
                "Tổng dư nợ tín dụng chính sách đạt 412 tỷ đồng, tăng 6,3% so với đầu năm, với 7.841 khách hàng "
                "còn dư nợ; doanh số cho vay 98 tỷ đồng, doanh số thu nợ 71 tỷ đồng; nợ quá hạn 0,42 tỷ đồng, "
                "chiếm 0,1%/tổng dư nợ."
            ),
            [
                "412 tỷ đồng | level | Tổng dư nợ tín dụng chính sách",
                "6,3% | growth | Tổng dư nợ tín dụng chính sách",
                "7.841 khách hàng | level | khách hàng",
                "98 tỷ đồng | level | doanh số cho vay",
                "71 tỷ đồng | level | doanh số thu nợ",
                "0,42 tỷ đồng | level | nợ quá hạn",
                "0,1% | level | nợ quá hạn",
            ],
        ),
        (
            (
                "Bão số 3 làm 2 người bị thương, 46 nhà tốc mái, 12 nhà hư hỏng nặng, 318 ha lúa đổ ngã, 21 ha "
                "ngô mất trắng; sạt lở 8 điểm trên tỉnh lộ 155 với khối lượng 3.400 m3 đất đá; ước thiệt hại 14,6"
                " tỷ đồng."
            ),
            [
                "2 người | level | người bị thương",
                "46 nhà | level | nhà tốc mái",
                "12 nhà | level | nhà hư hỏng nặng",
                "318 ha | level | lúa đổ ngã",
                "21 ha | level | ngô mất trắng",
                "8 điểm | level | sạt lở",
                "3.400 m3 | level | khối lượng",
                "14,6 tỷ đồng | level | thiệt hại",
            ],
        ),
        (
            (
                "Phiên giao dịch việc làm có 34 doanh nghiệp tham gia, cần tuyển 2.150 lao động với mức lương 8 -"
                " 12 triệu đồng/tháng; 412 người được tư vấn, 126 người trúng tuyển tại chỗ."
            ),
            [
                "34 doanh nghiệp | level | doanh nghiệp tham gia",
                "2.150 lao động | level planned | cần tuyển",
                "8 - 12 triệu đồng/tháng | level | lương",
                "412 người | level | người được tư vấn",
                "126 người | level | người trúng tuyển",
            ],
        ),
        (
            (
                "An toàn giao thông giảm cả 3 mặt: xảy ra 14 vụ (giảm 5 vụ), chết 6 người (giảm 2), bị thương 11 "
                "người (giảm 4)."
            ),
            [
                "3 mặt | level | An toàn giao thông",
                "14 vụ | level | xảy ra",
                "5 vụ | growth | xảy ra",
                "6 người | level | chết",
                "2 | growth | chết",
                "11 người | level | bị thương",
                "4 | growth | bị thương",
            ],
        ),
        (
            (
                "Lượng khách 9 tháng đạt 214.000 lượt, đạt 88,1% KH, tăng 12,4% SCK; doanh thu 186 tỷ đồng, tăng "
                "21 tỷ đồng SCK."
            ),
            [
                "214.000 lượt | level | Lượng khách",
                "88,1% | attainment | Lượng khách",
                "12,4% | growth | Lượng khách",
                "186 tỷ đồng | level | doanh thu",
                "21 tỷ đồng | growth | doanh thu",
            ],
        ),
        (
            (
                "Riêng lĩnh vực đất đai phát sinh 28 đơn, chiếm 63,6% tổng số đơn; qua xác minh, 5 đơn đúng, 14 "
                "đơn sai, 9 đơn có đúng có sai; kiến nghị thu hồi 1.860 m2 đất, xử lý trách nhiệm 3 cán bộ."
            ),
            [
                "28 đơn | level | lĩnh vực đất đai",
                "63,6% | level | lĩnh vực đất đai",
                "5 đơn | level | đơn đúng",
                "14 đơn | level | đơn sai",
                "9 đơn | level | đơn có đúng có sai",
                "1.860 m2 | level | thu hồi",
                "3 cán bộ | level | xử lý trách nhiệm",
            ],
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_each_figure_of_a_passage_is_what_the_words_say(text: str, figures: list[str]) -> None:
    assert [told(claim) for claim in read(text, locality=OWN).claims] == figures
