"""A small site on record: a document with a confirmed figure, a correction of it, a release, a role taken away."""

from dataclasses import dataclass

from doichieu.hub.access import services as access
from doichieu.hub.access.models import Role
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.documents import services as documents
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.intake import services as intake
from doichieu.hub.intake.placements import Placement
from doichieu.hub.register.models import Figure
from doichieu.hub.register.tests.worked import HALF, indicator

SENTENCE = "Sáu tháng đầu năm 2022, thu ngân sách nhà nước của huyện Hòa Khê đạt {} tỷ đồng."


@dataclass(frozen=True)
class Worked:
    """What the tests look at."""

    cast: Cast
    document: Document  # released, with the figure that was corrected
    figure: Figure  # the one that holds


def worked() -> Worked:
    """The site, written by its own services alone."""
    cast = assembled()
    indicator("BUD01")
    first = stored(cast, "lan-1.txt", "615,3")
    second = stored(cast, "lan-2.txt", "617,8")
    place = Placement(code="BUD01", locality=cast.district, period=HALF)
    decision = intake.confirm_claim(claim=claim_of(first), placement=place, by=cast.owner)
    again = intake.confirm_claim(
        claim=claim_of(second), placement=place, by=cast.owner, supersedes=decision.figure, reason="Số liệu mới"
    )
    assert again.figure is not None
    document = documents.release_document(document=first, by=cast.owner)
    grant = access.grant_role(user=cast.visitor, role=Role.VISITOR, locality=cast.commune, by=system_viewer())
    access.withdraw_role(grant=grant, by=system_viewer())
    return Worked(cast, document, again.figure)


def stored(cast: Cast, name: str, amount: str) -> Document:
    """A document of the district that states this amount, as the reader read it."""
    data = SENTENCE.format(amount).encode()
    document = documents.store_document(name=name, data=data, locality=cast.district, by=cast.owner)
    documents.read_document(document.pk)
    return document


def claim_of(document: Document) -> StoredClaim:
    """The one claim of a document."""
    return StoredClaim.objects.select_related("reading__text__document__locality").get(reading__text__document=document)
