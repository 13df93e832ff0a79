"""Ports for the servers that tests start."""

import random

from doichieu.cli.serving import port_fault

QUIET = range(20_000, 30_000)  # below those that Linux, macOS and Windows give to connections that go out


def quiet_port() -> int:
    """A port that nothing listens on, and that no connection of another process takes before a server does."""
    return next(port for port in random.SystemRandom().sample(QUIET, len(QUIET)) if not port_fault(port))
