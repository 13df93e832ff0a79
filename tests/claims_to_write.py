"""Claims of every shape that an office writes, made up from a seed: what the tests write and read back.

Every unit and bound of the lexicon comes up; indicators, bases and times are such as reports name.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from doichieu.claims import Bound, Claim, Kind, Period, Quantity, Span
from doichieu.lexicon import table

PUBLISHED = date(2027, 12, 31)  # of the documents that the sentences stand in
SCALES = tuple(form for row in table("magnitudes") for form in row.forms)
NOUNS = tuple(
    unit.id
    for unit in table("units")
    if unit.fact("kind") == "noun"
    and unit.written == unit.id
    and unit.id.split()[0] not in SCALES
    and "base" not in unit.facts  # stands below the line of a rate alone: `1.000 dân`
)
MONEY = (
    "Thu ngân sách", "Tổng thu ngân sách", "Chi thường xuyên", "Chi đầu tư phát triển", "Nợ thuế", "Doanh thu du lịch",
    "Giá trị sản xuất công nghiệp", "Tổng giá trị sản xuất", "Dư nợ tín dụng", "Kim ngạch xuất khẩu", "Thiệt hại",
    "Vốn đầu tư công", "Tổng mức bán lẻ hàng hóa", "Kinh phí hỗ trợ", "Giải ngân", None,
)  # fmt: skip
SHARES = (
    "Tỷ lệ hộ nghèo", "Tỷ lệ che phủ rừng", "Tỷ lệ lao động qua đào tạo", "Độ che phủ rừng", "Tỷ lệ giải ngân",
    "Tỷ lệ hồ sơ giải quyết đúng hạn", "Tỷ lệ thất nghiệp", "Tốc độ tăng trưởng",
)  # fmt: skip
MEASURES = {
    "ha": ("Diện tích gieo trồng", "Trồng rừng", "Diện tích cây ăn quả", "Thu hồi"),
    "m2": ("Diện tích sàn", "Diện tích"),
    "m3": ("Khối lượng nạo vét", "Khối lượng đào đắp"),
    "km2": ("Diện tích tự nhiên",),
    "km": ("Chiều dài", "Cứng hóa", "Nạo vét"),
    "tấn": ("Sản lượng lương thực", "Sản lượng thủy sản", "Thu gom"),
    "tạ": ("Sản lượng lúa giống",),
    "kg": ("Sản lượng mật ong",),
    "lít": ("Sản lượng nước mắm",),
    "kWh": ("Điện thương phẩm",),
    "MW": ("Công suất",),
    "tạ/ha": ("Năng suất lúa", "Năng suất ngô"),
    "tấn/ha": ("Năng suất mía",),
}
RATES = {
    "VND/người/năm": ("Thu nhập bình quân", "Thu nhập bình quân đầu người"),
    "VND/tháng": ("Tiền lương bình quân",),
    "VND/m2": ("Giá đất",),
    "VND/kg": ("Giá lúa",),
}
CURRENCIES = {"USD": ("Kim ngạch xuất khẩu", "Vốn đăng ký"), "EUR": ("Vốn viện trợ",)}
VERBS = ("Kết nạp", "Thành lập", "Xây dựng", "Hỗ trợ", "Kiểm tra", "Tiếp nhận", "Xử lý", "Khen thưởng", "Sửa chữa")
NARROWED = ("mới", "chưa đạt", "đạt chuẩn", "tiêu biểu")
PLANS = (
    "kế hoạch", "kế hoạch năm", "dự toán", "dự toán tỉnh giao", "dự toán HĐND tỉnh giao", "chỉ tiêu giao",
    "kế hoạch vốn", "kế hoạch đề ra", "chỉ tiêu nghị quyết", "dự toán giao đầu năm", "mục tiêu đề ra", None,
)  # fmt: skip
OWNERS = tuple(row.id for row in table("plan_words") if row.fact("kind") == "owner")
ASSIGNED = tuple(f"{plan} {owner} giao" for plan in ("dự toán", "kế hoạch", "chỉ tiêu") for owner in OWNERS)
LIMITS = ("công suất thiết kế", "quy định", "hạn mức")
PASTS = ("cùng kỳ", "cùng kỳ năm trước", "cùng kỳ năm 2024", "năm trước", "năm 2023", "tháng trước", "đầu nhiệm kỳ",
         "cuối năm 2022", None)  # fmt: skip
# In a name they say when, or that a plan is meant, whatever the sentence says.
OUTSAY = re.compile(r"\b(?:cả năm|cần|phải|kế hoạch|mục tiêu|so với chỉ tiêu|kiến nghị)\b")


def _named() -> dict[str, tuple[str, ...]]:
    """The wordings of the catalogue's indicators by what they are counted in, as a sentence names it."""
    found: dict[str, list[str]] = {}
    for row in table("indicators"):
        unit = row.facts["units"][0]
        for form in row.forms:
            begun = [noun for noun in NOUNS if form.startswith(noun)] if unit in NOUNS else []
            nouns = [noun for noun in begun if re.match(rf"{re.escape(noun)}\b", form)]
            if not OUTSAY.search(form):
                found.setdefault(max(nouns, key=len, default=unit), []).append(form)
    return {unit: tuple(forms) for unit, forms in found.items()}


WORDINGS = _named()
BOUNDS = (*(Bound.EXACT,) * 6, *(bound for bound in Bound if bound is not Bound.EXACT))


def sentences(seed: int, claims: int) -> Iterator[list[Claim]]:
    """The claims of one sentence after another, until `claims` have been made."""
    maker = _Maker(Random(seed))
    made = 0
    while made < claims:
        stated = maker.sentence()
        made += len(stated)
        yield stated


class _Maker:
    """Makes claims by the dice."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._nouns = 0

    def sentence(self) -> list[Claim]:
        """A figure with up to three rates, now and then a second figure of another indicator behind it."""
        planned = self._dice.random() < 0.3
        period = self._period(planned=planned)
        first = self._figure(planned, period)
        stated = [first, *self._rates_of(first)]
        if first.indicator and self._dice.random() < 0.2:
            second = self._figure(planned, period)
            if second.indicator not in (None, first.indicator):
                stated += [second, *self._rates_of(second)]
        return [replace(claim, id=f"c{number}") for number, claim in enumerate(stated, 1)]

    def _figure(self, planned: bool, period: Period | None) -> Claim:
        """What opens a clause: mostly a level, or a rate whose figure is not given."""
        unit, indicators, size = self._matter()
        claim = self._claim(Kind.LEVEL, self._quantity(unit, *size), planned, period)
        indicator = self._dice.choice(indicators)
        choice = self._dice.random()
        if indicator and choice < 0.12:
            claim = self._growth_of(claim, unit)
        elif indicator and choice < 0.24:
            claim = self._attainment_of(claim, unit)
        elif choice < 0.32 and unit in NOUNS:
            claim = self._progress_of(claim)
        if claim.kind is Kind.LEVEL and unit == "VND" and self._dice.random() < 0.1 and not claim.quantity.upper:
            claim = replace(claim, quantity=replace(claim.quantity, value=-claim.value))
        limited = claim.basis in LIMITS
        return replace(claim, indicator=indicator, estimate=not limited and self._dice.random() < 0.2)

    def _matter(self) -> tuple[str, Sequence[str | None], tuple[int, int]]:
        """A unit, what is counted in it, and the powers of ten of its last and first digit."""
        sort = self._dice.choice(
            ("money", "share", "measure", "rate", "noun", "noun", "wording", "wording", "currency")
        )
        if sort == "money":
            last = self._dice.choice((0, 3, 6, 7, 8, 9, 9, 11))
            return "VND", MONEY, (last, self._dice.randint(max(last, 4), last + 5))
        if sort == "share":
            return "%", SHARES, (self._dice.choice((0, -1, -2)), 1)
        units = {"measure": MEASURES, "rate": RATES, "currency": CURRENCIES, "wording": WORDINGS}.get(sort)
        if units is None:
            return self._noun()
        unit = self._dice.choice(tuple(units))
        if sort == "wording":
            return unit, units[unit], (-1, 1) if unit == "%" else (8, 12) if unit == "VND" else (0, 3)
        last = {"measure": self._dice.choice((0, -1, -2, 0, 3)), "rate": 5, "currency": 6}[sort]
        return unit, units[unit], (last, last + self._dice.randint(1, 3))

    def _noun(self) -> tuple[str, Sequence[str | None], tuple[int, int]]:
        """The next of all nouns."""
        noun = NOUNS[self._nouns % len(NOUNS)]
        self._nouns += 1
        last = self._dice.choice((0, 0, 0, 0, 0, 2))
        names = () if OUTSAY.search(noun) else (noun, f"{noun} {self._dice.choice(NARROWED)}")
        return noun, (*names, self._dice.choice(VERBS), None), (last, last + self._dice.randint(0, 3))

    def _quantity(self, unit: str, last: int, first: int) -> Quantity:
        """A number whose last printed digit is worth ten to the power `last`, the first ten to the power `first`."""
        step = Decimal(1).scaleb(last)
        value = step * self._dice.randint(1, 10 ** (first - last + 1) - 1)
        upper = value + step * self._dice.randint(1, 30) if self._dice.random() < 0.1 else None
        bound = self._dice.choice(BOUNDS) if upper is None else Bound.EXACT
        return Quantity(value, upper, None, step, unit, bound)

    def _rates_of(self, figure: Claim) -> Iterator[Claim]:
        """Percentages and differences that rate a figure, in the order of reports."""
        if figure.kind is Kind.PROGRESS or figure.quantity.upper is not None:
            return
        rate = replace(figure, indicator=None, estimate=False)
        if figure.kind is Kind.LEVEL and figure.unit != "%" and self._dice.random() < 0.1:
            yield replace(rate, quantity=self._quantity("%", -1, 1))
        if figure.kind is Kind.LEVEL and self._dice.random() < 0.35:
            yield self._attainment_of(rate, figure.unit)
        if self._dice.random() < 0.35:
            yield self._growth_of(rate, figure.unit)

    def _attainment_of(self, claim: Claim, unit: str) -> Claim:
        """What was reached of a plan: a percentage, so many times, or how much more or less."""
        basis, choice = self._dice.choice((*PLANS, self._dice.choice(ASSIGNED))), self._dice.random()
        if choice > 0.96 and claim.estimate is False:
            quantity = replace(self._quantity("%", 0, 1), upper=None)
            beyond = replace(quantity, value=quantity.value + 100)
            return replace(claim, kind=Kind.ATTAINMENT, quantity=beyond, basis=self._dice.choice(LIMITS))
        if choice < 0.75:
            quantity = self._quantity("%", self._dice.choice((0, -1, -2)), self._dice.choice((1, 2)))
        elif choice < 0.8:
            quantity = self._quantity("lần", -1, 0)
        else:
            quantity = self._turned(self._difference(unit))
        return replace(claim, kind=Kind.ATTAINMENT, quantity=quantity, basis=basis)

    def _growth_of(self, claim: Claim, unit: str) -> Claim:
        """A change in percent, in points, in times, or in the unit itself."""
        choice = self._dice.random()
        if choice < 0.6:
            quantity = self._turned(self._quantity("%", self._dice.choice((0, -1, -2)), self._dice.choice((0, 1))))
        elif choice < 0.7 and unit == "%":
            quantity = self._turned(self._quantity("điểm %", -1, 0))
        elif choice < 0.8:
            quantity = self._quantity("lần", -1, 0)
        else:
            quantity = self._turned(self._difference(unit))
        return replace(claim, kind=Kind.GROWTH, quantity=quantity, basis=self._dice.choice(PASTS))

    def _difference(self, unit: str) -> Quantity:
        last = 9 if unit == "VND" else 5 if unit.startswith("VND") else 6 if unit in CURRENCIES else 0
        return self._quantity(unit if unit != "%" else "điểm %", last, last + 1)

    def _turned(self, quantity: Quantity) -> Quantity:
        """A fall, every other time."""
        if self._dice.random() < 0.5:
            return quantity
        if quantity.upper is None:
            return replace(quantity, value=-quantity.value)
        return replace(quantity, value=-quantity.upper, upper=-quantity.value)

    def _progress_of(self, claim: Claim) -> Claim:
        quantity = replace(
            claim.quantity, upper=None, total=claim.value + claim.quantity.step * self._dice.randint(0, 9)
        )
        return replace(claim, kind=Kind.PROGRESS, quantity=quantity)

    def _claim(self, kind: Kind, quantity: Quantity, planned: bool, period: Period | None) -> Claim:
        return Claim("c1", Span(0, 0), "", kind, planned, quantity, False, None, period, None, "made up", 1.0)

    def _period(self, *, planned: bool) -> Period | None:
        """A time that offices speak of, past where the figures are reported."""
        year = self._dice.randint(2028, 2035) if planned else self._dice.randint(2018, 2026)
        month = self._dice.randint(1, 12)
        months = {
            "none": None, "year": (1, 12), "half": (1, 6), "second half": (7, 12), "nine": (1, 9), "first": (1, month),
            "month": (month, month), "quarter": ((month - 1) // 3 * 3 + 1, (month - 1) // 3 * 3 + 3),
        }  # fmt: skip
        name = self._dice.choice((*months, "year", "day", "term", "days"))
        if name == "day":
            return Period.day(date(year, month, self._dice.randint(1, 28)))
        if name == "term":
            return Period(date(year, 1, 1), date(min(year + 4, 2026) if not planned else year + 4, 12, 31))
        if name == "days":
            return Period(date(year - 1, 12, 15), date(year, 6, 14))
        span = months[name]
        if span is None:
            return None
        return Period(date(year, span[0], 1), date(year, span[1], monthrange(year, span[1])[1]))
