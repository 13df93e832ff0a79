"""A retirement by mistake is taken back, with a reason and both acts on record; a split is not."""

from datetime import date

import pytest

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue import queries, services, stewardship
from doichieu.hub.catalogue.errors import EndedAlready, EndsTooEarly, MergedAway, NotRetired, UnsaidReason
from doichieu.hub.catalogue.models import Amendment, Indicator
from doichieu.hub.catalogue.reinstating import reinstate_indicator
from doichieu.hub.catalogue.tests.test_stewardship import END, added
from doichieu.hub.catalogue.tests.test_stewardship import clerk as clerk  # noqa: PLC0414 # a fixture
from doichieu.hub.catalogue.tests.test_stewardship import steward as steward  # noqa: PLC0414 # a fixture
from doichieu.hub.ledger.models import Link

pytestmark = pytest.mark.django_db


def test_what_was_retired_by_mistake_is_in_use_again_and_may_be_retired_anew(steward: User) -> None:
    market = added(steward, "MAR01", "Số chợ phiên đạt chuẩn")
    stewardship.retire_indicator(indicator=market, last_day=END, reason="nhầm", by=steward)
    reinstate_indicator(indicator=market, reason="ngừng nhầm chỉ tiêu", by=steward)
    assert queries.indicator("MAR01").is_measured_in(date(2030, 1, 1))
    act = Amendment.objects.latest("pk")
    assert (act.act, act.facts, act.reason) == ("reinstated", {"had": END.isoformat()}, "ngừng nhầm chỉ tiêu")
    assert Link.objects.latest("number").event == "indicator reinstated"
    later = date(END.year + 1, 12, 31)
    stewardship.retire_indicator(indicator=market, last_day=later, reason="thôi giao", by=steward)
    assert queries.indicator("MAR01").valid_to == later
    services.load_catalogue(by=system_viewer())
    assert [row.act for row in Amendment.objects.order_by("pk")] == ["added", "retired", "reinstated", "retired"]


def test_only_stewards_with_a_reason_take_back_what_was_retired_and_not_split(steward: User, clerk: User) -> None:
    market = added(steward, "MAR01", "Số chợ phiên đạt chuẩn")
    with pytest.raises(NotRetired):
        reinstate_indicator(indicator=market, reason="nhầm", by=steward)
    stewardship.retire_indicator(indicator=market, last_day=END, reason="nhầm", by=steward)
    with pytest.raises(Refused):
        reinstate_indicator(indicator=market, reason="nhầm", by=clerk)
    with pytest.raises(UnsaidReason):
        reinstate_indicator(indicator=market, reason=" ", by=steward)
    parts = [added(steward, code, f"Chợ loại {code}").code for code in ("MAR02", "MAR03")]
    whole = added(steward, "MAR04", "Chợ các loại")
    stewardship.split_indicator(indicator=whole, parts=dict.fromkeys(parts, ()), last_day=END, reason="x", by=steward)
    with pytest.raises(NotRetired):
        reinstate_indicator(indicator=whole, reason="nhầm", by=steward)


def test_a_refusal_names_what_stands_in_the_way(steward: User) -> None:
    market, other = added(steward, "MAR01", "Số chợ phiên đạt chuẩn"), added(steward, "MAR02", "Chợ quê")
    Indicator.objects.filter(pk=market.pk).update(valid_from=END)
    with pytest.raises(EndsTooEarly):
        stewardship.retire_indicator(indicator=market, last_day=date(END.year, 1, 1), reason="x", by=steward)
    stewardship.retire_indicator(indicator=market, last_day=END, reason="x", by=steward)
    with pytest.raises(EndedAlready) as ended:
        stewardship.retire_indicator(indicator=market, last_day=date(2030, 12, 31), reason="x", by=steward)
    assert ended.value.last_day == END
    stewardship.merge_indicators(indicator=market, into=other, reason="là một", by=steward)
    with pytest.raises(MergedAway) as merged:
        reinstate_indicator(indicator=market, reason="x", by=steward)
    assert merged.value.into == "MAR02"
