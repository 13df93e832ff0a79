"""Whose document it is, by its letterhead."""

import pytest

from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.hub.documents.issuers import issuer_of

BODY = "BÁO CÁO\nKết quả tháng 5\n\nTháng 5, xã thu 12 tỷ đồng."


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        (
            "ĐẢNG BỘ TỈNH LAM GIANG\tĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ MÂY THƯỢNG\n*\nSố 58-BC/ĐU",
            "ĐẢNG ỦY XÃ MÂY THƯỢNG",
        ),
        (
            (
                "ỦY BAN NHÂN DÂN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                "XÃ MÂY THƯỢNG     Độc lập - Tự do - Hạnh phúc\n"
                "Số: 214/BC-UBND     Mây Thượng, ngày 10 tháng 6 năm 2026"
            ),
            "ỦY BAN NHÂN DÂN XÃ MÂY THƯỢNG",
        ),
        (
            "UBND HUYỆN SÔNG LÂM CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nUBND XÃ MÂY THƯỢNG\nDỰ THẢO\nSố:   /BC-UBND",
            "UBND XÃ MÂY THƯỢNG",
        ),
        ("UBND XÃ MÂY THƯỢNG\nTRƯỜNG MẦM NON HOA BAN\nSố: 9/BC-MN", "TRƯỜNG MẦM NON HOA BAN"),
        ("HUYỆN ỦY SÔNG LÂM\nBẢN MINH HỌA\n*", "HUYỆN ỦY SÔNG LÂM"),
        ("XÃ MÂY THƯỢNG HỌP BÀN THU NGÂN SÁCH", ""),
        ("TIN TỨC\nỦy ban nhân dân xã Mây Thượng họp", ""),
    ],
)
def test_the_issuer_is_the_lowest_body_of_the_left_column(head: str, issuer: str) -> None:
    assert issuer_of(Text(f"{head}\n{BODY}")) == issuer


def test_a_body_in_the_running_text_or_in_the_head_of_each_page_issued_nothing() -> None:
    assert issuer_of(Text(f"{BODY}\n\nUBND XÃ MÂY THƯỢNG\nSố: 2/BC-UBND")) == ""
    content = f"UBND XÃ MÂY THƯỢNG\n{BODY}"
    furniture = Block(BlockKind.FURNITURE, Span(0, 18))
    assert issuer_of(Text(content, (furniture,))) == ""
