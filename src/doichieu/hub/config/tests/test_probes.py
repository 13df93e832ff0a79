from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from doichieu.hub.config import condition, probes
from doichieu.hub.ledger import services
from doichieu.hub.ledger.models import Heartbeat


def asked(path: str, **headers: str) -> tuple[int, dict[str, str]]:
    answer = Client().get(path, headers=headers)
    assert answer["Cache-Control"] == "no-store"
    return answer.status_code, answer.json()


def test_a_site_that_answers_is_alive() -> None:
    assert asked("/healthz") == (200, {"site": "ok"})


def test_a_site_is_ready_with_database_tables_and_worker(db: None) -> None:
    services.beat()
    assert asked("/readyz") == (200, {"database": "ok", "migrations": "ok", "worker": "ok"})


def test_without_a_worker_it_is_not_ready(db: None) -> None:
    assert asked("/readyz") == (503, {"database": "ok", "migrations": "ok", "worker": "was never started"})
    services.beat()
    Heartbeat.objects.update(seen_at=timezone.now() - 2 * probes.LATE)
    assert asked("/readyz")[1]["worker"] == "is late"
    services.beat()
    assert asked("/readyz")[0] == 200
    services.stop_beating()
    assert asked("/readyz")[0] == 503


def test_with_tables_of_another_version_it_is_not_ready(db: None, monkeypatch: Any) -> None:
    monkeypatch.setattr(condition, "migrations_fault", lambda: "older")
    assert asked("/readyz") == (503, {"database": "ok", "migrations": "missing", "worker": "unknown"})


def test_a_probe_may_call_the_site_by_any_name_and_without_https(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["doichieu.example.gov.vn"]
    settings.SECURE_SSL_REDIRECT = True
    assert asked("/healthz", host="127.0.0.1") == (200, {"site": "ok"})


def test_a_worker_is_late_after_six_of_its_signs_of_life_failed_to_come() -> None:
    assert timedelta(seconds=60) == probes.LATE
