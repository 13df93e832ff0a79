"""Django made ready in this process, for commands: nothing of the hub may be imported before."""

import os

import django


def start() -> None:
    """Read the settings from the environment and load the apps; calling it again changes nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doichieu.hub.config.settings")
    django.setup()
