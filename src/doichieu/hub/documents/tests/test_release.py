import pytest
from django.db.models import Q

from doichieu.hub.access import services as access
from doichieu.hub.access.errors import Refused, UnknownActor
from doichieu.hub.access.models import Role
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.viewers import Viewer, system_viewer
from doichieu.hub.documents import queries, services
from doichieu.hub.documents.errors import NotReadYet, NotVisible
from doichieu.hub.documents.models import Document, State, StoredClaim
from doichieu.hub.documents.tests.files import REPORT
from doichieu.hub.ledger.models import Link


@pytest.fixture
def document(cast: Cast) -> Document:
    return services.store_document(name="a.txt", data=REPORT.encode(), by=cast.owner, locality=cast.commune)


def sees(who: Viewer, document: Document) -> bool:
    return document in queries.documents(who)


def test_what_is_internal_is_seen_by_those_of_its_place_alone(cast: Cast, document: Document) -> None:
    assert sees(viewer(cast.owner), document)
    assert sees(viewer(cast.colleague), document)
    assert sees(system_viewer(), document)
    for outsider in (viewer(cast.stranger), viewer(cast.visitor), cast.anonymous):
        assert not sees(outsider, document)


def test_an_outsider_cannot_tell_a_closed_document_from_none(cast: Cast, document: Document) -> None:
    messages = []
    for number in (document.pk, document.pk + 1000):
        with pytest.raises(NotVisible) as refused:
            queries.document(number, cast.anonymous)
        messages.append(str(refused.value).replace(str(number), "N"))
    assert messages[0] == messages[1]
    assert queries.document(document.pk, viewer(cast.owner)) == document


def test_what_was_released_is_seen_by_everybody_until_it_is_withdrawn(cast: Cast, document: Document) -> None:
    released = services.release_document(document=document, by=cast.owner)
    assert (released.state, released.released_by) == (State.RELEASED, cast.owner)
    assert released.released_at is not None
    assert sees(cast.anonymous, document)
    services.withdraw_release(document=document, by=cast.owner)
    assert not sees(cast.anonymous, document)
    document.refresh_from_db()
    assert (document.state, document.released_at, document.released_by) == (State.INTERNAL, None, None)
    assert [link.event for link in Link.objects.order_by("-number")[:2]] == [
        "document release withdrawn",
        "document released",
    ]


def test_releasing_again_changes_nothing(cast: Cast, document: Document) -> None:
    first = services.release_document(document=document, by=cast.owner)
    links = Link.objects.count()
    again = services.release_document(document=document, by=cast.owner)
    assert (again.released_at, Link.objects.count()) == (first.released_at, links)
    services.withdraw_release(document=document, by=cast.owner)
    services.withdraw_release(document=document, by=cast.owner)
    assert Link.objects.count() == links + 1


def test_only_an_approver_of_the_place_releases_and_by_name(cast: Cast, document: Document) -> None:
    for by in (cast.colleague, cast.stranger, cast.visitor):
        with pytest.raises(Refused):
            services.release_document(document=document, by=by)
    with pytest.raises(Refused):
        services.release_document(document=document, by=cast.anonymous)
    with pytest.raises(UnknownActor):
        services.release_document(document=document, by=system_viewer())
    services.release_document(document=document, by=cast.owner)
    with pytest.raises(Refused):
        services.withdraw_release(document=document, by=cast.colleague)


def test_a_document_that_does_not_open_is_not_released(cast: Cast) -> None:
    faulty = services.store_document(name="empty.txt", data=b"", by=cast.owner, locality=cast.commune)
    with pytest.raises(NotReadYet):
        services.release_document(document=faulty, by=cast.owner)


def test_whoever_handed_a_document_in_sees_it_where_no_place_is_known(cast: Cast) -> None:
    placeless = services.store_document(name="b.txt", data=b"Khong ro noi nao", by=cast.owner)
    assert sees(viewer(cast.owner), placeless)
    assert not sees(viewer(cast.colleague), placeless)
    access.grant_role(user=cast.visitor, role=Role.REVIEWER, locality=None, by=system_viewer())
    assert sees(viewer(cast.visitor), placeless)


def test_a_draft_is_seen_by_whoever_handed_it_in(cast: Cast, document: Document) -> None:
    Document.objects.filter(pk=document.pk).update(state=State.DRAFT)
    assert sees(viewer(cast.owner), document)
    access.grant_role(user=cast.visitor, role=Role.REVIEWER, locality=None, by=system_viewer())
    for other in (viewer(cast.colleague), viewer(cast.visitor), cast.anonymous):
        assert not sees(other, document)
    assert sees(system_viewer(), document)


def test_what_hangs_on_a_document_is_limited_by_the_same_condition(cast: Cast, document: Document) -> None:
    services.read_document(document.pk)

    def seen(who: Viewer) -> int:
        condition: Q = queries.visible_documents_q(who, "reading__text__document__")
        return StoredClaim.objects.filter(condition).count()

    assert [seen(who) for who in (viewer(cast.owner), viewer(cast.stranger), cast.anonymous)] == [3, 0, 0]
    services.release_document(document=document, by=cast.owner)
    assert [seen(who) for who in (viewer(cast.owner), viewer(cast.stranger), cast.anonymous)] == [3, 3, 3]


def test_the_list_of_documents_leaves_their_originals_in_the_database(cast: Cast, document: Document) -> None:
    [listed] = queries.documents(viewer(cast.owner))
    assert {"original", "search"} <= listed.get_deferred_fields()
