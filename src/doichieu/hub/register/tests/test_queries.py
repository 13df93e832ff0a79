from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from doichieu.claims import Span
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import Viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.documents.models import State, StoredText
from doichieu.hub.documents.services import release_document, withdraw_release
from doichieu.hub.register import queries, services
from doichieu.hub.register.models import Figure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.entered import take_back
from doichieu.hub.register.tests.worked import (
    HALF,
    SENTENCE,
    YEAR,
    indicator,
    period,
    quantity,
    revenue_claims,
    stored_text,
    witnessed,
)


def add(cast: Cast, series: Series, text: StoredText, value: str = "615300000000", of=HALF, **others) -> Figure:
    amount = revenue_claims(text.data["content"])[0]
    return services.add_figure(
        series=series, period=period(of), quantity=quantity(value), evidence=witnessed(text, amount), by=cast.owner,
        **others,
    )  # fmt: skip


def text(cast: Cast, content: str = SENTENCE, state: State = State.INTERNAL) -> StoredText:
    return stored_text(content, cast.district, cast.owner, state=state)


def test_a_figure_is_public_while_one_of_its_witnesses_is_released(cast: Cast, series: Series) -> None:
    inside = text(cast)
    outside = text(cast, f"Theo tin đã đăng, {SENTENCE}")
    figure = add(cast, series, inside)
    add(cast, series, outside)
    assert queries.current_figures(cast.anonymous, locality=cast.district, within=YEAR) == []
    with pytest.raises(Figure.DoesNotExist):
        queries.figure(figure.pk, cast.anonymous)

    release_document(document=outside.document, by=cast.owner)
    [held] = queries.current_figures(cast.anonymous, locality=cast.district, within=YEAR)
    assert [witness.text_id for witness in held.witnesses] == [outside.pk]
    assert queries.figure(figure.pk, cast.anonymous).witnesses == held.witnesses
    [held] = queries.current_figures(viewer_of(cast.owner), locality=cast.district, within=YEAR)
    assert [witness.text_id for witness in held.witnesses] == [inside.pk, outside.pk]

    withdraw_release(document=outside.document, by=cast.owner)
    assert queries.current_figures(cast.anonymous, locality=cast.district, within=YEAR) == []


@pytest.mark.parametrize(("who", "seen"), [("owner", 1), ("colleague", 1), ("stranger", 0), ("visitor", 0)])
def test_an_internal_figure_is_seen_by_those_who_cover_its_place(cast, series, who, seen) -> None:
    add(cast, series, text(cast))
    viewer = viewer_of(getattr(cast, who))
    assert len(queries.current_figures(viewer, locality=cast.district, within=YEAR)) == seen
    assert len(queries.figures_of_indicator("BUD01", viewer, localities=[cast.district])) == seen
    assert len(queries.places_of_indicator("BUD01", viewer)) == seen
    assert len(queries.periods_of_indicator("BUD01", viewer)) == seen
    assert len(queries.history_of("BUD01", cast.district, viewer)) == seen
    assert len(queries.periods_of(cast.district, viewer)) == seen
    assert len(queries.places_with_figures(viewer)) == seen
    assert len(queries.indicators_with_figures(viewer)) == seen


def test_a_witness_says_where_the_sentence_stands(cast: Cast, series: Series) -> None:
    stored = text(cast)
    held = queries.figure(add(cast, series, stored).pk, viewer_of(cast.owner))
    [witness] = held.witnesses
    assert (witness.document_id, witness.text_id, witness.released) == (stored.document_id, stored.pk, False)
    assert witness.span.of(SENTENCE) == witness.quote == "615,3 tỷ đồng"
    assert witness.claim == revenue_claims()[0]
    assert held.quantity == quantity("615300000000")


def test_history_gives_every_revision_of_every_series_by_period(cast: Cast, series: Series) -> None:
    first = add(cast, series, text(cast))
    second = add(cast, series, text(cast, f"Đính chính: {SENTENCE}"), "620000000000", supersedes=first, reason="mới")
    again = take_back(cast, second, reason="Sai nguồn")
    gone = take_back(cast, first)
    plan = add(cast, replace(series, planned=True, set_by="HĐND huyện"), text(cast, f"Kế hoạch: {SENTENCE}"), of=YEAR)
    results, plans = queries.history_of("BUD01", cast.district, viewer_of(cast.owner))
    [half] = results.periods
    assert [each.figure for each in half.revisions] == [first, second, again, gone]
    assert not any(each.holds for each in half.revisions)
    values = [615300000000, 620000000000, 615300000000, None]
    assert [each.quantity and each.quantity.value for each in half.revisions] == values
    assert [len(each.witnesses) for each in half.revisions] == [1, 1, 1, 0]
    [year] = plans.periods
    assert (plans.series.set_by, plans.series.planned, year.period.name) == ("HĐND huyện", True, "2022")
    assert [(each.figure, each.holds) for each in year.revisions] == [(plan, True)]


def test_history_shows_outsiders_no_internal_revision_nor_its_withdrawal(cast: Cast, series: Series) -> None:
    public = add(cast, series, text(cast, state=State.RELEASED))
    inside = add(cast, series, text(cast, f"Nội bộ: {SENTENCE}"), "1", supersedes=public, reason="nội bộ")
    [history] = queries.history_of("BUD01", cast.district, cast.anonymous)
    [half] = history.periods
    assert [(each.figure, each.holds) for each in half.revisions] == [(public, False)]
    take_back(cast, inside, reason="bí mật")
    [history] = queries.history_of("BUD01", cast.district, cast.anonymous)
    [half] = history.periods
    assert [(each.figure, each.holds) for each in half.revisions] == [(public, True)]


def test_who_recorded_a_revision_and_why_is_told_to_insiders_alone(cast: Cast, series: Series) -> None:
    first = add(cast, series, text(cast, state=State.RELEASED))
    later = text(cast, f"Đính chính: {SENTENCE}", State.RELEASED)
    add(cast, series, later, "620000000000", supersedes=first, reason="theo tin mật")

    def told(viewer: Viewer) -> list[tuple[str, str]]:
        [history] = queries.history_of("BUD01", cast.district, viewer)
        return [(each.recorded_by, each.reason) for each in history.periods[0].revisions]

    assert told(viewer_of(cast.colleague)) == [("owner", ""), ("owner", "theo tin mật")]
    for outsider in (cast.anonymous, viewer_of(cast.stranger), viewer_of(cast.visitor)):
        assert told(outsider) == [("", ""), ("", "")]
        [history] = queries.history_of("BUD01", cast.district, outsider)
        assert [each.figure.reason for each in history.periods[0].revisions] == ["", ""]


def test_a_history_names_people_and_not_their_accounts(cast: Cast, series: Series) -> None:
    User.objects.filter(pk=cast.owner.pk).update(first_name="Trần Thị Mận")
    add(cast, series, text(cast))
    [history] = queries.history_of("BUD01", cast.district, viewer_of(cast.owner))
    assert history.periods[0].revisions[0].recorded_by == "Trần Thị Mận"


def test_an_indicator_over_places_and_periods(cast: Cast, series: Series) -> None:
    half = add(cast, series, text(cast))
    year = add(cast, series, text(cast, f"Cả năm: {SENTENCE}"), of=YEAR)
    stored = stored_text(f"Xã: {SENTENCE}", cast.commune, cast.owner)
    below = add(cast, replace(series, locality=cast.commune), stored)
    viewer = viewer_of(cast.owner)
    assert list(queries.places_of_indicator("BUD01", viewer)) == [cast.district, cast.commune]
    assert list(queries.places_of_indicator("BUD01", viewer, "2022")) == [cast.district]
    assert [each.name for each in queries.periods_of_indicator("BUD01", viewer)] == ["2022", "2022-H1"]
    both = [cast.district, cast.commune]
    found = queries.figures_of_indicator("BUD01", viewer, localities=both)
    assert [held.figure for held in found] == [half, year, below]
    only_halves = queries.figures_of_indicator("BUD01", viewer, localities=both, period="2022-H1")
    assert [held.figure for held in only_halves] == [half, below]
    assert [each.figure for each in queries.figures_of_indicator("BUD01", viewer, localities=both[1:])] == [below]
    assert [each.name for each in queries.periods_of(cast.district, viewer)] == ["2022", "2022-H1"]
    assert queries.places_with_figures(viewer) == [cast.district, cast.commune]


def test_figures_come_with_four_queries_however_many_there_are(
    cast: Cast, series: Series, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add(cast, series, text(cast))
    for number in range(5):
        other = Series(indicator(f"X{number}"), cast.district)
        add(cast, other, text(cast, f"Câu {number}: {SENTENCE}"))
    viewer = viewer_of(cast.owner)
    with django_assert_num_queries(4):
        held = queries.current_figures(viewer, locality=cast.district, within=YEAR)
        assert len({(each.figure.indicator.code, each.figure.period.name, len(each.witnesses)) for each in held}) == 6


def test_the_places_of_a_text_that_holding_figures_rest_on(cast: Cast, series: Series) -> None:
    stored = text(cast)
    figure = add(cast, series, stored)
    [witness] = figure.evidence.all()
    spans = [Span(witness.start, witness.end)]
    assert queries.witnessed_spans(stored.pk, viewer_of(cast.owner)) == spans
    assert queries.witnessed_spans(stored.pk, cast.anonymous) == []
    take_back(cast, figure)
    assert queries.witnessed_spans(stored.pk, viewer_of(cast.owner)) == []
