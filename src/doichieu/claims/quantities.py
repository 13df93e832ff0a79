"""One number as a document prints it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """How the words around a number bound it: its size as written, so `giảm hơn 60%` is -60, over."""

    EXACT = "exact"
    APPROX = "approx"  # khoảng, xấp xỉ, chừng
    OVER = "over"  # trên, hơn, vượt mốc
    UNDER = "under"  # dưới, chưa đến
    NEARLY = "nearly"  # gần
    AT_LEAST = "at_least"  # ít nhất, tối thiểu, không dưới, từ … trở lên
    AT_MOST = "at_most"  # không quá, tối đa


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number as a document prints it; money in whole đồng, magnitudes multiplied out."""

    value: Decimal  # the numerically lower end where `upper` is set; a fall is negative
    upper: Decimal | None  # higher end of a range
    total: Decimal | None  # Y of "X/Y"
    step: Decimal  # size of the last printed digit: "7.486,3 tỷ đồng" -> 100000000
    unit: str  # id in lexicon/units.toml ("VND", "%", "ha"), or a counted noun in lower case; "" where none stands
    bound: Bound = Bound.EXACT
