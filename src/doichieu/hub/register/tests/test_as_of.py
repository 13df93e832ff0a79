"""What the register answers about a past moment is what it answered then."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doichieu.claims import Span
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import Viewer, viewer_of
from doichieu.hub.documents.services import release_document
from doichieu.hub.register import queries
from doichieu.hub.register.models import Measure
from doichieu.hub.register.series import Series
from doichieu.hub.register.services import add_figure
from doichieu.hub.register.tests.entered import add, take_back
from doichieu.hub.register.tests.worked import HALF, SENTENCE, YEAR, period, quantity, revenue_claims, witnessed
from doichieu.hub.register.witness_queries import overtaken_rates

Shown = list[tuple[str, list[int]]]


def shown(cast: Cast, viewer: Viewer, as_of: datetime | None = None) -> Shown:
    figures = queries.current_figures(viewer, locality=cast.district, within=YEAR, as_of=as_of)
    return [(str(held.quantity.value), [each.text_id for each in held.witnesses]) for held in figures]


def holding(cast: Cast, viewer: Viewer, as_of: datetime | None = None) -> list[tuple[str, list[int]]]:
    histories = queries.history_of("BUD01", cast.district, viewer, as_of)
    revisions = [each for series in histories for period in series.periods for each in period.revisions]
    return [
        (str(each.quantity.value), [witness.text_id for witness in each.witnesses])
        for each in revisions
        if each.holds and each.quantity
    ]


def recorded(cast: Cast, series: Series) -> Sequence[tuple[datetime, Shown]]:
    """Every act on a figure, one after the other; what its reader was shown before the first and after each."""
    reader = viewer_of(cast.owner)
    moments: list[tuple[datetime, Shown]] = []

    def note() -> None:
        moments.append((timezone.now(), shown(cast, reader)))

    note()
    figure = add(cast, series)
    note()
    add(cast, series, content=f"Bản sau: {SENTENCE}")
    note()
    corrected = add(cast, series, "616300000000", f"Đính chính: {SENTENCE}", supersedes=figure, reason="sửa")
    note()
    restated = take_back(cast, corrected)
    note()
    for witness in list(restated.evidence.all() if restated else ()):
        take_back(cast, current(cast).figure, witness)
        note()
    return moments


def current(cast: Cast) -> queries.HeldFigure:
    [held] = queries.current_figures(viewer_of(cast.owner), locality=cast.district, within=YEAR)
    return held


def test_each_past_moment_is_answered_as_it_was_answered_then(cast: Cast, series: Series) -> None:
    moments = recorded(cast, series)
    assert [[(value, len(texts)) for value, texts in then] for _, then in moments] == [
        [],
        [("615300000000", 1)],
        [("615300000000", 2)],
        [("616300000000", 1)],
        [("615300000000", 2)],
        [("615300000000", 1)],
        [],
    ]
    reader = viewer_of(cast.owner)
    for moment, then in moments:
        assert shown(cast, reader, moment) == then
        assert holding(cast, reader, moment) == then
        assert shown(cast, cast.anonymous, moment) == []


def test_who_may_see_a_past_figure_is_asked_as_of_now(cast: Cast, series: Series) -> None:
    figure = add(cast, series)
    before = timezone.now()
    add(cast, series, content=f"Bản sau: {SENTENCE}")
    first, second = (witness.text for witness in figure.evidence.order_by("pk"))
    release_document(document=second.document, by=cast.owner)
    assert shown(cast, cast.anonymous) == [("615300000000", [second.pk])]
    assert shown(cast, cast.anonymous, before) == []  # what is released now was not on record then
    release_document(document=first.document, by=cast.owner)
    assert shown(cast, cast.anonymous, before) == [("615300000000", [first.pk])]


def test_places_and_periods_of_an_indicator_are_those_of_the_moment(cast: Cast, series: Series) -> None:
    before, reader = timezone.now(), viewer_of(cast.owner)
    add(cast, series)
    assert list(queries.places_of_indicator("BUD01", reader)) == [cast.district]
    assert list(queries.places_of_indicator("BUD01", reader, as_of=before)) == []
    assert [each.name for each in queries.periods_of_indicator("BUD01", reader, timezone.now())] == ["2022-H1"]
    assert queries.periods_of_indicator("BUD01", reader, before) == []
    assert queries.periods_of(cast.district, reader, before) == []
    places = [cast.district]
    assert queries.figures_of_indicator("BUD01", reader, localities=places, as_of=before) == []
    [held] = queries.figures_of_indicator("BUD01", reader, localities=places, period="2022-H1", as_of=timezone.now())
    assert held.figure.locality == cast.district


@pytest.mark.parametrize("number", [1, 3])
def test_a_past_moment_costs_one_query_more_than_now_for_what_holds_no_longer(
    cast: Cast, series: Series, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for each in range(number):
        add(cast, series, content=f"Bản {each}: {SENTENCE}")
    reader = viewer_of(cast.owner)
    with django_assert_num_queries(5):
        shown(cast, reader, timezone.now())


def test_no_rate_was_overtaken_before_its_result_was_corrected(cast: Cast, series: Series) -> None:
    figure = add(cast, series)
    witness = figure.evidence.get()
    stated = replace(revenue_claims()[1], span=Span(witness.start, witness.end), quote=witness.claim["quote"])
    rate = add_figure(
        series=replace(series, measure=Measure.ATTAINMENT), period=period(HALF), quantity=quantity("63", "%"),
        evidence=witnessed(witness.text, stated), by=cast.owner,
    )  # fmt: skip
    before = timezone.now()
    add(cast, series, "616300000000", f"Đính chính: {SENTENCE}", supersedes=figure, reason="sửa")
    held = queries.figure(rate.pk, viewer_of(cast.owner))
    assert overtaken_rates([held]) == {rate.pk}
    assert overtaken_rates([held], timezone.now()) == {rate.pk}
    assert overtaken_rates([held], before) == frozenset()
