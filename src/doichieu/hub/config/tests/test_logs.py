import json
import logging
import sys
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from doichieu.hub.config.logs import JsonLines, TextLines


def line(message: str, *arguments: object, **extra: Any) -> dict[str, Any]:
    level = extra.pop("level", logging.WARNING)
    record = logging.LogRecord("doichieu.x", level, "x.py", 1, message, arguments, extra.pop("fault", None))
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
        said = line("write failed", level=logging.ERROR, fault=sys.exc_info())
    assert said["fault"] == "ValueError"
    assert [place.split()[1] for place in said["places"]] == [
        "test_of_a_fault_its_kind_and_places_are_told_and_not_what_it_says"
    ]
    assert "lan.nguyen" not in json.dumps(said)


@pytest.mark.parametrize("formatter", [TextLines("%(levelname)s %(name)s: %(message)s"), JsonLines()])
def test_a_refused_page_is_one_line_and_tells_no_places_in_the_code(
    client: Client, django_user_model: Any, db: None, caplog: pytest.LogCaptureFixture, formatter: logging.Formatter
) -> None:
    client.force_login(django_user_model.objects.create(username="lan"))
    assert client.get(reverse("access")).status_code == 403
    assert client.get("/khong-co").status_code == 404
    told = [formatter.format(record) for record in caplog.records if record.name == "django.request"]
    assert len(told) == 2
    assert [each for each in told if "\n" in each or "Traceback" in each or ".py" in each] == []


def test_a_fault_is_told_with_its_traceback() -> None:
    try:
        raise ValueError("x")
    except ValueError:
        record = logging.LogRecord("doichieu.x", logging.ERROR, "x.py", 1, "write failed", (), sys.exc_info())
    assert "Traceback" in TextLines("%(message)s").format(record)


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
