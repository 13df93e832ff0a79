"""Sites of their own for tests of commands: a database, the settings that lead to it, and commands run on it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import migrated, surroundings

PATIENCE = 900  # seconds; the machine may be busy with other tests
Done = tuple[int, str, str]  # a command's status, and what it said and complained
IN_TURN = """
import contextlib, io, json, sys
from doichieu.cli.main import main
def done(words):
    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(io.StringIO()) as complaint:
        status = main(words)
    return status, said.getvalue(), complaint.getvalue()
json.dump([done(words) for words in json.loads(sys.argv[1])], sys.stdout)
"""


@dataclass(frozen=True)
class Site:
    """A folder and a database that nobody else uses."""

    folder: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """What a process of this site finds in its environment."""
        others = {name: value for name, value in os.environ.items() if not name.startswith("DOICHIEU_")}
        return others | {
            "DJANGO_SETTINGS_MODULE": "doichieu.hub.config.settings",
            "DOICHIEU_DATABASE_URL": self.url,
            "DOICHIEU_FOLDER": str(self.folder),
            "DOICHIEU_SECRET_KEY": "known to everyone, so only for tests",
        }

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Python with these arguments."""
        return subprocess.run(
            (sys.executable, *words), env=self.environment, cwd=self.folder, capture_output=True,
            encoding="utf-8", check=False, timeout=PATIENCE,
        )  # fmt: skip

    def doichieu(self, *words: str) -> Done:
        """`doichieu` with these words."""
        done = self.run("-m", "doichieu", *words)
        return done.returncode, done.stdout, done.stderr

    def in_turn(self, commands: Sequence[Sequence[str]]) -> list[Done]:
        """`doichieu` with the words of each, one after the other in one process."""
        done = self.run("-c", IN_TURN, json.dumps(commands))
        assert done.returncode == 0, done.stderr
        return [(status, said, complaint) for status, said, complaint in json.loads(done.stdout)]

    def django(self, *words: str) -> str:
        """A command that has to succeed; what it says."""
        done = self.run("-m", "django", *words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def python(self, code: str) -> str:
        """What a piece of code prints that has the whole site at hand."""
        return self.django("shell", "-v", "0", "--no-imports", "-c", code)


@contextmanager
def new_site(folder: Path) -> Iterator[Site]:
    """A site without tables, on the database that the tests run on."""
    folder.mkdir(parents=True, exist_ok=True)
    with surroundings.new_database(folder) as url:
        yield Site(folder, url)


@contextmanager
def migrated_site(folder: Path) -> Iterator[Site]:
    """A site with its tables, of which nothing was put in yet."""
    folder.mkdir(parents=True, exist_ok=True)
    with migrated.migrated_database(folder) as url:
        yield Site(folder, url)


@contextmanager
def copied_site(site: Site, folder: Path) -> Iterator[Site]:
    """A site that begins with all that another one's database holds; no process of that one may be running."""
    folder.mkdir(parents=True, exist_ok=True)
    with surroundings.new_database(folder, like=site.url) as url:
        yield Site(folder, url)
