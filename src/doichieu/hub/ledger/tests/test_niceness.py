"""Who steps back does so beside other sessions too, and takes no session along that it does not lead."""

import os
from pathlib import Path

import pytest

from doichieu.hub.ledger import niceness

OURS, OF_ANOTHER = 7, 8


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The steps by which the process itself went back."""
    found: list[int] = []
    monkeypatch.setattr(os, "nice", found.append, raising=False)
    monkeypatch.setattr(os, "getpid", lambda: OURS)
    return found


@pytest.fixture
def autogroup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a system that shares its processors between sessions says of this one."""
    file = tmp_path / "autogroup"
    file.write_text("/autogroup-1 nice 0")
    monkeypatch.setattr(niceness, "AUTOGROUP", file)
    return file


def test_who_leads_a_session_steps_back_with_it(
    steps: list[int], autogroup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getsid", lambda _: OURS, raising=False)
    niceness.step_back(5)
    assert (steps, autogroup.read_text()) == ([5], "5")


def test_the_session_of_another_is_left_alone(
    steps: list[int], autogroup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getsid", lambda _: OF_ANOTHER, raising=False)
    niceness.step_back(5)
    assert (steps, autogroup.read_text()) == ([5], "/autogroup-1 nice 0")


def test_a_system_without_such_shares_only_knows_niceness(
    steps: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(niceness, "AUTOGROUP", tmp_path / "none")
    niceness.step_back(5)
    assert steps == [5]


def test_what_the_system_refuses_is_left(steps: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(niceness, "AUTOGROUP", tmp_path)  # cannot be written to
    monkeypatch.setattr(os, "getsid", lambda _: OURS, raising=False)
    niceness.step_back(5)
    assert steps == [5]
