"""The guide to running the site is followed, word for word, up to the web server."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import PATIENCE

pytestmark = pytest.mark.long
GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide" / "running.md"
PASSWORD = "mot-con-vit-xoe-ra"


def commands() -> Iterator[list[str]]:
    """The commands of the part for an office that are Django's, without their comments."""
    office = GUIDE.read_text("utf-8").partition("## For an office")[2]
    for block in re.findall(r"```\n(.*?)```", office, re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[:3] == ["python", "-m", "django"]:
                yield words[3:]


def test_an_office_that_follows_the_guide_has_a_site_with_its_people_places_and_indicators(tmp_path: Path) -> None:
    others = {name: value for name, value in os.environ.items() if not name.startswith("DOICHIEU_")}
    site = {
        "DJANGO_SETTINGS_MODULE": "doichieu.hub.config.settings",
        "DOICHIEU_FOLDER": str(tmp_path),
        "DOICHIEU_SECRET_KEY": "known to everyone, so only for tests",
    }

    def django(*arguments: str) -> str:
        done = subprocess.run(
            (sys.executable, "-m", "django", *arguments), input=f"{PASSWORD}\n", env=others | site,
            capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE,
        )  # fmt: skip
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout

    said = []
    for command in commands():
        place = ["tinh-bac-ninh" if word == "PLACE" else word for word in command]
        said.append(django(*place, *(["--batch"] if command == ["run_jobs"] else [])))
    assert "lan.nguyen: administrator everywhere\n" in said
    assert "minh.tran: no role\n" in said
    asked = (
        "from doichieu.hub.access.viewers import *; from doichieu.hub.accounts.queries import account; "
        "from doichieu.hub.places.models import Locality; from doichieu.hub.catalogue.models import Indicator; "
        "may = viewer_of(account('lan.nguyen')).may(Act.REVIEW, Locality.objects.first()); "
        "print('answer', may, Locality.objects.count() > 3000, Indicator.objects.count() > 100)"
    )
    assert "answer True True True" in django("shell", "-v", "0", "-c", asked)
