"""Serves a site for an office: pages, their static files and the job worker, until it is told to stop.

examples:
  doichieu serve --migrate
  doichieu serve --host 0.0.0.0 --port 8000 --workers 2

The settings come from the environment (docs/reference/settings.md); DOICHIEU_SECRET_KEY has to be set. Every line
that is logged is one JSON object. /healthz says whether the site is alive, /readyz whether it can be used.
"""

import argparse
import os
from collections.abc import Mapping

from doichieu.cli import site
from doichieu.cli.children import first_to_end, started, stop_signals
from doichieu.cli.parsing import count, told
from doichieu.cli.serving import Address, end_of, free_port, job_worker, port_fault, unanswered, web_server

THREADS = 4
IDLE = 600  # seconds that a thread of the web server waits for work, and keeps its connection to the database
GRACE = 30.0  # seconds that a page or a job may take to finish when the site is told to stop
USUAL = {"DOICHIEU_LOG_FORMAT": "json", "DOICHIEU_LOG_LEVEL": "INFO"}
KEY = "DOICHIEU_SECRET_KEY"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `doichieu serve`."""
    parser.description, _, parser.epilog = (__doc__ or "").partition("\n\n")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on; 0.0.0.0: every one (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on; 0 takes a free one (8000)")
    parser.add_argument("--workers", type=count, default=1, metavar="COUNT", help="processes that answer pages (1)")
    parser.add_argument(
        "--threads", type=count, default=THREADS, metavar="COUNT", help=f"pages that each is at, at once ({THREADS})"
    )
    parser.add_argument("--migrate", action="store_true", help="make the tables, or bring them up to date, before")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of what is said (default: vi)")


def run(arguments: argparse.Namespace) -> int:
    """Serve the site until it is told to stop; the exit status."""
    for name, value in USUAL.items():
        os.environ.setdefault(name, value)
    lang = arguments.lang
    fault = told(key_fault(os.environ) or port_fault(arguments.port, arguments.host), lang) or site.started(lang)
    fault = fault or site.part("condition").prepared(lang, migrate=arguments.migrate)
    if not fault:
        address = Address(arguments.host, arguments.port or free_port())
        fault = told(serve(address, arguments.workers, arguments.threads), lang)
    return site.complain("serve", fault) if fault else 0


def key_fault(environment: Mapping[str, str]) -> str:
    """Why the secret key will not do, as a sentence; empty where it will."""
    if environment.get(KEY):
        return ""
    make = "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
    return f"{KEY} is not set; make one and keep it: {make}"


def serve(address: Address, workers: int, threads: int) -> str:
    """Web server and job worker until one ends or this process is told to stop; why one ended, as a sentence."""
    commands = {
        "web server": web_server(address, *server_options(workers, threads)),
        "job worker": job_worker(1),
    }
    log = site.part("logs").site
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": site.SETTINGS}
    with stop_signals() as told_to_stop, started(commands, environment, GRACE) as children:
        fault = unanswered(address, "/healthz", children, told_to_stop)
        if not fault and not told_to_stop.is_set():
            log.info(
                "site is served", extra={"facts": {"address": str(address), "workers": workers, "threads": threads}}
            )
            ended = first_to_end(children, told_to_stop)
            fault = end_of(ended) if ended else ""
    if not fault:
        log.info("site has stopped")
    return fault


def server_options(workers: int, threads: int) -> list[str]:
    """How the web server runs: with threads, logs as JSON, and time to finish the pages that it is at."""
    logs = site.part("logs").WEB_SERVER
    return [
        *f"--workers {workers} --blocking-threads {threads} --blocking-threads-idle-timeout {IDLE}".split(),
        *f"--backpressure 64 --workers-kill-timeout {GRACE:.0f} --log-level warning --log-config".split(),
        str(logs),
    ]
