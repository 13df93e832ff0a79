"""`manage issue_token`: a secret with which a program acts as an account, and its end."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doichieu.hub.access.tokens import end_token, issue_token, open_tokens
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User


class Command(BaseCommand):
    """Print a new token once, of which the digest is kept; or end those of a name."""

    help = "Issue a token with which a program acts as an account; it is printed this once. With --end: end it."
    requires_system_checks = ()  # they would bring in all pages first

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="api", help="what it is for")
        parser.add_argument("--days", type=int, default=90, help="how long it is good")
        parser.add_argument("--end", action="store_true", help="end the account's tokens of that name instead")

    def handle(self, *, username: str, name: str, days: int, end: bool, **options: Any) -> None:  # noqa: ARG002
        try:
            user = User.objects.get(username=username)
            said = _ended(user, name) if end else issue_token(user=user, name=name, days=days, by=system_viewer())
        except (User.DoesNotExist, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(said)


def _ended(user: User, name: str) -> str:
    """End the tokens of that name, and say how many. Raises ValueError where there is none."""
    tokens = list(open_tokens(user, name))
    if not tokens:
        raise ValueError(f"{user.username} has no token called {name!r} that could be ended")
    for token in tokens:
        end_token(token=token, by=system_viewer())
    return f"{user.username}: {len(tokens)} ended"
