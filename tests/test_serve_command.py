"""`doichieu serve` as an office runs it: pages, static files, worker, probes, logs, and an end without a hole."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.ports import quiet_port
from tests.served import Served
from tests.sites import PATIENCE, Site, new_site

pytestmark = [pytest.mark.database, pytest.mark.long]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with new_site(tmp_path_factory.mktemp("served")) as site:
        yield site


@pytest.fixture(scope="module")
def served(site: Site) -> Iterator[Served]:
    running = Served(site)
    yield running
    running.stop()


def test_pages_and_static_files_are_served_under_the_sites_name_alone(served: Served) -> None:
    assert served.get("/")[0] == 200
    status, style = served.get("/static/web/site.css")
    assert (status, style[:1] != b"") == (200, True)
    assert served.get("/", host="elsewhere.example")[0] == 400


def test_the_probes_answer_by_any_name_once_the_worker_lives(served: Served) -> None:
    assert served.get("/healthz", host="10.0.0.7") == (200, b'{"site": "ok"}')
    for _ in range(PATIENCE):
        status, parts = served.get("/readyz", host="10.0.0.7")
        if status == 200:
            break
        threading.Event().wait(1)
    assert json.loads(parts) == {"database": "ok", "migrations": "ok", "worker": "ok"}


def test_a_site_that_runs_is_not_replaced_by_a_backup(site: Site, served: Served, tmp_path: Path) -> None:
    test_the_probes_answer_by_any_name_once_the_worker_lives(served)
    file = tmp_path / "a.backup"
    assert site.doichieu("backup", str(file))[0] == 0
    status, said, complaint = site.doichieu("restore", str(file), "--overwrite")
    assert (status, said) == (1, "")
    assert complaint == (
        "doichieu restore: Trang đang chạy: tiến trình xử lý nền vừa hoạt động. Hãy dừng trang trước.\n"
    )


def test_every_line_is_an_object_and_none_tells_who_asked_for_what(served: Served) -> None:
    before = served.answered()
    served.get("/search?q=Nguyen+Thi+Lan")
    for _ in range(PATIENCE):
        if served.answered() > before:
            break
        threading.Event().wait(1)
    lines = [json.loads(line) for line in served.lines]
    assert {"time", "level", "logger", "event"} <= set.intersection(*map(set, lines))
    assert served.answered() > before
    assert not any("Lan" in line or "127.0.0.1:" in line for line in served.lines if "site is served" not in line)


def test_told_to_stop_it_finishes_and_leaves_no_process(served: Served, site: Site) -> None:
    family = psutil.Process(served.process.pid).children(recursive=True)
    assert len(family) >= 2
    assert served.stop() == 0
    assert json.loads(served.lines[-1])["event"] == "site has stopped"
    assert [child for child in family if child.is_running() and child.status() != psutil.STATUS_ZOMBIE] == []
    seen = "from doichieu.hub.ledger.queries import worker_seen_at; print(worker_seen_at())"
    assert site.python(seen) == "None\n"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"DOICHIEU_SECRET_KEY": ""}, "chưa đặt DOICHIEU_SECRET_KEY; hãy tạo một khóa và giữ lại: python -c "),
        (
            {"DOICHIEU_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"},
            "không mở được cơ sở dữ liệu 127.0.0.1:1/none: không có máy chủ nào trả lời ở địa chỉ này; hãy kiểm tra ",
        ),
        (
            {"DOICHIEU_DATABASE_URL": "nonsense"},
            "cấu hình chưa đúng: DOICHIEU_DATABASE_URL không phải là địa chỉ cơ sở dữ liệu",
        ),
        ({"DOICHIEU_DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"}, "không có cơ sở dữ liệu tại /nowhere/at/all"),
    ],
)
def test_what_keeps_it_from_being_served_is_one_line(site: Site, change: dict[str, str], complaint: str) -> None:
    command = (sys.executable, "-m", "doichieu", "serve", "--port", str(quiet_port()))
    done = subprocess.run(
        command, env=site.environment | change, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    assert done.stderr.startswith(f"doichieu serve: {complaint}")
    assert not Path("/nowhere").exists()
    assert os.environ.get("DOICHIEU_LOG_FORMAT") is None
