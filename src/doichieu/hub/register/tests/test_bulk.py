"""Very many figures at once keep the rules of a single one, and come back as they were written."""

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal, Inexact, localcontext
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doichieu.claims import Period, Quantity, Span
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.services import add_locality
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.documents.models import StoredText
from doichieu.hub.ledger.models import Head, Link, Outgoing
from doichieu.hub.ledger.snapshots import snapshot
from doichieu.hub.ledger.verifying import Walk
from doichieu.hub.places.models import Level
from doichieu.hub.register import bulk, bulk_tables, errors, figure_errors, queries, services, soundness
from doichieu.hub.register.bulk import Imported, Row, import_figures
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.models import Current, Evidence, Figure, Maturity, Measure
from doichieu.hub.register.rules import quantity_of
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.entered import add, take_back
from doichieu.hub.register.tests.worked import HALF, YEAR, claim, indicator, period, quantity, stored_text, witnessed

Stated = tuple[Series, Quantity]


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE", 3)


def sheet(cast: Cast, statements: Sequence[Stated], of: Any = HALF, **others: Any) -> tuple[StoredText, list[Row]]:
    """A text with a line for each statement, and its rows."""
    lines = [format(stated.value, "f") for _, stated in statements]
    text = stored_text("\n".join(lines), cast.district, cast.owner, name=others.pop("name", "so.txt"))
    rows, start = [], 0
    for (series, stated), line in zip(statements, lines, strict=True):
        rows.append(Row(series, period(of), stated, Span(start, start + len(line)), line, **others))
        start += len(line) + 1
    return text, rows


def several(cast: Cast, *values: str) -> list[Stated]:
    """As many indicators in đồng, each with one of the values."""
    known = [indicator(f"BLK{n:02}") for n in range(len(values))]
    return [(Series(each, cast.district), quantity(value)) for each, value in zip(known, values, strict=True)]


def unsound() -> list[str]:
    """What the chain and the projection find wrong with figures and evidence."""
    with snapshot():
        found = [str(each) for each in Walk().findings() if each.row.startswith("register.")]
        return [*found, *map(str, soundness.faults())]


def test_every_row_becomes_a_figure_with_its_witness_and_a_link_for_each_batch(cast: Cast) -> None:
    text, rows = sheet(cast, several(cast, "10", "20", "30", "40.5"))
    before = Head.objects.get().number
    assert import_figures(iter(rows), by=cast.owner, source=text) == Imported(figures=4, witnesses=4, links=2)
    held = queries.current_figures(viewer_of(cast.owner), locality=cast.district, within=HALF)
    assert sorted((each.figure.indicator.code, each.quantity.value) for each in held) == [
        ("BLK00", Decimal(10)),
        ("BLK01", Decimal(20)),
        ("BLK02", Decimal(30)),
        ("BLK03", Decimal("40.5")),
    ]
    assert [each.witnesses[0].quote for each in held] == [format(each.quantity.value, "f") for each in held]
    links = Link.objects.filter(number__gt=before)
    assert [(link.event, link.actor, [row["model"] for row in link.rows]) for link in links] == [
        ("figures imported", "owner", ["figure", "evidence"])
    ] * 2
    told = Outgoing.objects.filter(event="figures imported").values_list("app", "model", "object_id")
    assert list(told) == [("documents", "storedtext", str(text.pk))]
    assert unsound() == []


def test_an_imported_figure_is_the_row_that_a_single_entry_writes(cast: Cast) -> None:
    series = Series(indicator(), cast.district, planned=True, set_by="HĐND huyện", cumulative=True)
    stated = quantity("615300000000", step="100000000", upper="620000000000")
    text, [row] = sheet(cast, [(series, stated)], maturity=Maturity.ESTIMATE)
    import_figures([row], by=cast.owner, source=text)
    services.add_figure(
        series=replace(series, set_by="UBND huyện"), period=period(HALF), quantity=stated, by=cast.owner,
        evidence=witnessed(text, claim(row.quote, row.quote, stated)), maturity=Maturity.ESTIMATE,
    )  # fmt: skip
    own = {"id", "series", "set_by", "recorded_at"}
    imported, single = Figure.objects.order_by("pk").values()
    assert {k: v for k, v in imported.items() if k not in own} == {k: v for k, v in single.items() if k not in own}


def test_a_zero_with_a_sign_is_on_record_as_it_was_written(cast: Cast) -> None:
    series = Series(indicator(), cast.district, measure=Measure.GROWTH)
    stated = quantity("-0.0", "%")
    text, [row] = sheet(cast, [(series, stated)])
    import_figures([row], by=cast.owner, source=text)
    services.add_figure(
        series=series, period=period(YEAR), quantity=stated, by=cast.owner,
        evidence=witnessed(text, claim(row.quote, row.quote, stated)),
    )  # fmt: skip
    assert [(figure.value, str(figure.order)) for figure in Figure.objects.all()] == [(Decimal(0), "0.0")] * 2
    assert unsound() == []


def test_a_running_total_of_the_years_first_days_is_the_figure_of_those_days(cast: Cast) -> None:
    plain = Series(indicator(), cast.district)
    running, stated = replace(plain, cumulative=True), quantity("615300000000")
    text, rows = sheet(cast, [(running, stated), (plain, stated)])
    assert import_figures(rows, by=cast.owner, source=text).figures == 1
    spring = period(Period(date(2022, 4, 1), date(2022, 6, 30)))
    later = [replace(row, period=spring) for row in rows]
    assert import_figures(later, by=cast.owner, source=text).figures == 2
    assert set(Figure.objects.values_list("period__name", "cumulative")) == {
        ("2022-H1", None),
        ("2022-Q2", None),
        ("2022-Q2", True),
    }
    differs, rows = sheet(cast, [(running, quantity("615400000000"))])
    with pytest.raises(errors.RowsRefused) as refused:
        import_figures(rows, by=cast.owner, source=differs)
    assert [fault.code for _, fault in refused.value.faults] == ["figure-stands"]


@pytest.mark.parametrize("seed", range(3))
def test_twenty_significant_digits_come_back_unchanged_and_a_thousand_sum_exactly(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE", 300)  # several parts, and not as many as figures
    draw = random.Random(seed)
    values = [f"{draw.randrange(10**19, 10**20)}e-{draw.randrange(8)}" for _ in range(1000)]
    one = indicator()
    subjects = [Series(one, cast.district, set_by=f"{n}") for n in range(1000)]
    text, rows = sheet(cast, [(series, quantity(value)) for series, value in zip(subjects, values, strict=True)])
    import_figures(rows, by=cast.owner, source=text)
    kept = [quantity_of(figure).value for figure in Figure.objects.order_by("pk")]
    assert kept == [Decimal(value) for value in values]
    with localcontext(Context(prec=60, traps=[Inexact])):
        wanted = sum(int(Decimal(value).scaleb(7)) for value in values)
        assert sum(kept, Decimal(0)) == Decimal(wanted).scaleb(-7)


def test_threads_take_turns_as_before_when_an_import_ends_or_fails(cast: Cast) -> None:
    usual, seen = sys.getswitchinterval(), []

    def watched(row: Row) -> Iterator[Row]:
        seen.append(sys.getswitchinterval())
        yield row

    text, rows = sheet(cast, several(cast, "10", "20"))
    for row in (rows[0], replace(rows[1], quote="21")):
        with suppress(errors.RowsRefused):
            import_figures(watched(row), by=cast.owner, source=text)
        assert sys.getswitchinterval() == usual
    assert seen == [pytest.approx(bulk_tables.TURN)] * 2


def test_the_same_rows_again_change_nothing(cast: Cast) -> None:
    text, rows = sheet(cast, several(cast, "10", "20", "30", "40"))
    import_figures(rows, by=cast.owner, source=text)
    before = Head.objects.get().number
    assert import_figures(rows, by=cast.owner, source=text) == Imported(0, 0, 0)
    assert (Figure.objects.count(), Evidence.objects.count(), Head.objects.get().number) == (4, 4, before)


def test_another_source_that_says_the_same_is_a_witness(cast: Cast) -> None:
    statements = several(cast, "10", "20")
    text, rows = sheet(cast, statements)
    import_figures(rows, by=cast.owner, source=text)
    other, again = sheet(cast, statements, name="lai.txt")
    assert import_figures(again, by=cast.owner, source=other) == Imported(figures=0, witnesses=2, links=1)
    assert [figure.evidence.count() for figure in Figure.objects.all()] == [2, 2]
    assert unsound() == []


@pytest.mark.parametrize("apart", [1, 4])
def test_a_row_that_repeats_another_is_its_second_witness_and_one_that_contradicts_is_refused(
    cast: Cast, apart: int
) -> None:
    first, *between = several(cast, "10", *("20" for _ in range(apart - 1)))
    text, rows = sheet(cast, [first, *between, first])
    assert import_figures(rows, by=cast.owner, source=text) == Imported(apart, apart + 1, 1 + (apart > 2))
    assert unsound() == []
    other = replace(first[0], set_by="x")
    text, rows = sheet(cast, [(other, quantity("10")), (other, quantity("11"))], name="b.txt")
    with pytest.raises(errors.RowsRefused) as refused:
        import_figures(rows, by=cast.owner, source=text)
    [(number, fault)] = refused.value.faults
    assert (number, type(fault)) == (2, figure_errors.FigureStands)


def test_a_figure_that_holds_with_another_value_stands(cast: Cast, series: Series) -> None:
    standing = add(cast, series)
    text, rows = sheet(cast, [(series, quantity("1"))])
    with pytest.raises(errors.RowsRefused) as refused:
        import_figures(rows, by=cast.owner, source=text)
    [(_, fault)] = refused.value.faults
    assert isinstance(fault, figure_errors.FigureStands)
    assert fault.existing == standing


def test_a_figure_that_was_withdrawn_may_be_imported_again(cast: Cast, series: Series) -> None:
    take_back(cast, add(cast, series))
    text, rows = sheet(cast, [(series, quantity("1"))])
    assert import_figures(rows, by=cast.owner, source=text).figures == 1
    assert Current.objects.get().figure.value == Decimal(1)
    assert unsound() == []


def faulty(cast: Cast) -> Iterator[tuple[type[errors.RegisterError], Callable[[Row], Row]]]:
    """Each fault of a single figure, as a change of a good row."""
    count = indicator("NRD02", unit="xã")
    ended = add_locality(
        name="Bình Cũ", kind="phường", level=Level.COMMUNE, parent=cast.district, by=system_viewer(),
        valid_to=YEAR.first.replace(year=2010), invented=True,
    )  # fmt: skip
    yield errors.UnitMismatch, lambda row: replace(row, quantity=replace(row.quantity, unit="ha"))
    yield errors.NotANumber, lambda row: replace(row, quantity=replace(row.quantity, value=Decimal("NaN")))
    yield errors.TooLarge, lambda row: replace(row, quantity=replace(row.quantity, value=Decimal("1e30")))
    yield errors.RangeReversed, lambda row: replace(row, quantity=replace(row.quantity, upper=Decimal(1)))
    yield errors.EvidenceMismatch, lambda row: replace(row, quote="=A1+B1")
    yield errors.WrongPlace, lambda row: replace(row, series=replace(row.series, locality=ended))
    yield (
        errors.NegativeCount,
        lambda row: replace(row, series=replace(row.series, indicator=count), quantity=quantity("-2", "xã")),
    )


def test_every_fault_of_a_single_figure_is_told_by_row_and_nothing_is_written(cast: Cast) -> None:
    faults = list(faulty(cast))
    text, rows = sheet(cast, several(cast, *("10" for _ in range(len(faults) + 2))))
    spoiled = [spoil(row) for (_, spoil), row in zip(faults, rows[1:], strict=False)]
    links = Head.objects.get().number
    with pytest.raises(errors.RowsRefused) as refused:
        import_figures([rows[0], *spoiled, rows[-1]], by=cast.owner, source=text)
    assert [(number, type(fault)) for number, fault in refused.value.faults] == [
        (number, fault) for number, (fault, _) in enumerate(faults, 2)
    ]
    assert refused.value.total == len(faults)
    assert (Figure.objects.count(), Evidence.objects.count(), Current.objects.count()) == (0, 0, 0)
    assert Head.objects.get().number == links


def test_an_indicator_that_was_retired_before_the_period_takes_no_row(cast: Cast) -> None:
    text, rows = sheet(cast, several(cast, "10", "20", "30"))
    for measured in (rows[1].series.indicator, rows[2].series.indicator):
        measured.valid_to = date(2021, 12, 31) if measured is rows[1].series.indicator else HALF.first
        measured.save()
    parts = indicator("BLK90", split_from=rows[1].series.indicator, name_vi="Thu nội địa")
    with pytest.raises(errors.RowsRefused, match="row 2") as refused:
        import_figures(rows, by=cast.owner, source=text)
    [(number, fault)] = refused.value.faults
    assert isinstance(fault, errors.IndicatorEnded)
    assert (number, fault.last_day, fault.instead) == (2, date(2021, 12, 31), str(parts))
    assert Figure.objects.count() == 0
    assert import_figures([rows[0], rows[2]], by=cast.owner, source=text).figures == 2  # in use on its first day


def test_of_very_many_faults_the_first_are_told_and_all_are_counted(
    cast: Cast, series: Series, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST_FAULTS", 2)
    text, rows = sheet(cast, [(series, quantity("10"))])
    bad = [replace(rows[0], quote="11")] * 7
    with pytest.raises(errors.RowsRefused, match=r"row 1: .*, and 6 more; nothing was imported") as refused:
        import_figures(bad, by=cast.owner, source=text)
    assert (len(refused.value.faults), refused.value.total) == (2, 7)


def test_postgresql_counts_its_tables_again_after_very_many_figures(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MANY", 3)
    statements = several(cast, "1", "2", "3")
    counted = []
    for stated, days in ((statements[:2], HALF), (statements, YEAR)):
        text, rows = sheet(cast, stated, of=days, name=f"so-{len(stated)}.txt")
        with CaptureQueriesContext(connection) as asked:
            import_figures(rows, by=cast.owner, source=text)
        counted.append(any(each["sql"].startswith("ANALYZE") for each in asked))
    assert counted == [False, connection.vendor == "postgresql"]


def test_a_closed_period_takes_no_row(cast: Cast) -> None:
    text, rows = sheet(cast, several(cast, "5", "6"))
    close_period(locality=cast.district, period=YEAR, by=cast.owner)
    with pytest.raises(errors.RowsRefused) as refused:
        import_figures(rows, by=cast.owner, source=text)
    assert {type(error) for _, error in refused.value.faults} == {errors.PeriodClosed}
    assert not Figure.objects.exists()


def test_who_may_not_review_one_of_the_places_imports_nothing(cast: Cast) -> None:
    own, other = several(cast, "10", "20")
    text, rows = sheet(cast, [own, (replace(other[0], locality=cast.elsewhere), other[1])])
    with pytest.raises(Refused):
        import_figures(rows, by=cast.owner, source=text)
    assert Figure.objects.count() == 0


def test_a_changed_and_a_missing_row_of_a_batch_are_named(cast: Cast) -> None:
    text, rows = sheet(cast, several(cast, "10", "20", "30", "40"))
    import_figures(rows, by=cast.owner, source=text)
    first, _, third, _ = Figure.objects.order_by("pk").values_list("pk", flat=True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE register_figure DISABLE TRIGGER register_figure_insert_only")
            cursor.execute("ALTER TABLE register_evidence DISABLE TRIGGER register_evidence_insert_only")
        else:
            cursor.execute("DROP TRIGGER register_figure_insert_only")
        cursor.execute(f"UPDATE register_figure SET value = '11' WHERE id = {first}")
        cursor.execute(f"DELETE FROM register_current WHERE figure_id = {third}")
        cursor.execute(f"DELETE FROM register_evidence WHERE figure_id = {third}")
        cursor.execute(f"DELETE FROM register_figure WHERE id = {third}")
    found = [line.rpartition(" (link")[0] for line in unsound()]
    assert found[0] == f"register.figure {first}: is not as it was recorded"
    assert f"register.figure {third}: was recorded and is missing" in found
    assert len(found) == 3


def test_a_rate_is_imported_in_its_own_unit(cast: Cast, series: Series) -> None:
    rate = replace(series, measure=Measure.GROWTH)
    text, rows = sheet(cast, [(rate, quantity("9.2", "%"))])
    import_figures(rows, by=cast.owner, source=text)
    assert (Figure.objects.get().unit, Figure.objects.get().value) == ("%", Decimal("9.2"))


def test_what_was_merged_is_entered_as_what_it_was_merged_into(cast: Cast) -> None:
    kept = indicator("BLK90")
    gone = indicator("BLK91", merged_into=kept)
    text, rows = sheet(cast, [(Series(gone, cast.district), quantity("12"))])
    assert import_figures(rows, by=cast.owner, source=text).figures == 1
    figure = Figure.objects.get()
    assert (figure.indicator, figure.series) == (kept, Series(kept, cast.district).digest)
    assert import_figures(rows, by=cast.owner, source=text).figures == 0
    assert unsound() == []
