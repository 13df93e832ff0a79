"""What stands beside a cell of the entry page can be held against what is entered there."""

from dataclasses import replace

import pytest

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_subject, grant_role
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import Viewer, system_viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.checks.beside import EntryScope, entry_cells
from doichieu.hub.checks.own_units import own_unit
from doichieu.hub.checks.tests.test_scoreboard import Board
from doichieu.hub.documents.services import release_document
from doichieu.hub.places.models import SubjectKind
from doichieu.hub.register.tests.worked import YEAR, indicator, period

pytestmark = pytest.mark.django_db
CONSTANT, CURRENT = "giá so sánh 2010", "giá hiện hành"


def test_a_target_stands_beside_amounts_at_its_own_prices_alone(cast: Cast) -> None:
    """Whether it is on record where the viewer reads, or was handed down to the unit that looks."""
    company = add_subject(
        locality=cast.district, kind=SubjectKind.ORGANISATION, name="Hợp tác xã Sơn Ca", by=system_viewer()
    )
    member = User.objects.create(username="member")
    grant_role(user=member, role=Role.CONTRIBUTOR, locality=cast.district, organisation=company, by=system_viewer())
    board, output = Board(cast), indicator("ECO02")
    for of in (None, company):
        board.target(output, "900", price_basis=CONSTANT, subject=of)
        board.target(output, "1200", price_basis=CURRENT, subject=of)
        board.target(output, "77", subject=of, set_by="UBND huyện")
        for reached, prices in (("800", CONSTANT), ("1100", CURRENT.title())):
            result = board.state(output, reached, price_basis=prices, subject=of)
            release_document(document=result.evidence.get().text.document, by=viewer_of(cast.owner))
    scope = EntryScope(cast.district, period(YEAR))
    at_each = {CONSTANT: ["77", "900"], CURRENT.title(): ["1200", "77"]}
    assert beside(scope, viewer_of(cast.owner)) == at_each
    assert beside(replace(scope, subject=company), viewer_of(member)) == at_each


def beside(scope: EntryScope, viewer: Viewer) -> dict[str, list[str]]:
    """The targets beside each cell, by the prices of its series."""
    own = own_unit(scope.subject, viewer) if scope.subject else None
    cells = entry_cells(scope, viewer, own_unit=own) if own else entry_cells(scope, viewer)
    return {cell.series.price_basis: sorted(f"{each.quantity.value:f}" for each in cell.targets) for cell in cells}
