"""What the commands that work on a site have in common: its settings from the environment, or one clear line."""

import importlib
import importlib.util
import sys
from types import ModuleType

SETTINGS = "doichieu.hub.config.settings"


def complain(command: str, fault: str, status: int = 1) -> int:
    """Say in one line what is wrong; the exit status."""
    sys.stdout.flush()
    print(f"doichieu {command}: {fault}", file=sys.stderr)
    return status


def missing_part() -> str:
    """What of the site is not installed, as a sentence; empty where all is there."""
    if all(map(importlib.util.find_spec, ("django", "granian"))):
        return ""
    return "the site is not installed here; install it with: pip install 'doichieu[hub]'"


def started() -> str:
    """Read the settings of the site from the environment; why that cannot be, as a sentence."""
    fault = missing_part()
    if fault:
        return fault
    try:
        importlib.import_module("doichieu.hub.config.startup").start()
    except Exception as error:
        if type(error).__name__ != "ImproperlyConfigured":
            raise
        return f"the settings are wrong: {' '.join(str(error).split())}"
    return ""


def part(name: str) -> ModuleType:
    """A module of the site's configuration; only after `started`."""
    return importlib.import_module(f"doichieu.hub.config.{name}")
