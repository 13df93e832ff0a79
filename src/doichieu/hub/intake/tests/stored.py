"""The claims that a reading put on record: for the tests of intake."""

from doichieu.claims import Claim
from doichieu.hub.documents.models import StoredClaim, StoredText
from doichieu.hub.register.tests.worked import read


def stored(text: StoredText) -> list[StoredClaim]:
    """The claims on record of a text, in its order."""
    return list(StoredClaim.objects.filter(reading__text=text).order_by("start"))


def stored_reading(text: StoredText, claims: tuple[Claim, ...]) -> list[StoredClaim]:
    """The same, once these claims were read of it."""
    read(text, claims)
    return stored(text)
