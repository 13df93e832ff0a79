"""Two sessions of an invented district, told by documents that the reader reads."""

from datetime import date

from doichieu.claims import Period
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.conferences.models import Conference
from doichieu.hub.conferences.services import record_conference
from doichieu.hub.documents.models import Document, StoredText
from doichieu.hub.documents.services import read_document, store_document
from doichieu.hub.programmes.services import propose_from_document, propose_outcomes
from doichieu.hub.register import services
from doichieu.hub.register.models import Figure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import claim, indicator, period, quantity

FIRST = """\
Ngày 20/12/2021, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 7.

Các đại biểu xem xét dự thảo Nghị quyết về thu gom rác thải nông thôn.

Đại biểu Hoàng Thị Lụa đề nghị huyện sửa trạm bơm Đồng Mơ.

Năm 2022, huyện phấn đấu thu ngân sách đạt 900 tỷ đồng.
Năm 2022, huyện tập trung nạo vét kênh mương. Chú trọng dạy nghề cho lao động trẻ.

Giao Phòng Tài chính lập kế hoạch thu trước ngày 30/6/2022; giao Phòng Nội vụ rà soát biên chế.
"""
SECOND = """\
Ngày 05/7/2022, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 9.

Kết thúc hội nghị, 100% ủy viên biểu quyết thông qua Nghị quyết về thu gom rác thải nông thôn.

6 tháng đầu năm 2022, thu ngân sách đạt 500 tỷ đồng.
"""
DUTY = "đôn đốc thu ngân sách đạt 900 tỷ đồng trong năm 2022"
CONCLUSION = f"""\
Ngày 20/12/2021, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 7.

Giao Chi cục Thuế huyện {DUTY}; giao Phòng Nội vụ rà soát biên chế.
"""
EARLY = """\
Ngày 20/12/2021, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 7.

Giao Phòng Nội vụ rà soát biên chế trước ngày 30/11/2021; giao Phòng Tài chính lập kế hoạch thu trước ngày 30/6/2022.
"""
NEWS = """\
Ngày 20/12/2021, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 7.

Kết luận hội nghị, Bí thư Huyện ủy yêu cầu: Phòng Nội vụ rà soát biên chế trước ngày 30/6/2022; Phòng Y tế kiểm tra 4 \
trạm trước ngày 31/3/2022.
"""
RESOLVED = """\
ĐẢNG BỘ TỈNH LAM VÂN
HUYỆN ỦY HÒA KHÊ
*
Số 18-NQ/HU

NGHỊ QUYẾT
HỘI NGHỊ LẦN THỨ 7 BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN HÒA KHÊ KHÓA XII
về nhiệm vụ năm 2022

Hội nghị lần thứ 7 Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII họp ngày 20/12/2021 đã thống nhất ban hành Nghị quyết.

III. NHIỆM VỤ
1. Giao Phòng Nội vụ rà soát biên chế trước ngày 30/6/2022.
2. Giao Phòng Tài chính lập kế hoạch thu trước ngày 30/6/2022.
"""
REPORTED = """\
Số 96-BC/HU

BÁO CÁO
kết quả thực hiện Nghị quyết số 18-NQ/HU

1. Phòng Tài chính huyện đã lập xong kế hoạch thu của 12 xã ngày 20/6/2022.
2. Việc kiểm tra 4 trạm y tế chưa thực hiện.
3. Phòng Nội vụ có 7 người.
"""
STAFF = "rà soát biên chế trước ngày 30/6/2022"
YEAR = Period.year(2022)
HALF = Period(date(2022, 1, 1), date(2022, 6, 30))


def handed_in(cast: Cast, content: str, day: date, title: str) -> Document:
    """A document of the district, read, on the record of its session, its tasks proposed."""
    document = store_document(
        name=f"{title}.txt", data=content.encode(), by=cast.owner, locality=cast.district, published=day, title=title
    )
    read_document(document.pk)
    record_conference(document.pk)
    propose_from_document(document.pk)
    propose_outcomes(document.pk)
    return Document.objects.get(pk=document.pk)


def both(cast: Cast) -> tuple[Document, Document]:
    """The documents of both sessions."""
    first = handed_in(cast, FIRST, date(2021, 12, 21), "Tin hội nghị lần thứ 7")
    return first, handed_in(cast, SECOND, date(2022, 7, 6), "Tin hội nghị lần thứ 9")


def news_and_resolution(cast: Cast) -> tuple[Document, Document]:
    """Two documents of one session, of whose tasks one is in both."""
    news = handed_in(cast, NEWS, date(2021, 12, 21), "Tin hội nghị lần thứ 7")
    return news, handed_in(cast, RESOLVED, date(2021, 12, 22), "Nghị quyết về nhiệm vụ năm 2022")


def with_a_target_in_a_task(cast: Cast) -> Document:
    """A conclusion one of whose clauses is a task and sets a target, which is confirmed."""
    document = handed_in(cast, CONCLUSION, date(2021, 12, 21), "Thông báo kết luận hội nghị lần thứ 7")
    confirmed(cast, document, indicator(name_vi="Thu ngân sách"), "900 tỷ đồng", "900000000000", planned=True)
    return document


def session_of(document: Document) -> Conference:
    return Conference.objects.get(sources__reading__text__document=document)


def confirmed(
    cast: Cast, document: Document, of: Indicator, quote: str, value: str, *, planned: bool, days: Period | None = None
) -> Figure:
    """An amount that the document states, confirmed: of these days, else planned for the year or of its first half."""
    text = StoredText.objects.get(document=document)
    days = days or (YEAR if planned else HALF)
    stated = quantity(value, step="1000000000")
    said = claim(text.data["content"], quote, stated, period=days, planned=planned)
    return services.add_figure(
        series=Series(of, cast.district, planned=planned),
        period=period(days),
        quantity=stated,
        evidence=services.WitnessedClaim(text, said),
        by=cast.owner,
    )
