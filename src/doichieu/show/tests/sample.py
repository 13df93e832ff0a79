"""A reading of an invented document, made by hand."""

from datetime import date
from decimal import Decimal

from doichieu.claims import (
    Block,
    BlockKind,
    Bound,
    Claim,
    Kind,
    Period,
    Quantity,
    Reading,
    SessionFrame,
    Span,
    Text,
    Unread,
)

YEAR = Period.year(2022)
HALF = Period(date(2022, 1, 1), date(2022, 6, 30))
REPORT = (
    "Sáu tháng đầu năm 2022, thu ngân sách ước đạt 7.486,3 triệu đồng, bằng 56,5% dự toán huyện giao, tăng 4,8% "
    "so với cùng kỳ năm 2021. Toàn xã tổ chức 17/20 lớp bồi dưỡng với trên 1.390 học viên."
)
LINES = (
    "Trang chủ | Liên hệ",
    "Hội nghị Ban Chấp hành Đảng bộ xã An Bình lần thứ 5",
    REPORT,
    "Số vụ vi phạm giảm hơn 60% so với cùng kỳ.",
    "",
    "Phấn đấu cả năm:",
    "- Thu ngân sách đạt 13,25 tỷ đồng;",
    "- Trồng mới từ 10 đến 12 ha rừng.",
    "Chỉ tiêu\tKế hoạch\tThực hiện",
    "Diện tích lúa (ha)\t120\t118,5",
    "Thông tin khác: 4/5/6 <chưa rõ> & hết.",
)
CONTENT = "\n".join(LINES)


def place(quote: str) -> Span:
    """Where `quote` first stands in the sample."""
    start = CONTENT.index(quote)
    return Span(start, start + len(quote))


def amount(value: str, step: str, unit: str, *, upper: str | None = None, total: str | None = None) -> Quantity:
    """A quantity from digits."""
    ends = [Decimal(end) if end is not None else None for end in (upper, total)]
    return Quantity(Decimal(value), ends[0], ends[1], Decimal(step), unit)


def claim(name: str, quote: str, kind: Kind, shown: Quantity, indicator: str, **facts: object) -> Claim:
    """A claim on the first place of `quote`; `facts` replace period, basis, planned and estimate."""
    told = {"planned": False, "estimate": False, "period": HALF, "basis": None, "rule": "by hand", "confidence": 1.0}
    return Claim(name, place(quote), quote, kind, quantity=shown, indicator=indicator, **(told | facts))  # type: ignore[arg-type]


def bounded(shown: Quantity, bound: Bound) -> Quantity:
    """The same quantity under a bound."""
    return Quantity(shown.value, shown.upper, shown.total, shown.step, shown.unit, bound)


CLAIMS = (
    claim(
        "k1", "7.486,3 triệu đồng", Kind.LEVEL, amount("7486300000", "100000", "VND"), "thu ngân sách", estimate=True
    ),
    claim("k2", "56,5%", Kind.ATTAINMENT, amount("56.5", "0.1", "%"), "thu ngân sách", basis="dự toán huyện giao"),
    claim("k3", "4,8%", Kind.GROWTH, amount("4.8", "0.1", "%"), "thu ngân sách", basis="cùng kỳ năm 2021"),
    claim("k4", "17/20 lớp", Kind.PROGRESS, amount("17", "1", "lớp", total="20"), "lớp bồi dưỡng"),
    claim("k5", "1.390 học viên", Kind.LEVEL, bounded(amount("1390", "1", "học viên"), Bound.OVER), "học viên"),
    claim("k6", "60%", Kind.GROWTH, bounded(amount("-60", "1", "%"), Bound.OVER), "Số vụ vi phạm", basis="cùng kỳ"),
    claim(
        "k7",
        "13,25 tỷ đồng",
        Kind.LEVEL,
        amount("13250000000", "10000000", "VND"),
        "Thu ngân sách",
        planned=True,
        period=YEAR,
    ),
    claim(
        "k8", "10 đến 12 ha", Kind.LEVEL, amount("10", "1", "ha", upper="12"), "Trồng mới", planned=True, period=YEAR
    ),
    claim("k9", "118,5", Kind.LEVEL, amount("118.5", "0.1", "ha"), "Diện tích lúa", period=None),
)
CELLS = (
    ("Chỉ tiêu\t", "1:1:1", None, None),
    ("Kế hoạch\t", "1:1:2", None, None),
    ("Thực hiện\n", "1:1:3", None, None),
    ("Diện tích lúa (ha)\t", "1:2:1", None, "Chỉ tiêu"),
    ("120\t", "1:2:2", "Diện tích lúa (ha)", "Kế hoạch"),
    ("118,5\n", "1:2:3", "Diện tích lúa (ha)", "Thực hiện"),
)
BLOCKS = (
    Block(BlockKind.FURNITURE, place(LINES[0])),
    Block(BlockKind.HEADING, place(LINES[1]), level=1),
    Block(BlockKind.ITEM, place(LINES[6]), level=1),
    Block(BlockKind.ITEM, place(LINES[7]), level=1),
    *(
        Block(BlockKind.CELL, Span(place(words).start, place(words).end - 1), row=row, column=column, label=label)
        for words, label, row, column in CELLS
    ),
)
TEXT = Text(CONTENT, BLOCKS, name="an-binh-2022.html", format="html")
SESSION = SessionFrame(
    body="Ban Chấp hành Đảng bộ xã An Bình",
    ordinal=5,
    tenure="XXII",
    term=(2020, 2025),
    dates=(date(2022, 7, 11),),
    extended=True,
    chairs=("Nguyễn Văn An",),
    adopted_share=None,
)
READING = Reading(
    text=TEXT,
    published=date(2022, 7, 12),
    locality="An Bình",
    claims=CLAIMS,
    conference=SESSION,
    people=(),
    references=(),
    tasks=(),
    other=(),
    unread=(Unread(place("4/5/6"), "three numbers parted by slashes"),),
)
