import json
import logging
import sys
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from doichieu.hub.config.logs import JsonLines


def line(message: str, *arguments: object, **extra: Any) -> dict[str, Any]:
    record = logging.LogRecord("doichieu.x", logging.WARNING, "x.py", 1, message, arguments, extra.pop("fault", None))
    for name, value in extra.items():
        setattr(record, name, value)
    written = JsonLines().format(record)
    assert "\n" not in written
    return dict(json.loads(written))


def test_a_line_says_when_how_bad_from_where_and_what() -> None:
    said = line("job failed", facts={"status": 500})
    assert said.pop("time").endswith("+00:00")
    assert said == {"level": "warning", "logger": "doichieu.x", "event": "job failed", "status": 500}


def test_what_a_message_is_filled_with_is_left_out() -> None:
    assert line("AXES: Locking out %s", {"username": "lan.nguyen"})["event"] == "AXES: Locking out %s"


def test_of_a_fault_its_kind_and_places_are_told_and_not_what_it_says() -> None:
    try:
        raise ValueError("Key (username)=(lan.nguyen) already exists")
    except ValueError:
        said = line("write failed", fault=sys.exc_info())
    assert said["fault"] == "ValueError"
    assert [place.split()[1] for place in said["places"]] == [
        "test_of_a_fault_its_kind_and_places_are_told_and_not_what_it_says"
    ]
    assert "lan.nguyen" not in json.dumps(said)


def test_a_request_is_one_line_without_its_address(client: Client, db: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="doichieu.requests"):
        client.get(reverse("search"), {"q": "Nguyễn Thị Lan"})
        client.get("/healthz")
        client.get("/khong-co")
    told = [json.loads(JsonLines().format(record)) for record in caplog.records if record.name == "doichieu.requests"]
    assert [(each["page"], each["method"], each["status"]) for each in told] == [
        ("search", "GET", 200),
        (None, "GET", 404),
    ]
    assert all(each["ms"] > 0 for each in told)
    assert "Nguy" not in json.dumps(told, ensure_ascii=False)
    assert "khong-co" not in json.dumps(told)
