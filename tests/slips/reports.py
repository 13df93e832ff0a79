"""Reports made up from numbers: a plan, last year's report and this year's, consistent to the last digit."""

import random
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MONEY = ("thu ngân sách nhà nước trên địa bàn", "tổng giá trị sản xuất trên địa bàn", "tổng mức bán lẻ hàng hóa")
COUNTS = (("Kết nạp", "đảng viên"), ("Giải quyết việc làm cho", "lao động"), ("Thành lập mới", "doanh nghiệp"))


@dataclass(frozen=True)
class Generated:
    """The documents of one place and year, by name, with what must hold between quotes of them.

    holds: kind, then (document, quote, role) of each figure.
    """

    texts: dict[str, str]
    place: str
    holds: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


def generated(seed: int) -> Generated:
    """The same seed gives the same documents."""
    chance = random.Random(seed)
    year, place = chance.randint(2012, 2024), f"An Thử {seed}"
    plan = [f"Nghị quyết về nhiệm vụ năm {year} của xã {place}"]
    last = [f"Báo cáo kết quả năm {year - 1} của xã {place}"]
    now = [f"Báo cáo kết quả năm {year} của xã {place}"]
    holds: list[tuple[str, tuple[tuple[str, str, str], ...]]] = []
    for name in chance.sample(MONEY, 2):
        amount = Decimal(chance.randint(3000, 90000)).scaleb(-1)
        base = (amount / Decimal(chance.randint(101, 128)) * 100).quantize(Decimal("0.1"))
        target = (amount / Decimal(chance.randint(92, 119)) * 100).quantize(Decimal("0.1"))
        growth, share = percent(amount / base - 1), percent(amount / target)
        plan.append(f"Phấn đấu {name} năm {year} đạt {vn(target)} tỷ đồng.")
        last.append(f"Năm {year - 1}, {name} đạt {vn(base)} tỷ đồng.")
        now.append(
            f"Năm {year}, {name} đạt {vn(amount)} tỷ đồng, bằng {vn(share)}% dự toán, "
            f"tăng {vn(growth)}% so với năm {year - 1}."
        )
        money = [f"{vn(value)} tỷ đồng" for value in (amount, base, target)]
        holds.append(
            (
                "plan and rate",
                (("now", money[0], "amount"), ("plan", money[2], "plan"), ("now", f"{vn(share)}%", "rate")),
            )
        )
        holds.append(
            (
                "base and rate",
                (("now", money[0], "amount"), ("last", money[1], "base"), ("now", f"{vn(growth)}%", "rate")),
            )
        )
    for verb, noun in chance.sample(COUNTS, 2):
        done, planned = chance.randint(40, 900), chance.randint(40, 900)
        share = percent(Decimal(done) / planned)
        now.append(f"{verb} {whole(done)}/{whole(planned)} {noun}, đạt {vn(share)}% kế hoạch.")
        holds.append(
            (
                "rate of a progress",
                (("now", f"{whole(done)}/{whole(planned)} {noun}", "count"), ("now", f"{vn(share)}%", "rate")),
            )
        )
    total, unmet = chance.randint(15, 30), chance.randint(2, 8)
    now.append(f"Năm {year} có {total - unmet}/{total} chỉ tiêu đạt và vượt kế hoạch, còn {unmet} chỉ tiêu chưa đạt.")
    holds.append(
        (
            "met and not met",
            (("now", f"{total - unmet}/{total} chỉ tiêu", "count"), ("now", f"{unmet} chỉ tiêu", "count")),
        )
    )
    parts = [Decimal(chance.randint(101, 990)).scaleb(-1) for _ in range(2)]
    quotes = [f"{vn(value)} tỷ đồng" for value in (sum(parts, Decimal(0)), *parts)]
    now.append(f"Chi ngân sách {quotes[0]}, gồm: chi đầu tư {quotes[1]}; chi thường xuyên {quotes[2]}.")
    holds.append(("parts", (("now", quotes[0], "amount"), ("now", quotes[1], "amount"), ("now", quotes[2], "amount"))))
    texts = {"plan": "\n".join(plan), "last": "\n".join(last), "now": "\n".join(now)}
    alone = tuple(one for one in holds if all(texts[name].count(quote) == 1 for name, quote, _ in one[1]))
    return Generated({name: text + "\n" for name, text in texts.items()}, place, alone)


def percent(ratio: Decimal) -> Decimal:
    return (ratio * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


def vn(value: Decimal) -> str:
    return f"{value:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def whole(value: int) -> str:
    return f"{value:,}".replace(",", ".")
