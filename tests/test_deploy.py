"""The files for running the site as a service name only what there is."""

import re
import shutil
import subprocess
from argparse import ArgumentParser
from pathlib import Path

import pytest

from doichieu.cli import serve
from doichieu.cli.site import SETTINGS
from doichieu.hub.config.environment import ENVIRONMENT
from tests.sites import PATIENCE

ROOT = Path(__file__).resolve().parent.parent
FILES = [ROOT / name for name in ("compose.yaml", "deploy/Dockerfile", "deploy/doichieu.service")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_setting_of_a_service_is_one_of_the_site(file: Path) -> None:
    named = set(re.findall(r"\bDOICHIEU_[A-Z_]+", file.read_text("utf-8")))
    assert named
    assert named <= set(ENVIRONMENT.scheme)


def test_the_services_start_the_site_with_options_that_it_has() -> None:
    container = re.findall(r'"([^"]*)"', FILES[1].read_text("utf-8").rpartition("CMD [")[2])
    unit = re.findall(r"^ExecStart=\S+/(doichieu .*)$", FILES[2].read_text("utf-8"), re.MULTILINE)[0].split()
    parser = ArgumentParser()
    serve.add_arguments(parser)
    for words in (container, unit):
        assert words[:2] == ["doichieu", "serve"]
        assert parser.parse_args(words[2:]).migrate


def test_the_commands_of_the_site_find_its_settings_in_the_container() -> None:
    assert f"DJANGO_SETTINGS_MODULE={SETTINGS}" in FILES[1].read_text("utf-8")


def test_the_containers_hand_on_every_setting_that_an_office_makes_for_itself() -> None:
    own = {name for name in ENVIRONMENT.scheme if name.partition("_")[2].startswith(("OPENID", "SECOND"))}
    compose = FILES[0].read_text("utf-8")
    assert own
    assert {name for name in own if f"{name}: ${{{name}:-" not in compose} == set()


def test_a_service_gives_the_site_the_time_that_it_takes_to_stop() -> None:
    compose, unit = FILES[0].read_text("utf-8"), FILES[2].read_text("utf-8")
    given = [*re.findall(r"stop_grace_period: (\d+)s", compose)[:1], *re.findall(r"TimeoutStopSec=(\d+)", unit)]
    assert [int(seconds) > serve.GRACE for seconds in given] == [True, True]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "doichieu.service"
    unit.write_text(FILES[2].read_text("utf-8").replace("/opt/doichieu/bin/doichieu", shutil.which("true") or ""))
    command = ("systemd-analyze", "verify", unit)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert [line for line in done.stderr.splitlines() if "doichieu.service" in line] == []
