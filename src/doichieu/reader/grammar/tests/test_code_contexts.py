import pytest

from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Phấn đấu giải ngân 95% kế hoạch vốn.", ["INV03"]),
        ("Vốn chương trình MTQG giải ngân 12 tỷ đồng, bằng 40% kế hoạch vốn.", [None, None]),
        ("Xã Lâm Khê họp\n* Điều chỉnh vốn đầu tư công năm 2025\nĐến nay toàn xã giải ngân 12 tỷ đồng.", ["INV02"]),
        ("Xã Lâm Khê họp\n* Điều chỉnh vốn đầu tư công năm 2025.\nĐến nay toàn xã giải ngân 12 tỷ đồng.", [None]),
        ("THÔNG BÁO\nKết luận về vốn đầu tư công\nXã họp.\n1. Xã giải ngân 12 tỷ đồng.", ["INV02"]),
        ("Xã Lâm Khê họp\nvề vốn đầu tư công\nXã họp.\n1. Xã giải ngân 12 tỷ đồng.", [None]),
    ],
)
def test_a_short_wording_is_coded_by_the_words_that_stand_around_it(text: str, codes: list[str | None]) -> None:
    assert [claim.code for claim in read(text).claims] == codes
