import pytest

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.documents import services
from doichieu.hub.documents.errors import AlreadyPlaced, KeptThere
from doichieu.hub.ledger.models import Link


def test_a_document_without_a_place_is_given_one_once(cast: Cast) -> None:
    stored = services.store_document(name="a.txt", data=b"Thu 5 t\xe1\xbb\xb7", by=cast.owner)
    placed = services.place_document(document=stored, locality=cast.commune, by=cast.owner)
    assert placed.locality == cast.commune
    assert Link.objects.latest("number").event == "document placed"
    with pytest.raises(AlreadyPlaced):
        services.place_document(document=stored, locality=cast.district, by=cast.owner)


def test_a_document_goes_to_no_place_that_is_not_ones_own(cast: Cast) -> None:
    stored = services.store_document(name="a.txt", data=b"Thu 5 t\xe1\xbb\xb7", by=cast.owner)
    with pytest.raises(Refused):
        services.place_document(document=stored, locality=cast.elsewhere, by=cast.owner)


def test_a_document_goes_to_no_place_that_has_the_same_file(cast: Cast) -> None:
    loose = services.store_document(name="a.txt", data=b"Thu 5 t\xe1\xbb\xb7", by=cast.owner)
    services.store_document(name="b.txt", data=b"Thu 5 t\xe1\xbb\xb7", by=cast.colleague, locality=cast.district)
    with pytest.raises(KeptThere):
        services.place_document(document=loose, locality=cast.district, by=cast.owner)
