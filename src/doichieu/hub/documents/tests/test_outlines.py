"""What a statement composed once lets a viewer see is what their own query set does."""

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from doichieu.hub.access.models import Role
from doichieu.hub.access.outlines import Outline, outline_of, slots_of
from doichieu.hub.access.queries import covered_q
from doichieu.hub.access.services import add_subject, grant_role
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.viewers import Act, Viewer, system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.composed import Composed
from doichieu.hub.documents import queries, services
from doichieu.hub.documents.models import Document, State
from doichieu.hub.documents.tests.files import REPORT
from doichieu.hub.places.models import SubjectKind


@pytest.fixture
def clerk(cast: Cast) -> User:
    """Hands in for one organisation of the commune, and reads inside of another province."""
    clinic = add_subject(name="Trạm y tế", kind=SubjectKind.ORGANISATION, locality=cast.commune, by=system_viewer())
    clerk = User.objects.create(username="clerk")
    grant_role(user=clerk, role=Role.CONTRIBUTOR, locality=cast.commune, organisation=clinic, by=system_viewer())
    grant_role(user=clerk, role=Role.REVIEWER, locality=cast.elsewhere, by=system_viewer())
    services.store_document(
        name="own.txt", data=f"{REPORT}\nTrạm y tế".encode(), by=clerk, locality=cast.commune, organisation=clinic
    )
    return clerk


@pytest.fixture
def documents(cast: Cast, clerk: User) -> list[Document]:
    """One in each state, for each place and for none."""
    every = [Document.objects.get(stored_by=clerk)]
    keeper = User.objects.create(username="keeper")
    grant_role(user=keeper, role=Role.ADMINISTRATOR, locality=None, by=system_viewer())
    for number, place in enumerate((cast.province, cast.district, cast.commune, cast.elsewhere, None)):
        for state in State.values:
            data = f"{REPORT}\n{number} {state}".encode()
            stored = services.store_document(name="a.txt", data=data, by=keeper, locality=place)
            released = {"released_at": timezone.now(), "released_by": keeper} if state == State.RELEASED else {}
            Document.objects.filter(pk=stored.pk).update(state=state, **released)
            every.append(stored)
    Document.objects.filter(pk=every[2].pk).update(stored_by=cast.visitor)
    return every


def seen(of: Outline) -> Composed[tuple[int]]:
    def compose() -> QuerySet[Document, tuple[int]]:
        return Document.objects.filter(queries.visible_documents_q(of)).order_by("pk").values_list("pk")

    return Composed(compose)


def test_everybody_sees_the_same_by_an_outline_as_by_themselves(
    cast: Cast, clerk: User, documents: list[Document]
) -> None:
    people = (cast.owner, cast.colleague, cast.stranger, cast.visitor, clerk)
    counts = set()
    for who in (*map(viewer, people), cast.anonymous, system_viewer()):
        expected = Document.objects.filter(queries.visible_documents_q(who)).order_by("pk").values_list("pk")
        assert seen(outline_of(who)).rows(**slots_of(who)) == list(expected)
        counts.add(len(expected))
    assert max(counts) == len(documents)
    assert len(counts) >= 4  # they differ in what they see


def test_viewers_of_as_many_places_share_one_outline(cast: Cast) -> None:
    owner, stranger, visitor = (viewer(each) for each in (cast.owner, cast.stranger, cast.visitor))
    assert outline_of(owner) == outline_of(stranger) != outline_of(visitor)
    assert slots_of(owner)["path_0"] != slots_of(stranger)["path_0"]
    assert outline_of(Viewer(None)) != outline_of(visitor)


def test_an_outline_is_asked_about_what_is_internal_alone(cast: Cast) -> None:
    with pytest.raises(ValueError, match="review figures"):
        covered_q(outline_of(viewer(cast.owner)), Act.REVIEW, "locality__")
