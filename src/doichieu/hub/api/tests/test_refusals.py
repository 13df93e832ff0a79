"""Every fault of the API has one form: a status, a code that never changes, and words."""

import re
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import translation
from ninja.errors import HttpError

from doichieu.hub.access.errors import UnknownActor
from doichieu.hub.api.refusals import ABSENCE, refusal_of
from doichieu.hub.api.tests.conftest import Programs
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
    with translation.override("en"):
        body = refusal_of(HttpError(400, "no JSON"), request)
    assert (body.status, body.code, body.message) == (400, "request-unreadable", "no JSON")
    assert refusal_of(HttpError(409, "late"), request).code == "refused"


VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def test_what_is_refused_is_said_whole_in_the_language_that_the_request_asks_for(programs: Programs) -> None:
    client, cast = programs.of(programs.cast.owner).client, programs.cast
    entry = f"/api/places/{cast.district.slug}/periods/2022-H1/entry"
    lines = {"lines": [{"indicator": "BUD01", "number": "abc", "unit": "tỷ đồng"}]}
    lines_told = [(entry, lines), (f"/api/places/{cast.district.slug}/periods/2022-Q9/entry", lines), (entry, {})]
    for language, foreign in (("vi", False), ("vi-VN,vi;q=0.9,en;q=0.5", False), ("en", True), ("", True)):
        asking: Any = {"content_type": "application/json", "headers": {"Accept-Language": language} if language else {}}
        answers = [client.post(address, body, **asking) for address, body in lines_told]
        answers.append(client.get("/api/figures/999999", headers=asking["headers"]))
        for answer in answers:
            assert answer.status_code in {404, 422}
            told = [answer.json()["message"]]
            if answer.json()["code"] != "request-unreadable":  # whose faults are told in the words of their check
                told += [fault["message"] for fault in answer.json()["faults"]]
            assert [words for words in told if bool(VIETNAMESE.search(words)) is foreign] == [], language
    elsewhere = f"/api/places/{cast.elsewhere.slug}/periods/2022-H1/entry"
    refused: Any = client.post(elsewhere, lines, content_type="application/json", headers={"Accept-Language": "vi"})
    assert (refused.status_code, "may not" in refused.json()["message"]) == (403, False)
