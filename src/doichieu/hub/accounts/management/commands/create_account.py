"""`manage create_account`: somebody who may sign in."""

import sys
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doichieu.hub.accounts.errors import AccountError
from doichieu.hub.accounts.services import create_account


class Command(BaseCommand):
    """Open an account; it may do nothing before it is given a role."""

    help = "Open an account. The password is asked for, or read from the first line of the input. Then: grant_role."
    requires_system_checks = ()  # they would bring in all pages first

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="3 to 150 of a-z, 0-9 and . _ + @ -, a letter first")
        parser.add_argument("--name", default="", help="the person's name, as it is shown")

    def handle(self, *, username: str, name: str, **options: Any) -> None:  # noqa: ARG002
        try:
            user = create_account(username=username, password=password(), name=name)
        except AccountError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{user.username} may sign in")


def password() -> str:
    """The password, typed twice where somebody sits at a terminal. Raises CommandError."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass("Password: ")
    if getpass("Once more: ") != first:
        raise CommandError("the two passwords differ")
    return first
