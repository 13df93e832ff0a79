"""What the reader calls a session's fields is what the session page looks for."""

from doichieu.hub.conferences.frame_values import FIELDS
from doichieu.reader import read

NEWS = (
    "Ngày 05 và 06/4/2023, tại Hội trường Huyện ủy, Ban Chấp hành Đảng bộ huyện Sông Trà khóa XXIV, nhiệm kỳ "
    "2020 - 2025 tổ chức hội nghị lần thứ 14 (mở rộng). Đồng chí Lê Thị Sen, Bí thư Huyện ủy chủ trì hội nghị. "
    "Các đại biểu chia thành 3 tổ để thảo luận.\n\n"
    "Cuối buổi chiều, 100% ủy viên dự họp biểu quyết thông qua nghị quyết."
)


def test_every_session_field_is_mentioned_under_the_name_that_the_session_page_uses() -> None:
    mentioned = {mention.field.removeprefix("conference.") for mention in read(NEWS).mentions}
    assert set(FIELDS) <= mentioned
