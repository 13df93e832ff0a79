"""`manage issue_token`: a secret with which a program acts as an account."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doichieu.hub.access.tokens import issue_token
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User


class Command(BaseCommand):
    """Print a new token once; what is kept is its digest."""

    help = "Issue a token with which a program acts as an account; it is printed this once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="api", help="what it is for")
        parser.add_argument("--days", type=int, default=90, help="how long it is good")

    def handle(self, *, username: str, name: str, days: int, **options: Any) -> None:  # noqa: ARG002
        try:
            user = User.objects.get(username=username)
            self.stdout.write(issue_token(user=user, name=name, days=days, by=system_viewer()))
        except (User.DoesNotExist, ValueError) as error:
            raise CommandError(str(error)) from error
