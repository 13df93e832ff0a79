"""A web server and a job worker side by side under one parent: what `doichieu demo` and `doichieu serve` share."""

import contextlib
import http.client
import socket
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doichieu.cli.children import Child

LOOPBACK = "127.0.0.1"
EVERYWHERE = {"0.0.0.0": LOOPBACK, "::": "::1"}  # noqa: S104 - where one asks who listens everywhere
APPLICATION = "doichieu.hub.config.wsgi:application"
PATIENCE = 300.0  # seconds until the first page must be there; an old machine is slow, not broken
BEHIND_PAGES = 5  # steps of niceness: a third of the processor while pages want it too


@dataclass(frozen=True, slots=True)
class Address:
    """Where the web server listens."""

    host: str
    port: int

    @property
    def asked(self) -> str:
        """The host that a process of this machine asks."""
        return EVERYWHERE.get(self.host, self.host)

    def __str__(self) -> str:
        return f"http://[{self.host}]:{self.port}/" if ":" in self.host else f"http://{self.host}:{self.port}/"


def port_fault(port: int, host: str = LOOPBACK) -> str:
    """Why the port cannot be served on, as a sentence with a way out; empty where it can."""
    if not 0 <= port <= 65535:
        return f"there is no port {port}; choose one up to 65535"
    try:
        with listening_socket(port, host):
            return ""
    except PermissionError:
        return f"port {port} is not for ordinary users; choose one above 1023"
    except socket.gaierror:
        return f"{host} is no address of this machine; choose another with --host"
    except OSError as error:
        if error.errno == 99:  # EADDRNOTAVAIL
            return f"{host} is no address of this machine; choose another with --host"
        return f"port {port} is in use; stop what uses it, or choose another: --port {port % 65535 + 1}"


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with listening_socket(0) as probe:
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def listening_socket(port: int, host: str = LOOPBACK) -> Iterator[socket.socket]:
    """A bound socket, closed at once; it does not mind connections of a server that has just stopped."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform == "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        yield probe


def web_server(address: Address, *options: str) -> list[str]:
    """The command that answers pages."""
    usual = f"granian --interface wsgi --host {address.host} --port {address.port} --no-ws"
    return [sys.executable, "-m", *usual.split(), *options, APPLICATION]


def job_worker(interval: float) -> list[str]:
    """The command that runs jobs. interval: seconds between two looks for one."""
    usual = f"django run_jobs --interval {interval} --nice {BEHIND_PAGES} --no-startup-delay --verbosity 0"
    return [sys.executable, "-m", *usual.split()]


def unanswered(address: Address, path: str, children: Sequence[Child], told_to_stop: threading.Event) -> str:
    """Wait until a page is answered; why it is not, as a sentence, empty where it was or nobody wants it any more."""
    end = time.monotonic() + PATIENCE
    while (status := status_of(address, path)) != http.client.OK and not told_to_stop.wait(0.1):
        for child in children:
            if not child.running:
                return end_of(child)
        if time.monotonic() > end:
            return f"the first page did not come within {PATIENCE:.0f} seconds (status {status})"
    return ""


def end_of(child: Child) -> str:
    """What is said of a child that ended although nobody told it to."""
    return f"the {child.name} ended by itself (status {child.process.returncode})"


def status_of(address: Address, path: str) -> int:
    """The status of a page; 0 while nobody answers."""
    connection = http.client.HTTPConnection(address.asked, address.port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()
