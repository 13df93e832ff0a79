"""The demonstration: a site of its own in one folder, filled from the worked documents."""

import hashlib
import secrets
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

import doichieu
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_locality, add_subject, grant_role, load_places
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.services import create_account, set_password
from doichieu.hub.catalogue.services import load_catalogue
from doichieu.hub.config.errors import JobFailed
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document, store_document
from doichieu.hub.intake.examples import apply_reviews
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Level, Locality, Subject, SubjectKind
from doichieu.hub.places.naming import kind_and_name
from doichieu.hub.programmes.examples import apply_tasks

PACKAGE = Path(doichieu.__file__).parent
EXAMPLES = (PACKAGE / "examples", PACKAGE.parent.parent / "examples")  # in the wheel; beside the checkout
COMPLETE = "complete"  # written last: holds the digest of the program that built the folder
DATABASE = ("doichieu.sqlite3", "doichieu.sqlite3-wal", "doichieu.sqlite3-shm")
REVIEWER = "reviewer"  # whose decisions come with the documents


@dataclass(frozen=True, slots=True)
class Opened:
    """An account that may be signed in to, with its password of this run."""

    username: str
    password: str
    does: str  # in English; empty for the first


def as_written(sentence: str) -> str:
    """In English."""
    return sentence


def prepare(
    folder: Path, *, account: str, new_password: Callable[[], str], said: Callable[[str], str] = as_written
) -> list[Opened]:
    """Build the site in `folder` where this program has not built it yet; give its accounts passwords of this run.

    `account` comes first. The settings have to point into `folder` already. said: an English sentence in the language
    of who is told. Raises JobFailed.
    """
    if is_complete(folder):
        print(said(f"Using the site in {folder} again; delete the folder to begin anew."), flush=True)
    else:
        build(folder, account, said)
    others = [(each["username"], each["does"]) for each in _index()["account"]]
    opened = [Opened(username, new_password(), does) for username, does in ((account, ""), *others)]
    for each in opened:
        user = User.objects.get(username=each.username)
        set_password(user=user, password=each.password, by=system_viewer().name)
    connections.close_all()
    return opened


def is_complete(folder: Path) -> bool:
    mark = folder / COMPLETE
    return mark.is_file() and mark.read_text("utf-8") == program_digest() and (folder / DATABASE[0]).is_file()


def program_digest() -> str:
    """Digest of the whole program with its data and examples: another one may read and store differently."""
    digest = hashlib.sha256()
    for root in (PACKAGE, examples_folder()):
        for path in sorted(root.rglob("*")):
            if path.is_file() and not {"tests", "__pycache__"} & set(path.relative_to(root).parts):
                digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def examples_folder() -> Path:
    """Where the worked documents lie. Raises FileNotFoundError."""
    for folder in EXAMPLES:
        if (folder / "index.toml").is_file():
            return folder
    raise FileNotFoundError(f"no worked documents in {EXAMPLES[0]}")


def _index() -> dict[str, Any]:
    return tomllib.loads((examples_folder() / "index.toml").read_text("utf-8"))


def build(folder: Path, account: str, said: Callable[[str], str]) -> None:
    """Make the whole site; an older one is put aside beside it, a half-built one is dropped."""
    set_aside(folder, said)
    index = _index()
    columns = (TextColumn("{task.description:<48}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns) as progress:
        task = progress.add_task("", total=4 + len(index["document"]))
        for done, what in enumerate(steps(index, account)):
            progress.update(task, description=said(what), completed=done)
    (folder / COMPLETE).write_text(program_digest(), "utf-8")


def set_aside(folder: Path, said: Callable[[str], str] = as_written) -> None:
    """Make room in `folder`: nothing that somebody may have worked in is deleted."""
    mark = folder / COMPLETE
    kept = [folder / name for name in DATABASE if (folder / name).exists()]
    if mark.is_file() and kept:
        before = new_folder(folder, f"before-{mark.read_text('utf-8')[:12]}")
        for path in kept:
            path.rename(before / path.name)
        print(said(f"{folder} was built by another version; it is put aside in {before}."), flush=True)
    for name in (*DATABASE, COMPLETE):
        (folder / name).unlink(missing_ok=True)


def new_folder(folder: Path, name: str) -> Path:
    """A folder of that name in `folder`, or of that name with a number where there is one already."""
    for number in count(1):
        wanted = folder / (name if number == 1 else f"{name}-{number}")
        if not wanted.exists():
            wanted.mkdir()
            break
    return wanted


def steps(index: Mapping[str, Any], account: str) -> Iterator[str]:
    """Everything that the site is built of; before each step yields what it is about to do, at the end "Ready"."""
    yield "Database"
    call_command("migrate", verbosity=0)
    yield "Places"
    load_places(by=system_viewer())
    localities = invented_and_found(index["place"])
    yield "Indicators"
    load_catalogue(by=system_viewer())
    reviewer = open_account(REVIEWER, index["accounts"]["reviewer"])
    open_account(account, index["accounts"]["demo"])
    open_others(index, localities)
    for entry in index["document"]:
        yield f"Reading {entry['file']}"
        store(entry, localities[entry["place"]], reviewer)
    yield "Decisions of the demo reviewer"
    apply_reviews(examples_folder(), by=reviewer)
    apply_tasks(examples_folder(), by=reviewer)
    run_jobs()
    release(index["document"], reviewer)
    yield "Ready"


def open_account(username: str, name: str) -> User:
    """An account that may do an office's work everywhere; its password is nobody's until one is set."""
    user = create_account(username=username, password=secrets.token_urlsafe(30), name=name)
    for role in (Role.APPROVER, Role.SESSION_CLERK, Role.STEWARD):
        grant_role(user=user, role=role, locality=None, by=system_viewer())
    return user


def open_others(index: Mapping[str, Any], localities: Mapping[str, Locality]) -> None:
    """The units of the places, and who works for them, approves, or looks on from elsewhere."""
    units = {entry["name"]: add_unit(entry, localities[entry["place"]]) for entry in index["unit"]}
    for entry in index["account"]:
        user = create_account(username=entry["username"], password=secrets.token_urlsafe(30), name=entry["name"])
        place, unit = localities[entry["place"]], units.get(entry.get("unit", ""))
        for role in entry["roles"]:
            grant_role(user=user, role=Role(role), locality=place, organisation=unit, by=system_viewer())


def add_unit(entry: Mapping[str, Any], place: Locality) -> Subject:
    kind = SubjectKind.ORGANISATION
    return add_subject(
        locality=place, kind=kind, name=entry["name"], organisation_type=entry["type"], by=system_viewer()
    )


def invented_and_found(entries: Sequence[Mapping[str, Any]]) -> dict[str, Locality]:
    """The places of the examples by their key; parents stand before their children."""
    known: dict[str, Locality] = {}
    for entry in entries:
        known[entry["key"]] = invent(entry) if entry["invented"] else find(entry)
    return known


def invent(entry: Mapping[str, Any]) -> Locality:
    kind, _ = kind_and_name(entry["name"])
    parent = places.named(entry["parent"])[0] if "parent" in entry else None
    return add_locality(
        name=entry["name"][len(kind or "") :].strip(),
        kind=kind or "",
        level=Level[entry["level"].upper()],
        parent=parent,
        invented=True,
        by=system_viewer(),
    )


def find(entry: Mapping[str, Any]) -> Locality:
    level = Level[entry["level"].upper()]
    candidates = places.named(entry["name"], parent_name=entry.get("parent"))
    return next(place for place in candidates if place.level == level)


def store(entry: Mapping[str, Any], locality: Locality, by: User) -> None:
    """Hand one document in, and let the jobs read it."""
    data = (examples_folder() / entry["file"]).read_bytes()
    known = {"title": entry["title"], "published": entry["published"], "locality": locality}
    store_document(name=entry["file"], data=data, by=by, **known)
    run_jobs()


def release(entries: Sequence[Mapping[str, Any]], by: User) -> None:
    """Make public what has been reviewed; the rest waits for the visitor."""
    reviewed = [entry["file"] for entry in entries if "reviews" in entry]
    for document in Document.objects.filter(name__in=reviewed):
        release_document(document=document, by=by)


def run_jobs() -> None:
    """Run every job that waits, here and now. Raises JobFailed."""
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="demonstration",
        excluded_queue_names=[],
    ).run()
    failed = DBTaskResult.objects.failed().first()
    if failed is not None:
        raise JobFailed(job=failed.task_path, reason=failed.exception_class_path)
