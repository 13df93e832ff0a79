"""What was read before sentences were looked for is looked through by a command, once or many times."""

from io import StringIO

import pytest
from django.core.management import call_command

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.documents.services import read_document, store_document
from doichieu.hub.ledger.models import Link
from doichieu.hub.programmes.outcomes import Outcome
from doichieu.hub.programmes.services import propose_from_document
from doichieu.hub.programmes.tests.test_outcomes import DAYS, ORDER, REPORT, TOLD

pytestmark = pytest.mark.django_db


def said(*given: str) -> list[str]:
    out = StringIO()
    call_command("propose_outcomes", *given, stdout=out)
    return out.getvalue().splitlines()


def test_the_command_finds_the_sentences_of_documents_read_before_and_changes_nothing_again(cast: Cast) -> None:
    for name, content, day in (("giao", ORDER, DAYS[0]), ("bao-cao", REPORT, DAYS[1])):
        stored = store_document(
            name=f"{name}.txt", data=content.encode(), by=cast.owner, locality=cast.district, published=day, title=name
        )
        read_document(stored.pk)
        propose_from_document(stored.pk)
    unread = store_document(
        name="x.txt", data=b"x", by=cast.owner, locality=cast.district, published=DAYS[1], title="x"
    )
    assert not Outcome.objects.exists()
    assert said() == ["document 1 of 2: giao.txt", "document 2 of 2: bao-cao.txt", "2 documents looked through"]
    [found] = Outcome.objects.all()
    assert found.quote == TOLD
    links = Link.objects.count()
    assert said("--quiet") == ["2 documents looked through"]
    assert (Outcome.objects.count(), Link.objects.count()) == (1, links)
    assert not unread.texts.filter(readings__isnull=False).exists()
