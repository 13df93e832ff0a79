"""`doichieu demo`: the site with its worked documents, on this machine alone."""

import argparse
import importlib
import os
import secrets
import shlex
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from doichieu.cli.children import first_to_end, started, stop_signals
from doichieu.cli.parsing import told
from doichieu.cli.serving import LOOPBACK, Address, end_of, free_port, job_worker, port_fault, unanswered, web_server
from doichieu.cli.site import complain, file_fault, missing_part

HOST = LOOPBACK
ACCOUNT = "demo"
Account = tuple[str, str, str]  # its name, its password of this run, and what it does
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.description = __doc__
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1; 0 takes a free one (8000)")
    parser.add_argument("--folder", type=Path, default=Path("var/demo"), help="where its database lies (var/demo)")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of what is said (default: vi)")


def run(arguments: argparse.Namespace) -> int:
    """Build the folder where it is not built yet, serve it until told to stop; the exit status."""
    lang = arguments.lang
    fault = missing_part() or port_fault(arguments.port)
    if fault:
        return complain("demo", told(fault, lang))
    faults = importlib.import_module("doichieu.hub.config.errors").ConfigError
    try:
        environment = site_environment(arguments.folder)
        accounts = prepared(arguments.folder, environment, lang)
    except OSError as error:
        return complain("demo", file_fault(error, arguments.folder, lang))
    except faults as error:
        return complain("demo", told(str(error), lang))
    except KeyboardInterrupt:
        return complain("demo", told("stopped; what was half built is built anew next time", lang), status=130)
    port = arguments.port or free_port()
    fault = serve(port, environment, invitation(port, accounts, arguments.folder, lang))
    if fault:
        return complain("demo", told(fault, lang))
    print(told("Stopped.", lang))
    return 0


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


def prepared(folder: Path, environment: Mapping[str, str], lang: str) -> Sequence[Account]:
    """Build the site's content in this process; returns who may sign in, the visitor first."""
    for name in [name for name in os.environ if name.startswith("DOICHIEU_")]:
        del os.environ[name]
    os.environ.update(environment)
    importlib.import_module("doichieu.hub.config.startup").start()
    demonstration = importlib.import_module("doichieu.hub.config.demonstration")
    said = partial(told, lang=lang)
    opened = demonstration.prepare(folder, account=ACCOUNT, new_password=new_password, said=said)
    return [(each.username, each.password, said(each.does)) for each in opened]


def new_password() -> str:
    """Sixteen letters in groups of four."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def serve(port: int, environment: Mapping[str, str], invited: str) -> str:
    """Web server and job worker until one ends or this process is told to stop; why one ended, as a sentence.

    invited: what is printed once the first page is there.
    """
    address = Address(HOST, port)
    with stop_signals() as told_to_stop, started(commands(address), environment) as children:
        fault = unanswered(address, "/", children, told_to_stop)
        if not fault and not told_to_stop.is_set():
            print(invited, flush=True)
            ended = first_to_end(children, told_to_stop)
            fault = end_of(ended) if ended else ""
    return fault


def commands(address: Address) -> dict[str, list[str]]:
    """What runs side by side, by the name that messages give it."""
    options = ["--blocking-threads", "4", "--backpressure", "64", "--log-level", "warning"]
    return {"web server": web_server(address, *options), "job worker": job_worker(0.5)}


def invitation(port: int, accounts: Sequence[Account], folder: Path, lang: str) -> str:
    """What a visitor needs to know."""
    (first, password, _), *others = accounts
    widest = max((len(username) for username, _, _ in others), default=0)
    also = "".join(f"           {username:<{widest}}  {secret}   {does}\n" for username, secret, does in others)
    place, period = told("PLACE", lang), told("PERIOD", lang)
    return (
        f"\n{told('Open', lang):<10} http://{HOST}:{port}/\n"
        f"{told('Sign in', lang):<10} {first}\n"
        f"{told('Password', lang):<10} {password}   ({told('made for this run', lang)})\n"
        f"{told('Others, to see the site as they do', lang)}\n{also}"
        f"{told('Commands', lang):<10} DOICHIEU_FOLDER={shlex.quote(str(folder))} doichieu figures {place} {period}\n"
        f"{told('Stop', lang):<10} Ctrl-C\n"
    )
