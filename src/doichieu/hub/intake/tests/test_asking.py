"""When a figure counts as accepted the way it was offered."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from doichieu.claims import Period
from doichieu.hub.catalogue.models import Clock
from doichieu.hub.intake.asking import is_as_proposed
from doichieu.hub.intake.proposals import Proposal
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import Maturity, Measure

PROPOSAL = Proposal(
    code="BUD01",
    indicator=None,
    locality=Locality(),
    period=Period(date(2022, 1, 1), date(2022, 6, 30)),
    measure=Measure.LEVEL,
    planned=True,
    set_by="HĐND tỉnh",
    maturity=Maturity.ESTIMATE,
    subject=None,
    why_not=None,
)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"maturity": "estimate", "set_by": " HĐND tỉnh "}, True),
        ({"maturity": Maturity.OFFICIAL}, False),
        ({"maturity": ""}, False),
        ({"set_by": "HĐND huyện"}, False),
        ({"clock": Clock.ISSUER}, False),
    ],
)
def test_a_figure_given_another_maturity_clock_or_giver_is_not_as_it_was_offered(
    changes: dict[str, Any], same: bool
) -> None:
    placement = PROPOSAL.placement
    assert placement is not None
    assert is_as_proposed(replace(placement, **changes), PROPOSAL) is same
