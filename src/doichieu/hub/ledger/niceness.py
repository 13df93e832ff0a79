"""How a process steps back behind those for which somebody waits."""

import os
from contextlib import suppress
from pathlib import Path

AUTOGROUP = Path("/proc/self/autogroup")  # of Linux: what the session of this process counts beside others


def step_back(steps: int) -> None:
    """Let other processes go first by so many steps of niceness; nothing happens where the system knows none.

    Where Linux shares its processors between sessions (`sched_autogroup_enabled`, sched(7)), niceness counts only
    within one. So a process that leads a session, as each child of `doichieu serve` does, steps back with all of it.
    """
    if hasattr(os, "nice"):  # Windows has none
        os.nice(steps)
    if AUTOGROUP.exists() and os.getsid(0) == os.getpid():
        with suppress(OSError):  # not everybody may, everywhere
            AUTOGROUP.write_text(str(steps), "ascii")
