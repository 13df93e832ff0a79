"""What may be set differently: how loosely words are taken, and from where on something is remarkable."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Settings:
    """Shares are fractions of 1."""

    bound: Fraction = Fraction(5, 100)  # how far above 100 `trên 100` may lie, and how far below `gần 100`
    longest: int = 4  # claims behind one implied number; a contradiction joins two such
    official: Fraction = Fraction(5, 100)  # an official figure within this of its estimate is none to ask about
    nearly_whole: Fraction = Fraction(5, 100)  # parts that miss their whole by less were meant to make it
    same_digits: int = 4  # significant digits that do not come back next year by chance
    outlier: Fraction = Fraction(7, 2)  # robust z from which a figure stands apart (Iglewicz and Hoaglin, 1993)
    fewest_points: int = 5  # figures needed before one of them can stand apart


USUAL = Settings()
