"""A register to be filled by measurements: places, indicators, periods, one person, and a text of very many figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product

from django.db import connection
from django.utils import timezone

from doichieu.claims import Bound, Quantity, Span, Text
from doichieu.claims.codec import text_to_json
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_locality, grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.services import create_account
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.catalogue.services import ensure_period
from doichieu.hub.documents.models import StoredText
from doichieu.hub.documents.services import store_document
from doichieu.hub.places.models import Level, Locality
from doichieu.hub.register.bulk import Row
from doichieu.hub.register.series import Series

PLACES, INDICATORS = 500, 100


@dataclass(frozen=True)
class Load:
    """What figures can be about."""

    reviewer: User
    places: list[Locality]
    indicators: list[Indicator]
    periods: list[PlanningPeriod]


def prepared(periods: int) -> Load:
    """Places, indicators and so many years, in an empty database that has its tables."""
    reviewer = create_account(username="loader", password="mot-con-vit-xoe-ra")  # noqa: S106 - of a measurement
    grant_role(user=reviewer, role=Role.APPROVER, locality=None, by=system_viewer())
    province = add_locality(name="Tân Sa", kind="tỉnh", level=Level.PROVINCE, parent=None, by=system_viewer())
    places = [
        add_locality(name=f"Đồng {n}", kind="xã", level=Level.COMMUNE, parent=province, by=system_viewer())
        for n in range(PLACES)
    ]
    years = range(2000, 2000 + periods)
    return Load(
        reviewer,
        places,
        [_indicator(n) for n in range(INDICATORS)],
        [ensure_period(date(year, 1, 1), date(year, 12, 31)) for year in years],
    )


def stated_text(load: Load, figures: int) -> StoredText:
    """A text of so many lines, each of them one amount, stored with a document of its own."""
    document = store_document(name="so-lieu.txt", data="Số liệu của tỉnh Tân Sa.\n".encode(), by=load.reviewer)
    content = "".join(f"{amount(n)}\n" for n in range(figures))
    data = text_to_json(Text(content, name="so-lieu.txt"))
    return StoredText.objects.create(document=document, data=data, made_at=timezone.now())


def rows(load: Load, figures: int) -> Iterator[Row]:
    """The figures of that text, made one by one: indicator by indicator, place by place, year by year."""
    start = 0
    keys = ((Series(indicator, place), load.periods) for indicator, place in product(load.indicators, load.places))
    for number, (series, period) in enumerate((series, period) for series, periods in keys for period in periods):
        if number == figures:
            return
        quote = amount(number)
        quantity = Quantity(Decimal(quote), None, None, Decimal("0.01"), "VND", Bound.EXACT)
        yield Row(series, period, quantity, Span(start, start + len(quote)), quote)
        start += len(quote) + 1


def amount(number: int) -> str:
    """An amount of up to fourteen digits, another for each number."""
    return f"{number * 7919 + 10_000_000_019}.{number % 90 + 10}"


def vendor() -> str:
    """Name and version of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        (version,) = cursor.fetchone()
    return f"{connection.vendor} {version}"


def _indicator(number: int) -> Indicator:
    return Indicator.objects.create(
        code=f"LOAD{number:03}",
        name_vi=f"Chỉ tiêu {number}",
        name_en=f"Indicator {number}",
        unit="VND",
        shown_in="tỷ đồng",
        direction="higher",
        aggregation_time="sum",
        aggregation_space="sum",
        sector="budget",
        search=f"load{number:03}",
    )
