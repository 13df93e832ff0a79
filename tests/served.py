"""A site of its own, run by `doichieu serve` as an office runs it."""

import contextlib
import http.client
import json
import signal
import subprocess
import sys
import threading

from tests.ports import quiet_port
from tests.sites import PATIENCE, Site


class Served:
    """A running site, with what it has logged so far."""

    def __init__(self, site: Site, port: int = 0, **settings: str) -> None:
        """port: 0 for any that is free. settings: of the environment, beside those of the site."""
        self.port = port or quiet_port()
        command = (sys.executable, "-m", "doichieu", "serve", "--migrate", "--port", str(self.port))
        names = {"DOICHIEU_ALLOWED_HOSTS": "doichieu.example.gov.vn"} | settings
        self.process = subprocess.Popen(
            command, env=site.environment | names, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        self.lines: list[str] = []
        self.begun = threading.Event()
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()
        assert self.begun.wait(PATIENCE), self.lines
        assert self.process.poll() is None, self.lines

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.lines.append(line)
                if "site is served" in line:
                    self.begun.set()
        self.begun.set()

    def answered(self) -> int:
        """How many requests were logged."""
        return sum(json.loads(line)["event"] == "request answered" for line in self.lines)

    def get(self, path: str, host: str = "doichieu.example.gov.vn") -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", path, headers={"Host": host})
            answer = connection.getresponse()
            return answer.status, answer.read()

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(PATIENCE)
        self.listener.join(PATIENCE)
        return status
