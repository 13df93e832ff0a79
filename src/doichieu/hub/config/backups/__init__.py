"""A backup of a site in one file: made while the site runs, and restored as a whole or not at all."""

from doichieu.hub.config.backups.making import back_up
from doichieu.hub.config.backups.restoring import restore

__all__ = ["back_up", "restore"]
