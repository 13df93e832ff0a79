"""Every fault of the API has one form: a status, a code that never changes, and words."""

import re
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import translation
from ninja.errors import HttpError

from doichieu.hub.access.errors import UnknownActor
from doichieu.hub.api.reading_faults import WANTED, wanted
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
            told = [answer.json()["message"], *(fault["message"] for fault in answer.json()["faults"])]
            assert [words for words in told if bool(VIETNAMESE.search(words)) is foreign] == [], language
    elsewhere = f"/api/places/{cast.elsewhere.slug}/periods/2022-H1/entry"
    refused: Any = client.post(elsewhere, lines, content_type="application/json", headers={"Accept-Language": "vi"})
    assert (refused.status_code, "may not" in refused.json()["message"]) == (403, False)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"lines": [{"indicator": "BUD01"}]}, "thiếu trường này"),
        ({"lines": [{"indicator": "BUD01", "number": "5", "x": 1}]}, "không có trường này"),
        ({"lines": [{"indicator": "BUD01", "number": "5", "unit": "x" * 61}]}, "tối đa 60 ký tự"),
        ({"lines": [{"indicator": "BUD01", "number": 5}]}, "cần một chuỗi ký tự"),
        ({"lines": [{"indicator": "BUD01", "number": "5", "seen": "x"}]}, "cần một số nguyên"),
        ({"lines": [], "planned": False}, "cần ít nhất 1 phần tử"),
        ({"lines": [{"indicator": "BUD01", "number": "\0"}]}, "chuỗi này có ký tự không lưu được"),
        (
            {"lines": [{"indicator": "BUD01", "number": "5"}], "clock": "x"},
            "cần một trong các giá trị: 'calendar', 'issuer'",
        ),
        ({"lines": [{"indicator": "BUD01", "number": "5"}], "planned": "x"}, "cần giá trị true hoặc false"),
    ],
)
def test_what_cannot_be_read_is_told_in_the_language_of_the_request(
    programs: Programs, sent: dict[str, Any], told: str
) -> None:
    client, address = programs.of(programs.cast.owner).client, "/api/places/huyen-hoa-khe-tan-sa/periods/2022-H1/entry"
    asked: Any = {"content_type": "application/json"}
    [fault] = client.post(address, sent, headers={"Accept-Language": "vi"}, **asked).json()["faults"]
    assert fault["message"] == told
    [fault] = client.post(address, sent, headers={"Accept-Language": "en"}, **asked).json()["faults"]
    assert not VIETNAMESE.search(fault["message"])


def test_every_way_in_which_a_request_cannot_be_read_has_words_and_their_facts_are_the_validators_own() -> None:
    with translation.override("vi"):
        assert wanted({"type": "of a later version", "msg": "x"}) == "không đọc được giá trị này: xem mã lỗi"
        assert wanted({"type": "too_long", "msg": "x", "ctx": {}}) == "không đọc được giá trị này: xem mã lỗi"
        assert all(VIETNAMESE.search(str(words)) for words in WANTED.values())
