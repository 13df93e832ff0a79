"""What the commands that work on a site have in common: its settings from the environment, or one clear line."""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from doichieu.cli.parsing import ENGLISH, reason_of, told

SETTINGS = "doichieu.hub.config.settings"


def complain(command: str, fault: str, status: int = 1) -> int:
    """Say in one line what is wrong; the exit status."""
    sys.stdout.flush()
    print(f"doichieu {command}: {fault}", file=sys.stderr)
    return status


def file_fault(error: OSError, file: Path, lang: str) -> str:
    """Which file cannot be read or written, or which folder is missing, and why, in the language that was asked for."""
    path = Path(error.filename or file)
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        path = path.parent
    return f"{path}: {reason_of(error, lang)}"


def missing_part() -> str:
    """What of the site is not installed, as a sentence; empty where all is there."""
    if all(map(importlib.util.find_spec, ("django", "granian"))):
        return ""
    return "the site is not installed here; install it with: pip install 'doichieu[hub]'"


def started(lang: str = ENGLISH) -> str:
    """Read the settings of the site from the environment; why that cannot be, as a sentence in this language."""
    return told(missing_part() or _unread(), lang)


def _unread() -> str:
    """What is wrong with the settings, as a sentence; empty where they are read."""
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
