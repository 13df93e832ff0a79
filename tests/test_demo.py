"""`doichieu demo` as a visitor starts it: one process, a page, an account, and nothing left when it stops."""

import html
import http.cookiejar
import re
import signal
import subprocess
import sys
import threading
import time
import tomllib
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.ports import quiet_port
from tests.sites import PATIENCE

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parent.parent


class Visit:
    """A running demonstration, with what it has printed so far."""

    def __init__(self, folder: Path) -> None:
        command = (sys.executable, "-m", "doichieu", "demo", "--lang", "en", "--port", str(quiet_port()))
        self.process = subprocess.Popen(
            (*command, "--folder", str(folder)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        self.printed: list[str] = []
        self.invited = threading.Event()
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()
        assert self.invited.wait(PATIENCE), self.printed
        assert self.process.poll() is None, self.printed

    def _listen(self) -> None:
        """Until the last process that could print has ended."""
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.printed.append(line)
                if line.startswith("Stop "):
                    self.invited.set()
        self.invited.set()

    def printed_since(self, number: int, words: str) -> list[str]:
        """The lines behind so many that hold the words; what a page prints may come after the page."""
        end = time.monotonic() + PATIENCE
        while not (found := [line for line in self.printed[number:] if words in line]) and time.monotonic() < end:
            time.sleep(0.05)
        return found

    def told(self, name: str) -> str:
        [value] = re.findall(rf"^{name}\s+(\S+)", "".join(self.printed), re.MULTILINE)
        return str(value)

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.end()

    def end(self) -> int:
        """Wait for the end; the exit status."""
        status = self.process.wait(PATIENCE)
        self.listener.join(PATIENCE)
        return status


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def visit(folder: Path) -> Iterator[Visit]:
    running = Visit(folder)
    yield running
    running.stop()


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as response:
        return str(response.read().decode())


def others(visit: Visit) -> list[tuple[str, str]]:
    """The further accounts that were printed, each with its password."""
    return re.findall(r"^ {11}(\S+) +((?:\w{4}-){3}\w{4})   \S", "".join(visit.printed), re.MULTILINE)


def sign_in(visit: Visit, password: str, username: str = "", then: str = "/") -> str:
    """The page after signing in. username: of another account than the visitor's."""
    site = visit.told("Open")
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    with browser.open(f"{site}sign-in/", timeout=PATIENCE) as form:
        token, *_ = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form.read().decode())
    name = username or visit.told("Sign in")
    fields = {"csrfmiddlewaretoken": token, "username": name, "password": password, "next": then}
    with browser.open(f"{site}sign-in/", urllib.parse.urlencode(fields).encode(), timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def test_the_page_answers_and_shows_what_is_reviewed_and_released(visit: Visit) -> None:
    index = tomllib.loads((ROOT / "examples" / "index.toml").read_text("utf-8"))
    shown = html.unescape(page(f"{visit.told('Open')}d/"))
    titles = {entry["title"]: "reviews" in entry for entry in index["document"]}
    assert {title: title in shown for title in titles} == titles


def test_the_account_that_was_printed_signs_in(visit: Visit) -> None:
    assert 'data-testid="sign-out"' in sign_in(visit, visit.told("Password"))


def test_the_further_accounts_sign_in_and_see_what_is_theirs(visit: Visit) -> None:
    pages = {
        "lanh-dao": "/access/",
        "truong-hoc": "/intake/",
        "lang-gieng": "/p/huyen-thach-that-ha-noi/units/",
    }
    assert [username for username, _ in others(visit)] == list(pages)
    for username, password in others(visit):
        assert 'data-testid="sign-out"' in sign_in(visit, password, username, pages[username])


def test_a_refused_page_is_one_line_in_the_terminal(visit: Visit) -> None:
    [(username, password)] = [each for each in others(visit) if each[0] == "truong-hoc"]
    before = len(visit.printed)
    with pytest.raises(urllib.error.HTTPError):
        sign_in(visit, password, username, "/access/")
    told = visit.printed_since(before, "/access/")
    assert len(told) == 1
    assert "Traceback" not in "".join(visit.printed)


def test_another_password_does_not(visit: Visit) -> None:
    assert 'data-testid="sign-out"' not in sign_in(visit, "abcd-abcd-abcd-abcd")


def test_a_port_in_use_is_one_line(visit: Visit, tmp_path: Path) -> None:
    port = visit.told("Open").rstrip("/").rpartition(":")[2]
    command = (sys.executable, "-m", "doichieu", "demo", "--port", port, "--folder", str(tmp_path / "other"))
    refused = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr == (
        f"doichieu demo: cổng {port} đang được dùng; hãy dừng chương trình đang dùng cổng này, hoặc chọn cổng khác: "
        f"--port {int(port) + 1}\n"
    )
    assert not (tmp_path / "other").exists()


def test_told_to_stop_it_leaves_no_process_and_the_next_run_has_another_password(visit: Visit, folder: Path) -> None:
    family = psutil.Process(visit.process.pid).children(recursive=True)
    assert len(family) >= 2  # the web server and the job worker
    assert visit.stop() == 0
    assert [child for child in family if child.is_running() and child.status() != psutil.STATUS_ZOMBIE] == []
    with pytest.raises(urllib.error.URLError):
        page(visit.told("Open"))
    again = Visit(folder)
    try:
        assert "Using the site in" in "".join(again.printed)
        assert again.told("Password") != visit.told("Password")
        assert 'data-testid="sign-out"' in sign_in(again, again.told("Password"))
        assert 'data-testid="sign-out"' not in sign_in(again, visit.told("Password"))
    finally:
        again.stop()


def test_when_the_job_worker_dies_the_web_server_stops_too(folder: Path) -> None:
    visit = Visit(folder)
    [worker] = [
        child
        for child in psutil.Process(visit.process.pid).children(recursive=True)
        if "run_jobs" in " ".join(child.cmdline())
    ]
    worker.kill()
    assert visit.end() == 1
    assert "the job worker ended by itself" in "".join(visit.printed)
    with pytest.raises(urllib.error.URLError):
        page(visit.told("Open"))
