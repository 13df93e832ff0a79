"""Every fault of the API has one form: a status, a code that never changes, and words."""

import pytest
from django.test import RequestFactory
from ninja.errors import HttpError

from doichieu.hub.access.errors import UnknownActor
from doichieu.hub.api.refusals import ABSENCE, refusal_of
from doichieu.hub.catalogue.errors import UnknownPeriod
from doichieu.hub.documents.errors import NotVisible
from doichieu.hub.programmes.models import Task


@pytest.mark.parametrize("error", [Task.DoesNotExist(), NotVisible(document=4)])
def test_what_is_not_there_and_what_may_not_be_seen_are_refused_alike(error: Exception) -> None:
    assert refusal_of(error, RequestFactory().get("/api/tasks/1")) is ABSENCE


def test_who_may_not_is_asked_for_a_token_where_none_came() -> None:
    requests = RequestFactory()
    alone = refusal_of(UnknownActor(act="assign"), requests.post("/api/x"))
    known = refusal_of(UnknownActor(act="assign"), requests.post("/api/x", headers={"Authorization": "Bearer t"}))
    assert (alone.status, alone.code) == (401, "token-wanted")
    assert (known.status, known.code) == (403, UnknownActor.code)


def test_a_period_that_is_none_and_a_body_that_is_no_json_have_their_codes() -> None:
    request = RequestFactory().get("/api/x")
    period = refusal_of(UnknownPeriod(name="2026-Q9"), request)
    assert (period.status, period.code) == (422, UnknownPeriod.code)
    body = refusal_of(HttpError(400, "no JSON"), request)
    assert (body.status, body.code, body.message) == (400, "request-unreadable", "no JSON")
    assert refusal_of(HttpError(409, "late"), request).code == "refused"
