"""`doichieu demo`: the site with its worked documents, on this machine alone."""

import argparse
import contextlib
import http.client
import importlib
import os
import secrets
import socket
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from doichieu.cli.children import Child, first_to_end, started, stop_signals
from doichieu.cli.site import complain, missing_part

HOST = "127.0.0.1"
ACCOUNT = "demo"
APPLICATION = "doichieu.hub.config.wsgi:application"
PATIENCE = 60.0  # seconds until the first page must be there
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.description = __doc__
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1; 0 takes a free one (8000)")
    parser.add_argument("--folder", type=Path, default=Path("var/demo"), help="where its database lies (var/demo)")


def run(arguments: argparse.Namespace) -> int:
    """Build the folder where it is not built yet, serve it until told to stop; the exit status."""
    fault = missing_part() or port_fault(arguments.port)
    if fault:
        return complain("demo", fault)
    faults = importlib.import_module("doichieu.hub.config.errors").ConfigError
    try:
        environment = site_environment(arguments.folder)
        password = prepared(arguments.folder, environment)
    except OSError as error:
        return complain("demo", f"{error.filename or arguments.folder}: {error.strerror or error}")
    except faults as error:
        return complain("demo", str(error))
    except KeyboardInterrupt:
        return complain("demo", "stopped; what was half built is built anew next time", status=130)
    return serve(arguments.port or free_port(), environment, password)


def port_fault(port: int) -> str:
    """Why the port cannot be served on, as a sentence with a way out; empty where it can."""
    if not 0 <= port <= 65535:
        return f"there is no port {port}; choose one up to 65535"
    try:
        with listening_socket(port):
            return ""
    except PermissionError:
        return f"port {port} is not for ordinary users; choose one above 1023"
    except OSError:
        return f"port {port} is in use; stop what uses it, or choose another: --port {port % 65535 + 1}"


def free_port() -> int:
    with listening_socket(0) as probe:
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def listening_socket(port: int) -> Iterator[socket.socket]:
    """A bound socket, closed at once; it does not mind connections of a server that has just stopped."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform == "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))
        yield probe


def site_environment(folder: Path) -> dict[str, str]:
    """The environment of a site in `folder`; what was set for another site does not leak in."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    others = {name: value for name, value in os.environ.items() if not name.startswith("DOICHIEU_")}
    own = {
        "DJANGO_SETTINGS_MODULE": "doichieu.hub.config.settings",
        "DOICHIEU_FOLDER": str(folder.absolute()),
        "DOICHIEU_SECRET_KEY": secret_key(folder),
    }
    return others | own


def secret_key(folder: Path) -> str:
    """The folder's own key, made at the first run and readable by its owner alone."""
    path = folder / "secret-key"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()


def prepared(folder: Path, environment: Mapping[str, str]) -> str:
    """Build the site's content in this process; returns the demo account's password of this run."""
    for name in [name for name in os.environ if name.startswith("DOICHIEU_")]:
        del os.environ[name]
    os.environ.update(environment)
    importlib.import_module("doichieu.hub.config.startup").start()
    demonstration = importlib.import_module("doichieu.hub.config.demonstration")
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    demonstration.prepare(folder, account=ACCOUNT, password=password)
    return password


def serve(port: int, environment: Mapping[str, str], password: str) -> int:
    """Web server and job worker until one ends or this process is told to stop; the exit status."""
    with stop_signals() as told_to_stop, started(commands(port), environment) as children:
        fault = unanswered(port, children, told_to_stop)
        if not fault and not told_to_stop.is_set():
            print(invitation(port, password), flush=True)
            ended = first_to_end(children, told_to_stop)
            fault = end_of(ended) if ended else ""
    if fault:
        return complain("demo", fault)
    print("Stopped.")
    return 0


def commands(port: int) -> dict[str, list[str]]:
    """What runs side by side, by the name that messages give it."""
    server = f"granian --interface wsgi --host {HOST} --port {port} --no-ws --blocking-threads 4 --backpressure 64"
    worker = "django run_jobs --interval 0.5 --no-startup-delay --verbosity 0"
    return {
        "web server": [sys.executable, "-m", *server.split(), "--log-level", "warning", APPLICATION],
        "job worker": [sys.executable, "-m", *worker.split()],
    }


def unanswered(port: int, children: Sequence[Child], told_to_stop: threading.Event) -> str:
    """Wait for the first page; why there is none, as a sentence, empty where it came or nobody wants it any more."""
    end = time.monotonic() + PATIENCE
    while (status := status_of_first_page(port)) != http.client.OK and not told_to_stop.wait(0.1):
        for child in children:
            if not child.running:
                return end_of(child)
        if time.monotonic() > end:
            return f"the first page did not come within {PATIENCE:.0f} seconds (status {status})"
    return ""


def end_of(child: Child) -> str:
    return f"the {child.name} ended by itself (status {child.process.returncode})"


def status_of_first_page(port: int) -> int:
    """Its status; 0 while nobody answers."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def invitation(port: int, password: str) -> str:
    """What a visitor needs to know."""
    return (
        f"\nOpen       http://{HOST}:{port}/\n"
        f"Sign in    {ACCOUNT}\n"
        f"Password   {password}   (made for this run)\n"
        f"Stop       Ctrl-C\n"
    )
