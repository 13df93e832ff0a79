"""Figures as plain rows: as many as `current_figures` gives, by the same right to see them."""

from collections.abc import Collection

import pytest

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import Viewer, viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents.models import State
from doichieu.hub.documents.services import release_document
from doichieu.hub.register import queries
from doichieu.hub.register.glimpses import NUMBER, Glimpses, glimpses
from doichieu.hub.register.models import Figure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.test_queries import add, text
from doichieu.hub.register.tests.worked import SENTENCE, YEAR, indicator


def found(cast: Cast, viewer: Viewer, codes: Collection[str] | None = None) -> Glimpses:
    return glimpses(viewer, locality=cast.district, subject=None, within=YEAR, codes=codes)


@pytest.mark.parametrize("codes", [None, ["BUD01"]])
def test_a_figure_is_seen_once_by_those_who_see_one_of_its_witnesses(
    cast: Cast, series: Series, codes: Collection[str] | None
) -> None:
    figure = add(cast, series, text(cast))
    outside = text(cast, f"Theo tin đã đăng, {SENTENCE}")
    add(cast, series, outside)
    assert found(cast, cast.anonymous, codes).rows == []
    release_document(document=outside.document, by=cast.owner)
    for viewer in (cast.anonymous, viewer_of(cast.owner)):
        seen = found(cast, viewer, codes)
        assert [row[NUMBER] for row in seen.rows] == [figure.pk]
        assert seen.series(seen.rows[0]) == series
        [expected] = queries.current_figures(viewer, locality=cast.district, within=YEAR)
        assert seen.cited(seen.rows, viewer) == {figure.pk: expected}
        assert seen.held(seen.rows) == {figure.pk: expected._replace(witnesses=())}


def test_a_code_finds_what_was_merged_into_it_and_nothing_else(cast: Cast, series: Series) -> None:
    standing, other = indicator("XX01"), indicator("XX02")
    Indicator.objects.filter(pk=series.indicator.pk).update(merged_into=standing)
    merged = add(cast, series, text(cast))
    apart = add(cast, Series(other, cast.district), text(cast, f"Ngoài ra, {SENTENCE}"))
    viewer = viewer_of(cast.owner)
    seen = found(cast, viewer, ["XX01"])
    assert [row[NUMBER] for row in seen.rows] == [merged.pk]
    assert seen.held(seen.rows)[merged.pk].standing == standing
    assert [row[NUMBER] for row in found(cast, viewer, ["XX02"]).rows] == [apart.pk]
    assert {row[NUMBER] for row in found(cast, viewer).rows} == {merged.pk, apart.pk}


def test_a_witness_whose_document_may_not_be_seen_does_not_come(cast: Cast, series: Series) -> None:
    released = text(cast, state=State.RELEASED)
    figure: Figure = add(cast, series, released)
    add(cast, series, text(cast, f"Theo báo cáo, {SENTENCE}"))
    [held] = found(cast, cast.anonymous).cited(found(cast, cast.anonymous).rows, cast.anonymous).values()
    assert held.figure == figure
    assert [witness.text_id for witness in held.witnesses] == [released.pk]
