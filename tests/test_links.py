"""No page leads anybody to a page that is refused to them: every link is followed, whoever looks."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.access_world import World, assembled_world
from tests.test_access import ORGANISATION, browser

WHO = ["anonymous", ORGANISATION, "contributor own", "approver own", "steward own", "administrator parent"]
LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#]*)')
ENOUGH = 120  # pages of one walk


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Built once for this module, and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield assembled_world()
        transaction.set_rollback(True)


@pytest.mark.one_database
@pytest.mark.parametrize("who", WHO)
def test_no_link_leads_to_a_refusal(built: World, db: None, who: str) -> None:
    client = browser(built, who)
    found = {"/": "/"}  # each address, and the page that leads there
    waiting, refused = ["/"], []
    while waiting and len(found) < ENOUGH:
        address = waiting.pop(0)
        answer = client.get(address)
        if answer.status_code in {403, 404}:
            refused.append((answer.status_code, address, found[address]))
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for link in LINK.findall(answer.content.decode()):
            if unescape(link) not in found:
                found[unescape(link)] = address
                waiting.append(unescape(link))
    assert refused == []
    assert len(found) > 10
