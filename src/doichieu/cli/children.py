"""Child processes under one parent: when one ends, or the parent is told to stop, all of them stop."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

GRACE = 10.0  # seconds of grace, unless told otherwise
LOOK_AROUND = 0.2  # seconds between two looks at the children
TOLD_TO_STOP = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


@dataclass(frozen=True)
class Child:
    """One running process; `name` is what people call it: "web server"."""

    name: str
    process: subprocess.Popen[bytes]

    @property
    def running(self) -> bool:
        return self.process.poll() is None


@contextlib.contextmanager
def stop_signals() -> Iterator[threading.Event]:
    """An event that is set when this process is told to stop; the handlers before come back at the end."""
    told = threading.Event()

    def note(_number: int, _frame: FrameType | None) -> None:
        told.set()

    before = {number: signal.signal(number, note) for number in TOLD_TO_STOP}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def started(
    commands: Mapping[str, Sequence[str]], environment: Mapping[str, str], grace: float = GRACE
) -> Iterator[list[Child]]:
    """Run `commands` (name -> program with arguments) side by side; all have ended when the block is left.

    grace: seconds that a child may take to finish what it is doing.

    Each child leads a group of its own, so that Ctrl-C reaches the parent alone, and stopping a child
    stops what it started too.
    """
    children: list[Child] = []
    try:
        for name, command in commands.items():
            children.append(Child(name, _process(command, environment)))
        yield children
    finally:
        _stop(children, grace)


def first_to_end(children: Sequence[Child], told_to_stop: threading.Event) -> Child | None:
    """Wait; returns the child that ended by itself, or None when this process was told to stop."""
    while not told_to_stop.wait(LOOK_AROUND):
        for child in children:
            if not child.running:
                return child
    return None


def _process(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    if sys.platform == "win32":
        group = subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, creationflags=group)  # noqa: S603
    return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603


def _stop(children: Sequence[Child], grace: float) -> None:
    """Ask every child to stop, and after the time of grace make it."""
    for child in children:
        if child.running:
            _ask(child.process)
    for child in children:
        try:
            child.process.wait(grace)
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()
        _end_what_is_left_of(child.process)


def _ask(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):  # it ended this very moment
        if sys.platform == "win32":
            process.send_signal(signal.CTRL_BREAK_EVENT)
        else:
            process.terminate()


def _end_what_is_left_of(process: subprocess.Popen[bytes]) -> None:
    """End what a child had started and left behind."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # nothing is left
            os.killpg(process.pid, signal.SIGKILL)
