"""One parent and its children."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from doichieu.cli.children import first_to_end, started, stop_signals

SLEEPS = [sys.executable, "-c", "import time; time.sleep(600)"]
ENDS = [sys.executable, "-c", "raise SystemExit(3)"]


def test_the_child_that_ends_by_itself_is_named_and_the_others_are_stopped() -> None:
    with started({"sleeper": SLEEPS, "quitter": ENDS}, os.environ) as children:
        ended = first_to_end(children, threading.Event())
    assert ended is not None
    assert (ended.name, ended.process.returncode) == ("quitter", 3)
    assert [child.running for child in children] == [False, False]


def test_told_to_stop_no_child_is_to_blame_and_all_are_stopped() -> None:
    with stop_signals() as told_to_stop, started({"one": SLEEPS, "two": SLEEPS}, os.environ) as children:
        assert [child.running for child in children] == [True, True]
        signal.raise_signal(signal.SIGTERM)
        assert first_to_end(children, told_to_stop) is None
    assert [child.running for child in children] == [False, False]


def test_the_signal_handlers_of_before_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stop_signals():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_child_that_does_not_listen_is_made_to_stop(tmp_path: Path) -> None:
    note = tmp_path / "deaf"
    script = (
        "import pathlib, signal, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        f"pathlib.Path({str(note)!r}).touch()\n"
        "time.sleep(600)"
    )
    with started({"deaf": [sys.executable, "-c", script]}, os.environ, grace=0.5) as [child]:
        while not note.exists():
            assert child.running
            time.sleep(0.05)
    assert child.process.returncode == -signal.SIGKILL


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_what_a_child_has_started_is_stopped_with_it(tmp_path: Path) -> None:
    note = tmp_path / "number"
    script = (
        "import pathlib, subprocess, time\n"
        f"grandchild = subprocess.Popen({SLEEPS!r})\n"
        f"pathlib.Path({str(note)!r}).write_text(f'{{grandchild.pid}}.')\n"
        "time.sleep(600)"
    )
    with started({"parent": [sys.executable, "-c", script]}, os.environ):
        while not (note.exists() and note.read_text().endswith(".")):
            time.sleep(0.05)
        number = int(note.read_text().rstrip("."))
        assert not _ended(number)
    assert _ended_in_the_end(number)


def _ended_in_the_end(number: int) -> bool:
    """The system takes a moment to end what was killed."""
    for _ in range(6000):
        if _ended(number):
            return True
        time.sleep(0.05)
    return False


def _ended(number: int) -> bool:
    try:
        return "\nState:\tZ" in Path(f"/proc/{number}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
